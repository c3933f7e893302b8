#include "core/tokenizer/bpe/bpe_tokenizer.h"

#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/tokenizer/bpe/byte_alphabet.h"
#include "core/tokenizer/bpe/composed_text.h"
#include "core/tokenizer/valid_text.h"

#include <algorithm>

namespace plateau::tokenizer {
namespace {

constexpr std::int32_t noToken = -1;

std::vector<AddedToken> searchedIn(const BpeSpec& spec, bool normalized) {
    std::vector<AddedToken> tokens;
    for (AddedToken token : spec.addedTokens) {
        if (token.normalized == normalized) {
            token.content = normalized && spec.composed ? composedText(token.content) : token.content;
            tokens.push_back(std::move(token));
        }
    }
    return tokens;
}

std::unordered_map<std::string_view, std::int32_t> idsByText(const std::vector<std::string>& vocabulary) {
    std::unordered_map<std::string_view, std::int32_t> ids;
    for (std::size_t id = 0; id < vocabulary.size(); ++id) {
        ids[vocabulary[id]] = static_cast<std::int32_t>(id);
    }
    return ids;
}

} // namespace

std::string BpeSpec::hash() const {
    Json added = Json::array();
    for (const AddedToken& token : addedTokens) {
        added.push_back(
            {token.id, token.content, token.singleWord, token.leftStrip, token.rightStrip, token.normalized});
    }
    Json roles = Json::object();
    for (const auto& [role, id] : specials) {
        roles[tokenizer::name(role)] = id;
    }
    const Json all = {{"type", "byte_bpe"},
                      {"vocabulary", vocabulary},
                      {"merges", merges},
                      {"ignore_merges", ignoreMerges},
                      {"composed", composed},
                      {"split", {tokenizer::name(split.pattern), split.digitsFirst, split.prefixSpace}},
                      {"added_tokens", std::move(added)},
                      {"specials", std::move(roles)}};
    return sha256(all.dump());
}

BpeTokenizer::BpeTokenizer(BpeSpec spec)
    : ListedTokenizer(spec.vocabulary, spec.addedTokens, spec.specials, spec.hash()),
      m_spec(std::move(spec)),
      m_rawTokens(searchedIn(m_spec, false)),
      m_normalizedTokens(searchedIn(m_spec, true)) {
    const auto ids = idsByText(m_spec.vocabulary);
    for (std::size_t byte = 0; byte < m_bytes.size(); ++byte) {
        const auto id = ids.find(writtenBytes(std::string(1, static_cast<char>(byte))));
        m_bytes[byte] = id == ids.end() ? noToken : id->second;
    }
    for (const auto& [left, right] : m_spec.merges) {
        m_merges.add(ids.at(left), ids.at(right), ids.at(left + right));
    }
    for (std::size_t id = 0; m_spec.ignoreMerges && id < m_spec.vocabulary.size(); ++id) {
        if (const auto bytes = bytesOfWritten(m_spec.vocabulary[id]); bytes && !bytes->empty()) {
            m_whole[*bytes] = static_cast<std::int32_t>(id);
        }
    }
}

/// The ids of a text as they grow. Words come again and again, so their ids are kept while it lives.
class BpeTokenizer::Pieces {
public:
    explicit Pieces(const BpeTokenizer& owner) : m_owner(owner) {}

    void add(std::int32_t id) { m_ids.push_back(id); }
    void add(std::string_view piece) {
        if (piece.size() > longestKept) {
            append(merged(piece));
            return;
        }
        const auto [entry, isNew] = m_known.try_emplace(std::string(piece));
        if (isNew) {
            entry->second = merged(piece);
        }
        append(entry->second);
    }
    Ids take() { return std::move(m_ids); }

private:
    static constexpr std::size_t longestKept = 32;

    void append(const Ids& ids) { m_ids.insert(m_ids.end(), ids.begin(), ids.end()); }
    Ids merged(std::string_view piece) const {
        if (const auto whole = m_owner.m_whole.find(std::string(piece)); whole != m_owner.m_whole.end()) {
            return {whole->second};
        }
        Ids ids;
        ids.reserve(piece.size());
        for (const char byte : piece) {
            if (const std::int32_t id = m_owner.m_bytes[static_cast<unsigned char>(byte)]; id != noToken) {
                ids.push_back(id);
            }
        }
        m_owner.m_merges.apply(ids);
        return ids;
    }

    const BpeTokenizer& m_owner;
    Ids m_ids;
    std::unordered_map<std::string, Ids> m_known;
};

std::vector<std::int32_t> BpeTokenizer::encode(std::string_view text) const {
    return encode(text, AddedTokens::Search::All, true);
}

std::vector<std::int32_t> BpeTokenizer::encodeLiteral(std::string_view text, Place place) const {
    return encode(text, AddedTokens::Search::NotSpecial, place != Place::Continues);
}

/// @param spaceFirst the tokenizer may put a space before the text
std::vector<std::int32_t> BpeTokenizer::encode(std::string_view text, AddedTokens::Search search,
                                               bool spaceFirst) const {
    Pieces pieces(*this);
    const std::string valid = validText(text);
    SplitRule rule = m_spec.split;
    rule.prefixSpace = rule.prefixSpace && spaceFirst;
    m_rawTokens.split(
        valid, search,
        [&](std::string_view stretch) {
            encodeStretch(stretch, search, rule, pieces);
            rule = m_spec.split;
        },
        [&](std::int32_t id) {
            pieces.add(id);
            rule = m_spec.split;
        });
    return pieces.take();
}

void BpeTokenizer::encodeStretch(std::string_view text, AddedTokens::Search search, const SplitRule& rule,
                                 Pieces& pieces) const {
    const std::string composed = m_spec.composed ? composedText(text) : std::string(text);
    m_normalizedTokens.split(
        composed, search,
        [&](std::string_view stretch) {
            splitText(stretch, rule, [&](std::string_view piece) { pieces.add(piece); });
        },
        [&](std::int32_t id) { pieces.add(id); });
}

std::string BpeTokenizer::decode(std::span<const std::int32_t> ids) const {
    std::string bytes;
    for (const std::int32_t id : ids) {
        const std::string& text = token(id);
        const bool literal = !text.empty() && isAdded(id);
        bytes += literal ? text : bytesOfWritten(text).value_or(text);
    }
    return validText(bytes);
}

} // namespace plateau::tokenizer
