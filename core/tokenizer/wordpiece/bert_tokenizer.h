#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/listed_tokenizer.h"
#include "core/tokenizer/wordpiece/bert_normalizer.h"
#include "core/tokenizer/wordpiece/word_pieces.h"

#include <array>

namespace plateau::tokenizer {

/// Everything that decides the ids of a BERT-family tokenizer.
struct TokenizerSpec {
    static constexpr std::size_t longestWordLimit = 1000;

    std::vector<std::string> vocabulary; ///< text of each id that the word pieces know; empty: a gap
    std::string continuingPrefix = "##";
    std::size_t longestWord = 100; ///< code points, 1 to longestWordLimit; a longer word is one unknown
    BertSettings settings;
    std::vector<AddedToken> addedTokens; ///< by id
    std::int32_t unknown = 0;
    std::int32_t cls = 0;
    std::int32_t sep = 0;
    std::int32_t pad = 0;

    /// SHA-256 of the canonical text of all of the above; texts must be valid UTF-8.
    std::string hash() const;
};

/// WordPiece behind BERT's normaliser and word splitter; ids equal to the `tokenizers` package.
class BertTokenizer : public ListedTokenizer {
public:
    explicit BertTokenizer(TokenizerSpec spec);

    std::vector<std::int32_t> encode(std::string_view text) const override;
    std::vector<std::int32_t> encodeLiteral(std::string_view text, Place place) const override;
    /// Words with one space between them: case, accents and spacing of the text are gone.
    std::string decode(std::span<const std::int32_t> ids) const override;

private:
    using Ids = std::vector<std::int32_t>;

    /// What a byte below 128 does: `id` is set for punctuation only.
    struct AsciiRule {
        enum class Kind : std::uint8_t { Letter, Space, Punctuation, Removed } kind = Kind::Letter;
        char letter = 0; ///< lower-cased where that is asked for
        std::int32_t id = -1;
    };

    void buildAsciiRules();
    Ids encode(std::string_view text, AddedTokens::Search search) const;
    void encodeStretch(std::string_view text, AddedTokens::Search search, Ids& ids) const;
    void encodeAscii(std::string_view text, Ids& ids) const;
    void encodeNormalized(std::string_view text, AddedTokens::Search search, Ids& ids) const;
    void encodeWords(std::string_view normalized, Ids& ids) const;
    void appendWord(std::string_view word, Ids& ids) const;

    TokenizerSpec m_spec;
    WordPieces m_pieces;
    AddedTokens m_rawTokens;
    AddedTokens m_normalizedTokens;
    std::array<AsciiRule, 128> m_ascii;
};

} // namespace plateau::tokenizer
