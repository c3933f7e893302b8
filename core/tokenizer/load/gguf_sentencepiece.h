#pragma once

#include "core/tokenizer/sentencepiece/sentencepiece_tokenizer.h"

#include <filesystem>

namespace plateau::tokenizer {

/// The SentencePiece BPE tokenizer inside a GGUF file (tokenizer.ggml.model "llama": tokens, scores, types).
/// Lists that contradict each other are BadInput naming them.
Result<SentencePieceSpec> readGgufSentencePiece(const std::filesystem::path& path);

} // namespace plateau::tokenizer
