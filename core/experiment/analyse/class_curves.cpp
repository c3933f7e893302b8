#include "core/experiment/analyse/class_curves.h"

#include "core/task/class_details.h"

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

/// Results of one part are about the same test items.
std::uint64_t partOf(const Plan& plan, const CellResult& result) {
    return plan.crossValidated() ? result.spec.seed % static_cast<std::uint64_t>(plan.folds) : 0;
}

} // namespace

std::vector<statistics::ClassCurve> classCurves(const Plan& plan, const ExperimentState& state,
                                                double designEffect) {
    std::vector<statistics::ClassCurve> curves(plan.labels.size());
    const auto cells = cellsBySize(state);
    std::map<const CellResult*, task::ClassDetails> details;
    for (const auto& [n, results] : cells) {
        for (const CellResult* result : results) {
            details.emplace(result, task::classDetails(result->test()->details));
        }
    }
    for (const auto& [n, results] : cells) {
        for (std::size_t c = 0; c < curves.size(); ++c) {
            statistics::ClassPoint point;
            point.samples = static_cast<double>(n);
            std::map<std::uint64_t, double> support; // by part of a cross-validation
            for (const CellResult* result : results) {
                const auto& classes = details.at(result).classes;
                if (c >= classes.size() || classes[c].positives < 0) {
                    return {};
                }
                const task::ClassResult& own = classes[c];
                curves[c].label = own.label;
                curves[c].designEffect = designEffect;
                point.positives += static_cast<double>(own.positives) / static_cast<double>(results.size());
                if (own.support > 0 || !plan.crossValidated()) {
                    point.recalls.push_back(task::scoreOf(own));
                    support[partOf(plan, *result)] = own.support;
                }
            }
            curves[c].testItems = 0;
            for (const auto& [part, items] : support) {
                curves[c].testItems += items;
            }
            if (!point.recalls.empty()) {
                curves[c].points.push_back(std::move(point));
            }
        }
    }
    std::erase_if(curves, [](const auto& curve) { return curve.points.empty() || curve.testItems == 0; });
    return curves;
}

} // namespace plateau::experiment
