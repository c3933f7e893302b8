#pragma once

#include "core/base/result.h"
#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/listed_tokenizer.h"
#include "core/tokenizer/sentencepiece/sentencepiece_model.h"

#include <map>
#include <memory>

namespace plateau::tokenizer {

/// Everything that decides the ids of a SentencePiece tokenizer.
struct SentencePieceSpec {
    SentencePieceModel model;
    /// Found before the model sees a text: pieces of the model, or tokens with ids behind them. By id.
    /// User-defined pieces that are special, or of which nothing is said and which look like a mark
    /// ("<|im_end|>"), are kept from the model in encodeLiteral().
    std::vector<AddedToken> addedTokens;
    std::map<SpecialRole, std::int32_t> specials;
    /// The space that the model puts before a text also stands before text behind a token ("legacy": true).
    bool spaceBehindTokens = true;

    /// SHA-256 of the canonical text of all of the above.
    std::string hash() const;
};

/// Unigram and BPE by the SentencePiece library; ids equal to its Python package.
class SentencePieceTokenizer : public ListedTokenizer {
public:
    /// BadInput for a spec that check() or the library refuses, and for added tokens that contradict the
    /// pieces.
    /// @param where name used in errors
    static Result<std::unique_ptr<SentencePieceTokenizer>> of(SentencePieceSpec spec,
                                                              const std::string& where);
    ~SentencePieceTokenizer() override;

    std::vector<std::int32_t> encode(std::string_view text) const override;
    std::vector<std::int32_t> encodeLiteral(std::string_view text, Place place) const override;
    std::string decode(std::span<const std::int32_t> ids) const override;

private:
    using Ids = std::vector<std::int32_t>;
    struct Library; ///< keeps the library's header out of this one

    explicit SentencePieceTokenizer(SentencePieceSpec spec);

    Ids encode(std::string_view text, AddedTokens::Search search, Place place) const;
    void encodeStretch(std::string_view text, AddedTokens::Search search, Place place, Ids& ids) const;

    SentencePieceSpec m_spec;
    AddedTokens m_addedTokens;
    AddedTokens m_keptBack; ///< user-defined pieces that are special
    std::unique_ptr<Library> m_library;
};

} // namespace plateau::tokenizer
