#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Scores of a model on a set of items. A task turns outputs into columns once (ItemTable); nothing above it
/// knows what the columns mean, only metrics do.
namespace plateau::metric {

enum class Direction { HigherIsBetter, LowerIsBetter };

/// How a value is written: 0.931 as "93.1 %", or with its unit.
enum class Display { Percent, Plain, Nats, Bits };

/// Values a metric can have, both ends included where they are finite.
struct Range {
    double low = 0;
    double high = 1;
    bool operator==(const Range&) const = default;
};

inline constexpr double unlimited = std::numeric_limits<double>::infinity();

struct MetricInfo {
    std::string_view id;     ///< stable: in files, on the command line
    std::string_view name;   ///< English, in the middle of a sentence: "accuracy", "nats per token"
    std::string_view noun{}; ///< with article, in front of "of 0.9"; empty: the number speaks for itself
    Direction better = Direction::HigherIsBetter;
    Range range{};
    Display display = Display::Percent;
    /// Every item counts once as right or wrong: the noise over items is binomial.
    bool binomial = false;

    bool higherIsBetter() const { return better == Direction::HigherIsBetter; }
    bool isBetter(double first, double second) const {
        return higherIsBetter() ? first > second : first < second;
    }
    /// A target somebody can ask for: inside the range, and neither its best nor its worst end.
    bool canBeTarget(double value) const { return value > range.low && value < range.high; }
};

/// What came out for each item of an evaluation set, as numbers by name.
struct ItemTable {
    std::vector<std::string> items;  ///< ids, N
    std::vector<std::string> groups; ///< N; equal ones go right and wrong together; or empty
    std::map<std::string, std::vector<double>> columns; ///< N each

    std::size_t size() const { return items.size(); }
    /// Null when there is no such column.
    const std::vector<double>* find(std::string_view column) const;
    bool operator==(const ItemTable&) const = default;
};

class Metric {
public:
    virtual ~Metric() = default;
    virtual const MetricInfo& info() const = 0;
    /// The columns it reads; a table without one of them has no such score.
    virtual std::vector<std::string_view> columns() const = 0;
    /// @param chosen positions in the table, repeats allowed, at least one. Pre: the columns are there.
    virtual double value(const ItemTable& table, std::span<const std::size_t> chosen) const = 0;
    /// Standard error of the value over items (over groups where there are some): by default the spread of
    /// 200 bootstrap draws with fixed random numbers. 0 for fewer than two items or groups.
    virtual double standardError(const ItemTable& table) const;

    bool readable(const ItemTable& table) const;
    double value(const ItemTable& table) const; ///< over all items
};

/// Null for an unknown id.
const Metric* find(std::string_view id);
/// Every metric there is.
std::span<const Metric* const> all();

/// The name as a title: "Root mean squared error".
std::string title(const MetricInfo& info);

/// "93.1 %", "0.412", "2.31 nats", "1.07 bits": the value as people read it.
/// @param digits behind the decimal point; of per cent for Percent
std::string written(const MetricInfo& info, double value, int digits = -1);

} // namespace plateau::metric
