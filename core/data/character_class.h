#pragma once

#include <string_view>

namespace plateau::data {

/// White space as Unicode defines it.
bool isWhiteSpace(char32_t codePoint);

/// Han ideographs: the CJK blocks and their extensions.
bool isHan(char32_t codePoint);

/// Nothing but white space.
bool isBlank(std::string_view text);

} // namespace plateau::data
