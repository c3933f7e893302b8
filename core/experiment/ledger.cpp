#include "core/experiment/ledger.h"

#include "core/experiment/additions.h"

#include <algorithm>
#include <functional>

namespace plateau::experiment {
namespace {

/// Fills in what the attempts say about a cell without a result.
void judgeAttempts(const std::vector<AttemptStatus>& attempts, double now, LedgerCell& cell) {
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
void linkExtensions(const std::vector<AddedCell>& added, Ledger& ledger) {
    for (const AddedCell& addition : added) {
        if (addition.extends.empty()) {
            continue;
        }
        bool done = false;
        for (LedgerCell& cell : ledger.cells) {
            if (cell.planned.id == addition.planned.id) {
                cell.extends = addition.extends;
                done = cell.status == CellStatus::Done;
            }
        }
        for (LedgerCell& cell : ledger.cells) {
            cell.replaced = cell.replaced || (done && cell.planned.id == addition.extends);
        }
    }
}

} // namespace

bool LedgerCell::isOnCurve() const {
    return planned.spec.kind == CellKind::Cell && status == CellStatus::Done && result && !replaced;
}

bool LedgerCell::isUnderTrained() const {
    return isOnCurve() && result->underTrained.any();
}

std::int64_t Ledger::count(CellStatus status) const {
    return std::count_if(cells.begin(), cells.end(),
                         [&](const LedgerCell& cell) { return cell.status == status; });
}

std::int64_t Ledger::underTrained() const {
    return std::count_if(cells.begin(), cells.end(), std::mem_fn(&LedgerCell::isUnderTrained));
}

std::vector<PlannedCell> Ledger::missing(Failed failed) const {
    std::vector<PlannedCell> out;
    for (const LedgerCell& cell : cells) {
        if (cell.status == CellStatus::Pending ||
            (failed == Failed::Retry && cell.status == CellStatus::Failed)) {
            out.push_back(cell.planned);
        }
    }
    return out;
}

const LedgerCell* Ledger::find(const std::string& cell) const {
    const auto it = std::find_if(cells.begin(), cells.end(),
                                 [&](const LedgerCell& entry) { return entry.planned.id == cell; });
    return it == cells.end() ? nullptr : &*it;
}

Result<Ledger> readLedger(const Folder& folder, double now) {
    auto results = folder.readResults();
    if (!results) {
        return results.error();
    }
    Ledger ledger;
    ledger.damaged = std::move(results->damaged);
    const auto added = readAdditions(folder);
    if (!added) {
        return added.error();
    }
    ledger.added = std::ssize(*added);
    for (PlannedCell& planned : cellsWith(folder.plan(), *added)) {
        LedgerCell cell;
        cell.planned = std::move(planned);
        if (const auto it = results->results.find(cell.planned.id); it != results->results.end()) {
            cell.status = it->second.status;
            cell.result = std::move(it->second);
        } else {
            judgeAttempts(attemptsOf(folder, cell.planned.id), now, cell);
        }
        ledger.cells.push_back(std::move(cell));
    }
    linkExtensions(*added, ledger);
    return ledger;
}

} // namespace plateau::experiment
