#pragma once

#include "core/base/json.h"
#include "core/workflow/missing_cells.h"

#include <string>

namespace plateau::cli {

/// What an experiment lacks, for people: which cells are pending, running, failed or diverged and why, and
/// which results are damaged; a line a kind, its first three named. Empty: every cell has a valid score.
std::string missingText(const experiment::ExperimentState& state);

/// The same, whole: [{"cell", "n", "seed", "status", "cause"}], damaged results with status "damaged".
Json missingJson(const experiment::ExperimentState& state);

} // namespace plateau::cli
