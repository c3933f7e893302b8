#include "core/experiment/analyse/class_scores.h"

#include "core/experiment/analyse/data_curve.h"
#include "core/statistics/intervals/intervals.h"
#include "core/task/class_details.h"

#include <algorithm>
#include <map>

namespace plateau::experiment {
namespace {

struct Sum {
    task::ClassResult last;
    double score = 0;
    task::ClassDecisions decisions{};
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
            const task::ClassDecisions decisions = task::decisionsOf(result);
            sum.last = result;
            sum.score += task::scoreOf(result);
            sum.decisions.right += decisions.right;
            sum.decisions.all += decisions.all;
        }
    }
    for (const std::string& label : plan.labels) {
        const auto found = sums.find(label);
        if (found == sums.end() || found->second.last.support == 0) {
            continue; // not in the test set: nothing was measured
        }
        const Sum& sum = found->second;
        const double independent = designEffect * out.seeds;
        const auto share = statistics::wilson(sum.decisions.right / independent,
                                              sum.decisions.all / independent, curveLevel);
        out.classes.push_back({label, sum.last.support, sum.score / out.seeds,
                               task::scoreOfShare(sum.last, share.low),
                               task::scoreOfShare(sum.last, share.high)});
    }
    std::stable_sort(out.classes.begin(), out.classes.end(),
                     [](const ClassScore& a, const ClassScore& b) { return a.right < b.right; });
    return out;
}

} // namespace plateau::experiment
