#include "core/workflow/foreign_curve.h"

#include "core/experiment/analyse/data_curve.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace plateau::workflow {

double defaultTarget(const statistics::Curve& curve) {
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (const auto& point : curve.points) {
        const double y = statistics::errorFromScore(curve.metric, statistics::mean(point.scores));
        least = std::min(least, y);
        most = std::max(most, y);
    }
    constexpr double near = 0.01;
    const double whole = statistics::isBounded(curve.metric) ? 1 : std::max(most, 1e-9);
    return statistics::scoreFromError(curve.metric, least > 0 ? least / 2 : near * whole);
}

Result<void> checkTarget(double target, const statistics::Metric& metric) {
    const bool good = statistics::isBounded(metric) ? target > 0 && target < 1 : target > 0;
    if (good) {
        return {};
    }
    return Error{ErrorKind::Usage, "target",
                 fmt::format("{} is no {} that can be reached", target, statistics::name(metric)),
                 !statistics::isBounded(metric) ? "Give a number above 0."
                 : target > 1 && target < 100   ? fmt::format("Write {} for {} %.", target / 100, target)
                                                : "Give a number between 0 and 1."};
}

plot::DataCurveChart foreignChart(const statistics::Curve& curve, const statistics::Answer& answer,
                                  const std::string& name) {
    experiment::Plan plan;
    plan.name = name;
    plan.target = answer.target;
    experiment::DataCurve points;
    points.testItems = static_cast<std::int64_t>(curve.testItems);
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        experiment::CurvePoint point;
        point.n = static_cast<std::int64_t>(answer.sizes[i]);
        point.interval = answer.points[i];
        for (const double score : curve.points[i].scores) {
            point.scores.push_back({"", point.scores.size(), score, false});
        }
        points.points.push_back(std::move(point));
    }
    plot::DataCurveChart chart = experiment::toChart(plan, points, answer);
    chart.metric = std::string(statistics::name(curve.metric));
    chart.budgetRule.clear();
    chart.series.front().name = plan.name;
    return chart;
}

} // namespace plateau::workflow
