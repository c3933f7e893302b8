#include "core/base/english.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plateau {
namespace {

bool ends(std::string_view text) {
    constexpr std::string_view marks[] = {".", "!", "?", ":", "…", "。"};
    for (const std::string_view mark : marks) {
        if (text.ends_with(mark)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return count == 1 || !many.empty() ? fmt::format("{} {}", count, count == 1 ? one : many)
                                       : fmt::format("{} {}s", count, one);
}

std::string significant(double value, int digits) {
    if (!std::isfinite(value) || value == 0) {
        return std::isfinite(value) ? "0" : fmt::format("{}", value);
    }
    const int before = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
    std::string text = fmt::format("{:.{}f}", value, std::max(0, digits - before));
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    constexpr int grouped = 5; // digits before the point from which on commas help
    const std::ptrdiff_t first = value < 0 ? 1 : 0;
    for (std::ptrdiff_t at = before >= grouped ? before - 3 : 0; at > 0; at -= 3) {
        text.insert(text.begin() + first + at, ',');
    }
    return text;
}

std::string asSentences(std::string_view first, std::string_view second) {
    std::string text;
    for (const std::string_view part : {first, second}) {
        if (!part.empty()) {
            text += fmt::format("{}{}{}", text.empty() ? "" : " ", part, ends(part) ? "" : ".");
        }
    }
    return text;
}

} // namespace plateau
