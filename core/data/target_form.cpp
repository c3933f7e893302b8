#include "core/data/target_form.h"

#include "core/base/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace plateau::data {
namespace {

constexpr std::string_view space = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(space) - first + 1);
}

void add(std::string_view label, std::vector<std::string>& labels) {
    label = trimmed(label);
    if (!label.empty()) {
        labels.emplace_back(label);
    }
}

std::optional<std::vector<std::string>> fromList(std::string_view text) {
    const auto list = parseJson(text, "labels");
    if (!list || !list->is_array()) {
        return std::nullopt;
    }
    std::vector<std::string> labels;
    for (const Json& entry : *list) {
        if (entry.is_string()) {
            add(entry.get<std::string>(), labels);
        } else if (entry.is_number() || entry.is_boolean()) {
            add(entry.dump(), labels);
        } else {
            return std::nullopt;
        }
    }
    return labels;
}

} // namespace

std::optional<std::vector<std::string>> parseClassSet(std::string_view text) {
    text = trimmed(text);
    std::vector<std::string> labels;
    if (text.starts_with('[') && text.ends_with(']')) {
        auto list = fromList(text);
        if (!list) {
            return std::nullopt;
        }
        labels = std::move(*list);
    } else {
        const char* separators = text.find_first_of(";|") != std::string_view::npos ? ";|" : ",";
        while (!text.empty()) {
            const auto end = std::min(text.find_first_of(separators), text.size());
            add(text.substr(0, end), labels);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

std::string joinedClassSet(const std::vector<std::string>& labels) {
    return fmt::format("{}", fmt::join(labels, " | "));
}

std::optional<bool> parseFlag(std::string_view text) {
    if (text == "1" || text == "true" || text == "True" || text == "TRUE") {
        return true;
    }
    const bool no = text == "0" || text == "false" || text == "False" || text == "FALSE";
    return no ? std::optional(false) : std::nullopt;
}

std::optional<double> parseNumber(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace plateau::data
