#pragma once

#include "core/experiment/run/executor.h"
#include "core/experiment/store/events.h"
#include "core/experiment/store/experiment_state.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace plateau::experiment {

struct SchedulerOptions {
    std::string build; ///< build id for the event log
    ExperimentState::Failed failed = ExperimentState::Failed::LeaveAlone;
    /// Seconds the missing cells will take, given the state and what the worker said about its device; may be
    /// empty.
    std::function<double(const ExperimentState& experimentState, const Json& deviceFacts)> predict;
    /// Asked when every cell has a result: adds cells to the folder (additions.h) and says whether it did.
    /// May be empty.
    std::function<Result<bool>(const ExperimentState& experimentState, const Json& deviceFacts)> grow;
    /// Seconds without a new heartbeat after which an attempt of somebody else counts as lost.
    double heartbeatPatience = 30;
    /// Seconds after its last change before a damaged result is set aside: it may be a copy in the making.
    double damagedGrace = 10;
};

struct RunSummary {
    std::int64_t done = 0;
    std::int64_t diverged = 0;
    std::int64_t failed = 0;
    std::int64_t pending = 0; ///< without a valid result and not failed
    bool stopped = false;     ///< on request, before everything was done
};

/// Told what happens, as it goes into events.jsonl, and how the experiment stands now; called on the caller's
/// thread.
using RunSink = std::function<void(const EventBody& event, const ExperimentState& state)>;

/// Gives every cell that has no result yet to `executor`; of a finished experiment it gets none. Cells whose
/// group failed are tried again alone, after attemptsPerCell failures they count as failed. Cells that
/// somebody else trains are waited for as long as their heartbeat goes on, then taken over. A damaged result
/// is set aside and its cell trained again, and so is a result whose predictions or kept weights are damaged
/// or gone. control/replace.json ends the worker at once and goes on with another. Returns when every cell
/// has a result or has failed; ends early when `stop` is requested or control/stop.json appears;
/// control/pause.json holds the worker at its next update. Holds the experiment's lock: Busy when another run
/// is at work. Io when the folder is moved or deleted.
Result<RunSummary> runExperiment(const Folder& folder, Executor& executor, const SchedulerOptions& options,
                                 std::stop_token stop, const RunSink& sink);

} // namespace plateau::experiment
