#pragma once

#include "core/base/result.h"
#include "core/checkpoint/families/bert.h"
#include "core/checkpoint/families/llama.h"
#include "core/checkpoint/families/mlp.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace plateau::checkpoint {

/// What config.json says about a model, whatever its family.
struct ModelShape {
    std::string family; ///< "bert", "roberta", "llama"; see family_list.cpp
    int hidden = 0;     ///< features of a token
    int layers = 0;
    int heads = 0;
    int vocabulary = 0;             ///< rows of the word embedding
    int wordFeatures = 0;           ///< features of each of these rows
    int context = 0;                ///< longest text in tokens; 0 for rows of features
    std::int64_t embeddingRows = 0; ///< rows of `hidden` features that are looked up or score tokens
    /// Full names of the linear modules that adapters may sit on, layer after layer:
    /// "encoder.layer.0.attention.self.query".
    std::vector<std::string> linearModules;
    /// What people call those of one layer: query, key, value and output of the attention, then the others.
    std::vector<std::string> targetNames;
    std::string wordEmbedding;             ///< tensor name of [vocabulary, wordFeatures], without a prefix
    std::vector<std::string> namePrefixes; ///< what may stand before all tensor names, the usual one first
    std::variant<EncoderConfig, DecoderConfig, MlpConfig> config;
};

/// Reads and checks config.json of a model folder or the metadata of a GGUF file, or knows the built-in model
/// of that name. Another family is BadInput with its name.
Result<ModelShape> readModelShape(const std::filesystem::path& folder);

/// Those of `targets` that mean none of the model's linear modules, see targets.h.
std::vector<std::string> unmatchedTargets(const ModelShape& shape, const std::vector<std::string>& targets);

} // namespace plateau::checkpoint
