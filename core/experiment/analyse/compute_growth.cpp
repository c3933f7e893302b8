#include "core/experiment/analyse/compute_growth.h"

namespace plateau::experiment {

std::optional<ComputeGrowth> computeGrowth(const ExperimentState& state) {
    const CellResult* smallest = nullptr;
    const CellResult* largest = nullptr;
    for (const CellState& cell : state.cells) {
        if (!cell.isOnCurve() || cell.result->updates <= 0 ||
            cell.result->budgetRule != name(recipe::BudgetRule::Epochs)) {
            continue;
        }
        const CellResult& result = *cell.result;
        smallest = smallest == nullptr || result.spec.n < smallest->spec.n ? &result : smallest;
        largest = largest == nullptr || result.spec.n > largest->spec.n ? &result : largest;
    }
    if (smallest == nullptr) {
        return std::nullopt;
    }
    const ComputeGrowth growth{smallest->updates, largest->updates};
    return growth.ratio() > computeGrowthTold ? std::optional(growth) : std::nullopt;
}

} // namespace plateau::experiment
