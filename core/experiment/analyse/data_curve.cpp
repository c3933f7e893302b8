#include "core/experiment/analyse/data_curve.h"

#include <algorithm>
#include <map>

namespace plateau::experiment {
namespace {

using BySize = std::map<std::int64_t, CurvePoint>;

void addCell(const CellState& cell, CurvePoint& point) {
    point.n = cell.planned.spec.n;
    ++point.planned;
    point.diverged += cell.status == CellStatus::Diverged;
    point.failed += cell.status == CellStatus::Failed;
    if (cell.status == CellStatus::Done && cell.result) {
        point.scores.push_back({cell.planned.id, cell.planned.spec.seed, cell.result->accuracy,
                                cell.result->underTrained.any()});
    }
}

/// Of the cells that count: under-trained ones only where there are no others.
std::vector<double> accuraciesOf(const CurvePoint& point) {
    std::vector<double> values;
    std::vector<double> underTrained;
    for (const CurveScore& score : point.scores) {
        (score.underTrained ? underTrained : values).push_back(score.accuracy);
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
            scores.push_back(accuraciesOf(point));
            points.push_back(std::move(point));
        }
    }
    const statistics::ItemNoise noise{static_cast<double>(curve.testItems) / curve.designEffect, 0, true};
    const auto intervals = statistics::pointIntervals(scores, noise, curveLevel);
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i].interval = intervals[i];
    }
    return points;
}

void addBaseline(const CellState& cell, DataCurve& curve) {
    if (cell.status != CellStatus::Done || !cell.result) {
        return;
    }
    const double correct = static_cast<double>(cell.result->correct) / curve.designEffect;
    const double items = static_cast<double>(cell.result->testItems) / curve.designEffect;
    BaselinePoint point{cell.result->accuracy, statistics::wilson(correct, items, curveLevel)};
    (cell.planned.spec.method == "majority" ? curve.majority : curve.untouched) = point;
}

} // namespace

const CurvePoint* pointAt(const std::vector<CurvePoint>& points, std::int64_t n) {
    const auto found =
        std::find_if(points.begin(), points.end(), [n](const CurvePoint& point) { return point.n == n; });
    return found == points.end() ? nullptr : &*found;
}

DataCurve dataCurve(const Plan& plan, const ExperimentState& state,
                    const std::optional<EvaluationFacts>& testSet) {
    DataCurve curve;
    curve.testItems = plan.test.rows;
    curve.designEffect = testSet ? testSet->designEffect : 1;
    BySize points;
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
            addCell(cell, points[n]);
            break;
        case CellKind::LinearProbe:
            addCell(cell, instant[n]);
            break;
        case CellKind::BagOfWords:
            addCell(cell, words[n]);
            break;
        case CellKind::Control:
            addCell(cell, controls[n]);
            break;
        case CellKind::Baseline:
            addBaseline(cell, curve);
            break;
        }
    }
    curve.points = finished(std::move(points), curve);
    curve.instant = finished(std::move(instant), curve);
    curve.words = finished(std::move(words), curve);
    curve.controls = finished(std::move(controls), curve);
    return curve;
}

statistics::Curve curveOf(const DataCurve& curve, UnderTrainedCells cells) {
    statistics::Curve out;
    out.metric = statistics::Metric::Accuracy;
    out.testItems = static_cast<double>(curve.testItems);
    out.designEffect = curve.designEffect;
    for (const CurvePoint& point : curve.points) {
        statistics::CurvePoint kept;
        kept.n = static_cast<double>(point.n);
        for (const CurveScore& score : point.scores) {
            if (cells == UnderTrainedCells::Keep || !score.underTrained) {
                kept.scores.push_back(score.accuracy);
                kept.seeds.push_back(static_cast<std::int64_t>(score.seed));
            }
        }
        if (!kept.scores.empty()) {
            out.points.push_back(std::move(kept));
        }
    }
    if (curve.untouched) {
        out.baseline.push_back(curve.untouched->accuracy);
    }
    return out;
}

} // namespace plateau::experiment
