#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::tokenizer {

/// What a special token is for, whatever its text is.
enum class SpecialRole {
    Begin,          ///< starts a text of a language model ("<s>")
    End,            ///< ends one ("</s>")
    Classification, ///< starts a text of an encoder ("[CLS]", "<s>")
    Separator,      ///< ends one ("[SEP]", "</s>")
    Padding,
    Unknown, ///< stands for what the vocabulary does not have
};
const char* name(SpecialRole role); ///< "begin", "end", "classification", …

/// Where a stretch of text stands in what a model reads.
enum class Place {
    Start,       ///< nothing before it
    BehindToken, ///< right behind a special token
    Continues,   ///< right behind text that is encoded apart from it: no space is put before it
};

/// Text to token ids and back. Immutable: safe from several threads.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;
    Tokenizer() = default;
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;

    /// Ids of a UTF-8 text, without anything around it (see layout.h); added tokens written in the text
    /// ("[SEP]") are found. Invalid bytes count as U+FFFD. Never fails.
    virtual std::vector<std::int32_t> encode(std::string_view text) const = 0;
    /// Ids of a stretch of a layout that others wrote: as encode(), but special tokens written in it ("</s>")
    /// are text like any other, so that nobody can end a turn by writing so. Added tokens that are not
    /// special
    /// ("<tool_call>") are found.
    virtual std::vector<std::int32_t> encodeLiteral(std::string_view text, Place place) const = 0;
    /// A text that encodes to these ids, as far as the vocabulary keeps it; UTF-8, bytes that are none as
    /// U+FFFD. Ids without a text are skipped.
    virtual std::string decode(std::span<const std::int32_t> ids) const = 0;

    /// Ids run from 0 to this, without it.
    virtual std::size_t vocabularySize() const = 0;
    /// Text of an id as the vocabulary has it; empty for an id without one.
    virtual const std::string& token(std::int32_t id) const = 0;
    /// The token of a role; nothing where the tokenizer has none.
    virtual std::optional<std::int32_t> special(SpecialRole role) const = 0;
    /// SHA-256 of everything that decides the ids: equal hash, equal ids, whatever files said so.
    virtual const std::string& hash() const = 0;
};

/// The id whose token has this text.
std::optional<std::int32_t> findToken(const Tokenizer& tokenizer, std::string_view text);

/// BadInput when some ids lie beyond the rows of the model's word embedding.
/// @param where the model's folder, named in the error
Result<void> checkVocabulary(const Tokenizer& tokenizer, std::size_t rows, const std::string& where);

} // namespace plateau::tokenizer
