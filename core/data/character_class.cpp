#include "core/data/character_class.h"

#include "core/base/utf8.h"

namespace plateau::data {

bool isWhiteSpace(char32_t c) {
    if (c < 0x80) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
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
