#include "core/experiment/analyse/data_curve.h"

#include "core/experiment/analyse/series.h"
#include "core/experiment/store/results_table.h"
#include "core/statistics/intervals/distributions.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>
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
                                itemErrorOf(*cell.result, &metric), cell.result->test()->items,
                                cell.result->underTrained.any()});
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

/// The first score of each part of a cross-validation, of those that `counts` takes; without parts of the
/// first.
std::vector<const CurveScore*> onePerPart(const CurvePoint& point, int folds, const auto& counts) {
    std::map<std::uint64_t, const CurveScore*> parts;
    for (const CurveScore& score : point.scores) {
        if (counts(score)) {
            parts.emplace(folds > 0 ? score.seed % static_cast<std::uint64_t>(folds) : 0, &score);
        }
    }
    std::vector<const CurveScore*> out;
    for (const auto& [part, score] : parts) {
        out.push_back(score);
    }
    return out;
}

bool every(const CurveScore& /*score*/) {
    return true;
}

/// Standard error over the items of the mean of scores that are each of items of their own.
double errorOfMean(const std::vector<const CurveScore*>& scores) {
    double squares = 0;
    for (const CurveScore* score : scores) {
        squares += score->itemStandardError * score->itemStandardError;
    }
    return std::sqrt(squares) / static_cast<double>(std::max<std::size_t>(1, scores.size()));
}

std::int64_t itemsOf(const std::vector<const CurveScore*>& scores) {
    std::int64_t items = 0;
    for (const CurveScore* score : scores) {
        items += score->testItems;
    }
    return items;
}

/// Seeds that are each scored on items of their own differ by the noise of these already: the wider of what
/// the seeds say and what the items say.
statistics::PointInterval widerOf(const statistics::PointInterval& seeds,
                                  const statistics::PointInterval& items) {
    statistics::PointInterval out = seeds;
    out.low = std::min(seeds.low, items.low);
    out.high = std::max(seeds.high, items.high);
    out.hollow = seeds.hollow && items.hollow;
    return out;
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
    const auto pooled = statistics::pooledSd(scores);
    for (CurvePoint& point : points) {
        point.testItems = curve.folds > 0 ? itemsOf(onePerPart(point, curve.folds, every)) : curve.testItems;
    }
    const auto noiseOf = [&](const CurvePoint& point) {
        const auto parts = onePerPart(point, curve.folds, every);
        const double items = static_cast<double>(point.testItems) / curve.designEffect;
        return binomial ? statistics::ItemNoise{items, 0, true}
                        : statistics::ItemNoise{0, errorOfMean(parts), range.high < metric::unlimited,
                                                range.low, range.high};
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        const statistics::ItemNoise noise = noiseOf(points[i]);
        if (curve.folds == 0) {
            points[i].interval = statistics::pointInterval(scores[i], noise, curveLevel, pooled);
        } else {
            const double mean = statistics::mean(scores[i]);
            points[i].interval =
                widerOf(statistics::pointInterval(scores[i], {0, 0, false, range.low, range.high}, curveLevel,
                                                  pooled),
                        statistics::pointInterval({&mean, 1}, noise, curveLevel));
        }
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
    curve.folds = plan.crossValidated() ? plan.folds : 0;
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
        const auto counts = [cells](const CurveScore& score) {
            return cells == UnderTrainedCells::Keep || !score.underTrained;
        };
        for (const CurveScore& score : point.scores) {
            if (counts(score)) {
                kept.scores.push_back(score.score);
                kept.itemStandardError = std::max(kept.itemStandardError, score.itemStandardError);
                kept.seeds.push_back(static_cast<std::int64_t>(score.seed));
            }
        }
        if (curve.folds > 0) {
            const auto parts = onePerPart(point, curve.folds, counts);
            kept.itemStandardError = errorOfMean(parts);
            kept.testItems = static_cast<double>(itemsOf(parts));
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
