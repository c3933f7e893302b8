#include "core/runner/cell_report.h"

namespace plateau::runner {

experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report,
                                const std::vector<std::string>& labels) {
    experiment::CellResult result;
    result.cell = cell.id;
    result.spec = cell.spec;
    result.status = report.outcome == training::CellOutcome::Diverged ? experiment::CellStatus::Diverged
                                                                      : experiment::CellStatus::Done;
    result.divergedAt = report.divergedAt;
    result.testItems = report.scores.items;
    result.correct = report.scores.correct;
    result.accuracy = report.scores.accuracy;
    result.macroF1 = report.scores.macroF1;
    for (std::size_t c = 0; c < report.scores.classes.size() && c < labels.size(); ++c) {
        const training::ClassScore& score = report.scores.classes[c];
        result.classes.push_back({labels[c], score.precision, score.recall, score.f1, score.support});
    }
    result.confusion = report.scores.confusion;
    const training::UnderTraining& under = report.underTraining;
    result.underTrained = {under.lossStillFalling, under.notFitted, under.belowFloor, under.lossDrop,
                           under.trainAccuracy,    under.reachable, under.belowFloorP};
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

std::vector<experiment::PredictionLine> toLines(const training::Scores& scores,
                                                const std::vector<std::string>& items) {
    std::vector<experiment::PredictionLine> lines;
    for (std::size_t i = 0; i < scores.predictions.size() && i < items.size(); ++i) {
        const training::Prediction& p = scores.predictions[i];
        lines.push_back({items[i], p.label, p.probability, p.trueProbability});
    }
    return lines;
}

} // namespace plateau::runner
