#include "core/metric/bleu_tokens.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace plateau::statistics {
namespace {

constexpr std::array names{std::pair{BleuTokenizer::V13a, "13a"}, std::pair{BleuTokenizer::Zh, "zh"},
                           std::pair{BleuTokenizer::Intl, "intl"}, std::pair{BleuTokenizer::None, "none"}};

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

std::string joined(std::string_view text) {
    std::string line;
    for (const std::string_view word : splitWords(text)) {
        line += line.empty() ? "" : " ";
        line += word;
    }
    return line;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isPoint(char c) {
    return c == '.' || c == ',';
}

/// [\{-\~\[-\` -\&\(-\+\:-\@\/]: the marks of ASCII but for ' , - and .
bool isMark(char c) {
    return (c >= '{' && c <= '~') || (c >= '[' && c <= '`') || (c >= ' ' && c <= '&') ||
           (c >= '(' && c <= '+') || (c >= ':' && c <= '@') || c == '/';
}

/// Replaces every pair of neighbours that `matches` accepts by before + first + between + second + after,
/// left to right without overlap: what re.sub does with a pattern of two characters.
template <typename Text, typename Matches>
Text spaced(const Text& text, Matches matches, bool before, bool between, bool after) {
    const typename Text::value_type space = ' ';
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool match = i + 1 < text.size() && matches(text[i], text[i + 1]);
        if (match && before) {
            out += space;
        }
        out += text[i];
        if (!match) {
            continue;
        }
        if (between) {
            out += space;
        }
        out += text[++i];
        if (after) {
            out += space;
        }
    }
    return out;
}

/// The part that 13a and zh share. Bytes serve as characters: all that is looked for is ASCII.
std::string western(const std::string& line) {
    std::string marked;
    for (const char c : line) {
        marked += isMark(c) ? std::string{' ', c, ' '} : std::string(1, c);
    }
    marked = spaced(
        marked, [](char a, char b) { return !isDigit(a) && isPoint(b); }, false, true, true);
    marked = spaced(
        marked, [](char a, char b) { return isPoint(a) && !isDigit(b); }, true, true, false);
    marked = spaced(
        marked, [](char a, char b) { return isDigit(a) && b == '-'; }, false, true, true);
    return joined(marked);
}

std::string tokens13a(std::string line) {
    replaceAll(line, "<skipped>", "");
    replaceAll(line, "-\n", "");
    replaceAll(line, "\n", " ");
    replaceAll(line, "&quot;", "\"");
    replaceAll(line, "&amp;", "&");
    replaceAll(line, "&lt;", "<");
    replaceAll(line, "&gt;", ">");
    return western(" " + line + " ");
}

struct Range {
    char32_t from;
    char32_t to;
};

/// Those of sacrebleu, with the two meant for planes beyond the first as they really work there: written with
/// four hexadecimal digits, they compare as U+2000 followed by "0" to U+2A6D followed by "6", and so on.
constexpr std::array chineseRanges{
    Range{0x3400, 0x4DB5}, Range{0x4E00, 0x9FA5}, Range{0x9FA6, 0x9FBB}, Range{0xF900, 0xFA2D},
    Range{0xFA30, 0xFA6A}, Range{0xFA70, 0xFAD9}, Range{0x2001, 0x2A6D}, Range{0x2F81, 0x2FA1},
    Range{0xFF00, 0xFFEF}, Range{0x2E80, 0x2EFF}, Range{0x3000, 0x303F}, Range{0x31C0, 0x31EF},
    Range{0x2F00, 0x2FDF}, Range{0x2FF0, 0x2FFF}, Range{0x3100, 0x312F}, Range{0x31A0, 0x31BF},
    Range{0xFE10, 0xFE1F}, Range{0xFE30, 0xFE4F}, Range{0x2600, 0x26FF}, Range{0x2700, 0x27BF},
    Range{0x3200, 0x32FF}, Range{0x3300, 0x33FF}};

std::string tokensZh(std::string_view line) {
    std::string spread;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t from = at;
        const char32_t c = decodeUtf8(line, at).value_or(0);
        const bool chinese = std::any_of(chineseRanges.begin(), chineseRanges.end(), [c](const Range& range) {
            return c >= range.from && c <= range.to;
        });
        spread += chinese ? " " : "";
        spread += line.substr(from, at - from);
        spread += chinese ? " " : "";
    }
    return western(spread);
}

std::string tokensIntl(std::string_view line) {
    std::u32string text;
    for (std::size_t at = 0; at < line.size();) {
        text += decodeUtf8(line, at).value_or(U'\uFFFD');
    }
    text = spaced(
        text, [](char32_t a, char32_t b) { return !isNumber(a) && isPunctuation(b); }, false, true, true);
    text = spaced(
        text, [](char32_t a, char32_t b) { return isPunctuation(a) && !isNumber(b); }, true, true, false);
    std::string out;
    for (const char32_t c : text) {
        const bool symbol = isSymbol(c);
        out += symbol ? " " : "";
        appendUtf8(out, c);
        out += symbol ? " " : "";
    }
    return joined(out);
}

/// Without white space at the end.
std::string_view trimmed(std::string_view text) {
    const auto words = splitWords(text);
    return words.empty() ? std::string_view()
                         : text.substr(0, static_cast<std::size_t>(words.back().data() - text.data()) +
                                              words.back().size());
}

} // namespace

const char* name(BleuTokenizer tokenizer) {
    for (const auto& [known, text] : names) {
        if (known == tokenizer) {
            return text;
        }
    }
    return "";
}

std::optional<BleuTokenizer> bleuTokenizerFromName(std::string_view name) {
    for (const auto& [known, text] : names) {
        if (name == text) {
            return known;
        }
    }
    return std::nullopt;
}

std::string bleuTokens(std::string_view text, BleuTokenizer tokenizer) {
    switch (tokenizer) {
    case BleuTokenizer::V13a:
        return tokens13a(std::string(trimmed(text)));
    case BleuTokenizer::Zh:
        return tokensZh(trimmed(text));
    case BleuTokenizer::Intl:
        return tokensIntl(trimmed(text));
    case BleuTokenizer::None:
        break;
    }
    return joined(text);
}

} // namespace plateau::statistics
