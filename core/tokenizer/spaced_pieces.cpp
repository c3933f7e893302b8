#include "core/tokenizer/spaced_pieces.h"

#include <fmt/format.h>

namespace plateau::tokenizer {
namespace {

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string result;
    for (auto at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
        result += text.substr(0, at);
        result += to;
        text.remove_prefix(at + from.size());
    }
    return result + std::string(text);
}

} // namespace

std::optional<unsigned char> byteOf(std::string_view piece) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (piece.size() != 6 || !piece.starts_with("<0x") || piece[5] != '>') {
        return std::nullopt;
    }
    const auto high = digits.find(piece[3]);
    const auto low = digits.find(piece[4]);
    return high == std::string_view::npos || low == std::string_view::npos
               ? std::nullopt
               : std::optional(static_cast<unsigned char>(high * 16 + low));
}

std::string pieceOf(unsigned char byte) {
    return fmt::format("<0x{:02X}>", byte);
}

std::string withMarks(std::string_view text) {
    return replaced(text, " ", spaceMark);
}

std::string withSpaces(std::string_view text) {
    return replaced(text, spaceMark, " ");
}

} // namespace plateau::tokenizer
