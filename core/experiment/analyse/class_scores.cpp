#include "core/experiment/analyse/class_scores.h"

#include "core/experiment/analyse/data_curve.h"
#include "core/statistics/intervals/intervals.h"
#include "core/task/class_details.h"

#include <algorithm>
#include <map>

namespace plateau::experiment {
namespace {

struct Sum {
    int items = 0;
    double recall = 0;
};

} // namespace

ClassScores scoresOfClasses(const Plan& plan, const ExperimentState& state, double designEffect) {
    ClassScores out;
    std::map<std::string, Sum> sums;
    for (const CellState& cell : state.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (!cell.isOnCurve() || spec.n < out.n) {
            continue;
        }
        if (spec.n > out.n) {
            out = {spec.n, 0, {}};
            sums.clear();
        }
        ++out.seeds;
        for (const task::ClassResult& result : task::classDetails(cell.result->test()->details).classes) {
            Sum& sum = sums[result.label];
            sum.items = result.support;
            sum.recall += result.recall;
        }
    }
    for (const std::string& label : plan.labels) {
        const auto found = sums.find(label);
        if (found == sums.end() || found->second.items == 0) {
            continue; // not in the test set: nothing was measured
        }
        const int items = found->second.items;
        const double right = found->second.recall / out.seeds;
        const auto interval =
            statistics::wilson(right * items / designEffect, items / designEffect, curveLevel);
        out.classes.push_back({label, items, right, interval.low, interval.high});
    }
    std::stable_sort(out.classes.begin(), out.classes.end(),
                     [](const ClassScore& a, const ClassScore& b) { return a.right < b.right; });
    return out;
}

} // namespace plateau::experiment
