#include "core/recipe/budget.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plateau::recipe {

std::int64_t updatesFor(const TrainingSettings& settings, std::int64_t n) {
    const BudgetSettings& budget = settings.budget;
    if (settings.method == MethodKind::LastLayer) {
        return 0;
    }
    if (budget.rule == BudgetRule::Updates) {
        return budget.updates;
    }
    const double perEpoch = std::ceil(static_cast<double>(n) / settings.optimizer.batch);
    const auto updates = static_cast<std::int64_t>(std::ceil(budget.epochs * perEpoch));
    return std::max<std::int64_t>({updates, budget.minUpdates, 1});
}

BudgetRule effectiveRule(const TrainingSettings& settings, std::int64_t n, std::int64_t classes) {
    const bool tooFew = settings.budget.rule == BudgetRule::EarlyStop && n < 10 * classes;
    return tooFew ? BudgetRule::Updates : settings.budget.rule;
}

std::int64_t validationRows(const BudgetSettings& budget, std::int64_t n, std::int64_t classes) {
    const auto share =
        static_cast<std::int64_t>(std::llround(budget.validationShare * static_cast<double>(n)));
    return std::clamp<std::int64_t>(std::max(share, classes), 0, std::max<std::int64_t>(n - classes, 0));
}

double rateFactor(const OptimizerSettings& optimizer, std::int64_t step, std::int64_t updates) {
    const auto warm = static_cast<std::int64_t>(optimizer.warmup * static_cast<double>(updates));
    if (step < warm) {
        return static_cast<double>(step + 1) / static_cast<double>(warm);
    }
    const double done =
        static_cast<double>(step - warm) / static_cast<double>(std::max<std::int64_t>(updates - warm, 1));
    return optimizer.schedule == Schedule::Cosine ? 0.5 * (1 + std::cos(std::numbers::pi * done)) : 1 - done;
}

} // namespace plateau::recipe
