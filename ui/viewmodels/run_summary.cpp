#include "ui/viewmodels/run_summary.h"

#include <algorithm>

namespace plateau::ui {

using experiment::CellStatus;

RunSummary summarise(const Snapshot& snapshot, const LiveState& live) {
    const experiment::ExperimentState& experimentState = snapshot.state;
    RunSummary out;
    out.total = static_cast<std::int64_t>(experimentState.cells.size());
    out.diverged = experimentState.count(CellStatus::Diverged);
    out.done = experimentState.count(CellStatus::Done) + out.diverged;
    out.failed = experimentState.count(CellStatus::Failed);
    out.underTrained = experimentState.underTrained();
    out.interrupted = snapshot.interrupted;
    out.state = snapshot.run;
    for (const CellView& cell : cellViews(snapshot, live)) {
        out.running += cell.look == CellLook::Running ? 1 : 0;
    }
    out.pending = out.total - out.done - out.failed - out.running;
    if (out.state == RunState::Running) {
        out.secondsLeft = live.secondsLeft;
    }
    return out;
}

QList<CellView> cellViews(const Snapshot& snapshot, const LiveState& live) {
    QList<CellView> out;
    out.reserve(static_cast<qsizetype>(snapshot.state.cells.size()));
    for (const experiment::CellState& cell : snapshot.state.cells) {
        if (cell.replaced) {
            continue;
        }
        CellView view;
        view.id = cell.planned.id;
        view.kind = cell.planned.spec.kind;
        view.n = cell.planned.spec.n;
        view.seed = cell.planned.spec.seed;
        view.series = cell.series;
        if (const auto& mixtures = snapshot.plan.mixtures;
            mixtures.size() > 1 && cell.series < mixtures.size()) {
            view.mixture = experiment::seriesText(mixtures[cell.series]);
        }
        view.isConstant = cell.planned.spec.isConstant();
        std::int64_t update = cell.update;
        std::int64_t updates = cell.updates;
        const auto now = live.cells.find(view.id);
        const bool atWork = snapshot.run != RunState::Idle && now != live.cells.end();
        if (atWork) {
            update = now->second.update;
            updates = now->second.updates;
        }
        if (cell.result) {
            view.look = cell.status == CellStatus::Diverged ? CellLook::Diverged : CellLook::Done;
            view.score = cell.result->score();
            view.underTrained = cell.result->underTrained.any();
        } else if (cell.status == CellStatus::Failed) {
            view.look = CellLook::Failed;
        } else if (atWork || cell.status == CellStatus::Running) {
            view.look = snapshot.run == RunState::Paused ? CellLook::Paused : CellLook::Running;
            view.share =
                updates > 0 ? std::clamp(static_cast<double>(update) / static_cast<double>(updates), 0.0, 1.0)
                            : 0;
        }
        out << view;
    }
    return out;
}

} // namespace plateau::ui
