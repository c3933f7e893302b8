#include "core/experiment/run/scheduler.h"

#include "core/experiment/run/cell_queue.h"
#include "core/experiment/run/damaged_files.h"
#include "core/experiment/store/attempt.h"
#include "core/experiment/store/tracked_state.h"
#include "core/recipe/budget.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <thread>

#include <unistd.h>

namespace plateau::experiment {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds pollInterval{200};
constexpr milliseconds progressInterval{500};
constexpr milliseconds listenInterval{500};
constexpr std::chrono::seconds predictionInterval{2};

/// Errors of the place and not of a cell: going on would only use up attempts.
bool endsTheRun(ErrorKind kind) {
    return kind == ErrorKind::OutOfSpace || kind == ErrorKind::Permission ||
           kind == ErrorKind::DeviceMissing || kind == ErrorKind::Io;
}

class Scheduler {
public:
    Scheduler(const Folder& folder, Executor& executor, const SchedulerOptions& options, std::stop_token stop,
              const RunSink& sink, EventLog log, TrackedState state)
        : m_folder(folder),
          m_executor(executor),
          m_options(options),
          m_stop(std::move(stop)),
          m_sink(sink),
          m_log(std::move(log)),
          m_state(std::move(state)),
          m_queue(m_state, options.failed, options.heartbeatPatience) {}

    Result<RunSummary> run() {
        const auto worked = work();
        for (const ExecutorEvent& event : m_executor.stop()) {
            if (worked) {
                static_cast<void>(handle(event));
            }
        }
        return worked ? finish() : worked.error();
    }

private:
    Result<void> work() {
        if (const auto freed = setDamagedAside(); !freed) {
            return freed;
        }
        if (const auto freed = setDamagedFilesAside(); !freed) {
            return freed;
        }
        while (!stopWanted()) {
            if (const auto here = m_folder.checkPlace(); !here) {
                return here;
            }
            if (const auto heard = listen(); !heard) {
                return heard;
            }
            if (const auto given = submitWaiting(); !given) {
                return given;
            }
            const auto next = m_queue.inFlight().empty() ? idle() : attend();
            if (!next) {
                return next.error();
            }
            if (*next == Next::End) {
                break;
            }
        }
        return {};
    }

    bool stopWanted() {
        if (m_stop.stop_requested() || ::access(m_folder.controlFile("stop").c_str(), F_OK) == 0) {
            m_stopped = true;
        }
        return m_stopped;
    }

    void report(EventBody body) {
        if (m_sink) {
            m_sink(body, m_state.state());
        }
        // The log is a convenience for watchers: a full disk must not end a run that can still publish
        // results.
        static_cast<void>(m_log.write(std::move(body)));
    }

    /// Looks after the cells that somebody else trains.
    Result<void> listen() {
        if (Clock::now() - m_listened < listenInterval) {
            return {};
        }
        m_listened = Clock::now();
        std::vector<std::string> elsewhere;
        for (const CellState& cell : m_state.state().cells) {
            if (cell.status == CellStatus::Running && !m_queue.inFlight().contains(cell.planned.id)) {
                elsewhere.push_back(cell.planned.id);
            }
        }
        for (const std::string& cell : elsewhere) {
            if (const auto updated = m_state.update(cell); !updated) {
                return updated;
            }
        }
        return {};
    }

    Result<void> submitWaiting() {
        std::vector<CellGroup> groups;
        for (std::size_t room = m_executor.capacity(); room > 0; --room) {
            CellGroup group = m_queue.take();
            if (group.empty()) {
                break;
            }
            groups.push_back(std::move(group));
        }
        return groups.empty() ? Result<void>() : m_executor.submit(groups);
    }

    enum class Next { GoOn, End };

    /// Nothing is at work and nothing could be started: what is waited for, what may be added, or the end.
    Result<Next> idle() {
        // Never concluded from what was noticed on the way alone.
        if (const auto updated = m_state.update(); !updated) {
            return updated.error();
        }
        if (const auto freed = setDamagedAside(); !freed) {
            return freed.error();
        }
        switch (m_queue.left()) {
        case CellQueue::Left::SomethingToStart:
            return m_executor.capacity() > 0 ? Result<Next>(Next::GoOn) : attend();
        case CellQueue::Left::SomethingToWaitFor:
            watchPause();
            std::this_thread::sleep_for(pollInterval);
            return Next::GoOn;
        case CellQueue::Left::Nothing:
            break;
        }
        const auto grown = m_options.grow ? m_options.grow(m_state.state(), m_facts) : Result<bool>(false);
        if (!grown) {
            return grown.error();
        }
        if (*grown) {
            if (const auto updated = m_state.update(); !updated) {
                return updated.error();
            }
        }
        return *grown ? Next::GoOn : Next::End;
    }

