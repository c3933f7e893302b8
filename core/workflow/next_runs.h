#pragma once

#include "core/experiment/store/experiment_state.h"
#include "core/experiment/store/folder.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace plateau::workflow {

/// How far an experiment may grow by itself.
struct NextOptions {
    int cells = 0;                  ///< at most so many further cells; 0: none
    std::optional<double> narrowTo; ///< high/low of the range that is narrow enough, > 1; else half its width
    std::optional<double> target;   ///< score that the range is about; else the plan's
    std::optional<double> maxMinutes; ///< predicted minutes that may be spent
};

/// A cell that was added, and why.
struct NextRun {
    std::string cell; ///< id
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    double predictedSeconds = 0;  ///< 0: not known
    double expectedReduction = 0; ///< share of the width of the range that it is expected to take away
    double rangeFactor = 1;       ///< high/low of the range before it
};

enum class NextStop {
    Interrupted, ///< the run ended before anything was decided
    NarrowEnough,
    CellsReached,
    TestSetTooSmall, ///< more test items are needed to see more
    NothingNarrows,  ///< more samples are needed
    TimeReached,
    AlreadyThere, ///< the best cell was added by somebody else
};

/// Adds cell after cell to an experiment, always the one that narrows the range of the needed samples most
/// for the time it takes, until the range is narrow enough or the limits are reached.
class NextRuns {
public:
    using Told = std::function<void(const NextRun&)>;

    /// @param folder must outlive this @param told of every cell that was added
    NextRuns(const experiment::Folder& folder, const NextOptions& options, Told told)
        : m_folder(folder), m_options(options), m_told(std::move(told)) {}

    /// experiment::SchedulerOptions::grow. @return whether a cell was added
    Result<bool> grow(const experiment::ExperimentState& state);

    /// Score that the range is about; nothing: the plan's.
    std::optional<double> target() const { return m_options.target; }
    const std::vector<NextRun>& added() const { return m_added; }
    NextStop stopped() const { return m_stop; }
    /// High/low of the range of needed samples before the first cell and now; nothing until grow() was
    /// called.
    std::optional<double> factorBefore() const;
    std::optional<double> factorNow() const;

private:
    bool stop(NextStop reason);

    const experiment::Folder& m_folder;
    NextOptions m_options;
    Told m_told;
    std::optional<double> m_startWidth; ///< ln(high/low)
    double m_width = 0;
    double m_seconds = 0;
    std::vector<NextRun> m_added;
    NextStop m_stop = NextStop::Interrupted;
};

struct LongerRuns {
    std::size_t cells = 0;          ///< that are trained again with twice the budget
    std::size_t endWithSamples = 0; ///< under-trained, but their mixture ends the run whatever the budget
};

/// Adds a run with twice the budget for every under-trained cell that a budget can train longer.
Result<LongerRuns> extendUnderTrained(const experiment::Folder& folder);

} // namespace plateau::workflow
