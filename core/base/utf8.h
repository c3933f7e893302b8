#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plateau {

/// Decodes the code point at `at` and moves `at` behind it; nothing for an invalid sequence (`at` then moves
/// one byte). Overlong forms, surrogates and values above U+10FFFF are invalid (RFC 3629).
std::optional<char32_t> decodeUtf8(std::string_view text, std::size_t& at);

void appendUtf8(std::string& out, char32_t codePoint);

/// Offset of the first invalid byte, or nothing for valid UTF-8.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

std::size_t countCodePoints(std::string_view text);

/// Text safe to print: control, bidirectional and invalid bytes as \xNN or \u{NNNN}, cut to `limit` code
/// points with "…".
std::string printable(std::string_view text, std::size_t limit = 200);

} // namespace plateau
