#include "core/training/cell_mixture.h"
#include "core/training/cell_run.h"
#include "core/training/stopwatch.h"

#include <algorithm>
#include <numeric>

/// What is looked at between the updates, and what a finished cell is reported with.
namespace plateau::training {
namespace {

/// Training rows that are looked at for the checks of a cell.
constexpr std::size_t checkedRows = 256;

} // namespace

Result<Fit> CellRun::fitOn(const TrainableModel& model, std::int64_t place,
                           std::span<const std::uint32_t> rows,
                           std::span<const std::uint32_t> targetRows) const {
    auto outputs = model.evaluate(place, m_context.pool(), rows, m_stop);
    if (!outputs) {
        return outputs.error();
    }
    return fitOf(m_context.kind(), *outputs, m_context.data().pool, targetRows, m_context.source().outputs());
}

Result<Next> CellRun::onSearchCheck(TrainableModel& model, CellProgress& cell, std::int64_t place,
                                    std::int64_t update) {
    CellState& state = m_states[cell.cell];
    auto now = fitOn(model, place, state.search.rows(), state.search.targetRows());
    if (!now) {
        return now.error();
    }
    state.search.see(*now, update);
    const std::int64_t least = m_settings.budget.minUpdates;
    const bool enough = state.search.worse() >= m_settings.budget.patience && update >= least;
    if (!enough && update < cell.updates) {
        return Next::Continue;
    }
    state.updates = std::max(state.search.bestAt(), least);
    state.report.trainSeconds += cell.seconds;
    state.report.tokens += cell.tokens;
    return Next::Finished;
}

Result<Next> CellRun::onTrainCheck(TrainableModel& model, CellProgress& cell, std::int64_t place,
                                   std::int64_t update) {
    const Stopwatch watch;
    CellState& state = m_states[cell.cell];
    const std::size_t count = std::min(checkedRows, cell.rows.size());
    auto now =
        fitOn(model, place, std::span(cell.rows).first(count), std::span(cell.targetRows).first(count));
    if (!now) {
        return now.error();
    }
    state.report.evalSeconds += watch.seconds();
    if (update < cell.updates) {
        state.lossBefore = now->loss;
        return Next::Continue;
    }
    if (auto finished = finish(model, cell, place, *now); !finished) {
        return finished.error();
    }
    return Next::Finished;
}

Result<void> CellRun::finish(TrainableModel& model, CellProgress& cell, std::int64_t place, const Fit& fit) {
    const Stopwatch watch;
    CellState& state = m_states[cell.cell];
    CellReport& report = state.report;
    auto outputs = m_context.evaluate(model, place, m_stop);
    if (!outputs) {
        return outputs.error();
    }
    report.outputs = std::move(*outputs);
    const auto kind = m_context.kind();
    UnderTraining& under = report.underTraining;
    under.lossDrop = state.lossBefore - fit.loss;
    under.trainQuality = fit.quality;
    under.lossStillFalling = under.lossDrop > stillFallingFrom(kind, m_context.source().outputs());
    under.reachable = reachableShare(kind, m_context.data().pool, m_tasks[cell.cell].rows, state.targetRows);
    under.notFitted = isNotFitted(kind, fit, under.reachable);
    if (state.baseline) {
        const EvaluationSet& first = m_context.data().evaluations[0];
        std::vector<std::uint32_t> items = m_tasks[cell.cell].judgedBy;
        if (items.empty()) {
            items.resize(first.examples.items);
            std::iota(items.begin(), items.end(), 0U);
        }
        under.belowBaselineP = belowBaselineP(kind, task::pick(report.outputs.at(first.name), items),
                                              task::pick(*state.baseline, items), first.examples, items);
        under.belowBaseline = under.belowBaselineP < 0.05;
    }
    report.updates = cell.updates;
    report.trainSeconds += cell.seconds;
    report.tokens += cell.tokens;
    report.partTokens = model.partTokens();
    report.realised = realisedOf(cell);
    if (m_tasks[cell.cell].keepWeights) {
        report.weights = model.weights(place);
    }
    report.evalSeconds += watch.seconds();
    return deliver(cell.cell);
}

Result<void> CellRun::onDivergence(CellProgress& cell, std::int64_t update) {
    CellReport& report = m_states[cell.cell].report;
    report.outcome = CellOutcome::Diverged;
    report.divergedAt = update;
    report.updates = update;
    report.trainSeconds += cell.seconds;
    report.tokens += cell.tokens;
    report.realised = realisedOf(cell);
    return deliver(cell.cell);
}

Result<void> CellRun::deliver(std::size_t cell) {
    m_states[cell].finished = true;
    return m_events.finished ? m_events.finished(m_states[cell].report) : Result<void>();
}

} // namespace plateau::training
