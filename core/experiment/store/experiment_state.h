#pragma once

#include "core/experiment/store/attempt.h"
#include "core/experiment/store/folder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The state of an experiment, read from its folder: there is no second truth. Who needs it again and again
/// keeps a TrackedState.
namespace plateau::experiment {

/// Failed attempts after which a cell counts as failed and is left alone.
inline constexpr int attemptsPerCell = 2;

struct CellState {
    PlannedCell planned;
    CellStatus status = CellStatus::Pending;
    std::optional<CellResult> result; ///< of done and diverged cells
    int failedAttempts = 0;
    std::optional<Error>
        cause;               ///< of the last failed attempt, also of a pending cell that will be tried again
    std::size_t series = 0;  ///< of a training run: which of the plan's series it belongs to
    std::string extends;     ///< id of the under-trained cell that this one trains longer; mostly empty
    bool replaced = false;   ///< a longer training of this cell is done: it is no point of the curve any more
    bool stale = false;      ///< running, but without a fresh heartbeat
    std::int64_t update = 0; ///< of a running cell
    std::int64_t updates = 0;
    std::int64_t pastBestSince = 0; ///< of a running cell, see AttemptStatus
    double heartbeat = 0;           ///< of a running cell: wall clock, seconds since 1970

    /// Done, of the plan's method and not replaced: a score that a curve is drawn from. Has a result.
    bool isPoint() const;
    bool isOnCurve() const;      ///< a point of the plan's first series: what the answer is about
    bool isUnderTrained() const; ///< a point, marked under-trained and not trained longer yet
    /// Its updates end with the samples of its mixture: no budget trains it longer.
    bool endsWithSamples() const;
};

struct ExperimentState {
    std::vector<CellState> cells; ///< every planned and added cell, in running order
    std::int64_t added = 0;       ///< how many of them are not the plan's own
    std::vector<Error> damaged;   ///< results that cannot be read, by cell id; their cells are pending

    std::int64_t count(CellStatus status) const;
    std::int64_t underTrained() const;        ///< cells that are so
    std::int64_t underTrainedForGood() const; ///< those of them that end with their samples
    /// Pending cells in running order: what a run still has to do. With retryFailed the failed ones, too.
    enum class Failed { LeaveAlone, Retry };
    std::vector<PlannedCell> missing(Failed failed = Failed::LeaveAlone) const;
    const CellState* find(const std::string& cell) const;
};

/// @param now wall clock, seconds since 1970
Result<ExperimentState> readExperimentState(const Folder& folder, double now = wallClock());

} // namespace plateau::experiment
