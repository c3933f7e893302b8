#pragma once

#include "core/experiment/store/folder.h"

#include <filesystem>
#include <stop_token>
#include <string>

/// The same experiment with another recipe: for comparisons on the same test items.
namespace plateau::experiment {

struct VaryRequest {
    std::filesystem::path origin; ///< an experiment, finished or not
    std::filesystem::path folder; ///< missing, empty, or left half-made by a call that was killed
    std::string name;             ///< empty: the folder's name
    recipe::TrainingSettings training;
};

/// A new experiment on the same frozen data: copies of the same files, the same hashes, split, sizes, seeds,
/// model and target. The origin's data are verified first; experiment.json comes last: a folder without it is
/// no experiment, and the same call can be repeated. Errors: every fault of the plan at once; Usage when the
/// settings would train the very same cells, or for a folder that holds something else; BadInput for changed
/// data; Cancelled.
Result<Folder> varyExperiment(const VaryRequest& request, std::stop_token stop = {});

} // namespace plateau::experiment
