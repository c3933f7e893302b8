#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/checkpoint/families/llama.h"
#include "core/checkpoint/safetensors.h"

#include <filesystem>
#include <string>
#include <vector>

/// Networks that were trained from nothing, as folders that work without Plateau: model.safetensors, what it
/// takes to use it, README.md and a short example program. Written beside the target and renamed: complete or
/// absent. BadInput for a target that is not empty.
namespace plateau::exporter {

/// What an export says about its origin.
struct NetworkOrigin {
    std::string model; ///< name of the model that was trained
    std::string sha256;
    std::string task;
    std::string cell;
};

/// Rows of a table: model.json holds the columns (task::toJson of each) and the activation,
/// use_with_torch.py prints a number for each row of a CSV file.
/// @param tensors "layers.<i>.weight" and ".bias", "features.mean", "features.deviation",
/// "target.mean_and_deviation"
Result<void> writeTableModel(const std::filesystem::path& folder, const NetworkOrigin& origin,
                             const Json& columns, const std::string& activation,
                             std::vector<checkpoint::TensorData> tensors);

/// A decoder that reads bytes: config.json of transformers' LlamaForCausalLM; use_with_transformers.py prints
/// the nats per token of each line of a text file, or of a model that answers its answer to each line.
/// @param tensors under transformers' names @param maxNewTokens of an answer; 0: it writes none
Result<void> writeByteModel(const std::filesystem::path& folder, const NetworkOrigin& origin,
                            const checkpoint::DecoderConfig& config, std::int32_t beginToken,
                            int maxNewTokens, std::vector<checkpoint::TensorData> tensors);

} // namespace plateau::exporter
