#include "core/workflow/missing_cells.h"

namespace plateau::workflow {

using namespace experiment;

namespace {

std::string causeOf(const CellState& cell) {
    if (cell.status == CellStatus::Diverged) {
        return "the loss became NaN or infinite";
    }
    return cell.cause ? cell.cause->text() : std::string();
}

} // namespace

MissingCells missingCells(const ExperimentState& state) {
    MissingCells missing;
    for (const CellState& cell : state.cells) {
        if (cell.status != CellStatus::Done) {
            missing.cells.push_back({&cell, causeOf(cell)});
        }
    }
    missing.damaged = state.damaged;
    return missing;
}

} // namespace plateau::workflow
