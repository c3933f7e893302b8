#pragma once

#include "core/export/adapter_info.h"
#include "core/export/lora_tensors.h"

#include <filesystem>
#include <vector>

namespace plateau::exporter {

/// A weight that was trained as a whole.
struct TrainedWeight {
    std::string name; ///< in the base checkpoint
    std::vector<std::uint64_t> shape;
    std::vector<float> values;
};

/// Name and content.
using TextFiles = std::vector<std::pair<std::string, std::string>>;

/// Writes a decoder with what was trained in its weights, as a folder that transformers loads: every weight
/// in float32, W + scale·B·A where an adapter sits, config.json, the tokenizer's files, README.md, example
/// code and plateau.json. Written beside the target and renamed: complete or absent.
/// @param base the model that was trained; @param files that the base has in another form, such as a
/// tokenizer
/// @param lora nothing for method full; @param trained weights that replace those of the base
/// Errors: BadInput for what does not fit the base, changes nothing of it, or is not finite, and for a folder
/// that is taken; Io.
Result<void> writeMergedModel(const std::filesystem::path& folder, const std::filesystem::path& base,
                              const std::optional<LoraTensors>& lora, std::vector<TrainedWeight> trained,
                              AdapterInfo info, const TextFiles& files);

} // namespace plateau::exporter
