#include "core/experiment/compare/comparison.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t mostSeries = 6;

/// "LoRA r 8, 600 updates: intents": labels are cut at their end, so what differs comes first.
std::string seriesName(const Plan& plan) {
    const recipe::BudgetSettings& budget = plan.training.budget;
    std::string rule;
    if (plan.training.method != recipe::MethodKind::LastLayer) {
        rule = budget.rule == recipe::BudgetRule::Updates  ? fmt::format(", {} updates", budget.updates)
               : budget.rule == recipe::BudgetRule::Epochs ? fmt::format(", {} epochs", budget.epochs)
                                                           : ", early stop";
    }
    return methodText(plan) + rule + ": " + plan.name;
}

/// "compute grows with n …": for the subtitle.
std::string growthNote(std::span<const ComparedExperiment> experiments) {
    double ratio = 0;
    int grown = 0;
    for (const ComparedExperiment& one : experiments) {
        if (const auto growth = computeGrowth(one.state)) {
            ratio = std::max(ratio, growth->ratio());
            ++grown;
        }
    }
    return grown == 0
               ? ""
               : fmt::format("compute grows with n, up to {:.0f} times the updates, in {} of {} curves",
                             ratio, grown, experiments.size());
}

} // namespace

plot::DataCurveChart comparisonChart(std::span<const ComparedExperiment> experiments,
                                     std::optional<double> target) {
    plot::DataCurveChart chart;
    std::set<double> sizes;
    std::set<std::string> names;
    for (const ComparedExperiment& one : experiments.first(std::min(experiments.size(), mostSeries))) {
        plot::DataCurveChart own = toChart(one.plan(), one.curve, std::nullopt);
        names.insert(one.plan().name);
        sizes.insert(own.sizes.begin(), own.sizes.end());
        plot::CurveSeries series = std::move(own.series.front());
        series.name = seriesName(one.plan());
        series.forecast.clear();
        series.hue = static_cast<int>(chart.series.size());
        chart.series.push_back(std::move(series));
        if (chart.series.size() == 1) {
            chart.metric = own.metric;
            chart.quantity = own.quantity;
            chart.baseline = own.baseline;
            chart.testItems = own.testItems;
            chart.level = own.level;
        }
    }
    chart.title = fmt::format("{}", fmt::join(names, ", "));
    chart.target = target;
    chart.note = growthNote(experiments);
    chart.sizes.assign(sizes.begin(), sizes.end());
    return chart;
}

} // namespace plateau::experiment
