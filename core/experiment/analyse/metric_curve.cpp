#include "core/experiment/analyse/metric_curve.h"

#include "core/experiment/store/evaluation_items.h"
#include "core/metric/classification_metrics.h"

#include <array>
#include <cmath>
#include <map>

namespace plateau::experiment {
namespace {

constexpr std::array metricNames{"accuracy", "macro_f1", "log_loss"};

Result<double> scoreOf(const CellResult& result, AnswerMetric metric) {
    if (metric == AnswerMetric::MacroF1) {
        return result.macroF1;
    }
    if (!result.metrics || !result.metrics->logLoss) {
        return badInput("cell " + result.cell, "has no log loss: it was trained by an older version",
                        "Ask for accuracy or macro_f1, or run the experiment anew.");
    }
    return *result.metrics->logLoss;
}

/// Items of one group go right and wrong together: an F1 varies about as much more than with independent
/// items as the accuracy does.
double itemError(const ScoredItems& items, AnswerMetric metric, int classes) {
    if (metric == AnswerMetric::MacroF1) {
        return std::sqrt(items.designEffect()) *
               statistics::macroF1StandardError(items.labels, items.predictions, classes);
    }
    const double plain = statistics::sampleSd(items.losses) / std::sqrt(static_cast<double>(items.size()));
    return items.grouped() ? std::max(plain, statistics::clusteredStandardError(items.losses, items.groups))
                           : plain;
}

/// Done cells of the curve by size and seed.
std::map<std::int64_t, std::map<std::uint64_t, const CellResult*>> cellsBySize(const ExperimentState& state,
                                                                               UnderTrainedCells wanted) {
    std::map<std::int64_t, std::map<std::uint64_t, const CellResult*>> out;
    for (const CellState& cell : state.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (cell.isOnCurve() && (wanted == UnderTrainedCells::Keep || !cell.isUnderTrained())) {
            out[spec.n][spec.seed] = &*cell.result;
        }
    }
    return out;
}

} // namespace

const char* name(AnswerMetric metric) {
    return metricNames[static_cast<std::size_t>(metric)];
}

std::optional<AnswerMetric> answerMetricFromName(std::string_view name) {
    for (std::size_t i = 0; i < metricNames.size(); ++i) {
        if (name == metricNames[i]) {
            return static_cast<AnswerMetric>(i);
        }
    }
    return std::nullopt;
}

Result<statistics::Curve> metricCurve(const Folder& folder, const ExperimentState& state, AnswerMetric metric,
                                      UnderTrainedCells cells) {
    const auto rows = EvaluationItems::read(folder);
    if (!rows) {
        return rows.error();
    }
    statistics::Curve curve;
    curve.metric = metric == AnswerMetric::MacroF1 ? statistics::Metric::F1 : statistics::Metric::Loss;
    curve.testItems = static_cast<double>(folder.plan().test.rows);
    const auto classes = static_cast<int>(folder.plan().labels.size());
    for (const auto& [n, seeds] : cellsBySize(state, cells)) {
        statistics::CurvePoint point;
        point.n = static_cast<double>(n);
        for (const auto& [seed, result] : seeds) {
            const auto score = scoreOf(*result, metric);
            if (!score) {
                return score.error();
            }
            point.scores.push_back(*score);
            point.seeds.push_back(static_cast<std::int64_t>(seed));
        }
        const auto items = rows->itemsOf(folder, seeds.begin()->second->cell);
        if (!items) {
            return items.error();
        }
        point.itemStandardError = itemError(*items, metric, classes);
        curve.points.push_back(std::move(point));
    }
    return curve;
}

} // namespace plateau::experiment
