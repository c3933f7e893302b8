#include "core/experiment/store/experiment_state.h"

#include "core/experiment/store/tracked_state.h"

#include <algorithm>
#include <functional>

namespace plateau::experiment {

bool CellState::isPoint() const {
    return planned.spec.kind == CellKind::Cell && status == CellStatus::Done && result && !replaced;
}

bool CellState::isOnCurve() const {
    return series == 0 && isPoint();
}

bool CellState::isUnderTrained() const {
    return isPoint() && result->underTrained.any();
}

bool CellState::endsWithSamples() const {
    const auto& mixed = planned.spec.mixed;
    return mixed && mixed->mixture.stop != recipe::MixtureStop::Updates;
}

std::int64_t ExperimentState::count(CellStatus status) const {
    return std::count_if(cells.begin(), cells.end(),
                         [&](const CellState& cell) { return cell.status == status; });
}

std::int64_t ExperimentState::underTrained() const {
    return std::count_if(cells.begin(), cells.end(), std::mem_fn(&CellState::isUnderTrained));
}

std::int64_t ExperimentState::underTrainedForGood() const {
    return std::count_if(cells.begin(), cells.end(), [](const CellState& cell) {
        return cell.isUnderTrained() && cell.endsWithSamples();
    });
}

std::vector<PlannedCell> ExperimentState::missing(Failed failed) const {
    std::vector<PlannedCell> out;
    for (const CellState& cell : cells) {
        if (cell.status == CellStatus::Pending ||
            (failed == Failed::Retry && cell.status == CellStatus::Failed)) {
            out.push_back(cell.planned);
        }
    }
    return out;
}

const CellState* ExperimentState::find(const std::string& cell) const {
    const auto it = std::find_if(cells.begin(), cells.end(),
                                 [&](const CellState& entry) { return entry.planned.id == cell; });
    return it == cells.end() ? nullptr : &*it;
}

Result<ExperimentState> readExperimentState(const Folder& folder, double now) {
    auto tracked = TrackedState::open(folder, now);
    return tracked ? Result<ExperimentState>(std::move(*tracked).take()) : tracked.error();
}

} // namespace plateau::experiment
