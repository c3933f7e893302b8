#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plateau::tokenizer {

/// The characters that byte-level vocabularies write bytes with (Radford et al. 2019): printable Latin-1 for
/// itself, the other bytes in their order from U+0100 on.
char32_t characterOfByte(unsigned char byte);
std::optional<unsigned char> byteOfCharacter(char32_t c);

/// A text as the vocabulary would write it: a character for each byte.
std::string writtenBytes(std::string_view bytes);
/// The reverse; nothing when a character stands for no byte.
std::optional<std::string> bytesOfWritten(std::string_view written);

} // namespace plateau::tokenizer