    Result<Next> attend() {
        watchPause();
        if (::unlink(m_folder.controlFile("replace").c_str()) == 0) {
            m_executor.replaceWorkers();
        }
        const auto events = m_executor.poll(pollInterval);
        if (!events) {
            return events.error();
        }
        for (const ExecutorEvent& event : *events) {
            if (const auto handled = handle(event); !handled) {
                return handled.error();
            }
        }
        if (events->empty()) {
            const std::vector<std::string> inFlight(m_queue.inFlight().begin(), m_queue.inFlight().end());
            const auto lost = m_executor.lost(inFlight);
            const Error cause{ErrorKind::Internal, "worker", "was lost without a word", ""};
            if (const auto settled = lost.empty() ? Result<void>() : settle(lost, cause); !settled) {
                return settled.error();
            }
        }
        return Next::GoOn;
    }

    /// Of a training; 0 for what trains nothing.
    std::int64_t plannedUpdates(const std::string& id) const {
        const CellState* cell = m_state.find(id);
        const bool trains =
            cell != nullptr && cell->planned.spec.n > 0 &&
            (cell->planned.spec.kind == CellKind::Cell || cell->planned.spec.kind == CellKind::Control);
        return trains ? recipe::updatesFor(cell->planned.spec.training, cell->planned.spec.n) : 0;
    }

    Result<void> handle(const ExecutorEvent& event) {
        switch (event.type) {
        case ExecutorEvent::Type::Ready:
            m_facts = event.facts;
            announce();
            break;
        case ExecutorEvent::Type::Started:
            for (const std::string& cell : event.cells) {
                report(CellStarted{cell, "", plannedUpdates(cell),
                                   static_cast<std::int64_t>(event.cells.size())});
            }
            break;
        case ExecutorEvent::Type::Progress:
            progress(event);
            break;
        case ExecutorEvent::Type::Result:
            return reportDone(event);
        case ExecutorEvent::Type::Ended:
            return settle(event.cells, event.error);
        case ExecutorEvent::Type::Silent:
            report(WorkerSilent{event.seconds});
            break;
        case ExecutorEvent::Type::Heard:
            report(WorkerHeard{});
            break;
        }
        return {};
    }

    void announce() {
        if (std::exchange(m_announced, true)) {
            return;
        }
        const ExperimentState& state = m_state.state();
        RunStarted started;
        started.build = m_options.build;
        started.device = m_facts.value("device", std::string());
        started.pid = ::getpid();
        started.cells = static_cast<std::int64_t>(state.cells.size());
        started.missing = static_cast<std::int64_t>(state.missing(m_options.failed).size());
        started.predictedSeconds = secondsLeft();
        report(started);
    }

    double secondsLeft() const { return m_options.predict ? m_options.predict(m_state.state(), m_facts) : 0; }

    void progress(const ExecutorEvent& event) {
        Clock::time_point& last = m_lastProgress[event.cell];
        if (Clock::now() - last < progressInterval && event.update != event.updates) {
            return;
        }
        last = Clock::now();
        report(CellProgress{event.cell, event.update, event.updates, event.loss, m_secondsLeft});
    }

    Result<void> reportDone(const ExecutorEvent& event) {
        if (const auto updated = m_state.update(event.cell); !updated) {
            return updated;
        }
        const CellState* cell = m_state.find(event.cell);
        if (cell == nullptr || !cell->result) {
            return {};
        }
        m_lastProgress.erase(event.cell);
        if (Clock::now() - m_predicted >= predictionInterval) {
            m_secondsLeft = secondsLeft();
            m_predicted = Clock::now();
        }
        report(CellDone{event.cell, cell->status, cell->result->score(), event.seconds,
                        cell->result->underTrained.any()});
        return {};
    }

    /// Books every cell of a group that is through and still has no result as one more failed attempt.
    Result<void> settle(const std::vector<std::string>& cells, const std::optional<Error>& error) {
        for (const std::string& cell : cells) {
            m_queue.release(cell);
            if (const auto updated = m_state.update(cell); !updated) {
                return updated;
            }
        }
        if (error && endsTheRun(error->kind)) {
            const auto here = m_folder.checkPlace();
            return here ? *error : here.error();
        }
        if (error && error->kind == ErrorKind::Cancelled) {
            return {};
        }
        const Error cause = error.value_or(Error{ErrorKind::Internal, "worker", "gave no result",
                                                 "See worker.log in the experiment folder."});
        for (const std::string& id : cells) {
            const CellState* cell = m_state.find(id);
            if (cell == nullptr || cell->result || m_state.damaged().contains(id)) {
                continue;
            }
            if (const auto booked = bookFailure(id, cause); !booked) {
                return booked;
            }
        }
        return {};
    }

