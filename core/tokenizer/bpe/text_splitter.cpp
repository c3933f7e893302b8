#include "core/tokenizer/bpe/text_splitter.h"

#include "core/base/utf8.h"
#include "core/tokenizer/bpe/regex_class.h"

#include <algorithm>
#include <array>
#include <string>

namespace plateau::tokenizer {
namespace {

struct PatternRow {
    SplitPattern pattern;
    const char* name;
    std::string_view expression;
};

constexpr std::array<PatternRow, 4> patterns = {{
    {SplitPattern::None, "none", ""},
    {SplitPattern::Gpt2, "gpt2",
     R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)"},
    {SplitPattern::Qwen2, "qwen2",
     R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)"},
    {SplitPattern::Llama3, "llama3",
     R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)"},
}};

enum class Case { Exact, Any };

/// A text and a place in it; every function returns where its part of the pattern ends, `at` when it does not
/// match there.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    bool atEnd(std::size_t at) const { return at >= m_text.size(); }
    bool isByte(std::size_t at, char byte) const { return at < m_text.size() && m_text[at] == byte; }
    bool isLineBreak(std::size_t at) const { return isByte(at, '\r') || isByte(at, '\n'); }
    RegexClass classAt(std::size_t at) const { return regexClass(codePoint(at)); }
    bool is(RegexClass wanted, std::size_t at) const { return !atEnd(at) && classAt(at) == wanted; }
    std::size_t next(std::size_t at) const {
        (void)decodeUtf8(m_text, at);
        return at;
    }

    /// At most `most` characters of a class.
    std::size_t run(RegexClass wanted, std::size_t at, std::size_t most = std::string_view::npos) const {
        for (std::size_t count = 0; count < most && is(wanted, at); ++count) {
            at = next(at);
        }
        return at;
    }
    /// ` ?` and a run.
    std::size_t spacedRun(RegexClass wanted, std::size_t at) const {
        const std::size_t begin = isByte(at, ' ') ? at + 1 : at;
        const std::size_t end = run(wanted, begin);
        return end > begin ? end : at;
    }
    std::size_t lineBreaks(std::size_t at) const {
        while (isLineBreak(at)) {
            ++at;
        }
        return at;
    }
    /// 's 't 're 've 'm 'll 'd
    std::size_t contraction(std::size_t at, Case matching) const {
        if (!isByte(at, '\'')) {
            return at;
        }
        for (const std::string_view letters : {"s", "t", "re", "ve", "m", "ll", "d"}) {
            if (const std::size_t end = word(letters, at + 1, matching); end > at + 1) {
                return end;
            }
        }
        return at;
    }
    /// `\s+(?!\S)|\s+`: all of a run at the end of the text, else all but its last, else that one.
    std::size_t spaces(std::size_t at) const {
        std::size_t last = at;
        std::size_t end = at;
        while (is(RegexClass::Space, end)) {
            last = end;
            end = next(end);
        }
        return atEnd(end) || last == at ? end : last;
    }
    /// `\s*[\r\n]+`
    std::size_t upToLineBreak(std::size_t at) const {
        std::size_t found = at;
        for (std::size_t end = at; is(RegexClass::Space, end);) {
            const bool breaks = isLineBreak(end);
            end = next(end);
            found = breaks ? end : found;
        }
        return found;
    }

private:
    char32_t codePoint(std::size_t at) const { return decodeUtf8(m_text, at).value_or(U'\uFFFD'); }

    /// U+017F is an 's' to an expression that ignores case.
    std::size_t word(std::string_view letters, std::size_t at, Case matching) const {
        const std::size_t begin = at;
        for (const char letter : letters) {
            const char32_t c = atEnd(at) ? U'\0' : codePoint(at);
            const auto lower = static_cast<char32_t>(static_cast<unsigned char>(letter));
            const bool other =
                matching == Case::Any && (c == lower - U'a' + U'A' || (letter == 's' && c == U'\u017F'));
            if (c != lower && !other) {
                return begin;
            }
            at = next(at);
        }
        return at;
    }

    std::string_view m_text;
};

std::size_t endOfGpt2(const Scanner& scan, std::size_t at) {
    if (const auto end = scan.contraction(at, Case::Exact); end > at) {
        return end;
    }
    for (const RegexClass wanted : {RegexClass::Letter, RegexClass::Number, RegexClass::Other}) {
        if (const auto end = scan.spacedRun(wanted, at); end > at) {
            return end;
        }
    }
    return scan.spaces(at);
}

std::size_t endOfQwen(const Scanner& scan, std::size_t at, std::size_t digits) {
    if (const auto end = scan.contraction(at, Case::Any); end > at) {
        return end;
    }
    const RegexClass first = scan.classAt(at);
    const bool joins = first != RegexClass::Letter && first != RegexClass::Number && !scan.isLineBreak(at);
    const std::size_t letters = joins ? scan.next(at) : at;
    if (const auto end = scan.run(RegexClass::Letter, letters); end > letters) {
        return end;
    }
    if (first == RegexClass::Number) {
        return scan.run(RegexClass::Number, at, digits);
    }
    if (const auto end = scan.spacedRun(RegexClass::Other, at); end > at) {
        return scan.lineBreaks(end);
    }
    const auto end = scan.upToLineBreak(at);
    return end > at ? end : scan.spaces(at);
}

void splitByPattern(std::string_view text, SplitPattern pattern,
                    const std::function<void(std::string_view)>& onPiece) {
    const Scanner scan(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = pattern == SplitPattern::None    ? text.size()
                                : pattern == SplitPattern::Gpt2  ? endOfGpt2(scan, at)
                                : pattern == SplitPattern::Qwen2 ? endOfQwen(scan, at, 1)
                                                                 : endOfQwen(scan, at, 3);
        onPiece(text.substr(at, end - at));
        at = end;
    }
}

void splitDigits(std::string_view text, const std::function<void(std::string_view)>& onPart) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        if (!isDigitsNumeric(decodeUtf8(text, at).value_or(U'\uFFFD'))) {
            continue;
        }
        if (begin < here) {
            onPart(text.substr(begin, here - begin));
        }
        onPart(text.substr(here, at - here));
        begin = at;
    }
    if (begin < text.size()) {
        onPart(text.substr(begin));
    }
}

} // namespace

const char* name(SplitPattern pattern) {
    return std::find_if(patterns.begin(), patterns.end(),
                        [&](const PatternRow& row) { return row.pattern == pattern; })
        ->name;
}

std::optional<SplitPattern> splitPatternOf(std::string_view expression) {
    for (const PatternRow& row : patterns) {
        if (!expression.empty() && row.expression == expression) {
            return row.pattern;
        }
    }
    return std::nullopt;
}

std::string_view expressionOf(SplitPattern pattern) {
    const auto row = std::find_if(patterns.begin(), patterns.end(),
                                  [&](const PatternRow& known) { return known.pattern == pattern; });
    return pattern == SplitPattern::Gpt2 ? std::string_view() : row->expression;
}

void splitText(std::string_view text, const SplitRule& rule,
               const std::function<void(std::string_view)>& onPiece) {
    const auto cut = [&](std::string_view part) {
        if (rule.prefixSpace && !part.starts_with(' ')) {
            const std::string spaced = " " + std::string(part);
            splitByPattern(spaced, rule.pattern, onPiece);
        } else {
            splitByPattern(part, rule.pattern, onPiece);
        }
    };
    if (rule.digitsFirst) {
        splitDigits(text, cut);
    } else if (!text.empty()) {
        cut(text);
    }
}

} // namespace plateau::tokenizer
