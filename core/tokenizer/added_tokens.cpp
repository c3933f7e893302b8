#include "core/tokenizer/added_tokens.h"

#include "core/base/utf8.h"
#include "core/tokenizer/unicode_class.h"

#include <utf8proc.h>

#include <algorithm>

namespace plateau::tokenizer {
namespace {

/// \w of the `regex` crate: letters, marks, decimal digits, connectors and joiners.
bool isWordCharacter(char32_t c) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return c == 0x200C || c == 0x200D;
    }
}

bool isSpace(char32_t c) {
    return (CharClasses::instance().of(c) & char_class::space) != 0;
}

char32_t codePointAt(std::string_view text, std::size_t at) {
    return decodeUtf8(text, at).value_or(U'\uFFFD');
}

/// Start of the code point that ends before `end`.
std::size_t previous(std::string_view text, std::size_t end) {
    do {
        --end;
    } while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
    return end;
}

bool touchesWord(std::string_view text, std::size_t begin, std::size_t end) {
    return (begin > 0 && isWordCharacter(codePointAt(text, previous(text, begin)))) ||
           (end < text.size() && isWordCharacter(codePointAt(text, end)));
}

} // namespace

AddedTokens::AddedTokens(std::vector<AddedToken> tokens) : m_tokens(std::move(tokens)) {
    std::erase_if(m_tokens, [](const AddedToken& token) { return token.content.empty(); });
    std::stable_sort(m_tokens.begin(), m_tokens.end(), [](const AddedToken& a, const AddedToken& b) {
        return a.content.size() > b.content.size();
    });
    for (const AddedToken& token : m_tokens) {
        m_begins[static_cast<unsigned char>(token.content.front())] = true;
    }
}

bool AddedTokens::absentFrom(std::string_view text) const {
    return std::none_of(text.begin(), text.end(),
                        [&](char c) { return m_begins[static_cast<unsigned char>(c)]; });
}

const AddedToken* AddedTokens::longestAt(std::string_view text, std::size_t at, Search search) const {
    if (!m_begins[static_cast<unsigned char>(text[at])]) {
        return nullptr;
    }
    const auto found = std::find_if(m_tokens.begin(), m_tokens.end(), [&](const AddedToken& token) {
        return (search == Search::All || !token.special) && text.substr(at).starts_with(token.content);
    });
    return found == m_tokens.end() ? nullptr : &*found;
}

void AddedTokens::split(std::string_view text, Search search, const TextSink& onText,
                        const TokenSink& onToken) const {
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        const AddedToken* token = longestAt(text, at, search);
        if (!token) {
            ++at;
            continue;
        }
        std::size_t begin = at;
        std::size_t end = at + token->content.size();
        at = end;
        if (token->singleWord && touchesWord(text, begin, end)) {
            continue;
        }
        while (token->leftStrip && begin > done && isSpace(codePointAt(text, previous(text, begin)))) {
            begin = previous(text, begin);
        }
        while (token->rightStrip && end < text.size() && isSpace(codePointAt(text, end))) {
            (void)decodeUtf8(text, end);
        }
        // A token that follows may lie in white space the last one took; only text is ever lost that way.
        if (done < begin) {
            onText(text.substr(done, begin - done));
        }
        onToken(token->id);
        done = end;
    }
    if (done < text.size()) {
        onText(text.substr(done));
    }
}

} // namespace plateau::tokenizer