    Result<void> bookFailure(const std::string& cell, const Error& cause) {
        // The attempt that this request began is the one that failed; without one the failure gets its own.
        AttemptStatus status;
        for (const AttemptStatus& attempt : attemptsOf(m_folder, cell)) {
            const bool open =
                attempt.state == AttemptState::Running || attempt.state == AttemptState::Stopped;
            if (open && attempt.startedAt >= m_queue.takenAt(cell)) {
                status = attempt;
            }
        }
        if (status.attempt.empty()) {
            auto begun = beginAttempt(m_folder, cell);
            if (!begun) {
                return begun.error();
            }
            status.attempt = std::move(*begun);
            status.startedAt = wallClock();
            status.process = thisProcess();
        }
        status.state = AttemptState::Failed;
        status.heartbeat = wallClock();
        status.error = cause;
        if (const auto here = m_folder.checkPlace(); !here) {
            return here;
        }
        const auto written = writeAttemptStatus(m_folder.attemptFolder(cell, status.attempt), status);
        if (const auto updated = m_state.update(cell); !updated) {
            return updated;
        }
        report(CellFailed{cell, status.attempt, name(cause.kind), cause.text(), m_queue.failed(cell)});
        return written;
    }

    /// Makes room for the results of cells whose result is damaged, as far as nobody may still be writing it.
    Result<void> setDamagedAside() {
        const std::map<std::string, Error> damaged = m_state.damaged();
        for (const auto& [cell, error] : damaged) {
            const auto freed = m_folder.setDamagedAside(cell, m_options.damagedGrace);
            if (!freed) {
                return freed.error();
            }
            if (*freed) {
                report(CellDamaged{cell, error.text()});
            }
            if (const auto updated = m_state.update(cell); !updated) {
                return updated;
            }
        }
        return {};
    }

    Result<void> setDamagedFilesAside() {
        const auto aside = experiment::setDamagedFilesAside(m_folder, m_state.state(), m_options.damagedGrace,
                                                            [this] { return stopWanted(); });
        if (!aside) {
            return aside.error();
        }
        for (const CellDamaged& damaged : *aside) {
            report(damaged);
        }
        return aside->empty() ? Result<void>() : m_state.update();
    }

    void watchPause() {
        const bool paused = ::access(m_folder.controlFile("pause").c_str(), F_OK) == 0;
        if (paused != m_paused) {
            m_paused = paused;
            paused ? report(Paused{}) : report(Resumed{});
        }
    }

    Result<RunSummary> finish() {
        if (const auto updated = m_state.update(); !updated) {
            return updated.error();
        }
        const ExperimentState& state = m_state.state();
        RunSummary summary;
        summary.done = state.count(CellStatus::Done);
        summary.diverged = state.count(CellStatus::Diverged);
        summary.failed = state.count(CellStatus::Failed);
        summary.pending = state.count(CellStatus::Pending) + state.count(CellStatus::Running);
        summary.stopped = m_stopped && summary.pending > 0;
        if (m_announced) {
            report(RunFinished{summary.done, summary.diverged, summary.failed, summary.pending,
                               summary.stopped});
        }
        return summary;
    }

    const Folder& m_folder;
    Executor& m_executor;
    const SchedulerOptions& m_options;
    std::stop_token m_stop;
    const RunSink& m_sink;
    EventLog m_log;
    TrackedState m_state;
    CellQueue m_queue;
    Json m_facts = Json::object();
    std::map<std::string, Clock::time_point> m_lastProgress; ///< by cell
    Clock::time_point m_predicted;
    Clock::time_point m_listened;
    double m_secondsLeft = 0;
    bool m_announced = false;
    bool m_paused = false;
    bool m_stopped = false;
};

} // namespace

Result<RunSummary> runExperiment(const Folder& folder, Executor& executor, const SchedulerOptions& options,
                                 std::stop_token stop, const RunSink& sink) {
    const auto lock = FileLock::tryLock(folder.lockPath());
    if (!lock) {
        return lock.error();
    }
    // Wishes of an earlier run do not bind this one.
    ::unlink(folder.controlFile("stop").c_str());
    ::unlink(folder.controlFile("pause").c_str());
    ::unlink(folder.controlFile("replace").c_str());
    for (const char* part : {"", "results", "cells", "answers"}) {
        removeStaleTemporaries(folder.root() / part, 0);
    }
    const auto cells = folder.publishCells();
    if (!cells) {
        return cells.error();
    }
    auto log = EventLog::open(folder.eventsPath());
    if (!log) {
        return log.error();
    }
    auto state = TrackedState::open(folder);
    if (!state) {
        return state.error();
    }
    return Scheduler(folder, executor, options, std::move(stop), sink, std::move(*log), std::move(*state))
        .run();
}

} // namespace plateau::experiment
