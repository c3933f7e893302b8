#include "app/cli/shell_word.h"

#include <algorithm>

namespace plateau::cli {

std::string shellWord(std::string_view text) {
    const bool plainWord = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.' || c == '/' || static_cast<unsigned char>(c) >= 0x80;
    });
    if (plainWord) {
        return std::string(text);
    }
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return word + "'";
}

} // namespace plateau::cli
