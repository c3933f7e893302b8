#include "core/tokenizer/valid_text.h"

#include "core/base/utf8.h"

namespace plateau::tokenizer {

std::string validText(std::string_view text) {
    if (!firstInvalidUtf8(text)) {
        return std::string(text);
    }
    std::string valid;
    for (std::size_t at = 0; at < text.size();) {
        appendUtf8(valid, decodeUtf8(text, at).value_or(U'\uFFFD'));
    }
    return valid;
}

} // namespace plateau::tokenizer
