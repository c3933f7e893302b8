#pragma once

#include "core/experiment/create/create.h"
#include "core/workflow/training_options.h"

#include <optional>
#include <string>
#include <vector>

/// From what a user said to a request that experiment::createExperiment() takes: model and task fit each
/// other, settings fit both, and what was not said is chosen.
namespace plateau::workflow {

/// What a new experiment was told.
struct NewExperiment {
    /// Data, fields, split, sizes, seeds. Chosen by toRequest(): model, training, target, choosePoolFacts,
    /// and a split by time where a time field is named and nothing else about the split.
    experiment::CreateRequest request;
    std::string model; ///< name or folder
    TrainingOptions training;
    /// Shares of the domain as recipe::parseMixture() reads them, or "none"; a curve each, the answer is
    /// about the first.
    std::vector<std::string> mixtures{};
    std::optional<double> target; ///< nothing: 90 % where the task's first metric is a share
};

/// Values of the training options out of their range, adapters on no module of the model; none means that
/// toRequest() takes them.
std::vector<Fault> settingsFaults(const NewExperiment& wanted);

/// The request, with the model described (its weights are read once) and its tokenizer loaded for the length
/// limit. A precision that was asked for is tried on this machine. Usage errors are at "task",
/// "features", "training.method", "training.precision", "mixtures" or "target"; faults of settings are listed
/// in one Usage error; errors of the model folder are its own.
Result<experiment::CreateRequest> toRequest(const NewExperiment& wanted);

/// Lets runs find a model again that lies outside the model folders. @param asked the name or folder that the
/// user gave
Result<void> rememberPlace(const experiment::ModelReference& model, const std::string& asked);

} // namespace plateau::workflow
