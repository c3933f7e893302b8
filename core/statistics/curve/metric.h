#pragma once

#include <limits>
#include <optional>
#include <string_view>

/// What a score means to the fit: which way is better, where it ends, how it is shown. Nothing here knows
/// how a metric is computed.
namespace plateau::statistics {

enum class Better { Higher, Lower };
enum class Display {
    Percent, ///< 0.9 as "90 %", gains in points
    Plain,   ///< as it is
};

struct Metric {
    std::string_view id = "accuracy"; ///< stable; must outlive the metric (a literal)
    std::string_view noun{};          ///< with article: "a loss"; empty: the number speaks for itself
    Better better = Better::Higher;
    double low = 0; ///< least and largest possible score, or ∓infinity; the better end is finite
    double high = 1;
    Display display = Display::Percent;
    bool proportion = false; ///< a share of right or wrong test items: binomial noise over them
    /// Of unbounded metrics: so much in score units is one unit of y; 0 = taken from the curve (settled()).
    double scale = 1;

    /// Both ends are known: y lies in [0, 1].
    bool bounded() const { return high - low < std::numeric_limits<double>::infinity(); }
    /// Score units of one unit of y.
    double unit() const { return bounded() ? high - low : scale > 0 ? scale : 1; }

    static const Metric Accuracy; ///< larger is better; binomial noise over test items
    static const Metric F1;       ///< larger is better; noise over items by bootstrap
    static const Metric Error;    ///< smaller is better; binomial noise
    static const Metric Loss;     ///< nats, ≥ 0, smaller is better; noise by bootstrap

    friend bool operator==(const Metric& a, const Metric& b) { return a.id == b.id; }
};

inline constexpr Metric Metric::Accuracy{.proportion = true};
inline constexpr Metric Metric::F1{.id = "f1", .noun = "an F1"};
inline constexpr Metric Metric::Error{
    .id = "error", .noun = "an error", .better = Better::Lower, .proportion = true};
inline constexpr Metric Metric::Loss{.id = "loss",
                                     .noun = "a loss",
                                     .better = Better::Lower,
                                     .high = std::numeric_limits<double>::infinity(),
                                     .display = Display::Plain};

/// Stable names: "accuracy", "f1", "error", "loss".
std::string_view name(const Metric& metric);
/// One of the four above.
std::optional<Metric> metricFromName(std::string_view name);
bool largerIsBetter(const Metric& metric);
bool isBounded(const Metric& metric);
/// A score that the metric can have; false for NaN.
bool isPossible(const Metric& metric, double score);
/// y = distance from the best possible score in units of the metric: 1 − score for an accuracy, the score
/// itself for an error or a loss.
double errorFromScore(const Metric& metric, double score);
double scoreFromError(const Metric& metric, double y);

} // namespace plateau::statistics
