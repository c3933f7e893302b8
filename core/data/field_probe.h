#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::data {

/// What a sample of a file's rows holds in one field.
struct FieldProbe {
    std::string name;
    std::uint64_t rows = 0;      ///< rows that could be read
    std::uint64_t filled = 0;    ///< values that are there and not empty
    std::uint64_t nested = 0;    ///< values that are lists or objects
    std::uint64_t lists = 0;     ///< of these, lists that readLabel() takes for one name
    std::uint64_t numbers = 0;   ///< numbers, dates and times: digits and their signs only
    std::uint64_t worded = 0;    ///< values of more than one word, or of Han characters
    std::uint64_t sides = 0;     ///< values that name a side of a split
    std::uint64_t verdicts = 0;  ///< accept, reject, ignore: what annotation tools say about a row
    std::uint64_t named = 0;     ///< values that readLabel() takes for a name
    std::uint64_t chats = 0;     ///< values that are conversations
    std::uint64_t histories = 0; ///< values that are lists of [prompt, answer] pairs
    std::uint64_t characters = 0;
    std::set<std::string> distinct; ///< values
    std::set<std::string> labels;   ///< names as readLabel() reads them
    std::vector<signed char> flags; ///< per row: 0 or 1 ("0", "1", "true", "false"), −1 for others

    bool mostlyFilled() const { return filled * 2 > rows; }
    bool mostly(std::uint64_t count) const { return filled > 0 && count * 10 >= filled * 9; }
    bool isText() const { return mostlyFilled() && nested * 10 < filled && !mostly(numbers); }
    bool isLabel() const { return mostlyFilled() && named * 4 >= filled * 3; }
    /// A label names kinds, so its values return.
    bool repeats() const { return rows < 10 || labels.size() * 2 <= named; }
    bool isFlag() const;
    double meanLength() const {
        return filled == 0 ? 0 : static_cast<double>(characters) / static_cast<double>(filled);
    }
};

inline constexpr std::uint64_t probedRows = 1000;
/// Reads up to `most` rows spread evenly over the file.
std::vector<FieldProbe> probeFields(const Dataset& dataset, std::uint64_t most = probedRows);

/// Whether the header's cells are values of a row: numbers above numbers, or a value that its column holds
/// again.
bool headerLooksLikeData(const Dataset& dataset, const std::vector<FieldProbe>& probes);

/// Columns of 0 and 1 that can be a label each: those with both values, and if there are at least two of them
/// those with one value as well, for rare labels. Else none. Looks at up to
/// 1,000 rows spread over the file.
std::vector<std::string> flagColumns(const Dataset& dataset);

/// Fields of 0 and 1 of which every row has exactly one 1 (at least two fields), or at least three such
/// fields of any kind: one column a class instead of a label.
std::vector<std::string> oneColumnPerClass(const std::vector<const FieldProbe*>& free);

} // namespace plateau::data
