#include "core/experiment/run/cell_queue.h"

#include "core/experiment/run/cell_groups.h"

namespace plateau::experiment {

using Clock = std::chrono::steady_clock;

CellGroup CellQueue::take() {
    CellGroup group;
    const PlannedCell* again = nullptr;
    for (const CellState& cell : m_state.state().cells) {
        if (!mayStart(cell)) {
            continue;
        }
        if (cell.failedAttempts > 0) {
            again = again != nullptr ? again : &cell.planned;
            continue;
        }
        if (!group.empty() && !runTogether(group.back().spec, cell.planned.spec)) {
            break;
        }
        group.push_back(cell.planned);
    }
    if (group.empty() && again != nullptr) {
        group.push_back(*again);
    }
    for (const PlannedCell& cell : group) {
        m_inFlight.insert(cell.id);
        m_taken[cell.id] = wallClock();
    }
    return group;
}

CellQueue::Left CellQueue::left() {
    Left left = Left::Nothing;
    for (const CellState& cell : m_state.state().cells) {
        if (mayStart(cell)) {
            return Left::SomethingToStart;
        }
        const bool damaged = !cell.result && m_state.damaged().contains(cell.planned.id);
        if (damaged || cell.status == CellStatus::Running) {
            left = Left::SomethingToWaitFor;
        }
    }
    return left;
}

double CellQueue::takenAt(const std::string& cell) const {
    const auto taken = m_taken.find(cell);
    return taken == m_taken.end() ? 0 : taken->second;
}

bool CellQueue::failed(const std::string& cell) {
    return ++m_failures[cell] < attemptsPerCell;
}

bool CellQueue::mayStart(const CellState& cell) {
    const std::string& id = cell.planned.id;
    if (cell.result || m_inFlight.contains(id) || m_state.damaged().contains(id)) {
        return false;
    }
    const auto failures = m_failures.find(id);
    if (failures != m_failures.end() && failures->second >= attemptsPerCell) {
        return false;
    }
    switch (cell.status) {
    case CellStatus::Pending:
        return true;
    case CellStatus::Failed:
        return m_failed == ExperimentState::Failed::Retry;
    case CellStatus::Running:
        return isSilent(cell);
    case CellStatus::Done:
    case CellStatus::Diverged:
        break;
    }
    return false;
}

/// Whether an attempt of somebody else stopped giving signs of life. No other run is at work while this one
/// holds the lock; what is left are one-shot cells and workers that outlived their run.
bool CellQueue::isSilent(const CellState& cell) {
    if (cell.stale) {
        return true;
    }
    const auto now = Clock::now();
    const auto [heard, first] = m_heard.try_emplace(cell.planned.id, cell.heartbeat, now);
    if (!first && heard->second.first != cell.heartbeat) {
        heard->second = {cell.heartbeat, now};
    }
    return std::chrono::duration<double>(now - heard->second.second).count() >= m_patience;
}

} // namespace plateau::experiment
