#pragma once

#include "core/experiment/store/result.h"
#include "core/runner/scores.h"
#include "core/training/trainer.h"

namespace plateau::runner {

/// What the trainer reports and its scores, as the result that is published. Fields that only the runner
/// knows (attempt, device, build, hashes) stay empty.
experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report,
                                const Scores& scores, const std::vector<std::string>& labels);

/// The trainer's predictions as lines; `items` are the test rows' ids in test order.
std::vector<experiment::PredictionLine> toLines(const Scores& scores, const std::vector<std::string>& items);

/// What the class probabilities tell beyond right and wrong; fills the AUC of each class. Nothing when there
/// are no probabilities (a diverged cell). @param labels T true classes, −1 = outside the pool
std::optional<experiment::CellMetrics> metricsOf(const Scores& scores, std::span<const int> labels,
                                                 std::vector<experiment::ClassResult>& classes);

} // namespace plateau::runner
