#include "core/tokenizer/wordpiece/bert_tokenizer.h"

#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/tokenizer/unicode_class.h"

#include <algorithm>

namespace plateau::tokenizer {
namespace {

std::vector<AddedToken> searchedIn(const TokenizerSpec& spec, bool normalized) {
    std::vector<AddedToken> tokens;
    for (AddedToken token : spec.addedTokens) {
        if (token.normalized == normalized) {
            token.content = normalized ? normalize(token.content, spec.settings) : token.content;
            tokens.push_back(std::move(token));
        }
    }
    return tokens;
}

bool isAscii(std::string_view text) {
    unsigned char all = 0;
    for (const char c : text) {
        all |= static_cast<unsigned char>(c);
    }
    return all < 0x80;
}

std::uint64_t hashOf(std::string_view word) {
    std::uint64_t hash = 0;
    for (const char byte : word) {
        hash = piece_hash::add(hash, byte);
    }
    return hash;
}

} // namespace

std::string TokenizerSpec::hash() const {
    Json added = Json::array();
    for (const AddedToken& token : addedTokens) {
        added.push_back(
            {token.id, token.content, token.singleWord, token.leftStrip, token.rightStrip, token.normalized});
    }
    const Json all = {
        {"type", "wordpiece"},
        {"vocabulary", vocabulary},
        {"continuing_prefix", continuingPrefix},
        {"longest_word", longestWord},
        {"clean_text", settings.cleanText},
        {"space_ideographs", settings.spaceIdeographs},
        {"strip_accents", settings.stripAccents},
        {"lower_case", settings.lowerCase},
        {"added_tokens", std::move(added)},
        {"special_ids", {unknown, cls, sep, pad}},
    };
    return sha256(all.dump());
}

BertTokenizer::BertTokenizer(TokenizerSpec spec)
    : ListedTokenizer(spec.vocabulary, spec.addedTokens,
                      {{SpecialRole::Classification, spec.cls},
                       {SpecialRole::Separator, spec.sep},
                       {SpecialRole::Padding, spec.pad},
                       {SpecialRole::Unknown, spec.unknown}},
                      spec.hash()),
      m_spec(std::move(spec)),
      m_pieces(m_spec.vocabulary, m_spec.continuingPrefix, m_spec.unknown, m_spec.longestWord),
      m_rawTokens(searchedIn(m_spec, false)),
      m_normalizedTokens(searchedIn(m_spec, true)) {
    buildAsciiRules();
}

void BertTokenizer::buildAsciiRules() {
    using Kind = AsciiRule::Kind;
    const auto& classes = CharClasses::instance();
    for (std::size_t byte = 0; byte < m_ascii.size(); ++byte) {
        AsciiRule& rule = m_ascii[byte];
        const std::string after = normalize(std::string(1, static_cast<char>(byte)), m_spec.settings);
        const auto flags = after.empty() ? std::uint8_t{0} : classes.of(static_cast<unsigned char>(after[0]));
        if (after.empty()) {
            rule.kind = Kind::Removed;
        } else if (flags & char_class::space) {
            rule.kind = Kind::Space;
        } else if (flags & char_class::punctuation) {
            Ids ids;
            appendWord(after, ids);
            rule = {Kind::Punctuation, after[0], ids[0]};
        } else {
            rule = {Kind::Letter, after[0], -1};
        }
    }
}

std::string BertTokenizer::decode(std::span<const std::int32_t> ids) const {
    std::string text;
    for (const std::int32_t id : ids) {
        std::string_view piece = token(id);
        const bool continues = piece.starts_with(m_spec.continuingPrefix);
        piece.remove_prefix(continues ? m_spec.continuingPrefix.size() : 0);
        if (!text.empty() && !continues && !piece.empty()) {
            text += ' ';
        }
        text += piece;
    }
    return text;
}

std::vector<std::int32_t> BertTokenizer::encode(std::string_view text) const {
    return encode(text, AddedTokens::Search::All);
}

std::vector<std::int32_t> BertTokenizer::encodeLiteral(std::string_view text, Place) const {
    return encode(text, AddedTokens::Search::NotSpecial);
}

std::vector<std::int32_t> BertTokenizer::encode(std::string_view text, AddedTokens::Search search) const {
    Ids ids;
    ids.reserve(text.size() / 4 + 4);
    if (m_rawTokens.absentFrom(text)) {
        encodeStretch(text, search, ids);
    } else {
        m_rawTokens.split(
            text, search, [&](std::string_view stretch) { encodeStretch(stretch, search, ids); },
            [&](std::int32_t id) { ids.push_back(id); });
    }
    return ids;
}

void BertTokenizer::encodeStretch(std::string_view text, AddedTokens::Search search, Ids& ids) const {
    if (m_normalizedTokens.empty() && isAscii(text)) {
        encodeAscii(text, ids);
    } else {
        encodeNormalized(normalize(text, m_spec.settings), search, ids);
    }
}

void BertTokenizer::encodeAscii(std::string_view text, Ids& ids) const {
    using Kind = AsciiRule::Kind;
    std::array<char, TokenizerSpec::longestWordLimit> word; // of a longer word only the length counts
    std::size_t length = 0;
    std::uint64_t hash = 0;
    const auto flush = [&] {
        if (length > 0) {
            m_pieces.append({word.data(), std::min(length, word.size())}, hash, length, ids);
            length = 0;
            hash = 0;
        }
    };
    for (const char byte : text) {
        const AsciiRule& rule = m_ascii[static_cast<unsigned char>(byte)];
        switch (rule.kind) {
        case Kind::Letter:
            if (length < word.size()) {
                word[length] = rule.letter;
            }
            hash = piece_hash::add(hash, rule.letter);
            ++length;
            break;
        case Kind::Space:
            flush();
            break;
        case Kind::Punctuation:
            flush();
            ids.push_back(rule.id);
            break;
        case Kind::Removed:
            break;
        }
    }
    flush();
}

void BertTokenizer::encodeNormalized(std::string_view text, AddedTokens::Search search, Ids& ids) const {
    if (m_normalizedTokens.absentFrom(text)) {
        encodeWords(text, ids);
    } else {
        m_normalizedTokens.split(
            text, search, [&](std::string_view stretch) { encodeWords(stretch, ids); },
            [&](std::int32_t id) { ids.push_back(id); });
    }
}

void BertTokenizer::encodeWords(std::string_view normalized, Ids& ids) const {
    const auto& classes = CharClasses::instance();
    std::size_t begin = 0;
    const auto flush = [&](std::size_t end) {
        if (begin < end) {
            appendWord(normalized.substr(begin, end - begin), ids);
        }
    };
    for (std::size_t at = 0; at < normalized.size();) {
        const std::size_t here = at;
        const auto flags = classes.of(decodeUtf8(normalized, at).value_or(U'\uFFFD'));
        if (flags & (char_class::space | char_class::punctuation)) {
            flush(here);
            if (flags & char_class::punctuation) {
                appendWord(normalized.substr(here, at - here), ids);
            }
            begin = at;
        }
    }
    flush(normalized.size());
}

void BertTokenizer::appendWord(std::string_view word, Ids& ids) const {
    m_pieces.append(word, hashOf(word), countCodePoints(word), ids);
}

} // namespace plateau::tokenizer
