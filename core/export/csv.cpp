#include "core/export/csv.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <cmath>

namespace plateau::exporter {
namespace {

bool startsFormula(char32_t c) {
    for (const char32_t start :
         {U'=', U'+', U'-', U'@', U'\t', U'\r', U'\n', U'\uFF1D', U'\uFF0B', U'\uFF0D', U'\uFF20'}) {
        if (c == start) {
            return true;
        }
    }
    return false;
}

std::string inert(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool first = out.empty();
        const char32_t c = decodeUtf8(text, at).value_or(U'\uFFFD');
        out += first && startsFormula(c) ? "'" : "";
        appendUtf8(out, c == 0 ? U'\uFFFD' : c);
    }
    return out;
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n\t'") == std::string::npos && !text.starts_with(' ') &&
        !text.ends_with(' ')) {
        return text;
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

struct CellText {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return quoted(inert(text)); }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const {
        return std::isfinite(number) ? fmt::format("{}", number) : "";
    }
};

} // namespace

std::string csvLine(const CsvRow& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        line += i == 0 ? "" : ",";
        line += std::visit(CellText{}, row[i]);
    }
    return line + "\r\n";
}

std::string csvText(const std::vector<std::string>& header, const std::vector<CsvRow>& rows) {
    std::string text = csvLine(CsvRow(header.begin(), header.end()));
    for (const CsvRow& row : rows) {
        text += csvLine(row);
    }
    return text;
}

} // namespace plateau::exporter
