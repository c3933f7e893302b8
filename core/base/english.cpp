#include "core/base/english.h"

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
