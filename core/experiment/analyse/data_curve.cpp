#include "core/experiment/analyse/data_curve.h"

#include "core/experiment/analyse/series.h"
#include "core/experiment/store/results_table.h"
#include "core/statistics/intervals/distributions.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <map>

namespace plateau::experiment {
namespace {

using BySize = std::map<std::int64_t, CurvePoint>;

void addCell(const CellState& cell, const metric::Metric& metric, CurvePoint& point) {
    point.n = cell.planned.spec.n;
    ++point.planned;
    point.diverged += cell.status == CellStatus::Diverged;
    point.failed += cell.status == CellStatus::Failed;
    if (cell.status != CellStatus::Done || !cell.result) {
        return;
    }
    if (const auto score = cell.result->value(metric.info().id)) {
        point.scores.push_back({cell.planned.id, cell.planned.spec.seed, *score,
                                itemErrorOf(*cell.result, &metric), cell.result->underTrained.any()});
    }
}

/// Of the cells that count: under-trained ones only where there are no others.
std::vector<double> scoresOf(const CurvePoint& point) {
    std::vector<double> values;
    std::vector<double> underTrained;
    for (const CurveScore& score : point.scores) {
        (score.underTrained ? underTrained : values).push_back(score.score);
    }
    return values.empty() ? underTrained : values;
}

/// Points with scores, each with its interval; the seed sd of sizes with one seed is pooled over the others.
std::vector<CurvePoint> finished(BySize&& bySize, const DataCurve& curve) {
    std::vector<CurvePoint> points;
    std::vector<std::vector<double>> scores;
    for (auto& [n, point] : bySize) {
        if (!point.scores.empty()) {
            std::sort(point.scores.begin(), point.scores.end(),
                      [](const CurveScore& a, const CurveScore& b) { return a.seed < b.seed; });
            scores.push_back(scoresOf(point));
            points.push_back(std::move(point));
        }
    }
    // Right or wrong items: the noise follows from the score. Else each size has its own, of its first seed.
    const bool binomial = curve.metric->info().binomial;
    const metric::Range range = curve.metric->info().range;
    const auto intervalsWith = [&](double itemError) {
        const double items = static_cast<double>(curve.testItems) / curve.designEffect;
        const statistics::ItemNoise noise =
            binomial
                ? statistics::ItemNoise{items, 0, true}
                : statistics::ItemNoise{0, itemError, range.high < metric::unlimited, range.low, range.high};
        return statistics::pointIntervals(scores, noise, curveLevel);
    };
    const auto shared = intervalsWith(0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i].interval =
            binomial ? shared[i] : intervalsWith(points[i].scores.front().itemStandardError)[i];
        // Two seeds that differ make a wide t-interval; no error is below 0.
        points[i].interval.low = std::max(points[i].interval.low, range.low);
        points[i].interval.high = std::min(points[i].interval.high, range.high);
    }
    return points;
}

void addBaseline(const CellState& cell, DataCurve& curve) {
    if (cell.status != CellStatus::Done || !cell.result) {
        return;
    }
    const auto value = cell.result->value(curve.metric->info().id);
    if (!value) {
        return;
    }
    const double score = *value;
    const double items = static_cast<double>(cell.result->test()->items) / curve.designEffect;
    const double half =
        statistics::normalQuantile((1 + curveLevel) / 2) * itemErrorOf(*cell.result, curve.metric);
    BaselinePoint point{score,
                        curve.metric->info().binomial
                            ? statistics::wilson(score * items, items, curveLevel)
                            : statistics::Interval{std::max(score - half, curve.metric->info().range.low),
                                                   std::min(score + half, curve.metric->info().range.high)}};
    (cell.planned.spec.method == "majority" ? curve.majority : curve.untouched) = point;
}

} // namespace

const CurvePoint* pointAt(const std::vector<CurvePoint>& points, std::int64_t n) {
    const auto found =
        std::find_if(points.begin(), points.end(), [n](const CurvePoint& point) { return point.n == n; });
    return found == points.end() ? nullptr : &*found;
}

DataCurve dataCurve(const Plan& plan, const ExperimentState& state,
                    const std::optional<EvaluationFacts>& testSet, const metric::Metric* metric) {
    DataCurve curve;
    curve.metric = metric != nullptr ? metric : &task::taskOf(plan.task).primaryMetric();
    curve.testItems = plan.test.rows;
    curve.designEffect = testSet ? testSet->designEffect : 1;
    BySize points;
    const std::vector<Series> all = seriesOf(plan);
    std::vector<BySize> others(all.size() - 1);
    BySize instant;
    BySize words;
    BySize controls;
    for (const CellState& cell : state.cells) {
        const std::int64_t n = cell.planned.spec.n;
        if (cell.replaced) {
            continue;
        }
        switch (cell.planned.spec.kind) {
        case CellKind::Cell:
            addCell(cell, *curve.metric, (cell.series == 0 ? points : others.at(cell.series - 1))[n]);
            break;
        case CellKind::LinearProbe:
            addCell(cell, *curve.metric, instant[n]);
            break;
        case CellKind::BagOfWords:
            addCell(cell, *curve.metric, words[n]);
            break;
        case CellKind::Control:
            addCell(cell, *curve.metric, controls[n]);
            break;
        case CellKind::Baseline:
            addBaseline(cell, curve);
            break;
        }
    }
    curve.points = finished(std::move(points), curve);
    for (std::size_t i = 0; i < others.size(); ++i) {
        curve.others.push_back({seriesName(all[i + 1]), finished(std::move(others[i]), curve)});
    }
    curve.instant = finished(std::move(instant), curve);
    curve.words = finished(std::move(words), curve);
    curve.controls = finished(std::move(controls), curve);
    return curve;
}

statistics::Metric curveMetric(const metric::MetricInfo& info) {
    statistics::Metric metric;
    metric.id = info.id;
    metric.noun = info.noun;
    metric.better = info.higherIsBetter() ? statistics::Better::Higher : statistics::Better::Lower;
    metric.low = info.range.low;
    metric.high = info.range.high;
    metric.display =
        info.display == metric::Display::Percent ? statistics::Display::Percent : statistics::Display::Plain;
    metric.proportion = info.binomial;
    metric.scale =
        metric.bounded() || info.display == metric::Display::Nats || info.display == metric::Display::Bits
            ? 1
            : 0;
    return metric;
}

statistics::Curve curveOf(const DataCurve& curve, UnderTrainedCells cells) {
    statistics::Curve out;
    out.metric = curveMetric(curve.metric->info());
    out.testItems = static_cast<double>(curve.testItems);
    out.designEffect = curve.designEffect;
    for (const CurvePoint& point : curve.points) {
        statistics::CurvePoint kept;
        kept.n = static_cast<double>(point.n);
        for (const CurveScore& score : point.scores) {
            if (cells == UnderTrainedCells::Keep || !score.underTrained) {
                kept.scores.push_back(score.score);
                kept.itemStandardError = std::max(kept.itemStandardError, score.itemStandardError);
                kept.seeds.push_back(static_cast<std::int64_t>(score.seed));
            }
        }
        if (!kept.scores.empty()) {
            out.points.push_back(std::move(kept));
        }
    }
    if (curve.untouched) {
        out.baseline.push_back(curve.untouched->score);
    }
    return out;
}

} // namespace plateau::experiment
