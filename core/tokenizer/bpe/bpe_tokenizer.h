#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/bpe/merges.h"
#include "core/tokenizer/bpe/text_splitter.h"
#include "core/tokenizer/listed_tokenizer.h"

#include <array>
#include <map>
#include <utility>

namespace plateau::tokenizer {

/// Everything that decides the ids of a byte-level BPE tokenizer.
struct BpeSpec {
    std::vector<std::string> vocabulary; ///< text of each id, bytes in the byte alphabet; empty: a gap
    std::vector<std::pair<std::string, std::string>> merges; ///< lowest rank first
    bool ignoreMerges = false; ///< a piece that is in the vocabulary is one token, whatever the merges say
    bool composed = false;     ///< texts are brought to NFC before
    SplitRule split;
    std::vector<AddedToken> addedTokens; ///< by id
    std::map<SpecialRole, std::int32_t> specials;

    /// SHA-256 of the canonical text of all of the above; texts must be valid UTF-8.
    std::string hash() const;
};

/// Byte-level BPE; ids equal to the `tokenizers` package.
class BpeTokenizer : public ListedTokenizer {
public:
    /// @param spec every merge joins tokens to a token; bytes without a token are left out of the ids
    explicit BpeTokenizer(BpeSpec spec);

    std::vector<std::int32_t> encode(std::string_view text) const override;
    std::vector<std::int32_t> encodeLiteral(std::string_view text, Place place) const override;
    std::string decode(std::span<const std::int32_t> ids) const override;

private:
    using Ids = std::vector<std::int32_t>;
    class Pieces;

    Ids encode(std::string_view text, AddedTokens::Search search, bool spaceFirst) const;
    void encodeStretch(std::string_view text, AddedTokens::Search search, const SplitRule& rule,
                       Pieces& pieces) const;

    BpeSpec m_spec;
    std::array<std::int32_t, 256> m_bytes{};
    std::unordered_map<std::string, std::int32_t> m_whole; ///< with ignoreMerges: ids by bytes
    Merges m_merges;
    AddedTokens m_rawTokens;
    AddedTokens m_normalizedTokens;
};

} // namespace plateau::tokenizer
