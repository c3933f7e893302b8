#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/bpe/merges.h"
#include "core/tokenizer/listed_tokenizer.h"

#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

namespace plateau::tokenizer {

/// Everything that decides the ids of a BPE tokenizer over characters, as SentencePiece's are written down in
/// a tokenizer.json (Llama 2, Mistral, Gemma).
struct CharacterBpeSpec {
    /// Where a "▁" is put before text.
    enum class Prefix { None, First, EveryStretch };

    std::vector<std::string> vocabulary; ///< text of each id; "▁" is a space; empty: a gap
    std::vector<std::pair<std::string, std::string>> merges; ///< lowest rank first
    Prefix prefix = Prefix::EveryStretch;
    bool prefixBeforeSpace = true; ///< also where the text begins with a space
    bool byteFallback = true;      ///< characters without a token become bytes, where all of these have one
    bool ignoreMerges = false; ///< a stretch that is in the vocabulary is one token, whatever the merges say
    bool fuseUnknown = true;   ///< unknown characters next to each other are one token
    std::vector<AddedToken> addedTokens; ///< by id
    std::map<SpecialRole, std::int32_t>
        specials; ///< characters without a token and bytes are Unknown, or left out

    /// SHA-256 of the canonical text of all of the above; texts must be valid UTF-8.
    std::string hash() const;
};

/// Character BPE; ids equal to the `tokenizers` package.
class CharacterBpe : public ListedTokenizer {
public:
    /// @param spec every merge joins tokens to a token
    explicit CharacterBpe(CharacterBpeSpec spec);

    std::vector<std::int32_t> encode(std::string_view text) const override;
    std::vector<std::int32_t> encodeLiteral(std::string_view text, Place place) const override;
    std::string decode(std::span<const std::int32_t> ids) const override;

private:
    using Ids = std::vector<std::int32_t>;

    Ids encode(std::string_view text, AddedTokens::Search search, Place place) const;
    bool isPrefixed(Place place) const;
    void encodeStretch(const std::string& marked, Ids& ids) const;
    void encodeCharacter(std::string_view character, Ids& ids) const;

    CharacterBpeSpec m_spec;
    std::unordered_map<std::string_view, std::int32_t> m_ids; ///< views into m_spec
    std::array<std::int32_t, 256> m_bytes{};
    Merges m_merges;
    AddedTokens m_addedTokens;
};

} // namespace plateau::tokenizer
