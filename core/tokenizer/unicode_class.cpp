#include "core/tokenizer/unicode_class.h"

#include "core/base/utf8.h"
#include "core/tokenizer/unicode_tables.h"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>
#include <span>

namespace plateau::tokenizer {
namespace {

constexpr char32_t lastCodePoint = 0x10FFFF;

std::int32_t asUtf8proc(char32_t c) {
    return static_cast<std::int32_t>(c);
}

bool contains(std::span<const tables::CodePoints> ranges, char32_t c) {
    const auto next = std::upper_bound(ranges.begin(), ranges.end(), c,
                                       [](char32_t value, const auto& range) { return value < range.first; });
    return next != ranges.begin() && c <= std::prev(next)->last;
}

char32_t simpleLower(char32_t c) {
    for (const auto& range : tables::lowerCase) {
        if (c >= range.first && c <= range.last) {
            return range.lowerFirst + (c - range.first);
        }
    }
    return static_cast<char32_t>(utf8proc_tolower(asUtf8proc(c)));
}

bool hasDecomposition(char32_t c) {
    const auto* property = utf8proc_get_property(asUtf8proc(c));
    const bool hangul = c >= 0xAC00 && c <= 0xD7A3;
    const bool canonical = property->decomp_type == 0 && property->decomp_seqindex != UINT16_MAX;
    return (hangul || canonical || property->combining_class != 0) && !contains(tables::outsideNfd, c);
}

void mark(std::vector<std::uint8_t>& flags, std::span<const tables::CodePoints> ranges, std::uint8_t flag) {
    for (const auto& range : ranges) {
        for (char32_t c = range.first; c <= range.last; ++c) {
            flags[c] |= flag;
        }
    }
}

std::vector<std::uint8_t> classifyAll() {
    std::vector<std::uint8_t> flags(lastCodePoint + 1);
    mark(flags, tables::removed, char_class::removed);
    mark(flags, tables::spaces, char_class::space);
    mark(flags, tables::ideographs, char_class::ideograph);
    mark(flags, tables::marks, char_class::mark);
    mark(flags, tables::punctuation, char_class::punctuation);
    for (char32_t c = 0; c <= lastCodePoint; ++c) {
        if (hasDecomposition(c)) {
            flags[c] |= char_class::decomposes;
        }
        if (simpleLower(c) != c) {
            flags[c] |= char_class::cased;
        }
    }
    return flags;
}

int combiningClass(char32_t c) {
    const bool known = CharClasses::instance().of(c) & char_class::decomposes;
    return known ? utf8proc_get_property(asUtf8proc(c))->combining_class : 0;
}

/// Canonical ordering: each run of non-zero combining classes, stably by class.
void orderMarks(std::u32string& text) {
    const auto isMark = [](char32_t c) { return combiningClass(c) != 0; };
    for (auto at = std::find_if(text.begin(), text.end(), isMark); at != text.end();) {
        const auto end = std::find_if_not(at, text.end(), isMark);
        std::stable_sort(at, end,
                         [](char32_t a, char32_t b) { return combiningClass(a) < combiningClass(b); });
        at = std::find_if(end, text.end(), isMark);
    }
}

} // namespace

CharClasses::CharClasses() {
    const auto flags = classifyAll();
    m_classes.assign(256, 0);
    for (std::size_t block = 0; block < m_blocks.size(); ++block) {
        const auto begin = flags.begin() + static_cast<std::ptrdiff_t>(block * 256);
        if (std::any_of(begin, begin + 256, [](std::uint8_t flag) { return flag != 0; })) {
            m_blocks[block] = static_cast<std::uint32_t>(m_classes.size());
            m_classes.insert(m_classes.end(), begin, begin + 256);
        }
    }
}

const CharClasses& CharClasses::instance() {
    static const CharClasses classes;
    return classes;
}

void decompose(std::u32string& text) {
    const auto& classes = CharClasses::instance();
    std::u32string out;
    out.reserve(text.size() * 2);
    for (const char32_t c : text) {
        if ((classes.of(c) & char_class::decomposes) == 0) {
            out += c;
            continue;
        }
        std::array<utf8proc_int32_t, 16> parts{};
        int boundary = 0;
        const auto count =
            utf8proc_decompose_char(asUtf8proc(c), parts.data(), parts.size(), UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t i = 0; i < count; ++i) {
            out += static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
        }
    }
    orderMarks(out);
    text = std::move(out);
}

void appendLower(std::string& out, char32_t c) {
    if (c == 0x130) { // the only code point whose full lower case has two
        out += "i\u0307";
    } else {
        appendUtf8(out, (CharClasses::instance().of(c) & char_class::cased) ? simpleLower(c) : c);
    }
}

} // namespace plateau::tokenizer
