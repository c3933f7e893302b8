#pragma once

#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/store/experiment_state.h"

#include <optional>
#include <string>

namespace plateau::experiment {

/// What `experiment status` tells: everything from the folder, the time left from a prediction.
struct ExperimentStatus {
    std::string name;
    std::string task;
    std::string method; ///< "lora", …
    double target = 0;
    ExperimentState state;
    std::string device;                ///< of the newest results; empty before the first
    std::optional<double> secondsLeft; ///< nothing when it is not known
    std::optional<StoredAnswer> answer;
    bool running = false; ///< a run holds the experiment's lock
};

/// Reads it all, the predictions and kept weights of every result included: what of them is damaged or gone
/// is among state.damaged. secondsLeft stays empty for the caller to fill in.
Result<ExperimentStatus> readStatus(const Folder& folder, double now = wallClock());

/// Stable, schema "plateau.status/1".
Json toJson(const ExperimentStatus& status);

} // namespace plateau::experiment
