#pragma once

#include "core/experiment/store/events.h"
#include "core/experiment/store/experiment_state.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace plateau::experiment {

struct SchedulerOptions {
    std::vector<std::string> workerCommand; ///< program and arguments of a worker for this experiment
    std::string build;                      ///< build id for the event log
    ExperimentState::Failed failed = ExperimentState::Failed::LeaveAlone;
    /// Seconds the missing cells will take, given the state and what the worker said about its device; may be
    /// empty.
    std::function<double(const ExperimentState& experimentState, const Json& deviceFacts)> predict;
    /// Asked when every cell has a result: adds cells to the folder (additions.h) and says whether it did.
    /// May be empty.
    std::function<Result<bool>(const ExperimentState& experimentState, const Json& deviceFacts)> grow;
};

struct RunSummary {
    std::int64_t done = 0;
    std::int64_t diverged = 0;
    std::int64_t failed = 0;
    std::int64_t pending = 0;
    bool stopped = false; ///< on request, before everything was done
};

/// Told what happens, as it goes into events.jsonl; called on the caller's thread.
using RunSink = std::function<void(const EventBody& event)>;

/// Runs every cell that has no result yet, with one worker process at a time; a finished experiment starts
/// none. A worker that dies is replaced, its cells are tried again alone, after attemptsPerCell failures they
/// count as failed. Holds the experiment's lock: Busy when another run is at work. Ends early when `stop` is
/// requested or control/stop.json appears; control/pause.json holds the worker at its next update.
Result<RunSummary> runExperiment(const Folder& folder, const SchedulerOptions& options, std::stop_token stop,
                                 const RunSink& sink);

} // namespace plateau::experiment
