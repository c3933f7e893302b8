#include "core/experiment/run/scheduler.h"

#include "core/experiment/run/cell_groups.h"
#include "core/experiment/run/worker_process.h"
#include "core/experiment/run/worker_protocol.h"
#include "core/experiment/store/attempt.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include <unistd.h>

namespace plateau::experiment {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds pollInterval{200};
constexpr milliseconds progressInterval{500};
constexpr milliseconds stopPatience{30'000};
constexpr int workerStartsInVain = 2;

/// Errors of the place and not of a cell: going on would only use up attempts.
bool endsTheRun(ErrorKind kind) {
    return kind == ErrorKind::OutOfSpace || kind == ErrorKind::Permission ||
           kind == ErrorKind::DeviceMissing || kind == ErrorKind::Io;
}

class Scheduler {
public:
    Scheduler(const Folder& folder, const SchedulerOptions& options, std::stop_token stop,
              const RunSink& sink, EventLog log)
        : m_folder(folder),
          m_options(options),
          m_stop(std::move(stop)),
          m_sink(sink),
          m_log(std::move(log)) {}

    Result<RunSummary> run() {
        while (!stopWanted()) {
            const auto experimentState = readExperimentState(m_folder);
            if (!experimentState) {
                return experimentState.error();
            }
            const auto group = nextGroup(*experimentState);
            if (group.empty()) {
                const auto grown =
                    m_options.grow ? m_options.grow(*experimentState, m_facts) : Result<bool>(false);
                if (!grown) {
                    return grown.error();
                }
                if (!*grown) {
                    break;
                }
                continue;
            }
            if (const auto started = startWorker(*experimentState); !started) {
                return started.error();
            }
            if (m_worker && !stopWanted()) {
                if (const auto ran = runGroup(group); !ran) {
                    return ran.error();
                }
            }
        }
        return finish();
    }

private:
    bool stopWanted() {
        if (m_stop.stop_requested() || ::access(m_folder.controlFile("stop").c_str(), F_OK) == 0) {
            m_stopped = true;
        }
        return m_stopped;
    }

    void report(EventBody body) {
        if (m_sink) {
            m_sink(body);
        }
        // The log is a convenience for watchers: a full disk must not end a run that can still publish
        // results.
        static_cast<void>(m_log.write(std::move(body)));
    }

    /// Fresh cells first; cells that failed before are tried alone, last.
    std::vector<PlannedCell> nextGroup(const ExperimentState& experimentState) const {
        std::vector<PlannedCell> fresh;
        std::vector<PlannedCell> again;
        for (const PlannedCell& cell : experimentState.missing(m_options.failed)) {
            const bool tried = experimentState.find(cell.id)->failedAttempts > 0;
            const bool spent = m_failures.contains(cell.id) && m_failures.at(cell.id) >= attemptsPerCell;
            if (!spent) {
                (tried ? again : fresh).push_back(cell);
            }
        }
        if (!fresh.empty()) {
            return groupCells(fresh).front();
        }
        return again.empty() ? again : std::vector<PlannedCell>{again.front()};
    }

    Result<void> startWorker(const ExperimentState& experimentState) {
        if (m_worker) {
            return {};
        }
        auto worker = WorkerProcess::start(m_options.workerCommand, m_folder.root() / "worker.log");
        if (!worker) {
            return worker.error();
        }
        m_worker = std::make_unique<WorkerProcess>(std::move(*worker));
        while (!stopWanted()) {
            const auto output = m_worker->next(pollInterval);
            if (output.got == WorkerProcess::Got::Timeout) {
                continue;
            }
            if (output.got == WorkerProcess::Got::Ended) {
                m_worker.reset();
                return afterVainStart(output.exitReason);
            }
            const auto message = readMessage(output.line);
            if (message && message->type == WorkerMessage::Type::Fatal) {
                return message->error;
            }
            if (message && message->type == WorkerMessage::Type::Ready) {
                return welcome(*message, experimentState);
            }
        }
        return {};
    }

    Result<void> afterVainStart(const std::string& reason) {
        if (++m_vainStarts < workerStartsInVain) {
            return {};
        }
        return Error{ErrorKind::Internal, m_options.workerCommand.front(),
                     "the worker ended while loading: " + reason, "See worker.log in the experiment folder."};
    }

    Result<void> welcome(const WorkerMessage& ready, const ExperimentState& experimentState) {
        if (ready.protocol != protocolVersion) {
            return badInput(m_options.workerCommand.front(), "speaks another protocol version",
                            "Install plateau and its worker together.");
        }
        m_vainStarts = 0;
        m_facts = ready.facts;
        if (!m_announced) {
            m_announced = true;
            RunStarted started;
            started.build = m_options.build;
            started.device = m_facts.value("device", std::string());
            started.pid = ::getpid();
            started.cells = static_cast<std::int64_t>(experimentState.cells.size());
            started.missing = static_cast<std::int64_t>(experimentState.missing(m_options.failed).size());
            started.predictedSeconds = secondsLeft(experimentState);
            report(started);
        }
        return {};
    }

    double secondsLeft(const ExperimentState& experimentState) const {
        return m_options.predict ? m_options.predict(experimentState, m_facts) : 0;
    }

    Result<void> runGroup(const std::vector<PlannedCell>& group) {
        WorkerRequest request;
        for (const PlannedCell& cell : group) {
            request.cells.push_back(cell.id);
        }
        m_groupError.reset();
        m_requested = wallClock();
        std::string ended;
        if (!m_worker->send(toLine(request))) {
            ended = "it closed its input";
            m_worker.reset();
        }
        while (m_worker && ended.empty()) {
            if (stopWanted()) {
                stopWorker();
                return {};
            }
            watchPause();
            const auto output = m_worker->next(pollInterval);
            if (output.got == WorkerProcess::Got::Ended) {
                ended = output.exitReason;
                m_worker.reset();
            } else if (output.got == WorkerProcess::Got::Line && !handle(output.line)) {
                break;
            }
        }
        return settle(group, ended);
    }

    /// @return false when the request is through
    bool handle(const std::string& line) {
        const auto message = readMessage(line);
        if (!message) {
            return true;
        }
        switch (message->type) {
        case WorkerMessage::Type::Started:
            for (const std::string& cell : message->cells) {
                report(CellStarted{cell, "", 0, static_cast<std::int64_t>(message->cells.size())});
            }
            return true;
        case WorkerMessage::Type::Progress:
            progress(*message);
            return true;
        case WorkerMessage::Type::Result:
            reportDone(message->cell, message->seconds);
            return true;
        case WorkerMessage::Type::Failed:
        case WorkerMessage::Type::Fatal:
            m_groupError = message->error;
            return true;
        case WorkerMessage::Type::Ready:
            return true;
        case WorkerMessage::Type::Idle:
            break;
        }
        return false;
    }

    void progress(const WorkerMessage& message) {
        Clock::time_point& last = m_lastProgress[message.cell];
        if (Clock::now() - last < progressInterval && message.update != message.updates) {
            return;
        }
        last = Clock::now();
        report(CellProgress{message.cell, message.update, message.updates, message.loss, m_secondsLeft});
    }

    void reportDone(const std::string& cell, double seconds) {
        const auto experimentState = readExperimentState(m_folder);
        const CellState* entry = experimentState ? experimentState->find(cell) : nullptr;
        if (!entry || !entry->result) {
            return;
        }
        m_secondsLeft = secondsLeft(*experimentState);
        report(CellDone{cell, entry->status, entry->result->score(), seconds,
                        entry->result->underTrained.any()});
    }

    /// Books every cell of the group that still has no result as one more failed attempt.
    Result<void> settle(const std::vector<PlannedCell>& group, const std::string& ended) {
        if (ended.empty() && m_groupError && endsTheRun(m_groupError->kind)) {
            return *m_groupError;
        }
        if (m_groupError && m_groupError->kind == ErrorKind::Cancelled) {
            return {};
        }
        const auto results = m_folder.readResults();
        if (!results) {
            return results.error();
        }
        Error cause = m_groupError.value_or(Error{ErrorKind::Internal, "worker",
                                                  ended.empty() ? "gave no result" : "ended: " + ended,
                                                  "See worker.log in the experiment folder."});
        // The kernel's out-of-memory killer sends signal 9.
        cause.kind = ended == "killed by signal 9" ? ErrorKind::OutOfMemory : cause.kind;
        for (const PlannedCell& cell : group) {
            if (!results->results.contains(cell.id)) {
                const auto booked = bookFailure(cell.id, cause);
                if (!booked) {
                    return booked.error();
                }
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
            if (open && attempt.startedAt >= m_requested) {
                status = attempt;
            }
        }
        if (status.attempt.empty()) {
            status.attempt = nextAttempt(m_folder, cell);
            status.startedAt = wallClock();
            status.process = thisProcess();
        }
        status.state = AttemptState::Failed;
        status.heartbeat = wallClock();
        status.error = cause;
        const auto written = writeAttemptStatus(m_folder.attemptFolder(cell, status.attempt), status);
        const int failures = ++m_failures[cell];
        report(CellFailed{cell, status.attempt, name(cause.kind), cause.text(), failures < attemptsPerCell});
        return written;
    }

    void watchPause() {
        const bool paused = ::access(m_folder.controlFile("pause").c_str(), F_OK) == 0;
        if (paused != m_paused) {
            m_paused = paused;
            paused ? report(Paused{}) : report(Resumed{});
        }
    }

    /// Lets the running cell end at its next update; kills only a worker that does not listen.
    void stopWorker() {
        m_worker->terminate();
        const auto deadline = Clock::now() + stopPatience;
        while (Clock::now() < deadline) {
            const auto output = m_worker->next(pollInterval);
            if (output.got == WorkerProcess::Got::Ended) {
                break;
            }
            if (output.got == WorkerProcess::Got::Line) {
                handle(output.line);
            }
        }
        m_worker.reset();
    }

    Result<RunSummary> finish() {
        if (m_worker) {
            stopWorker();
        }
        const auto experimentState = readExperimentState(m_folder);
        if (!experimentState) {
            return experimentState.error();
        }
        RunSummary summary;
        summary.done = experimentState->count(CellStatus::Done);
        summary.diverged = experimentState->count(CellStatus::Diverged);
        summary.failed = experimentState->count(CellStatus::Failed);
        summary.pending =
            experimentState->count(CellStatus::Pending) + experimentState->count(CellStatus::Running);
        summary.stopped = m_stopped && summary.pending > 0;
        if (m_announced) {
            report(RunFinished{summary.done, summary.diverged, summary.failed, summary.pending,
                               summary.stopped});
        }
        return summary;
    }

    const Folder& m_folder;
    const SchedulerOptions& m_options;
    std::stop_token m_stop;
    const RunSink& m_sink;
    EventLog m_log;
    std::unique_ptr<WorkerProcess> m_worker;
    Json m_facts = Json::object();
    std::optional<Error> m_groupError;
    std::map<std::string, int> m_failures; ///< of this run
    std::map<std::string, Clock::time_point> m_lastProgress;
    double m_secondsLeft = 0;
    double m_requested = 0; ///< wall clock of the request that runs
    int m_vainStarts = 0;
    bool m_announced = false;
    bool m_paused = false;
    bool m_stopped = false;
};

} // namespace

Result<RunSummary> runExperiment(const Folder& folder, const SchedulerOptions& options, std::stop_token stop,
                                 const RunSink& sink) {
    const auto lock = FileLock::tryLock(folder.lockPath());
    if (!lock) {
        return lock.error();
    }
    // Wishes of an earlier run do not bind this one.
    ::unlink(folder.controlFile("stop").c_str());
    ::unlink(folder.controlFile("pause").c_str());
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
    return Scheduler(folder, options, std::move(stop), sink, std::move(*log)).run();
}

} // namespace plateau::experiment
