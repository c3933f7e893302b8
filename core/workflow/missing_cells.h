#pragma once

#include "core/experiment/store/experiment_state.h"

#include <string>
#include <vector>

namespace plateau::workflow {

/// A planned cell without a valid score.
struct MissingCell {
    const experiment::CellState* cell = nullptr; ///< of the state that was asked
    std::string cause;                           ///< why it has none; empty while it is pending or running
};

/// Everything that an experiment lacks.
struct MissingCells {
    std::vector<MissingCell> cells; ///< in the order of the plan
    std::vector<Error> damaged;     ///< result files that cannot be read; their cells are pending
    bool empty() const { return cells.empty() && damaged.empty(); }
};

/// @param state must outlive the answer
MissingCells missingCells(const experiment::ExperimentState& state);

} // namespace plateau::workflow
