#include "core/tokenizer/wordpiece/bert_normalizer.h"

#include "core/base/utf8.h"
#include "core/tokenizer/unicode_class.h"

#include <algorithm>

namespace plateau::tokenizer {
namespace {

/// Cleaned and spaced code points; `classesSeen` collects the classes of all of them.
std::u32string cleaned(std::string_view text, const BertSettings& settings, std::uint8_t& classesSeen) {
    const auto& classes = CharClasses::instance();
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = decodeUtf8(text, at).value_or(U'\uFFFD');
        const auto flags = classes.of(c);
        if (settings.cleanText && (flags & char_class::removed)) {
            continue;
        }
        if (settings.cleanText && (flags & char_class::space)) {
            c = U' ';
        }
        classesSeen |= flags;
        if (settings.spaceIdeographs && (flags & char_class::ideograph)) {
            out += {U' ', c, U' '};
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

std::string normalize(std::string_view text, const BertSettings& settings) {
    const auto& classes = CharClasses::instance();
    std::uint8_t seen = 0;
    std::u32string points = cleaned(text, settings, seen);
    if (settings.stripAccents && (seen & (char_class::decomposes | char_class::mark))) {
        decompose(points);
        std::erase_if(points, [&](char32_t c) { return (classes.of(c) & char_class::mark) != 0; });
    }
    std::string out;
    out.reserve(text.size() + text.size() / 4);
    for (const char32_t c : points) {
        settings.lowerCase ? appendLower(out, c) : appendUtf8(out, c);
    }
    return out;
}

} // namespace plateau::tokenizer
