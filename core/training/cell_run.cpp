#include "core/training/cell_run.h"

#include "core/recipe/budget.h"
#include "core/training/scores.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace plateau::training {
namespace {

constexpr std::size_t probeRows = 256;

class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

std::int64_t nineTenths(std::int64_t updates) {
    return std::max<std::int64_t>(1, updates - (updates + 9) / 10);
}

} // namespace

CellRun::CellRun(Workbench& bench, std::span<const CellTask> tasks, std::stop_token stop, const Sink& sink)
    : m_bench(bench),
      m_tasks(tasks),
      m_stop(std::move(stop)),
      m_sink(sink),
      m_settings(tasks[0].settings),
      m_type(bench.baseType(m_settings)),
      m_prepared(tasks.size()),
      m_reports(tasks.size()) {}

Result<std::vector<CellReport>> CellRun::run() {
    if (auto usable = checkPrecision(m_settings, m_bench.facts()); !usable) {
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
        return std::move(m_reports);
    }
    if (m_reports[0].rule == recipe::BudgetRule::EarlyStop) {
        if (auto searched = searchUpdates(); !searched) {
            return searched.error();
        }
    }
    if (auto trained = trainAll(); !trained) {
        return trained.error();
    }
    return std::move(m_reports);
}

Result<void> CellRun::prepare(std::size_t cell) {
    const Stopwatch watch;
    const CellTask& task = m_tasks[cell];
    Preparation& prepared = m_prepared[cell];
    CellReport& report = m_reports[cell];
    const auto n = static_cast<std::int64_t>(task.rows.size());
    report.id = task.id;
    report.rule = recipe::effectiveRule(m_settings, n, m_bench.classes());
    report.precision = m_type == at::kBFloat16 ? "bfloat16" : "float32";
    report.packedWith = static_cast<int>(m_tasks.size());
    for (const std::uint32_t row : task.rows) {
        if (row >= m_bench.pool().size()) {
            return badInput("cell " + task.id, "has a row outside the pool", "Use rows of this task.");
        }
        prepared.labels.push_back(m_bench.data().pool.labels[row]);
        report.truncated += m_bench.pool().truncated(row) ? 1 : 0;
    }
    if (task.shuffledLabels) {
        prepared.labels = permutedLabels(std::move(prepared.labels), task.seed);
    }
    // A fixed strength: what a cell becomes must not depend on which cell came before it.
    auto floor = m_bench.floor(m_type, task.rows, prepared.labels, defaultStrength, m_stop);
    if (!floor) {
        return floor.error();
    }
    prepared.floor = std::move(*floor);
    prepared.updates = recipe::updatesFor(m_settings, n);
    report.buildSeconds = watch.seconds();
    return {};
}

Result<std::unique_ptr<CellPack>> CellRun::makePack(const std::vector<std::size_t>& cells) {
    const Stopwatch watch;
    auto encoder = m_settings.method == recipe::MethodKind::Full ? m_bench.own() : m_bench.frozen(m_type);
    if (!encoder) {
        return encoder.error();
    }
    std::vector<PackMember> members;
    for (const std::size_t cell : cells) {
        const bool started = m_settings.headStart == recipe::HeadStart::Regression;
        members.push_back({m_tasks[cell].seed, started ? &m_prepared[cell].floor.model : nullptr});
    }
    auto pack = CellPack::create(*encoder, m_settings, m_bench.classes(), members);
    for (const std::size_t cell : cells) {
        m_reports[cell].buildSeconds += watch.seconds() / static_cast<double>(cells.size());
    }
    return pack;
}

Lane CellRun::makeLane(std::size_t cell) const {
    const CellTask& task = m_tasks[cell];
    const Preparation& prepared = m_prepared[cell];
    Lane lane{cell,
              task.id,
              task.rows,
              prepared.labels,
              prepared.updates,
              {nineTenths(prepared.updates)},
              task.poisonAt,
              BatchOrder(task.seed, task.rows.size())};
    return lane;
}

Result<CellRun::Probe> CellRun::probe(const CellPack& pack, std::int64_t packed,
                                      std::span<const std::uint32_t> rows, std::span<const int> labels) {
    auto logits = pack.logits(packed, m_bench.pool(), rows, m_stop);
    if (!logits) {
        return logits.error();
    }
    const at::Tensor logs = at::log_softmax(*logits, 1);
    const auto classes = static_cast<std::size_t>(logs.size(1));
    Probe result;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float* row = logs.const_data_ptr<float>() + i * classes;
        result.loss -= row[labels[i]];
        result.accuracy += std::max_element(row, row + classes) - row == labels[i] ? 1 : 0;
    }
    result.loss /= static_cast<double>(rows.size());
    result.accuracy /= static_cast<double>(rows.size());
    return result;
}

