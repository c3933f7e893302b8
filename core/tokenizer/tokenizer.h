#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::tokenizer {

/// One text as a model takes it.
struct Encoding {
    std::vector<std::int32_t> ids; ///< with [CLS] and [SEP]
    std::size_t unknown = 0;       ///< how many of `ids` are the unknown token
    std::size_t fullLength = 0;    ///< ids the text would have without truncation
    bool truncated = false;        ///< fullLength > ids.size()
    bool operator==(const Encoding&) const = default;
};

/// Text to token ids. Immutable: safe from several threads.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;
    Tokenizer() = default;
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;

    /// Ids of a UTF-8 text, without [CLS] and [SEP]; added tokens written in the text ("[SEP]") are found.
    /// Invalid bytes count as U+FFFD. Never fails.
    virtual std::vector<std::int32_t> encode(std::string_view text) const = 0;
    /// [CLS] text [SEP], cut on the right to `maxTokens` (at least 2) ids.
    virtual Encoding encodeForModel(std::string_view text, std::size_t maxTokens) const;

    /// Ids run from 0 to this, without it.
    virtual std::size_t vocabularySize() const = 0;
    /// Text of an id; empty for an id without one.
    virtual const std::string& token(std::int32_t id) const = 0;
    virtual std::int32_t padId() const = 0;
    virtual std::int32_t unknownId() const = 0;
    virtual std::int32_t clsId() const = 0;
    virtual std::int32_t sepId() const = 0;
    /// SHA-256 of everything that decides the ids: equal hash, equal ids, whatever files said so.
    virtual const std::string& hash() const = 0;
};

/// The tokenizer of a BERT-family model folder: tokenizer.json, or vocab.txt with tokenizer_config.json and
/// special_tokens_map.json. Truncation and padding settings in tokenizer.json are ignored. Another kind of
/// tokenizer, or files that contradict each other, are BadInput naming what and where.
Result<std::unique_ptr<Tokenizer>> loadTokenizer(const std::filesystem::path& folder);

/// BadInput when some ids lie beyond the rows of the model's word embedding.
/// @param where the model's folder, named in the error
Result<void> checkVocabulary(const Tokenizer& tokenizer, std::size_t rows, const std::string& where);

} // namespace plateau::tokenizer
