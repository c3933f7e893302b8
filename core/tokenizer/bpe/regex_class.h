#pragma once

#include <cstdint>

namespace plateau::tokenizer {

/// What a code point is to the regular expressions of byte-level tokenizers: \p{L}, \p{N}, \s or none.
enum class RegexClass : std::uint8_t { Other, Letter, Number, Space };

/// By the Unicode version of the `tokenizers` package.
RegexClass regexClass(char32_t c);

/// What the `Digits` step of the package takes as numeric.
bool isDigitsNumeric(char32_t c);

} // namespace plateau::tokenizer
