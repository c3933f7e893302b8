#pragma once

#include "core/base/json.h"
#include "core/tokenizer/bpe/bpe_tokenizer.h"

namespace plateau::tokenizer {

/// A tokenizer.json of the `tokenizers` package that gives the same ids.
Json tokenizerJson(const BpeSpec& spec);

/// A tokenizer_config.json for transformers beside it: which tokens begin, end and pad a text.
Json tokenizerConfig(const BpeSpec& spec);

} // namespace plateau::tokenizer
