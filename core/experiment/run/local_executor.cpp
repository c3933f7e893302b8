#include "core/experiment/run/local_executor.h"

#include <algorithm>
#include <thread>

namespace plateau::experiment {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds stopPatience{30'000};
constexpr std::chrono::milliseconds stopPoll{200};
constexpr int workerStartsInVain = 2;
/// A worker says something every two seconds.
constexpr std::chrono::seconds silence{8};

/// Errors that may lie in the state of the process: another process may do better.
bool spoils(const Error& error) {
    return error.kind == ErrorKind::Internal || error.kind == ErrorKind::OutOfMemory;
}

} // namespace

Result<void> LocalExecutor::submit(std::span<const CellGroup> groups) {
    if (groups.empty()) {
        return {};
    }
    if (groups.size() > capacity()) {
        return Error{ErrorKind::Busy, "worker", "is at work on other cells", ""};
    }
    std::vector<std::string> ids;
    for (const PlannedCell& cell : groups.front()) {
        ids.push_back(cell.id);
    }
    m_group = std::move(ids);
    m_groupError.reset();
    if (!m_worker) {
        return start();
    }
    if (m_ready) {
        sendGroup();
    }
    return {};
}

Result<void> LocalExecutor::start() {
    auto worker = WorkerProcess::start(m_command, m_log);
    if (!worker) {
        return worker.error();
    }
    m_worker.emplace(std::move(*worker));
    m_ready = false;
    m_heard = Clock::now();
    return {};
}

void LocalExecutor::heard() {
    m_heard = Clock::now();
    if (std::exchange(m_silent, false)) {
        ExecutorEvent event;
        event.type = ExecutorEvent::Type::Heard;
        m_events.push_back(std::move(event));
    }
}

void LocalExecutor::listenForSilence() {
    const auto since = Clock::now() - m_heard;
    if (!m_silent && since > silence) {
        m_silent = true;
        ExecutorEvent event;
        event.type = ExecutorEvent::Type::Silent;
        event.seconds = std::chrono::duration<double>(since).count();
        m_events.push_back(std::move(event));
    }
}

void LocalExecutor::replaceWorkers() {
    if (m_worker) {
        m_replacing = true;
        m_worker->kill();
    }
}

void LocalExecutor::endWorker() {
    m_worker.reset();
    m_ready = false;
}

void LocalExecutor::sendGroup() {
    if (!m_worker->send(toLine(WorkerRequest{*m_group}))) {
        static_cast<void>(handleEnd("it closed its input"));
    }
}

Result<std::vector<ExecutorEvent>> LocalExecutor::poll(std::chrono::milliseconds timeout) {
    if (m_worker && m_events.empty()) {
        const auto output = m_worker->next(timeout);
        Result<void> handled;
        if (output.got == WorkerProcess::Got::Line) {
            heard();
            handled = handle(output.line);
        } else if (output.got == WorkerProcess::Got::Ended) {
            heard();
            handled = handleEnd(output.exitReason);
        } else {
            listenForSilence();
        }
        if (!handled) {
            return handled.error();
        }
    } else if (m_events.empty()) {
        std::this_thread::sleep_for(timeout);
    }
    return std::exchange(m_events, {});
}

Result<void> LocalExecutor::handle(const std::string& line) {
    const auto message = readMessage(line);
    if (!message) {
        return {};
    }
    switch (message->type) {
    case WorkerMessage::Type::Ready:
        if (message->protocol != protocolVersion) {
            return badInput(m_command.front(), "speaks another protocol version",
                            "Install plateau and its worker together.");
        }
        m_vainStarts = 0;
        m_ready = true;
        add(*message, ExecutorEvent::Type::Ready);
        if (m_group) {
            sendGroup();
        }
        break;
    case WorkerMessage::Type::Started:
        add(*message, ExecutorEvent::Type::Started);
        break;
    case WorkerMessage::Type::Progress:
        add(*message, ExecutorEvent::Type::Progress);
        break;
    case WorkerMessage::Type::Result:
        add(*message, ExecutorEvent::Type::Result);
        break;
    case WorkerMessage::Type::Failed:
        m_groupError = message->error;
        break;
    case WorkerMessage::Type::Fatal:
        if (!m_ready) {
            return message->error;
        }
        m_groupError = message->error;
        break;
    case WorkerMessage::Type::Idle:
        if (m_groupError && spoils(*m_groupError)) {
            endWorker();
        }
        endGroup(std::exchange(m_groupError, std::nullopt));
        break;
    case WorkerMessage::Type::Alive:
        break;
    }
    return {};
}

void LocalExecutor::add(const WorkerMessage& message, ExecutorEvent::Type type) {
    ExecutorEvent event;
    event.type = type;
    event.cells = message.cells;
    event.cell = message.cell;
    event.update = message.update;
    event.updates = message.updates;
    event.loss = message.loss;
    event.seconds = message.seconds;
    event.facts = message.facts;
    m_events.push_back(std::move(event));
}

Result<void> LocalExecutor::handleEnd(const std::string& reason) {
    const bool loading = !m_ready;
    endWorker();
    if (std::exchange(m_replacing, false)) {
        endGroup(Error{ErrorKind::Cancelled, "worker", "was replaced on request", ""});
        return {};
    }
    if (loading && ++m_vainStarts >= workerStartsInVain) {
        return Error{ErrorKind::Internal, m_command.front(), "the worker ended while loading: " + reason,
                     "See worker.log in the experiment folder."};
    }
    if (loading) {
        return start();
    }
    Error error{ErrorKind::Internal, "worker", "ended: " + reason,
                "See worker.log in the experiment folder."};
    // The kernel's out-of-memory killer sends signal 9.
    error.kind = reason == "killed by signal 9" ? ErrorKind::OutOfMemory : error.kind;
    if (m_group) {
        endGroup(std::move(error));
    }
    return {};
}

void LocalExecutor::endGroup(std::optional<Error> error) {
    if (!m_group) {
        return;
    }
    ExecutorEvent event;
    event.type = ExecutorEvent::Type::Ended;
    event.cells = *std::exchange(m_group, std::nullopt);
    event.error = std::move(error);
    m_events.push_back(std::move(event));
}

std::vector<ExecutorEvent> LocalExecutor::stop() {
    if (m_worker) {
        m_worker->terminate();
    }
    const auto deadline = Clock::now() + stopPatience;
    while (m_worker && Clock::now() < deadline) {
        const auto output = m_worker->next(stopPoll);
        if (output.got == WorkerProcess::Got::Ended) {
            break;
        }
        if (output.got == WorkerProcess::Got::Line && m_ready) {
            static_cast<void>(handle(output.line));
        }
    }
    m_worker.reset(); // kills one that does not listen
    m_ready = false;
    m_group.reset();
    return std::exchange(m_events, {});
}

std::vector<std::string> LocalExecutor::lost(std::span<const std::string> cells) {
    std::vector<std::string> out;
    for (const std::string& cell : cells) {
        if (!m_group || std::find(m_group->begin(), m_group->end(), cell) == m_group->end()) {
            out.push_back(cell);
        }
    }
    return out;
}

} // namespace plateau::experiment
