#include "core/runner/cell_report.h"

namespace plateau::runner {

std::vector<std::string> poolNames(const experiment::Plan& plan) {
    std::vector<std::string> names{experiment::domainPoolName};
    if (plan.general) {
        for (const experiment::DataFile& file : plan.general->files) {
            names.push_back(experiment::poolName(file));
        }
    }
    return names;
}

experiment::CellResult toResult(const experiment::PlannedCell& cell, const training::CellReport& report,
                                const std::vector<std::string>& pools) {
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
    result.partTokens = report.partTokens;
    result.precision = report.precision;
    for (std::size_t pool = 0; pool < report.realised.size(); ++pool) {
        const training::RealisedDraws& use = report.realised[pool];
        result.realised.emplace(pools[pool], experiment::PoolUse{use.drawn, use.unique});
    }
    return result;
}

} // namespace plateau::runner
