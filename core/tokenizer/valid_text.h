#pragma once

#include <string>
#include <string_view>

namespace plateau::tokenizer {

/// UTF-8 with U+FFFD for every byte that is none.
std::string validText(std::string_view text);

} // namespace plateau::tokenizer
