#include "core/experiment/store/experiment_state.h"

#include "core/experiment/store/additions.h"

#include <algorithm>
#include <functional>

namespace plateau::experiment {
namespace {

/// Fills in what the attempts say about a cell without a result.
void judgeAttempts(const std::vector<AttemptStatus>& attempts, double now, CellState& cell) {
    for (const AttemptStatus& attempt : attempts) {
        if (attempt.state == AttemptState::Failed) {
            ++cell.failedAttempts;
            cell.cause = attempt.error;
        }
        const Liveness alive = livenessOf(attempt, now);
        if (alive != Liveness::Gone) {
            cell.status = CellStatus::Running;
            cell.stale = alive == Liveness::Stale;
            cell.update = attempt.update;
            cell.updates = attempt.updates;
        }
    }
    if (cell.status != CellStatus::Running && cell.failedAttempts >= attemptsPerCell) {
        cell.status = CellStatus::Failed;
    }
}

/// Notes which cells take the place of others.
void linkExtensions(const std::vector<AddedCell>& added, ExperimentState& experimentState) {
    for (const AddedCell& addition : added) {
        if (addition.extends.empty()) {
            continue;
        }
        bool done = false;
        for (CellState& cell : experimentState.cells) {
            if (cell.planned.id == addition.planned.id) {
                cell.extends = addition.extends;
                done = cell.status == CellStatus::Done;
            }
        }
        for (CellState& cell : experimentState.cells) {
            cell.replaced = cell.replaced || (done && cell.planned.id == addition.extends);
        }
    }
}

} // namespace

bool CellState::isOnCurve() const {
    return planned.spec.kind == CellKind::Cell && status == CellStatus::Done && result && !replaced;
}

bool CellState::isUnderTrained() const {
    return isOnCurve() && result->underTrained.any();
}

std::int64_t ExperimentState::count(CellStatus status) const {
    return std::count_if(cells.begin(), cells.end(),
                         [&](const CellState& cell) { return cell.status == status; });
}

std::int64_t ExperimentState::underTrained() const {
    return std::count_if(cells.begin(), cells.end(), std::mem_fn(&CellState::isUnderTrained));
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
    auto results = folder.readResults();
    if (!results) {
        return results.error();
    }
    ExperimentState experimentState;
    experimentState.damaged = std::move(results->damaged);
    const auto added = readAdditions(folder);
    if (!added) {
        return added.error();
    }
    experimentState.added = std::ssize(*added);
    for (PlannedCell& planned : cellsWith(folder.plan(), *added)) {
        CellState cell;
        cell.planned = std::move(planned);
        if (const auto it = results->results.find(cell.planned.id); it != results->results.end()) {
            cell.status = it->second.status;
            cell.result = std::move(it->second);
        } else {
            judgeAttempts(attemptsOf(folder, cell.planned.id), now, cell);
        }
        experimentState.cells.push_back(std::move(cell));
    }
    linkExtensions(*added, experimentState);
    return experimentState;
}

} // namespace plateau::experiment
