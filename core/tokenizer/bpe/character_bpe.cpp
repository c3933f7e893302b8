#include "core/tokenizer/bpe/character_bpe.h"

#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/tokenizer/spaced_pieces.h"
#include "core/tokenizer/valid_text.h"

#include <algorithm>

namespace plateau::tokenizer {
namespace {

constexpr std::int32_t noToken = -1;

} // namespace

std::string CharacterBpeSpec::hash() const {
    Json added = Json::array();
    for (const AddedToken& token : addedTokens) {
        added.push_back({token.id, token.content, token.singleWord, token.leftStrip, token.rightStrip});
    }
    Json roles = Json::object();
    for (const auto& [role, id] : specials) {
        roles[tokenizer::name(role)] = id;
    }
    const Json all = {{"type", "character_bpe"},
                      {"vocabulary", vocabulary},
                      {"merges", merges},
                      {"prefix", static_cast<int>(prefix)},
                      {"flags", {prefixBeforeSpace, byteFallback, ignoreMerges, fuseUnknown}},
                      {"added_tokens", std::move(added)},
                      {"specials", std::move(roles)}};
    return sha256(all.dump());
}

CharacterBpe::CharacterBpe(CharacterBpeSpec spec)
    : ListedTokenizer(spec.vocabulary, spec.addedTokens, spec.specials, spec.hash()),
      m_spec(std::move(spec)),
      m_addedTokens(m_spec.addedTokens) {
    for (std::size_t id = 0; id < m_spec.vocabulary.size(); ++id) {
        if (!m_spec.vocabulary[id].empty()) {
            m_ids[m_spec.vocabulary[id]] = static_cast<std::int32_t>(id);
        }
    }
    for (std::size_t byte = 0; byte < m_bytes.size(); ++byte) {
        const auto id = m_ids.find(pieceOf(static_cast<unsigned char>(byte)));
        m_bytes[byte] = m_spec.byteFallback && id != m_ids.end() ? id->second : noToken;
    }
    for (const auto& [left, right] : m_spec.merges) {
        m_merges.add(m_ids.at(left), m_ids.at(right), m_ids.at(left + right));
    }
}

std::vector<std::int32_t> CharacterBpe::encode(std::string_view text) const {
    return encode(text, AddedTokens::Search::All, Place::Start);
}

std::vector<std::int32_t> CharacterBpe::encodeLiteral(std::string_view text, Place place) const {
    return encode(text, AddedTokens::Search::NotSpecial, place);
}

bool CharacterBpe::isPrefixed(Place place) const {
    switch (m_spec.prefix) {
    case CharacterBpeSpec::Prefix::None:
        return false;
    case CharacterBpeSpec::Prefix::First:
        return place == Place::Start;
    case CharacterBpeSpec::Prefix::EveryStretch:
        break;
    }
    return place != Place::Continues;
}

std::vector<std::int32_t> CharacterBpe::encode(std::string_view text, AddedTokens::Search search,
                                               Place place) const {
    Ids ids;
    m_addedTokens.split(
        validText(text), search,
        [&](std::string_view stretch) {
            const std::string marked = withMarks(stretch);
            const bool isPrefixNeeded = m_spec.prefixBeforeSpace || !marked.starts_with(spaceMark);
            encodeStretch(isPrefixed(place) && isPrefixNeeded ? std::string(spaceMark) + marked : marked,
                          ids);
            place = Place::Continues;
        },
        [&](std::int32_t id) {
            ids.push_back(id);
            place = Place::BehindToken;
        });
    return ids;
}

void CharacterBpe::encodeStretch(const std::string& marked, Ids& ids) const {
    if (const auto whole = m_ids.find(marked); m_spec.ignoreMerges && whole != m_ids.end()) {
        ids.push_back(whole->second);
        return;
    }
    Ids characters;
    characters.reserve(marked.size());
    for (std::size_t at = 0; at < marked.size();) {
        const std::size_t begin = at;
        (void)decodeUtf8(marked, at);
        encodeCharacter(std::string_view(marked).substr(begin, at - begin), characters);
    }
    m_merges.apply(characters);
    ids.insert(ids.end(), characters.begin(), characters.end());
}

void CharacterBpe::encodeCharacter(std::string_view character, Ids& ids) const {
    if (const auto known = m_ids.find(character); known != m_ids.end()) {
        ids.push_back(known->second);
        return;
    }
    const auto byteId = [&](char byte) { return m_bytes[static_cast<unsigned char>(byte)]; };
    if (std::none_of(character.begin(), character.end(),
                     [&](char byte) { return byteId(byte) == noToken; })) {
        std::transform(character.begin(), character.end(), std::back_inserter(ids), byteId);
        return;
    }
    const auto unknown = special(SpecialRole::Unknown);
    const bool fuses = m_spec.fuseUnknown && !ids.empty() && ids.back() == unknown;
    if (unknown && !fuses) {
        ids.push_back(*unknown);
    }
}

std::string CharacterBpe::decode(std::span<const std::int32_t> ids) const {
    std::string text;
    Place place = Place::Start;
    for (const std::int32_t id : ids) {
        const std::string& piece = token(id);
        if (piece.empty() || isAdded(id)) {
            text += piece;
            place = Place::BehindToken;
            continue;
        }
        const auto byte = m_spec.byteFallback ? byteOf(piece) : std::nullopt;
        const std::string written = byte ? std::string(1, static_cast<char>(*byte)) : withSpaces(piece);
        text += isPrefixed(place) && written.starts_with(' ') ? written.substr(1) : written;
        place = Place::Continues;
    }
    return validText(text);
}

} // namespace plateau::tokenizer
