#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What Unicode says about characters, by utf8proc.
namespace plateau {

bool isPunctuation(char32_t codePoint); ///< general category P
bool isSymbol(char32_t codePoint);      ///< general category S
bool isNumber(char32_t codePoint);      ///< general category N
bool isHan(char32_t codePoint);         ///< ideographs: the CJK blocks and their extensions

/// White space: the property White_Space and U+001C to U+001F, as str.isspace() of Python.
bool isSpace(char32_t codePoint);

/// The parts between white space, as str.split() of Python. Bytes that are not UTF-8 count as text.
std::vector<std::string_view> splitWords(std::string_view text);

/// The text without the white space, or whatever else is cut, around it. Bytes that are not UTF-8 stay.
std::string_view trimmed(std::string_view text, bool (*cut)(char32_t) = isSpace);

/// Full case folding with canonical (NFC) or compatibility (NFKC) composition; nothing for text that is not
/// UTF-8.
enum class Composition { Canonical, Compatibility };
std::optional<std::string> foldCase(std::string_view text, Composition composition);

/// The canonical composed form (NFC), case kept; nothing for text that is not UTF-8.
std::optional<std::string> composed(std::string_view text);

} // namespace plateau
