#pragma once

#include "app/cli/command_context.h"

#include "core/experiment/store/experiment_state.h"
#include "core/experiment/store/folder.h"

#include <optional>
#include <string>
#include <vector>

namespace plateau::cli {

/// What `experiment run --next` was told.
struct NextOptions {
    int cells = 0;                    ///< at most so many further cells; 0: none
    std::optional<double> narrowTo;   ///< high/low of the range that is narrow enough; else half of its width
    std::optional<double> target;     ///< accuracy; else the plan's
    std::optional<double> maxMinutes; ///< predicted minutes that may be spent
};

/// Adds cell after cell to an experiment, always the one that narrows the range of the needed samples most
/// for the time it takes, until the range is narrow enough or the limits are reached.
class NextRuns {
public:
    NextRuns(const CommandContext& context, const experiment::Folder& folder, const NextOptions& options)
        : m_context(context), m_folder(folder), m_options(options) {}

    /// SchedulerOptions::grow. @return whether a cell was added
    Result<bool> grow(const experiment::ExperimentState& state);

    /// Accuracy that the range is about; nothing: the plan's.
    std::optional<double> target() const { return m_options.target; }
    /// {"added": […], "stopped_because", "range_factor_before", "range_factor_after"}
    Json toJson() const;
    /// One line for people: what was added and why it stopped.
    std::string text() const;

private:
    bool stop(std::string reason);

    const CommandContext& m_context;
    const experiment::Folder& m_folder;
    NextOptions m_options;
    std::optional<double> m_startWidth;
    double m_width = 0;
    double m_seconds = 0;
    Json m_added = Json::array();
    std::string m_reason = "interrupted";
};

} // namespace plateau::cli
