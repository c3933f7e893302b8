#include "core/runner/cell_report.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plateau::runner {

experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report) {
    experiment::CellResult result;
    result.cell = cell.id;
    result.spec = cell.spec;
    result.status = report.outcome == training::CellOutcome::Diverged ? experiment::CellStatus::Diverged
                                                                      : experiment::CellStatus::Done;
    result.divergedAt = report.divergedAt;
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

task::Outputs outputsOf(const training::Scores& scores, std::size_t classes) {
    task::Outputs outputs;
    outputs.width = static_cast<std::int64_t>(classes);
    for (const float share : scores.probabilities) {
        outputs.values.push_back(std::log(std::max(share, std::numeric_limits<float>::min())));
    }
    if (scores.probabilities.empty()) {
        outputs.values.assign(scores.predictions.size() * classes, 0);
        for (std::size_t i = 0; i < scores.predictions.size(); ++i) {
            outputs.values[i * classes + static_cast<std::size_t>(scores.predictions[i].label)] = 1;
        }
    }
    return outputs;
}

} // namespace plateau::runner
