#include "core/training/cell_run.h"

#include "core/recipe/budget.h"
#include "core/training/cell_mixture.h"
#include "core/training/stopwatch.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace plateau::training {
namespace {

std::int64_t nineTenths(std::int64_t updates) {
    return std::max<std::int64_t>(1, updates - (updates + 9) / 10);
}

} // namespace

CellRun::CellRun(TrainingContext& context, std::span<const CellTask> tasks, std::stop_token stop,
                 const TrainEvents& events)
    : m_context(context),
      m_tasks(tasks),
      m_stop(std::move(stop)),
      m_events(events),
      m_settings(tasks[0].settings),
      m_states(tasks.size()),
      m_checkpoints(context.options(), tasks, events) {}

Result<std::vector<CellReport>> CellRun::run() {
    if (auto usable = checkPrecision(m_settings, m_context.facts()); !usable) {
        return usable.error();
    }
    for (std::size_t cell = 0; cell < m_tasks.size(); ++cell) {
        if (auto prepared = prepare(cell); !prepared) {
            return prepared.error();
        }
    }
    if (m_settings.method == recipe::MethodKind::LastLayer) {
        for (std::size_t cell = 0; cell < m_tasks.size(); ++cell) {
            if (auto done = runLastLayer(cell); !done) {
                return done.error();
            }
        }
    } else {
        resume();
        const bool searches = m_states[0].report.rule == recipe::BudgetRule::EarlyStop &&
                              !(m_begun && m_begun->position.stage == Stage::Train);
        if (auto searched = searches ? runStage(Stage::Search) : Result<void>(); !searched) {
            return searched.error();
        }
        if (auto trained = runStage(Stage::Train); !trained) {
            return trained.error();
        }
    }
    m_checkpoints.clear();
    std::vector<CellReport> reports;
    for (CellState& state : m_states) {
        reports.push_back(std::move(state.report));
    }
    return reports;
}

void CellRun::resume() {
    const auto note = [&](const std::string& text) {
        if (m_events.note) {
            m_events.note(text);
        }
    };
    if (!m_checkpoints.enabled()) {
        return;
    }
    const auto prepared = m_states;
    for (const std::int64_t step : m_checkpoints.store().steps()) {
        auto checkpoint = m_checkpoints.store().read(step);
        const auto restored = checkpoint ? restore(*checkpoint) : Result<void>(checkpoint.error());
        if (restored) {
            return;
        }
        note(fmt::format("Checkpoint {} of cell {} cannot be used: {}", step, m_tasks[0].id,
                         restored.error().text()));
        m_checkpoints.store().setAside(step);
        m_states = prepared;
        m_begun.reset();
    }
}

Result<void> CellRun::restore(const Checkpoint& checkpoint) {
    auto position = restoreGroup(checkpoint.facts, m_tasks, m_states);
    if (!position) {
        return position.error();
    }
    auto cells =
        restoreProgress(checkpoint.facts, [&](std::size_t cell) { return startOf(position->stage, cell); });
    if (!cells) {
        return cells.error();
    }
    auto model = makeModel(*cells);
    if (!model) {
        return model.error();
    }
    if (auto loaded = (*model)->load({checkpoint.facts.value("model", Json()), checkpoint.tensors});
        !loaded) {
        return loaded;
    }
    m_begun = Begun{*position, std::move(*cells), std::move(*model)};
    const Json machine = machineFacts(m_context, m_settings);
    const std::string difference = differenceOf(checkpoint.facts.value("machine", Json::object()), machine);
    for (CellState& state : m_states) {
        state.report.resumption.updates.push_back(position->update);
        if (!difference.empty()) {
            state.report.resumption.difference = difference;
        }
    }
    if (!difference.empty() && m_events.note) {
        m_events.note(fmt::format("Cell {} goes on under other conditions ({}); its result is not "
                                  "bit-identical to an unbroken run.",
                                  m_tasks[0].id, difference));
    }
    return {};
}

Result<std::unique_ptr<TrainableModel>> CellRun::makeModel(std::span<const CellProgress> cells) {
    std::vector<CellStart> starts;
    for (const CellProgress& progress : cells) {
        const CellState& state = m_states[progress.cell];
        CellStart start{m_tasks[progress.cell].seed, nullptr, {}, {}};
        start.features = m_context.pool().collate(progress.rows, 1).features;
        if (m_settings.headInit == recipe::HeadInit::LinearProbe && state.probe) {
            start.head = &*state.probe;
        }
        if (m_context.kind() == task::Objective::Regression) {
            start.scale = targetScale(m_context.data().pool, state.targetRows);
        }
        starts.push_back(start);
    }
    return m_context.source().create(m_settings, starts);
}

