#include "core/data/label_value.h"

#include "core/base/json.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/data/character_class.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <vector>

namespace plateau::data {
namespace {

constexpr std::size_t namedValues = 5;

bool isInvisible(char32_t c) {
    return isWhiteSpace(c) || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

LabelReading readName(std::string_view value) {
    LabelReading reading;
    reading.label = std::string(trimmed(value, isInvisible));
    if (!isAscii(reading.label)) {
        reading.label = composed(reading.label).value_or(reading.label);
    }
    reading.respelled = reading.label != value;
    if (reading.label.empty()) {
        reading.fault = "is empty";
    }
    return reading;
}

/// Text between quotes of Python's; moves `at` behind the closing one.
std::optional<std::string> pythonString(std::string_view text, std::size_t& at) {
    const char quote = at < text.size() ? text[at] : '\0';
    if (quote != '\'' && quote != '"') {
        return std::nullopt;
    }
    std::string out;
    for (++at; at < text.size() && text[at] != quote; ++at) {
        at += text[at] == '\\' && at + 1 < text.size();
        out += text[at];
    }
    return at < text.size() ? (++at, std::optional(out)) : std::nullopt;
}

/// ['refund', 'defect'] as a JSON list.
std::optional<Json> pythonList(std::string_view text) {
    Json list = Json::array();
    std::size_t at = 1;
    const auto skipSpace = [&] { at = std::min(text.find_first_not_of(' ', at), text.size()); };
    for (skipSpace(); at < text.size() && text[at] != ']'; skipSpace()) {
        if (!list.empty() && text[at++] != ',') {
            return std::nullopt;
        }
        skipSpace();
        auto value = pythonString(text, at);
        if (!value) {
            return std::nullopt;
        }
        list.push_back(std::move(*value));
    }
    return at + 1 == text.size() ? std::optional(list) : std::nullopt;
}

bool enclosed(std::string_view text, char open, char close) {
    return text.size() > 1 && text.front() == open && text.back() == close;
}

/// The list or object that a cell holds; nothing for plain text.
std::optional<Json> nestedValue(std::string_view value) {
    const std::string_view text = trimmed(value, isInvisible);
    const bool list = enclosed(text, '[', ']');
    if (!list && !enclosed(text, '{', '}')) {
        return std::nullopt;
    }
    if (auto parsed = parseJson(text, ""); parsed && parsed->is_structured()) {
        return std::move(*parsed);
    }
    if (list) {
        return pythonList(text);
    }
    std::size_t at = 1;
    const bool python = pythonString(text, at) && at < text.size() && text[at] == ':';
    return python ? std::optional(Json::object()) : std::nullopt;
}

std::string nameList(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), namedValues); ++i) {
        list += (i == 0 ? "" : ", ") + printable(names[i], 40);
    }
    return names.size() > namedValues ? list + ", …" : list;
}

LabelReading readList(const Json& list) {
    std::vector<std::string> names;
    for (const Json& entry : list) {
        if (entry.is_structured() || entry.is_null()) {
            return {"", "is a list of lists or objects where a name belongs", false};
        }
        const std::string name =
            readName(entry.is_string() ? entry.get_ref<const std::string&>() : entry.dump()).label;
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    if (names.size() == 1) {
        return {names.front(), "", false};
    }
    return {"",
            names.empty()
                ? "is an empty list"
                : fmt::format("has {} values ({}) where one belongs", names.size(), nameList(names)),
            false};
}

} // namespace

LabelReading readLabel(std::string_view value) {
    const auto nested = nestedValue(value);
    if (!nested) {
        return readName(value);
    }
    if (nested->is_array()) {
        return readList(*nested);
    }
    const auto choices = nested->size() == 1 ? nested->find("choices") : nested->end();
    return choices != nested->end() && choices->is_array()
               ? readList(*choices)
               : LabelReading{"", "is a JSON object where a name belongs", false};
}

bool isNested(std::string_view value) {
    return nestedValue(value).has_value();
}

std::string lookAlikeForm(std::string_view label) {
    const std::string folded = foldCase(label, Composition::Compatibility).value_or(std::string(label));
    std::string form;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t from = at;
        const auto c = decodeUtf8(folded, at);
        if (!c || !isInvisible(*c)) {
            form += folded.substr(from, at - from);
        }
    }
    return form;
}

bool looksMissing(std::string_view label) {
    constexpr std::array<std::string_view, 12> names{"na",   "n/a", "nan", "null", "none", "nil",
                                                     "#n/a", "-",   "--",  "?",    "<na>", "n.a."};
    std::string lower(label.substr(0, 8));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(names.begin(), names.end(), lower) != names.end();
}

} // namespace plateau::data
