#pragma once

#include "core/base/result.h"
#include "core/tokenizer/tokenizer.h"

namespace plateau::tokenizer {

/// One text as a model takes it.
struct Encoding {
    std::vector<std::int32_t> ids; ///< with the special tokens of the layout
    std::size_t unknown = 0;       ///< how many of `ids` are the unknown token
    std::size_t fullLength = 0;    ///< ids the text would have without truncation
    bool truncated = false;        ///< fullLength > ids.size()
    bool operator==(const Encoding&) const = default;
};

/// A single text for an encoder: [CLS] text [SEP] (BERT), <s> text </s> (RoBERTa). The tokenizer must outlive
/// the layout.
class SingleText {
public:
    /// Ids that the layout adds to a text.
    static constexpr std::size_t added = 2;

    /// BadInput for a tokenizer without these tokens: its model is no encoder.
    static Result<SingleText> of(const Tokenizer& tokenizer);

    /// Cut on the right to `maxTokens` (at least 2) ids.
    Encoding encode(std::string_view text, std::size_t maxTokens) const;

private:
    SingleText(const Tokenizer& tokenizer, std::int32_t first, std::int32_t last)
        : m_tokenizer(&tokenizer), m_first(first), m_last(last) {}

    const Tokenizer* m_tokenizer;
    std::int32_t m_first;
    std::int32_t m_last;
};

/// A text for a language model: the begin token, or the end token of tokenizers without one, then the text.
/// The tokenizer must outlive the layout.
class RunningText {
public:
    /// BadInput for a tokenizer with neither token.
    static Result<RunningText> of(const Tokenizer& tokenizer);

    std::int32_t first() const { return m_first; } ///< the token before every text
    /// All of the text; the first id is no part of it.
    std::vector<std::int32_t> encode(std::string_view text) const;

private:
    RunningText(const Tokenizer& tokenizer, std::int32_t first) : m_tokenizer(&tokenizer), m_first(first) {}

    const Tokenizer* m_tokenizer;
    std::int32_t m_first;
};

} // namespace plateau::tokenizer
