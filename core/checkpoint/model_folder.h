#pragma once

#include "core/base/result.h"
#include "core/checkpoint/families/built_in.h"
#include "core/checkpoint/pooling.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace plateau::checkpoint {

/// What a model folder or a GGUF file says about itself.
struct ModelCard {
    std::filesystem::path folder; ///< or the GGUF file
    ModelShape shape;
    std::optional<BuiltInModel> builtIn; ///< a model without a folder; `folder` is its name
    Pooling pooling = Pooling::Mean;
    bool poolingStated = false;   ///< by a file of the folder; otherwise `pooling` is the usual mean
    bool normalise = false;       ///< pooled vectors are scaled to length 1
    std::optional<int> maxTokens; ///< max_seq_length of sentence_bert_config.json
    std::uint64_t parameters = 0; ///< elements of all floating-point tensors
    std::uint64_t weightBytes = 0;
    std::string weightPrefix;  ///< in front of the tensor names, for example "bert."
    std::string weightsSha256; ///< of the file; of several: of "sha256  name\n" lines, by name
    std::map<std::string, std::string> tokenizerFiles; ///< name → SHA-256
    std::string weightTypes;            ///< of a GGUF file: "Q4_1, F32, Q8_0", the commonest first
    std::optional<std::string> licence; ///< as the folder's README.md states it
};

/// Hashing 90 MB takes about 0.1 s; a list of models does without.
enum class WeightHash { Compute, Skip };

/// Reads and checks a model folder, or describes the built-in model of that name: config.json, pooling,
/// weights against the config, tokenizer files, licence. A family that is not supported is BadInput with its
/// name.
Result<ModelCard> describeModelFolder(const std::filesystem::path& folder, WeightHash hash);

/// The folder of a model: `nameOrFolder` in each of modelFolders(), itself or its subfolder "model", then as
/// a path, then among the built-in models, whose name comes back. NotFound names the places that were looked
/// at.
Result<std::filesystem::path> findModel(const std::string& nameOrFolder);

} // namespace plateau::checkpoint