CellProgress CellRun::startOf(Stage stage, std::size_t cell) const {
    const CellTask& task = m_tasks[cell];
    const CellState& state = m_states[cell];
    CellProgress progress;
    progress.cell = cell;
    progress.id = task.id;
    progress.updates = stage == Stage::Search
                           ? recipe::updatesFor(m_settings, static_cast<std::int64_t>(task.rows.size()))
                           : state.updates;
    if (stage == Stage::Train) {
        progress.rows = task.rows;
        progress.targetRows = state.targetRows;
        progress.checks = {nineTenths(progress.updates)};
    } else {
        const std::set<std::uint32_t> held(state.search.rows().begin(), state.search.rows().end());
        for (std::size_t i = 0; i < task.rows.size(); ++i) {
            if (!held.contains(task.rows[i])) {
                progress.rows.push_back(task.rows[i]);
                progress.targetRows.push_back(state.targetRows[i]);
            }
        }
        const std::int64_t every = std::max<std::int64_t>(1, progress.updates / EarlyStopping::looks);
        for (std::int64_t at = every; at < progress.updates; at += every) {
            progress.checks.push_back(at);
        }
    }
    addSource(m_context, task, progress);
    return progress;
}

Result<CellRun::Begun> CellRun::begin(Stage stage) {
    const Stopwatch watch;
    Begun begun{{stage, 0, false}, {}, nullptr};
    for (std::size_t cell = 0; cell < m_tasks.size(); ++cell) {
        if (!m_states[cell].finished) {
            begun.cells.push_back(startOf(stage, cell));
        }
    }
    if (begun.cells.empty()) {
        return begun;
    }
    auto model = makeModel(begun.cells);
    if (!model) {
        return model.error();
    }
    begun.model = std::move(*model);
    for (const CellProgress& cell : begun.cells) {
        m_states[cell.cell].report.buildSeconds += watch.seconds() / static_cast<double>(begun.cells.size());
    }
    return begun;
}

Result<void> CellRun::runStage(Stage stage) {
    auto begun = m_begun ? Result<Begun>(std::move(*std::exchange(m_begun, std::nullopt))) : begin(stage);
    if (!begun) {
        return begun.error();
    }
    if (begun->cells.empty()) {
        return {};
    }
    TrainableModel& model = *begun->model;
    UpdateLoop loop(m_context.trainingSet(), m_context.trainingTargets(), m_context.objective(),
                    m_settings.optimizer, model);
    const LoopStart start{begun->position.update, begun->position.checksDue};
    return loop.run(std::move(begun->cells), start, hooksFor(stage, model), m_stop);
}

UpdateHooks CellRun::hooksFor(Stage stage, TrainableModel& model) {
    UpdateHooks hooks{{}, {}, {}, {}, m_events.update};
    hooks.onCheck = [this, stage, &model](CellProgress& cell, std::int64_t place, std::int64_t update) {
        return stage == Stage::Search ? onSearchCheck(model, cell, place, update)
                                      : onTrainCheck(model, cell, place, update);
    };
    hooks.diverged = [this](CellProgress& cell, std::int64_t update) { return onDivergence(cell, update); };
    hooks.wanted = [this] { return m_checkpoints.due() || (m_events.pausing && m_events.pausing()); };
    hooks.reached = [this, stage, &model](std::span<const CellProgress> live, std::int64_t update,
                                          bool checksDue) {
        onReached(model, {stage, update, checksDue}, live);
    };
    return hooks;
}

void CellRun::onReached(TrainableModel& model, const GroupPosition& position,
                        std::span<const CellProgress> live) {
    if (m_checkpoints.enabled()) {
        ModelState saved = model.save();
        Checkpoint checkpoint;
        const bool second =
            m_states[0].report.rule == recipe::BudgetRule::EarlyStop && position.stage == Stage::Train;
        const auto ceiling =
            recipe::updatesFor(m_settings, static_cast<std::int64_t>(m_tasks[0].rows.size()));
        checkpoint.step = position.update + (second ? ceiling : 0);
        checkpoint.facts = factsOf(position, m_tasks, m_states, live, machineFacts(m_context, m_settings));
        checkpoint.facts["model"] = std::move(saved.facts);
        checkpoint.tensors = std::move(saved.tensors);
        m_checkpoints.save(checkpoint);
    }
    if (m_events.pause && m_events.pausing && m_events.pausing()) {
        m_events.pause();
    }
}

} // namespace plateau::training
