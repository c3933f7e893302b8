#include "core/tokenizer/bpe/composed_text.h"

#include "core/base/utf8.h"
#include "core/tokenizer/unicode_class.h"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

namespace plateau::tokenizer {

std::string composedText(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        points += decodeUtf8(text, at).value_or(U'\uFFFD');
    }
    const bool plain =
        std::all_of(points.begin(), points.end(), [](char32_t c) { return c < 0x300; }); // already composed
    if (plain) {
        return std::string(text);
    }
    decompose(points);
    std::vector<utf8proc_int32_t> buffer(points.begin(), points.end());
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const auto length =
        utf8proc_normalize_utf32(buffer.data(), static_cast<utf8proc_ssize_t>(buffer.size()), options);
    std::string composed;
    for (utf8proc_ssize_t i = 0; i < length; ++i) {
        appendUtf8(composed, static_cast<char32_t>(buffer[static_cast<std::size_t>(i)]));
    }
    return composed;
}

} // namespace plateau::tokenizer
