#pragma once

#include "core/experiment/run/executor.h"
#include "core/experiment/store/tracked_state.h"

#include <chrono>
#include <map>
#include <set>
#include <string>

namespace plateau::experiment {

/// Which cells of an experiment may be given to an executor now. For the one who holds the run lock.
class CellQueue {
public:
    /// @param patience seconds without a new heartbeat after which an attempt of somebody else counts as lost
    CellQueue(const TrackedState& state, ExperimentState::Failed failed, double patience)
        : m_state(state), m_failed(failed), m_patience(patience) {}

    /// The next cells to run together, now in flight: fresh ones first; cells that failed before are tried
    /// alone, last. Empty: nothing may start now.
    CellGroup take();
    enum class Left { Nothing, SomethingToStart, SomethingToWaitFor };
    /// What is left of cells that are not in flight.
    Left left();

    const std::set<std::string>& inFlight() const { return m_inFlight; }
    /// When the cell was taken last: wall clock, seconds since 1970.
    double takenAt(const std::string& cell) const;
    /// The cell's group is through or lost.
    void release(const std::string& cell) { m_inFlight.erase(cell); }
    /// One more failure in this run. @return whether it will be tried again
    bool failed(const std::string& cell);

private:
    bool mayStart(const CellState& cell);
    bool isSilent(const CellState& cell);

    const TrackedState& m_state;
    ExperimentState::Failed m_failed;
    double m_patience;
    std::set<std::string> m_inFlight;
    std::map<std::string, double> m_taken;
    std::map<std::string, int> m_failures;
    /// Heartbeat of a cell that somebody else trains, and when it was new.
    std::map<std::string, std::pair<double, std::chrono::steady_clock::time_point>> m_heard;
};

} // namespace plateau::experiment