Result<void> CellRun::trainAll() {
    std::vector<Lane> lanes;
    std::vector<std::size_t> cells;
    for (std::size_t cell = 0; cell < m_tasks.size(); ++cell) {
        if (m_reports[cell].outcome == CellOutcome::Done) {
            lanes.push_back(makeLane(cell));
            cells.push_back(cell);
        }
    }
    if (cells.empty()) {
        return {};
    }
    auto pack = makePack(cells);
    if (!pack) {
        return pack.error();
    }
    const auto look = [&](Lane& lane, std::int64_t packed, std::int64_t update) {
        return lookAtProbe(**pack, lane, packed, update);
    };
    const auto diverged = [&](Lane& lane, std::int64_t update) { noteDivergence(lane, update); };
    return Stage(m_bench.pool(), m_settings, **pack).run(std::move(lanes), {look, diverged, m_sink}, m_stop);
}

void CellRun::noteDivergence(const Lane& lane, std::int64_t update) {
    CellReport& report = m_reports[lane.cell];
    report.outcome = CellOutcome::Diverged;
    report.divergedAt = update;
    report.updates = update;
    report.trainSeconds += lane.seconds;
    report.tokens += lane.tokens;
}

Result<Stage::After> CellRun::lookAtProbe(CellPack& pack, Lane& lane, std::int64_t packed,
                                          std::int64_t update) {
    const Stopwatch watch;
    const std::size_t count = std::min(probeRows, lane.rows.size());
    auto now = probe(pack, packed, std::span(lane.rows).first(count), std::span(lane.labels).first(count));
    if (!now) {
        return now.error();
    }
    Preparation& prepared = m_prepared[lane.cell];
    CellReport& report = m_reports[lane.cell];
    report.evalSeconds += watch.seconds();
    if (update < lane.updates) {
        prepared.lossBefore = now->loss;
        return Stage::After::Continue;
    }
    UnderTraining& under = report.underTraining;
    under.lossDrop = prepared.lossBefore - now->loss;
    under.trainAccuracy = now->accuracy;
    under.lossStillFalling = under.lossDrop > 0.05 * std::log(static_cast<double>(m_bench.classes()));
    if (auto finished = finish(pack, lane, packed); !finished) {
        return finished.error();
    }
    return Stage::After::Finished;
}

Result<void> CellRun::finish(CellPack& pack, const Lane& lane, std::int64_t packed) {
    const Stopwatch watch;
    const CellTask& task = m_tasks[lane.cell];
    const Preparation& prepared = m_prepared[lane.cell];
    CellReport& report = m_reports[lane.cell];
    std::vector<std::uint32_t> every(m_bench.test().size());
    for (std::size_t i = 0; i < every.size(); ++i) {
        every[i] = static_cast<std::uint32_t>(i);
    }
    auto logits = pack.logits(packed, m_bench.test(), every, m_stop);
    if (!logits) {
        return logits.error();
    }
    report.scores = m_bench.score(*logits);
    std::vector<const std::string*> texts;
    for (const std::uint32_t row : task.rows) {
        texts.push_back(&m_bench.data().pool.texts[row]);
    }
    UnderTraining& under = report.underTraining;
    under.reachable = 1 - contradictoryShare(texts, prepared.labels);
    under.notFitted = under.trainAccuracy < 0.95 * under.reachable;
    under.belowFloorP = belowFloor(report.scores, prepared.floor.scores, m_bench.data().test.labels);
    under.belowFloor = under.belowFloorP < 0.05;
    report.updates = lane.updates;
    report.trainSeconds += lane.seconds;
    report.tokens += lane.tokens;
    if (task.keepAdapter) {
        report.weights = pack.weights(packed);
    }
    report.evalSeconds += watch.seconds();
    return {};
}

Result<void> CellRun::runLastLayer(std::size_t cell) {
    const Stopwatch watch;
    const CellTask& task = m_tasks[cell];
    CellReport& report = m_reports[cell];
    const auto& labels = m_prepared[cell].labels;
    auto features = m_bench.poolFeatures(m_type, task.rows, m_stop);
    if (!features) {
        return features.error();
    }
    const double strength = chooseStrength(*features, labels, m_bench.classes());
    auto floor = m_bench.floor(m_type, task.rows, labels, strength, m_stop);
    if (!floor) {
        return floor.error();
    }
    report.scores = std::move(floor->scores);
    report.underTraining.trainAccuracy = 1;
    report.trainSeconds = watch.seconds();
    if (task.keepAdapter) {
        const PackMember member{task.seed, &floor->model};
        auto encoder = m_bench.frozen(m_type);
        if (!encoder) {
            return encoder.error();
        }
        auto pack = CellPack::create(*encoder, m_settings, m_bench.classes(), {&member, 1});
        if (!pack) {
            return pack.error();
        }
        report.weights = (*pack)->weights(0);
    }
    return {};
}

} // namespace plateau::training
