#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace plateau::tokenizer {

/// What a code point is to a BERT tokenizer; several may hold at once. Nothing set: an ordinary letter.
namespace char_class {
inline constexpr std::uint8_t removed = 1;      ///< dropped by text cleaning
inline constexpr std::uint8_t space = 2;        ///< separates words
inline constexpr std::uint8_t ideograph = 4;    ///< a word of its own where ideographs are set apart
inline constexpr std::uint8_t mark = 8;         ///< non-spacing, dropped by accent stripping
inline constexpr std::uint8_t punctuation = 16; ///< a word of its own
inline constexpr std::uint8_t decomposes = 32;  ///< changed or reordered by NFD
inline constexpr std::uint8_t cased = 64;       ///< has another lower case
} // namespace char_class

/// The classes of every code point, built once (about 5 ms) on first use; safe from several threads.
class CharClasses {
public:
    static const CharClasses& instance();

    std::uint8_t of(char32_t c) const {
        return c <= 0x10FFFF ? m_classes[m_blocks[c >> 8] + (c & 0xFF)] : std::uint8_t{0};
    }

private:
    CharClasses();

    std::array<std::uint32_t, 0x1100> m_blocks{};
    std::vector<std::uint8_t> m_classes;
};

/// Canonical decomposition (NFD, UAX #15), with the Unicode version of the `tokenizers` package.
void decompose(std::u32string& text);

/// Appends the full lower case of one code point, without context: 'İ' gives two code points, a final sigma
/// is not treated specially.
void appendLower(std::string& out, char32_t c);

} // namespace plateau::tokenizer
