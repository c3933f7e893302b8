#pragma once

#include "core/tokenizer/sentencepiece/sentencepiece_tokenizer.h"

#include <filesystem>
#include <optional>

namespace plateau::tokenizer {

/// The model file of a folder: tokenizer.model, spiece.model, sentencepiece.bpe.model or sentencepiece.model.
std::optional<std::filesystem::path> sentencePieceFile(const std::filesystem::path& folder);

/// Reads a model file with what tokenizer_config.json, special_tokens_map.json and added_tokens.json beside
/// it say: which tokens begin, end and pad a text, which others there are, and "legacy" (true where it is not
/// stated). XLM-RoBERTa's ids are one more than those of its file, as transformers counts them. Classes of
/// tokenizers that do more to a text than their model says (ALBERT, XLNet, CamemBERT) are BadInput.
Result<SentencePieceSpec> readSentencePiece(const std::filesystem::path& file);

} // namespace plateau::tokenizer
