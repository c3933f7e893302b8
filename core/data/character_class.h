#pragma once

#include "core/base/unicode.h"

#include <string_view>

namespace plateau::data {

/// White space as Unicode defines it.
bool isWhiteSpace(char32_t codePoint);

using plateau::isHan;

/// Nothing but white space.
bool isBlank(std::string_view text);

} // namespace plateau::data
