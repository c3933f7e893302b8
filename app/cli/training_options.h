#pragma once

#include "app/cli/command_context.h"

#include "core/recipe/settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plateau::cli {

/// How to train, as far as it was said; what was not keeps its default, or what another experiment has.
struct TrainingOptions {
    std::optional<std::string> method;
    std::optional<std::string> budget;
    std::optional<double> epochs;
    std::optional<int> updates;
    std::optional<int> minUpdates;
    std::optional<int> batch;
    std::optional<double> learningRate;
    std::optional<double> headLearningRate;
    std::optional<double> weightDecay;
    std::optional<double> warmup;
    std::optional<double> clip;
    std::optional<std::string> headInit;
    std::optional<double> validationShare;
    std::optional<int> patience;
    std::optional<std::string> schedule;
    std::optional<int> rank;
    std::optional<double> alpha;
    std::optional<double> dropout;
    std::vector<std::string> targets;
    bool rslora = false;
    std::optional<int> maxTokens;
    std::optional<std::string> precision;
    bool exact = false;
};

void addTrainingOptions(Command& command, TrainingOptions& options);

/// The method's defaults with what the user gave, read by the same reader as a plan, so that faults are the
/// same.
recipe::TrainingSettings trainingSettings(const TrainingOptions& options, std::vector<Fault>& faults);

/// Faults of --targets that mean no module of the model in `folder`; none for other methods.
std::vector<Fault> targetFaults(const recipe::TrainingSettings& settings,
                                const std::filesystem::path& folder);

/// Other settings with what the user gave on top. Another method brings its own default recipe and keeps
/// budget, text length and precision.
recipe::TrainingSettings variedSettings(const recipe::TrainingSettings& origin,
                                        const TrainingOptions& options, std::vector<Fault>& faults);

} // namespace plateau::cli
