#include "app/cli/terminal_text.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

namespace plateau::cli {
namespace {

/// Length of a colour sequence at the start of `text`, 0 without one.
std::size_t colourLength(std::string_view text) {
    if (!text.starts_with("\033[")) {
        return 0;
    }
    const auto end = text.find_first_not_of("0123456789;", 2);
    return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

} // namespace

std::string terminalText(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t colour = colourLength(text.substr(at));
        if (colour > 0 || text[at] == '\n' || text[at] == '\t') {
            const std::size_t length = colour > 0 ? colour : 1;
            out += text.substr(at, length);
            at += length;
            continue;
        }
        const std::size_t begin = at;
        decodeUtf8(text, at);
        out += printable(text.substr(begin, at - begin), 1);
    }
    return out;
}

std::string terminalJson(std::string text) {
    for (std::size_t at = text.find('\xC2'); at != std::string::npos; at = text.find('\xC2', at + 1)) {
        const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        if (second >= 0x80 && second <= 0x9F) {
            text.replace(at, 2, fmt::format("\\u{:04x}", second));
        }
    }
    return text;
}

} // namespace plateau::cli
