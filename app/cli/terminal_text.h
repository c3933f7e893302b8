#pragma once

#include <string>
#include <string_view>

namespace plateau::cli {

/// Text as a terminal may have it: line ends, tabs and colours (ESC[…m) stay, every other control or
/// bidirectional character and every byte that is no UTF-8 is written out as printable() does. Names and
/// cells of files are untrusted: one that holds an escape sequence must not move the cursor or set the title.
std::string terminalText(std::string_view text);

/// JSON text whose C1 controls (U+0080 to U+009F, commands to some terminals) are escaped: the same JSON.
std::string terminalJson(std::string text);

} // namespace plateau::cli
