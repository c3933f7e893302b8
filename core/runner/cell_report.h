#pragma once

#include "core/experiment/store/result.h"
#include "core/task/examples.h"
#include "core/training/trainer.h"

namespace plateau::runner {

/// What the trainer reports, as the result that is published. Scores and fields that only the runner knows
/// (attempt, device, build, hashes) stay empty.
experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report);

/// Logits that give the scores' probabilities; without probabilities the prediction stands above the others
/// by 1.
task::Outputs outputsOf(const training::Scores& scores, std::size_t classes);

} // namespace plateau::runner
