#pragma once

#include "core/base/result.h"
#include "core/tokenizer/tokenizer.h"

#include <filesystem>
#include <memory>

namespace plateau::tokenizer {

/// The tokenizer of a GGUF file, or of a model folder: tokenizer.json, or for RoBERTa vocab.json and
/// merges.txt, or a SentencePiece model (tokenizer.model, spiece.model, sentencepiece.bpe.model), or
/// vocab.txt, these with tokenizer_config.json and special_tokens_map.json. Truncation and padding settings
/// in tokenizer.json are ignored. Another kind of tokenizer, or files that contradict each other, are
/// BadInput naming what and where.
Result<std::unique_ptr<Tokenizer>> loadTokenizer(const std::filesystem::path& folder);

} // namespace plateau::tokenizer
