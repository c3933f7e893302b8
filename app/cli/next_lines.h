#pragma once

#include "core/base/json.h"
#include "core/workflow/next_runs.h"

#include <string>

/// What `experiment run --next` tells.
namespace plateau::cli {

/// "next: 80 samples, seed 2 (about 12 s; …)": one line a cell that was added.
std::string nextLine(const workflow::NextRun& run);
/// {"added": […], "stopped_because", "range_factor_before", "range_factor_after"}
Json nextJson(const workflow::NextRuns& runs);
/// One line for people: what was added and why it stopped.
std::string nextText(const workflow::NextRuns& runs);

} // namespace plateau::cli
