#pragma once

#include "core/tokenizer/bpe/bpe_tokenizer.h"

#include <filesystem>

namespace plateau::tokenizer {

/// The byte-level BPE tokenizer inside a GGUF file ("gpt2" with a way of splitting that is known). Bytes may
/// be without a token there. Another kind, or lists that contradict each other, are BadInput naming what and
/// where.
Result<BpeSpec> readGgufBpe(const std::filesystem::path& path);

} // namespace plateau::tokenizer
