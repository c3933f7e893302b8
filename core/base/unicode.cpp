#include "core/base/unicode.h"

#include "core/base/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace plateau {
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

utf8proc_category_t categoryOf(char32_t codePoint) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(codePoint));
}

/// The composed text, with what `options` ask for besides.
std::optional<std::string> mapped(std::string_view text, int options) {
    utf8proc_uint8_t* out = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &out, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
    if (length < 0) {
        return std::nullopt;
    }
    return std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(length));
}

} // namespace

bool isSpace(char32_t c) {
    if (c < 0x80) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isPunctuation(char32_t codePoint) {
    const auto category = categoryOf(codePoint);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

bool isSymbol(char32_t codePoint) {
    const auto category = categoryOf(codePoint);
    return category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO;
}

bool isNumber(char32_t codePoint) {
    const auto category = categoryOf(codePoint);
    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

bool isHan(char32_t c) {
    return c >= hanRanges.front().from &&
           std::any_of(hanRanges.begin(), hanRanges.end(), [c](Range r) { return c >= r.from && c <= r.to; });
}

std::vector<std::string_view> splitWords(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        if (end > begin) {
            words.push_back(text.substr(begin, end - begin));
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const auto c = decodeUtf8(text, at);
        if (c && isSpace(*c)) {
            close(from);
            begin = at;
        }
    }
    close(text.size());
    return words;
}

std::string_view trimmed(std::string_view text, bool (*cut)(char32_t)) {
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const auto c = decodeUtf8(text, at);
        if (!c || !cut(*c)) {
            begin = std::min(begin, from);
            end = at;
        }
    }
    return text.substr(begin, end > begin ? end - begin : 0);
}

std::optional<std::string> foldCase(std::string_view text, Composition composition) {
    const int compatible = composition == Composition::Compatibility ? UTF8PROC_COMPAT : 0;
    return mapped(text, UTF8PROC_CASEFOLD | compatible);
}

std::optional<std::string> composed(std::string_view text) {
    return mapped(text, 0);
}

} // namespace plateau
