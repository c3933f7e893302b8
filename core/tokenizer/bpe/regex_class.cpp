#include "core/tokenizer/bpe/regex_class.h"

#include "core/tokenizer/unicode_tables.h"

#include <utf8proc.h>

#include <algorithm>
#include <span>

namespace plateau::tokenizer {
namespace {

bool contains(std::span<const tables::CodePoints> ranges, char32_t c) {
    const auto next = std::upper_bound(ranges.begin(), ranges.end(), c,
                                       [](char32_t value, const auto& range) { return value < range.first; });
    return next != ranges.begin() && c <= std::prev(next)->last;
}

} // namespace

RegexClass regexClass(char32_t c) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return RegexClass::Letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return RegexClass::Number;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
        return contains(tables::spaces, c) ? RegexClass::Space : RegexClass::Other;
    case UTF8PROC_CATEGORY_CN: // perhaps assigned since
        return contains(tables::newLetters, c)   ? RegexClass::Letter
               : contains(tables::newNumbers, c) ? RegexClass::Number
                                                 : RegexClass::Other;
    default:
        return RegexClass::Other;
    }
}

bool isDigitsNumeric(char32_t c) {
    return regexClass(c) == RegexClass::Number || contains(tables::newDigits, c);
}

} // namespace plateau::tokenizer
