#pragma once

#include "core/experiment/store/result.h"
#include "core/training/trainer.h"

namespace plateau::runner {

/// What the trainer reports, as the result that is published. Scores and fields that only the runner knows
/// (attempt, device, build, hashes) stay empty.
experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report);

} // namespace plateau::runner
