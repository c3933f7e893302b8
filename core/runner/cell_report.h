#pragma once

#include "core/experiment/store/result.h"
#include "core/training/trainer.h"

namespace plateau::runner {

/// What results call the pools of a plan: the domain, then each general dataset.
std::vector<std::string> poolNames(const experiment::Plan& plan);

/// What the trainer reports, as the result that is published. Scores and fields that only the runner knows
/// (attempt, device, build, hashes) stay empty.
/// @param pools names of the pools that were drawn from
experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report,
                                const std::vector<std::string>& pools);

} // namespace plateau::runner
