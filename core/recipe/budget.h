#pragma once

#include "core/recipe/settings.h"

#include <cstdint>

namespace plateau::recipe {

/// Updates that a cell of n samples runs (for early_stop: the ceiling). n ≥ 1. `last_layer` runs none: 0.
std::int64_t updatesFor(const TrainingSettings& settings, std::int64_t n);

/// The rule that a cell of n samples and `classes` really follows: early_stop falls back to updates (its
/// ceiling) when there are fewer than 10 samples per class.
BudgetRule effectiveRule(const TrainingSettings& settings, std::int64_t n, std::int64_t classes);

/// Samples that early_stop holds back out of n: the share, at least one per class, but leaving one per class
/// for training (0 where n does not allow that).
std::int64_t validationRows(const BudgetSettings& budget, std::int64_t n, std::int64_t classes);

/// Factor on the learning rates at update `step` (0-based) of `updates`: linear warm-up, then linear or
/// cosine decay.
double rateFactor(const OptimizerSettings& optimizer, std::int64_t step, std::int64_t updates);

} // namespace plateau::recipe
