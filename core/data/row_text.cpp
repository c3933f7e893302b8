#include "core/data/row_text.h"

#include "core/base/json.h"
#include "core/base/utf8.h"
#include "core/data/sample_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace plateau::data {
namespace {

/// Line ends (LF, CRLF, CR) in the text before `end`.
std::uint64_t lineEnds(std::string_view text, std::size_t end) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < end; ++i) {
        count += text[i] == '\n' ? i == 0 || text[i - 1] != '\r' : text[i] == '\r';
    }
    return count;
}

/// The field of column `number` that starts at `at`; moves `at` behind it.
std::optional<RowFault> takeField(std::string_view text, char delimiter, std::size_t& at, std::size_t number,
                                  std::string& field) {
    if (at == text.size() || text[at] != '"') {
        const auto end = std::min(text.find(delimiter, at), text.size());
        field = text.substr(at, end - at);
        at = end;
        return std::nullopt;
    }
    const std::size_t open = at++;
    for (;;) {
        const auto quote = text.find('"', at);
        if (quote == std::string_view::npos) {
            return RowFault{lineEnds(text, open), "a quote that is never closed"};
        }
        field += text.substr(at, quote - at);
        at = quote + 1;
        if (at == text.size() || text[at] != '"') {
            break;
        }
        field += '"';
        ++at;
    }
    if (at < text.size() && text[at] != delimiter) {
        return RowFault{lineEnds(text, at),
                        fmt::format("text behind the closing quote of column {}", number)};
    }
    return std::nullopt;
}

bool isTextList(const Json& value) {
    return value.is_array() &&
           std::all_of(value.begin(), value.end(), [](const Json& entry) { return entry.is_string(); });
}

/// A table row of writeSampleFile() gets its columns back as fields, instead of their lists and the text made
/// of them.
void unfoldColumns(Json& object) {
    const auto columns = object.find("columns");
    const auto features = object.find("features");
    if (columns == object.end() || features == object.end() || !isTextList(*columns) ||
        !isTextList(*features) || columns->size() != features->size()) {
        return;
    }
    const Json names = std::move(*columns);
    const Json values = std::move(*features);
    object.erase("columns");
    object.erase("features");
    object.erase("text");
    for (std::size_t i = 0; i < names.size(); ++i) {
        object[columnField(names[i].get<std::string>())] = values[i];
    }
}

} // namespace

std::string columnField(const std::string& column) {
    constexpr std::array<std::string_view, 4> others{"group", "id", "label", "row"};
    const bool taken = std::find(others.begin(), others.end(), column) != others.end();
    return taken ? "features." + column : column;
}

std::optional<RowFault> checkText(std::string_view text) {
    if (const auto at = text.find('\0'); at != std::string_view::npos) {
        return RowFault{lineEnds(text, at), fmt::format("a NUL character at byte {} of the row", at + 1)};
    }
    if (const auto at = firstInvalidUtf8(text)) {
        return RowFault{lineEnds(text, *at),
                        fmt::format("byte 0x{:02X} at byte {} of the row is not UTF-8",
                                    static_cast<unsigned>(static_cast<unsigned char>(text[*at])), *at + 1)};
    }
    return std::nullopt;
}

std::optional<RowFault> parseObject(std::string_view text, Json& object) {
    auto parsed = parseJson(text, "");
    if (!parsed) {
        // ":line:column" within the row
        const std::string& where = parsed.error().where;
        const auto colon = where.rfind(':');
        std::uint64_t line = 1;
        std::from_chars(where.data() + 1, where.data() + colon, line);
        return RowFault{line - 1, fmt::format("column {}: {}", where.substr(colon + 1), parsed.error().what)};
    }
    if (!parsed->is_object()) {
        return RowFault{0, fmt::format("a JSON {} where an object belongs", parsed->type_name())};
    }
    object = std::move(*parsed);
    unfoldColumns(object);
    return std::nullopt;
}

std::optional<std::string> valueText(const Json& value) {
    if (value.is_null()) {
        return std::nullopt;
    }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::optional<RowFault> parseDelimited(std::string_view text, char delimiter,
                                       std::vector<std::string>& fields) {
    fields.clear();
    for (std::size_t at = 0;; ++at) {
        std::string field;
        if (auto fault = takeField(text, delimiter, at, fields.size() + 1, field)) {
            return fault;
        }
        if (field.size() > RowLimits::field) {
            return RowFault{
                0, fmt::format("column {} has {} bytes, more than 1 MiB", fields.size() + 1, field.size())};
        }
        if (fields.size() == RowLimits::columns) {
            return RowFault{0, fmt::format("more than {} columns", RowLimits::columns)};
        }
        fields.push_back(std::move(field));
        if (at == text.size()) {
            return std::nullopt;
        }
    }
}

} // namespace plateau::data
