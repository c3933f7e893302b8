#pragma once

#include "app/cli/command_context.h"

#include "core/experiment/run/scheduler.h"

#include <chrono>
#include <set>
#include <string>

namespace plateau::cli {

/// Tells on stderr how a run goes: on a terminal one line that is rewritten, else a line a finished cell and
/// one every ten seconds. Prints the curve's rows as sizes gain points.
class RunReporter {
public:
    RunReporter(const CommandContext& context, const experiment::Folder& folder);

    /// @param state how the experiment stands behind the event
    void on(const experiment::EventBody& event, const experiment::ExperimentState& state);

private:
    void cellDone(const experiment::CellDone& event, const experiment::ExperimentState& state);
    /// One line for all cells of a kind that takes no training, when the last is there.
    void quickDone(experiment::CellKind kind, const experiment::ExperimentState& state);
    void progress(const experiment::CellProgress& event);
    void line(const std::string& text);
    void transient(const std::string& text);

    const CommandContext& m_context;
    const experiment::Folder& m_folder;
    bool m_terminal;
    bool m_transientShown = false;
    std::int64_t m_cells = 0;
    std::int64_t m_finished = 0;
    std::set<experiment::CellKind> m_quickTold;
    std::chrono::steady_clock::time_point m_lastLine;
};

/// "2 min 50 s", "45 s"; "" for an unknown time.
std::string durationText(double seconds);

/// Terminal chart of an experiment's curve with the answer's needed n, for stdout or stderr.
std::string curveText(const experiment::Folder& folder, const experiment::ExperimentState& state,
                      double target);

} // namespace plateau::cli
