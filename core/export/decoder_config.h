#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/checkpoint/families/llama.h"

#include <filesystem>

namespace plateau::exporter {

/// The config.json of transformers for a decoder of this shape: the class that computes the same, in float32.
/// Nothing for a mixture that no class has.
std::optional<Json> transformersConfig(const checkpoint::DecoderConfig& config);

/// Writes `folder`/config.json for the weights of `base` in float32: that of the base where transformers
/// knows its type, else transformersConfig().
Result<void> writeDecoderConfig(const std::filesystem::path& folder, const std::filesystem::path& base);

/// Copies tokenizer, chat template, generation settings and licence where the base has them.
Result<void> copyTokenizer(const std::filesystem::path& base, const std::filesystem::path& folder);

} // namespace plateau::exporter
