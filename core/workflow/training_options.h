#pragma once

#include "core/checkpoint/families/model_shape.h"
#include "core/recipe/settings.h"
#include "core/task/task.h"

#include <optional>
#include <string>
#include <vector>

/// How a new experiment trains, from what the user said about it.
namespace plateau::workflow {

/// How to train, as far as it was said; what was not keeps its default, or what another experiment has. Units
/// and ranges are those of recipe::TrainingSettings.
struct TrainingOptions {
    std::optional<std::string> method; ///< "full", "lora", "last_layer"
    std::optional<std::string> budget; ///< "epochs", "updates", "early_stop"
    std::optional<double> epochs;
    std::optional<int> updates;
    std::optional<int> minUpdates;
    std::optional<int> batch;
    std::optional<double> learningRate;
    std::optional<double> headLearningRate;
    std::optional<double> weightDecay;
    std::optional<double> warmup;
    std::optional<double> clip;
    std::optional<std::string> headInit; ///< "linear_probe" or "random"
    std::optional<double> validationShare;
    std::optional<int> patience;
    std::optional<std::string> schedule; ///< "linear", "cosine"
    std::optional<int> rank;
    std::optional<double> alpha; ///< nothing beside a rank: twice the rank
    std::optional<double> dropout;
    std::vector<std::string> targets; ///< empty: those of the method
    bool rslora = false;
    std::optional<int> lastLayers;
    std::optional<int> maxTokens;
    std::optional<std::string> chatTemplate; ///< "plain", "chatml", …; of models that write answers
    std::optional<int> maxNewTokens;         ///< of an answer
    std::optional<std::string> precision;    ///< "auto", "float32", "bfloat16"
    bool exact = false;
};

/// The method's defaults with what the user gave, read by the same reader as a plan, so that faults are the
/// same: {"training.batch", "is 0, outside 1 … 4096", …}.
recipe::TrainingSettings trainingSettings(const TrainingOptions& options, std::vector<Fault>& faults);

/// Other settings with what the user gave on top. Another method brings its own default recipe and keeps
/// budget, text length, precision and how a model is asked for answers.
recipe::TrainingSettings variedSettings(const recipe::TrainingSettings& origin,
                                        const TrainingOptions& options, std::vector<Fault>& faults);

/// What suits a model and was not said: a model that starts from nothing trains all its weights, with larger
/// steps; a decoder takes smaller batches; adapters sit on query and value, whatever the family calls them.
TrainingOptions withDefaults(TrainingOptions options, const checkpoint::ModelShape& shape, bool fromNothing);

/// The target that was asked for; else 90 % where the task's first metric is a share. Usage at "target" for
/// metrics whose unit only the user knows.
Result<double> targetOf(std::optional<double> asked, const task::Task& task);

} // namespace plateau::workflow
