#pragma once

#include "ui/session/snapshot.h"

#include <QList>

#include <cstdint>
#include <optional>
#include <string>

namespace plateau::ui {

/// How far the run is, as numbers; words are the views' work.
struct RunSummary {
    std::int64_t total = 0;
    std::int64_t done = 0; ///< with a result, diverged ones included
    std::int64_t running = 0;
    std::int64_t pending = 0;
    std::int64_t failed = 0;
    std::int64_t diverged = 0;
    std::int64_t underTrained = 0;
    std::int64_t interrupted = 0;
    RunState state = RunState::Idle;
    std::optional<double> secondsLeft;
    bool operator==(const RunSummary&) const = default;
};

RunSummary summarise(const Snapshot& snapshot, const LiveState& live);

enum class CellLook { Waiting, Running, Done, Failed, Diverged, Paused };

/// One cell as views show it.
struct CellView {
    std::string id;
    experiment::CellKind kind = experiment::CellKind::Cell;
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    std::size_t series = 0; ///< of the plan: which mixture it draws from
    std::string mixture;    ///< its name in the plan; empty where there is one series
    CellLook look = CellLook::Waiting;
    double share = 0; ///< progress of a running one, 0 … 1
    double score = 0; ///< of a done one
    bool underTrained = false;
    bool isConstant = false; ///< of a baseline: what scores without any input, not the untouched model
    bool operator==(const CellView&) const = default;
};

/// Every planned cell in running order, live progress included.
QList<CellView> cellViews(const Snapshot& snapshot, const LiveState& live);

} // namespace plateau::ui
