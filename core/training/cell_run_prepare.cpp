#include "core/recipe/budget.h"
#include "core/training/baselines/shuffled_control.h"
#include "core/training/cell_mixture.h"
#include "core/training/cell_run.h"
#include "core/training/sampling/held_out.h"
#include "core/training/stopwatch.h"

/// What is worked out before the first update, and the cells that need none.
namespace plateau::training {

Result<void> CellRun::prepare(std::size_t cell) {
    const Stopwatch watch;
    const CellTask& task = m_tasks[cell];
    CellState& state = m_states[cell];
    CellReport& report = state.report;
    const auto n = static_cast<std::int64_t>(task.rows.size());
    report.id = task.id;
    report.rule = recipe::effectiveRule(m_settings, n, m_context.strata());
    report.precision = m_context.source().precision(m_settings);
    report.packedWith = static_cast<int>(m_tasks.size());
    for (const std::uint32_t row : task.rows) {
        if (row >= m_context.pool().size()) {
            return badInput("cell " + task.id, "has a row outside the pool", "Use rows of this task.");
        }
        report.truncated += m_context.pool().truncated(row) ? 1 : 0;
    }
    state.targetRows = task.shuffledTargets ? permutedRows(task.rows, task.seed) : task.rows;
    if (auto fits = checkMixture(m_context, task); !fits) {
        return fits;
    }
    state.updates = updatesOf(m_context, task);
    if (auto probed = prepareProbe(cell); !probed) {
        return probed;
    }
    if (report.rule == recipe::BudgetRule::EarlyStop) {
        prepareSearch(cell);
    }
    report.buildSeconds = watch.seconds();
    return {};
}

/// A fixed C: what a cell becomes must not depend on which cell came before it.
Result<void> CellRun::prepareProbe(std::size_t cell) {
    CellState& state = m_states[cell];
    auto frozen = m_context.probe(m_settings);
    if (!frozen) {
        return frozen.error();
    }
    if (*frozen == nullptr) {
        return {};
    }
    auto probe = (*frozen)->fit(m_tasks[cell].rows, state.targetRows, defaultC, m_stop);
    if (!probe) {
        return probe.error();
    }
    auto outputs = (*frozen)->outputs(*probe, m_context.evaluation(0), m_stop);
    if (!outputs) {
        return outputs.error();
    }
    state.probe = std::move(*probe);
    state.baseline = std::move(*outputs);
    return {};
}

void CellRun::prepareSearch(std::size_t cell) {
    const CellTask& task = m_tasks[cell];
    CellState& state = m_states[cell];
    const auto n = static_cast<std::int64_t>(task.rows.size());
    const auto wanted = recipe::validationRows(m_settings.budget, n, m_context.strata());
    const auto held =
        heldOutRows(m_context.strataOf(state.targetRows), m_context.strata(), wanted, task.seed);
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> targetRows;
    for (auto at = held.rbegin(); at != held.rend(); ++at) {
        rows.push_back(task.rows[*at]);
        targetRows.push_back(state.targetRows[*at]);
    }
    state.report.validationRows = static_cast<std::int64_t>(held.size());
    state.search = EarlyStopping(m_context.kind(), std::move(rows), std::move(targetRows));
}

Result<void> CellRun::runLastLayer(std::size_t cell) {
    const Stopwatch watch;
    const CellTask& task = m_tasks[cell];
    CellState& state = m_states[cell];
    auto frozen = m_context.probe(m_settings);
    if (!frozen) {
        return frozen.error();
    }
    if (*frozen == nullptr) {
        return badInput("cell " + task.id, "has nothing that a last layer could be fitted on",
                        "Use the method lora or full.");
    }
    auto c = (*frozen)->chooseC(task.rows, state.targetRows, m_stop);
    if (!c) {
        return c.error();
    }
    auto probe = (*frozen)->fit(task.rows, state.targetRows, *c, m_stop);
    if (!probe) {
        return probe.error();
    }
    for (std::size_t set = 0; set < m_context.data().evaluations.size(); ++set) {
        auto outputs = (*frozen)->outputs(*probe, m_context.evaluation(set), m_stop);
        if (!outputs) {
            return outputs.error();
        }
        state.report.outputs.emplace(m_context.data().evaluations[set].name, std::move(*outputs));
    }
    state.report.underTraining.trainQuality = 1;
    state.report.trainSeconds = watch.seconds();
    if (task.keepWeights) {
        const CellStart start{task.seed, &*probe, {}, {}};
        auto model = m_context.source().create(m_settings, {&start, 1});
        if (!model) {
            return model.error();
        }
        state.report.weights = (*model)->weights(0);
    }
    return deliver(cell);
}

} // namespace plateau::training
