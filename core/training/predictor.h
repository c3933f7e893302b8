#pragma once

#include "core/training/trainer.h"

#include <stop_token>

/// Scoring new texts with trained weights: `plateau predict` and the reload check of an export.
namespace plateau::training {

/// A model folder plus what a cell trained, ready to score.
struct PredictorOptions {
    std::filesystem::path modelFolder;
    std::vector<NamedMatrix> weights; ///< as CellReport::weights; for `full` every weight of the model
    recipe::TrainingSettings settings;
    task::Objective objective = task::Objective::Classification;
    std::vector<std::string> outputs{}; ///< names of the K classes or labels
    int maxTokens = 128;
    DeviceChoice device = DeviceChoice::Cpu;
    int threads = 0;
};

/// What a decoder with trained weights gives for texts or conversations, of the latter with the answers that
/// it writes, of Classification the logs of the probabilities of the classes' names; without weights the
/// model as it came.
Result<task::Outputs> textOutputs(const PredictorOptions& options, const task::Examples& examples);

/// What it writes after each of these conversations, which end with a turn of somebody else; by
/// settings.answer. Cancelled when stop was requested.
Result<std::vector<std::string>> answers(const PredictorOptions& options,
                                         std::span<const Conversation> before, const std::stop_token& stop);

/// What the model gives for each text (task::Outputs), [texts][K] in float32; of Classification: logits, see
/// textOutputs() for those of a decoder.
Result<std::vector<std::vector<float>>> logits(const PredictorOptions& options,
                                               std::span<const std::string> texts);

} // namespace plateau::training
