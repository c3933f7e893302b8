#include "core/experiment/analyse/data_curve.h"

#include "core/experiment/analyse/series.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr double forecastTimes = 16; ///< the chart shows up to ×8 and a hatched part beyond
constexpr std::size_t forecastPoints = 61;
constexpr std::size_t mostSeries = 6; ///< of a chart

plot::CurvePoint chartPoint(const CurvePoint& point) {
    plot::CurvePoint out;
    out.n = static_cast<double>(point.n);
    out.mean = point.interval.mean;
    out.low = point.interval.low;
    out.high = point.interval.high;
    out.hollow = point.scores.size() == 1;
    for (const CurveScore& score : point.scores) {
        out.seeds.push_back({score.score, score.underTrained});
    }
    return out;
}

std::vector<plot::CurvePoint> chartPoints(const std::vector<CurvePoint>& points) {
    std::vector<plot::CurvePoint> out;
    for (const CurvePoint& point : points) {
        out.push_back(chartPoint(point));
    }
    return out;
}

/// The further series of the plan, as many as a chart shows.
void addOthers(const Plan& plan, const DataCurve& curve, plot::DataCurveChart& chart) {
    if (!plan.mixtures.empty()) {
        chart.series.front().name += ", " + seriesName(plan.mixtures.front());
    }
    for (const SeriesPoints& other : curve.others) {
        if (chart.series.size() == mostSeries) {
            return;
        }
        plot::CurveSeries series;
        series.name = fmt::format("{}, {}", methodText(plan), other.name);
        series.points = chartPoints(other.points);
        series.hue = static_cast<int>(chart.series.size());
        chart.series.push_back(std::move(series));
    }
}

/// Most sizes that have a score still lack further planned seeds.
bool isProvisional(const Plan& plan, const DataCurve& curve) {
    std::size_t single = 0;
    std::set<std::int64_t> measured;
    for (const CurvePoint& point : curve.points) {
        single += point.scores.size() == 1 && point.planned > 1;
        measured.insert(point.n);
    }
    const bool lacking = std::any_of(plan.sizes.begin(), plan.sizes.end(),
                                     [&](std::int64_t n) { return !measured.contains(n); });
    return 2 * single > curve.points.size() || lacking;
}

std::optional<plot::NeededSamples> chartNeed(const statistics::Answer& answer, bool provisional) {
    using statistics::NeededKind;
    if (!answer.needed || answer.needed->kind == NeededKind::Never) {
        return std::nullopt;
    }
    const statistics::NeededN& needed = *answer.needed;
    plot::NeededSamples out;
    out.provisional = provisional;
    out.about = needed.about;
    out.low = needed.low;
    if (std::isfinite(needed.high)) {
        out.high = needed.high;
    }
    if (needed.kind == NeededKind::AtMostSmallest) {
        out.kind = plot::NeedKind::AtMost;
    } else if (needed.kind == NeededKind::BeyondCap) {
        out.kind = plot::NeedKind::MoreThan;
        out.about = statistics::neededCap * answer.largest;
    }
    return out;
}

/// Of the best power law between the smallest and the largest drawn size.
std::optional<double> kneeOf(const statistics::Answer& answer, const std::vector<plot::CurvePoint>& points,
                             const std::vector<plot::ForecastPoint>& forecast) {
    if (answer.families.empty() || points.empty() || forecast.empty()) {
        return std::nullopt;
    }
    const auto pow3 =
        std::find_if(answer.families.begin(), answer.families.end(),
                     [](const statistics::FamilyFit& fit) { return fit.family == statistics::Family::Pow3; });
    if (pow3 == answer.families.end() || !(pow3->b > 0)) {
        return std::nullopt;
    }
    const double first = answer.sizes.front();
    const double c = pow3->shape[0];
    const statistics::PowerLaw law{pow3->a, pow3->b * std::pow(first, c), c};
    return statistics::kneeOnAxis(law, first, forecast.back().n);
}

/// The untouched model, or what takes no model where none can be scored without training.
std::optional<plot::BaselineScore> chartBaseline(const Plan& plan, const DataCurve& curve) {
    using Kind = plot::BaselineScore::Kind;
    if (curve.untouched) {
        return plot::BaselineScore{curve.untouched->score};
    }
    if (!curve.majority) {
        return std::nullopt;
    }
    const data::TargetForm target = task::taskOf(plan.task).info().target;
    return plot::BaselineScore{curve.majority->score,
                               {},
                               target == data::TargetForm::Number     ? Kind::Mean
                               : target == data::TargetForm::ClassSet ? Kind::CommonestLabels
                                                                      : Kind::CommonestClass};
}

} // namespace

std::string budgetText(const recipe::TrainingSettings& settings) {
    const recipe::BudgetSettings& budget = settings.budget;
    if (settings.method == recipe::MethodKind::LastLayer) {
        return "logistic regression to convergence";
    }
    const char* const head = settings.headInit == recipe::HeadInit::Random ? ", random head" : "";
    if (budget.rule == recipe::BudgetRule::Updates) {
        return fmt::format("{} updates{}", budget.updates, head);
    }
    const std::string least =
        budget.minUpdates > 0 ? fmt::format(", at least {} updates", budget.minUpdates) : std::string();
    const bool stops = budget.rule == recipe::BudgetRule::EarlyStop;
    return fmt::format("{}{} epochs{}{}", stops ? "early stop, ceiling " : "", budget.epochs, least, head);
}

plot::DataCurveChart toChart(const Plan& plan, const DataCurve& curve,
                             const std::optional<statistics::Answer>& answer) {
    plot::DataCurveChart chart;
    chart.title = plan.name;
    chart.metric = metric::title(curve.metric->info());
    chart.quantity = curve.metric->info().higherIsBetter() ? plot::Quantity::Score : plot::Quantity::Loss;
    chart.budgetRule = budgetText(plan.training);
    chart.level = curveLevel;
    chart.testItems =
        static_cast<int>(std::min<std::int64_t>(curve.testItems, std::numeric_limits<int>::max()));
    chart.folds = curve.folds;
    plot::CurveSeries series;
    series.name = methodText(plan);
    series.points = chartPoints(curve.points);
    for (const auto& point : statistics::forecastCurve(curveOf(curve), forecastTimes, forecastPoints)) {
        series.forecast.push_back({point.n, point.score, point.low, point.high});
    }
    chart.series.push_back(std::move(series));
    addOthers(plan, curve, chart);
    chart.instant = chartPoints(curve.instant);
    chart.words = chartPoints(curve.words);
    chart.controls = chartPoints(curve.controls);
    chart.baseline = chartBaseline(plan, curve);
    chart.target = plan.target;
    if (answer) {
        chart.target = answer->target;
        chart.needed = chartNeed(*answer, isProvisional(plan, curve));
        chart.knee = kneeOf(*answer, chart.series.front().points, chart.series.front().forecast);
    }
    std::set<std::int64_t> sizes(plan.sizes.begin(), plan.sizes.end());
    for (const CurvePoint& point : curve.points) {
        sizes.insert(point.n);
    }
    chart.sizes.assign(sizes.begin(), sizes.end());
    return chart;
}

} // namespace plateau::experiment
