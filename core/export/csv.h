#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace plateau::exporter {

/// Nothing, a text, a whole number or a number. NaN and infinities are written as nothing.
using CsvCell = std::variant<std::monostate, std::string, std::int64_t, double>;
using CsvRow = std::vector<CsvCell>;

/// One line of CSV (RFC 4180, ends in CRLF). Numbers are written shortest and read back exactly, with '.'.
/// A text that a spreadsheet would take for a formula (begins with = + - @, their full-width forms, tab, CR
/// or LF) gets a ' in front; NUL and invalid UTF-8 become U+FFFD. For results: datasets are never changed
/// this way.
std::string csvLine(const CsvRow& row);

/// Header and rows.
std::string csvText(const std::vector<std::string>& header, const std::vector<CsvRow>& rows);

} // namespace plateau::exporter
