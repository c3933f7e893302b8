#pragma once

#include "core/base/json.h"
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

/// The tokenizer_config.json that makes readSentencePiece() give this again from bytesOf(spec.model): for one
/// that was in another file (GGUF).
Json tokenizerConfig(const SentencePieceSpec& spec);

} // namespace plateau::tokenizer
