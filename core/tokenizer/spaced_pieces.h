#pragma once

#include <optional>
#include <string>
#include <string_view>

/// How SentencePiece, and what is made of it, writes pieces.
namespace plateau::tokenizer {

inline constexpr std::string_view spaceMark = "\u2581"; ///< "▁", stands for a space

/// The byte that a piece such as "<0x0A>" stands for.
std::optional<unsigned char> byteOf(std::string_view piece);
std::string pieceOf(unsigned char byte);

std::string withMarks(std::string_view text);  ///< every space as "▁"
std::string withSpaces(std::string_view text); ///< and back

} // namespace plateau::tokenizer
