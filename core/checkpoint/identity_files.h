#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace plateau::checkpoint {

/// SHA-256 of the small files of a model folder that decide, beside weights and tokenizer, what the model
/// computes, by name relative to it: config.json, and modules.json, sentence_bert_config.json and
/// <module>/config.json of a sentence-transformers model. Empty for a GGUF file, which has all of it inside,
/// and for a built-in model.
Result<std::map<std::string, std::string>> identityFiles(const std::filesystem::path& model);

} // namespace plateau::checkpoint
