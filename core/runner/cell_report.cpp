#include "core/runner/cell_report.h"

namespace plateau::runner {
namespace {

/// The pool that subsets are drawn from, in the plan's words.
constexpr const char* domainPool = "domain";

} // namespace

experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report) {
    experiment::CellResult result;
    result.cell = cell.id;
    result.spec = cell.spec;
    result.status = report.outcome == training::CellOutcome::Diverged ? experiment::CellStatus::Diverged
                                                                      : experiment::CellStatus::Done;
    result.divergedAt = report.divergedAt;
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
    if (!report.realised.empty()) {
        const training::RealisedDraws& domain = report.realised.front();
        result.realised.emplace(domainPool, experiment::PoolUse{domain.drawn, domain.unique});
    }
    return result;
}

} // namespace plateau::runner
