#pragma once

#include "core/data/dataset.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::data {

/// Why the text of a row is no row.
struct RowFault {
    std::uint64_t linesDown = 0; ///< lines between the row's first one and the fault
    std::string reason;
};

/// Refuses NUL and bytes that are not UTF-8.
std::optional<RowFault> checkText(std::string_view text);

/// The row of one JSON object; nothing but objects is accepted. Table rows of a sample file ("columns" and
/// "features", see sample_file.h) have their columns as fields.
std::optional<RowFault> parseObject(std::string_view text, Json& object);

/// A JSON value as Row holds it.
std::optional<std::string> valueText(const Json& value);

/// Splits a row of delimited text into its fields, quotes removed.
std::optional<RowFault> parseDelimited(std::string_view text, char delimiter,
                                       std::vector<std::string>& fields);

} // namespace plateau::data
