#pragma once

#include "core/base/sha256.h"
#include "core/experiment/store/experiment_state.h"

#include "tests/support/class_results.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// A small experiment with made-up results for the tests of this folder.
namespace plateau::experiment::sample {

inline Plan plan() {
    Plan plan;
    plan.name = "sample";
    plan.labels = {"off", "on"};
    plan.domain = {"data/domain.jsonl", sha256("domain"), 1000};
    plan.test = {"data/test.jsonl", sha256("test"), 500};
    plan.split = {"stratified", 0.2, 7};
    plan.model = {"tiny-encoder", sha256("weights"), sha256("tokens"), "bert", 22'000'000};
    plan.sizes = {20, 40, 80, 160, 320};
    plan.seeds = 2;
    plan.instantSeeds = 2;
    return plan;
}

/// A score that grows with n and differs a little between seeds.
inline double scoreAt(const CellSpec& spec) {
    const double n = static_cast<double>(std::max<std::int64_t>(spec.n, 1));
    return std::min(0.99, 1 - 0.9 / std::sqrt(n)) - 0.004 * static_cast<double>(spec.seed);
}

inline CellResult result(const PlannedCell& cell, std::int64_t items = 500) {
    CellResult r;
    r.cell = cell.id;
    r.spec = cell.spec;
    const auto correct = std::floor(scoreAt(cell.spec) * static_cast<double>(items));
    setAccuracy(r, correct / static_cast<double>(items), items);
    setClasses(r, {{"off", 0.8, 0.9, 0.85, 250}, {"on", 0.9, 0.8, 0.85, 250}});
    r.underTrained.trainScore = 0.99;
    r.budgetRule = "epochs";
    r.updates = 300;
    r.trainSeconds = 2.5;
    r.evalSeconds = 0.25;
    r.precision = "float32";
    r.device = "cpu";
    r.build = "test";
    r.torchVersion = "none";
    r.attempt = "001";
    r.rowsSha256 = sha256("rows");
    return r;
}

inline CellResult diverged(const PlannedCell& cell, std::int64_t update) {
    CellResult r = result(cell);
    r.status = CellStatus::Diverged;
    r.divergedAt = update;
    return r;
}

inline std::vector<PredictionLine> predictions() {
    return {classLine("row-1", 0, 0.75, 0.75), classLine("row-2", 1, 0.5, 0.5)};
}

/// Publishes results for the cells that `wanted` accepts.
inline int publish(
    const Folder& folder,
    const std::function<bool(const CellSpec&)>& wanted = [](const CellSpec&) { return true; }) {
    int published = 0;
    for (const PlannedCell& cell : cellsOf(folder.plan())) {
        if (wanted(cell.spec)) {
            const auto done = folder.publishResult(result(cell), predictions());
            published += done && *done == Published::Written;
        }
    }
    return published;
}

/// The first cell of that kind, size and seed.
inline PlannedCell find(const Plan& plan, CellKind kind, std::int64_t n, std::uint64_t seed = 0) {
    for (PlannedCell& cell : cellsOf(plan)) {
        if (cell.spec.kind == kind && cell.spec.n == n && cell.spec.seed == seed) {
            return std::move(cell);
        }
    }
    return {};
}

/// A state whose cells all have results, changed by `change`.
inline ExperimentState stateOf(
    const Plan& plan, const std::function<void(CellState&)>& change = [](CellState&) {}) {
    ExperimentState state;
    for (const PlannedCell& planned : cellsOf(plan)) {
        CellState cell;
        cell.planned = planned;
        cell.series = seriesNumber(plan, planned.spec);
        cell.status = CellStatus::Done;
        cell.result = sample::result(planned);
        change(cell);
        state.cells.push_back(std::move(cell));
    }
    return state;
}

inline bool isCell(const CellState& cell, std::int64_t n, std::uint64_t seed) {
    const CellSpec& spec = cell.planned.spec;
    return spec.kind == CellKind::Cell && spec.n == n && spec.seed == seed;
}

inline void makePending(CellState& cell) {
    cell.status = CellStatus::Pending;
    cell.result.reset();
}

} // namespace plateau::experiment::sample
