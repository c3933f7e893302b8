#include "core/data/character_class.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace plateau::data {
namespace {

struct Range {
    char32_t from;
    char32_t to;
};

/// Blocks of Unicode 15 whose script is Han.
constexpr std::array hanRanges{
    Range{0x2E80, 0x2FD5},   Range{0x3005, 0x3005},   Range{0x3007, 0x3007},   Range{0x3021, 0x3029},
    Range{0x3038, 0x303B},   Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xF900, 0xFAD9},
    Range{0x20000, 0x2A6DF}, Range{0x2A700, 0x2EBE0}, Range{0x2F800, 0x2FA1D}, Range{0x30000, 0x323AF},
};

} // namespace

bool isWhiteSpace(char32_t c) {
    if (c < 0x80) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isHan(char32_t c) {
    return c >= hanRanges.front().from &&
           std::any_of(hanRanges.begin(), hanRanges.end(), [c](Range r) { return c >= r.from && c <= r.to; });
}

bool isBlank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = decodeUtf8(text, at);
        if (!c || !isWhiteSpace(*c)) {
            return false;
        }
    }
    return true;
}

} // namespace plateau::data
