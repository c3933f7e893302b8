#include "core/experiment/analyse/class_curves.h"

#include <map>

namespace plateau::experiment {
namespace {

/// Done cells of the curve by size.
std::map<std::int64_t, std::vector<const CellResult*>> cellsBySize(const ExperimentState& state) {
    std::map<std::int64_t, std::vector<const CellResult*>> cells;
    for (const CellState& cell : state.cells) {
        if (cell.isOnCurve() && !cell.isUnderTrained()) {
            cells[cell.planned.spec.n].push_back(&*cell.result);
        }
    }
    return cells;
}

} // namespace

std::vector<statistics::ClassCurve> classCurves(const Plan& plan, const ExperimentState& state) {
    std::vector<statistics::ClassCurve> curves(plan.labels.size());
    for (const auto& [n, results] : cellsBySize(state)) {
        for (std::size_t c = 0; c < curves.size(); ++c) {
            statistics::ClassPoint point;
            point.samples = static_cast<double>(n);
            for (const CellResult* result : results) {
                if (c >= result->classes.size() || result->classes[c].positives < 0) {
                    return {};
                }
                const ClassResult& own = result->classes[c];
                curves[c].label = own.label;
                curves[c].testItems = own.support;
                point.positives += static_cast<double>(own.positives) / static_cast<double>(results.size());
                point.recalls.push_back(own.recall);
            }
            curves[c].points.push_back(std::move(point));
        }
    }
    std::erase_if(curves, [](const auto& curve) { return curve.points.empty() || curve.testItems == 0; });
    return curves;
}

} // namespace plateau::experiment
