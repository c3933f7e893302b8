#pragma once

#include "core/runner/cell_runner.h"

namespace plateau::runner {

/// Exit codes of the one-shot form, for schedulers.
enum RunCellCode : int {
    CellFinished = 0,  ///< a valid result exists
    BadSpec = 64,      ///< never worth a retry
    InputChanged = 65, ///< a data file or the model has another hash than the plan
    Temporary = 75,    ///< file system or device away: retry later
    CellStopped = 85,  ///< interrupted; run it again
    CellCrashed = 1,   ///< anything else
};

/// Trains one cell and publishes its result; a valid result that is already there is success, and
/// `events.published` shows it, too. Safe to run any
/// number of times, also twice at once.
/// @param spec the cell's id, or the path of its spec file under cells/
/// @return the code and, when it is not CellFinished, the error
struct RunCellOutcome {
    RunCellCode code = CellFinished;
    Error error;
};
RunCellOutcome runCell(const CellRunnerOptions& options, const std::string& spec, std::stop_token stop,
                       const CellRunnerEvents& events);

} // namespace plateau::runner
