#include "core/runner/cell_report.h"

#include "core/metric/classification_metrics.h"

namespace plateau::runner {
namespace {

constexpr int calibrationDraws = 200;

} // namespace

experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report,
                                const Scores& scores, const std::vector<std::string>& labels) {
    experiment::CellResult result;
    result.cell = cell.id;
    result.spec = cell.spec;
    result.status = report.outcome == training::CellOutcome::Diverged ? experiment::CellStatus::Diverged
                                                                      : experiment::CellStatus::Done;
    result.divergedAt = report.divergedAt;
    result.testItems = scores.items;
    result.correct = scores.correct;
    result.accuracy = scores.accuracy;
    result.macroF1 = scores.macroF1;
    for (std::size_t c = 0; c < scores.classes.size() && c < labels.size(); ++c) {
        const ClassScore& score = scores.classes[c];
        result.classes.push_back({labels[c], score.precision, score.recall, score.f1, score.support});
    }
    result.confusion = scores.confusion;
    const training::UnderTraining& under = report.underTraining;
    result.underTrained = {under.lossStillFalling, under.notFitted, under.belowBaseline, under.lossDrop,
                           under.trainQuality,     under.reachable, under.belowBaselineP};
    if (cell.spec.kind == experiment::CellKind::Cell || cell.spec.kind == experiment::CellKind::Control) {
        result.budgetRule = recipe::name(report.rule);
    }
    result.updates = report.updates;
    result.validationRows = report.validationRows;
    result.tokens = report.tokens;
    result.truncated = report.truncated;
    result.buildSeconds = report.buildSeconds;
    result.trainSeconds = report.trainSeconds;
    result.evalSeconds = report.evalSeconds;
    result.packedWith = report.packedWith;
    result.precision = report.precision;
    return result;
}

std::vector<experiment::PredictionLine> toLines(const Scores& scores, const std::vector<std::string>& items) {
    std::vector<experiment::PredictionLine> lines;
    for (std::size_t i = 0; i < scores.predictions.size() && i < items.size(); ++i) {
        const Prediction& p = scores.predictions[i];
        lines.push_back({items[i], p.label, p.probability, p.trueProbability});
    }
    return lines;
}

std::optional<experiment::CellMetrics> metricsOf(const Scores& scores, std::span<const int> labels,
                                                 std::vector<experiment::ClassResult>& classes) {
    if (scores.probabilities.empty()) {
        return std::nullopt;
    }
    std::vector<int> predictions;
    for (const Prediction& prediction : scores.predictions) {
        predictions.push_back(prediction.label);
    }
    const std::vector<double> probabilities(scores.probabilities.begin(), scores.probabilities.end());
    statistics::CalibrationSettings calibration;
    calibration.draws = calibrationDraws;
    const auto found = statistics::classificationMetrics(
        labels, predictions, static_cast<int>(classes.size()), probabilities, calibration);
    if (!found) {
        return std::nullopt;
    }
    for (std::size_t c = 0; c < classes.size(); ++c) {
        classes[c].auc = found->classes[c].auc;
    }
    return experiment::CellMetrics{found->balancedAccuracy, found->weightedF1, found->macroAuc,
                                   found->logLoss,          found->ece,        found->eceInterval};
}

} // namespace plateau::runner
