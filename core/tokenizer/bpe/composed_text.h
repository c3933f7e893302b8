#pragma once

#include <string>
#include <string_view>

namespace plateau::tokenizer {

/// NFC (UAX #15) of a valid UTF-8 text.
std::string composedText(std::string_view text);

} // namespace plateau::tokenizer
