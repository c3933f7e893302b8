#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/listed_tokenizer.h"
#include "core/tokenizer/sentencepiece/charsmap.h"

#include <map>
#include <unordered_map>

namespace plateau::tokenizer {

/// Everything that decides the ids of a unigram tokenizer as a tokenizer.json has it (XLM-RoBERTa, T5).
struct UnigramSpec {
    struct Piece {
        std::string text; ///< "▁" is a space
        double score = 0; ///< log probability
    };
    /// One step of the normaliser, in the order of the file.
    struct Step {
        enum class Kind { Map, JoinSpaces, TrimRight } kind = Kind::Map;
        std::string content; ///< JoinSpaces: what two spaces and more become
    };

    std::vector<Piece> pieces; ///< by id, without two of one text
    std::int32_t unknown = 0;
    std::vector<Step> steps;
    std::optional<Charsmap> map;         ///< of the steps of kind Map
    bool splitsAtWhiteSpace = false;     ///< words between white space of any kind; else between spaces
    std::vector<AddedToken> addedTokens; ///< by id
    std::map<SpecialRole, std::int32_t> specials;

    /// SHA-256 of the canonical text of all of the above; texts must be valid UTF-8.
    std::string hash() const;
};

/// Each word becomes the pieces with the highest sum of scores (Kudo 2018); ids equal to the `tokenizers`
/// package, which differ from those of SentencePiece where sums are equal and for white space that is no
/// space.
class UnigramTokenizer : public ListedTokenizer {
public:
    explicit UnigramTokenizer(UnigramSpec spec);

    std::vector<std::int32_t> encode(std::string_view text) const override;
    std::vector<std::int32_t> encodeLiteral(std::string_view text, Place place) const override;
    std::string decode(std::span<const std::int32_t> ids) const override;

private:
    using Ids = std::vector<std::int32_t>;
    using Words = std::unordered_map<std::string, Ids>;

    Ids encode(std::string_view text, AddedTokens::Search search, Place place) const;
    void encodeStretch(std::string_view text, Place place, Words& known, Ids& ids) const;
    std::string normalized(std::string_view text) const;
    Ids bestPieces(std::string_view word) const;

    UnigramSpec m_spec;
    std::unordered_map<std::string_view, std::int32_t> m_ids; ///< of pieces of text; views into m_spec
    std::unordered_map<char32_t, std::size_t>
        m_longest; ///< bytes of the longest piece by its first character
    double m_unknownScore = 0;
    AddedTokens m_addedTokens;
};

} // namespace plateau::tokenizer
