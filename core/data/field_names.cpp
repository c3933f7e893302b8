#include "core/data/field_names.h"

#include "core/base/utf8.h"
#include "core/data/row_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace plateau::data {

std::string plainName(std::string_view text, Case letters) {
    constexpr std::string_view space = " \t\r\n";
    const auto begin = std::min(text.find_first_not_of(space), text.size());
    const auto end = text.find_last_not_of(space) + 1;
    std::string out(text.substr(begin, end > begin ? end - begin : 0));
    if (letters == Case::Folded) {
        std::transform(out.begin(), out.end(), out.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    }
    return out;
}

bool holdsWord(std::string_view name, std::string_view word) {
    const std::string padded = " " + plainName(name, Case::Folded) + " ";
    std::string words = padded;
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
    return words.find(" " + std::string(word) + " ") != std::string::npos;
}

std::vector<std::string> parseFieldList(std::string_view text) {
    std::vector<std::string> fields;
    if (parseDelimited(text, ',', fields)) {
        fields = {std::string(text)}; // a quote that is never closed: no list
    }
    std::vector<std::string> names;
    for (const std::string& field : fields) {
        const std::string name = plainName(field, Case::Kept);
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return names;
}

std::string joinedFieldList(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
        list += list.empty() ? "" : ",";
        const bool plain = name.find_first_of(",\"") == std::string::npos;
        std::string quoted = "\"";
        for (const char c : name) {
            quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        }
        list += plain ? name : quoted + "\"";
    }
    return list;
}

std::string quotedList(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 8;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), shown); ++i) {
        list += fmt::format("{}'{}'", i == 0 ? "" : ", ", printable(names[i], 60));
    }
    return names.size() > shown ? list + ", …" : list;
}

std::string fieldList(const Dataset& dataset) {
    constexpr std::size_t shown = 30;
    std::string list;
    for (std::size_t i = 0; i < std::min(dataset.fields().size(), shown); ++i) {
        const std::string& name = dataset.fields()[i];
        const bool bare = name == plainName(name, Case::Kept);
        list += fmt::format("{}{}{}{}", i == 0 ? "" : ", ", bare ? "" : "'", printable(name, 60),
                            bare ? "" : "'");
    }
    return dataset.fields().size() > shown ? list + ", …" : list;
}

} // namespace plateau::data
