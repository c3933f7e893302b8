#pragma once

#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/store/events.h"
#include "core/experiment/store/experiment_state.h"

#include <QMetaType>
#include <QString>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plateau::ui {

enum class RunState {
    Idle,    ///< nobody is at work on the experiment
    Running, ///< a runner of this machine holds its lock
    Paused,  ///< a runner holds the lock and waits
};

/// The open experiment at one moment, read from its folder in the worker thread. Never changed once
/// published: share it, keep it, read it from any thread.
struct Snapshot {
    QString folder;
    experiment::Plan plan;
    experiment::ExperimentState state;
    experiment::DataCurve curve;
    plot::DataCurveChart chart; ///< curve, forecast and needed n at the plan's target
    std::optional<experiment::ExperimentAnswer>
        answer;                        ///< at the plan's target; nothing before the first score
    experiment::AnswerContext context; ///< what answers rest on beside plan and results
    RunState run = RunState::Idle;
    std::int64_t interrupted = 0; ///< cells that were begun, have no result, and nobody works on them
    std::string device;           ///< of the newest result; empty before the first
    double trainedSeconds = 0;    ///< sum over the results
    std::uint64_t number = 0;     ///< rises with every snapshot of a session
};
using SnapshotPointer = std::shared_ptr<const Snapshot>;

/// What a running cell reported last.
struct CellLive {
    std::int64_t update = 0;
    std::int64_t updates = 0;
    double loss = 0;
    double updatesPerSecond = 0; ///< 0: not known yet
};

/// What changes between snapshots: at most 10 times a second.
struct LiveState {
    std::map<std::string, CellLive> cells; ///< running ones, by id
    std::optional<double> secondsLeft;     ///< of the whole run
    std::optional<experiment::CellDone> justIn;
    std::map<std::string, std::deque<experiment::Event>> log; ///< the last events of each cell, oldest first
    std::optional<experiment::RunFinished> finished;          ///< how the last run ended
    bool workerSilent = false;                                ///< who trains gives no sign of life any more
};
using LivePointer = std::shared_ptr<const LiveState>;

struct TrainingUpdate {
    double update = 0;
    double loss = 0;
    double learningRate = 0;
    double gradientNorm = 0;
};

/// The training curve of one attempt, as far as it is written.
struct TrainingTrace {
    std::string cell;
    std::string attempt; ///< the newest; empty when there is none
    std::vector<TrainingUpdate> updates;
    std::int64_t unreadable = 0; ///< lines that were no such object
};
using TracePointer = std::shared_ptr<const TrainingTrace>;

} // namespace plateau::ui
