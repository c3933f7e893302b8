#pragma once

#include "core/training/trainer.h"

/// Scoring new texts with trained weights: `plateau predict` and the reload check of an export.
namespace plateau::training {

/// A model folder plus what a cell trained, ready to score.
struct PredictorOptions {
    std::filesystem::path modelFolder;
    std::vector<NamedMatrix> weights; ///< as CellReport::weights; for `full` every weight of the model
    recipe::TrainingSettings settings;
    int classes = 0;
    int maxTokens = 128;
    DeviceChoice device = DeviceChoice::Cpu;
    int threads = 0;
};

/// Logits [texts][C] in float32.
Result<std::vector<std::vector<float>>> logits(const PredictorOptions& options,
                                               std::span<const std::string> texts);

} // namespace plateau::training
