#include "core/runner/worker.h"

#include "core/experiment/run/worker_protocol.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include <poll.h>
#include <unistd.h>

namespace plateau::runner {
namespace {

using experiment::WorkerMessage;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds signInterval{2};

/// Reads request lines on its own thread. The end of the input means that the scheduler is gone: `stop` is
/// requested, so that no orphan trains on.
class RequestReader {
public:
    RequestReader(int input, std::stop_source stop) : m_stop(std::move(stop)) {
        m_thread = std::jthread([this, input](const std::stop_token& ending) { read(input, ending); });
    }

    /// The next line, or nothing when the input ended or a stop was requested.
    std::optional<std::string> next() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_lines.empty() || m_ended; });
        if (m_lines.empty() || m_stop.stop_requested()) {
            return std::nullopt;
        }
        std::string line = std::move(m_lines.front());
        m_lines.pop_front();
        return line;
    }

    /// Wakes next() for good.
    void end() {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_changed.notify_all();
    }

private:
    void read(int input, const std::stop_token& ending) {
        std::string buffer;
        char chunk[4096];
        while (!ending.stop_requested()) {
            pollfd ready{input, POLLIN, 0};
            if (::poll(&ready, 1, 100) <= 0) {
                continue;
            }
            const ssize_t got = ::read(input, chunk, sizeof chunk);
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got <= 0) {
                m_stop.request_stop();
                return end();
            }
            buffer.append(chunk, static_cast<std::size_t>(got));
            const std::lock_guard lock(m_mutex);
            for (auto at = buffer.find('\n'); at != std::string::npos; at = buffer.find('\n')) {
                m_lines.push_back(buffer.substr(0, at));
                buffer.erase(0, at + 1);
            }
            m_changed.notify_all();
        }
    }

    std::stop_source m_stop;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::string> m_lines;
    bool m_ended = false;
    std::jthread m_thread;
};

/// Writes messages; a reader that is gone is no reason to stop: the folder is the truth.
class MessageWriter {
public:
    explicit MessageWriter(int output) : m_output(output) {}

    void say(const WorkerMessage& message) const {
        const std::lock_guard lock(m_mutex);
        const std::string line = toLine(message) + "\n";
        for (std::size_t sent = 0; sent < line.size();) {
            const ssize_t wrote = ::write(m_output, line.data() + sent, line.size() - sent);
            if (wrote < 0 && errno != EINTR) {
                return;
            }
            sent += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
        }
    }

    void fatal(const Error& error) const {
        WorkerMessage message;
        message.type = WorkerMessage::Type::Fatal;
        message.error = error;
        say(message);
    }

private:
    int m_output;
    mutable std::mutex m_mutex; ///< a line is never torn by another thread's
};

/// Says every two seconds that this process runs, so that one that is halted or starved is noticed.
class SignsOfLife {
public:
    explicit SignsOfLife(const MessageWriter& writer)
        : m_thread([this, &writer](const std::stop_token& ending) {
              WorkerMessage alive;
              alive.type = WorkerMessage::Type::Alive;
              std::unique_lock lock(m_mutex);
              while (!m_ended.wait_for(lock, ending, signInterval, [] { return false; }) &&
                     !ending.stop_requested()) {
                  writer.say(alive);
              }
          }) {}

private:
    std::mutex m_mutex;
    std::condition_variable_any m_ended;
    std::jthread m_thread;
};

WorkerMessage readyMessage(const CellRunner& runner) {
    const training::DeviceFacts& device = runner.device();
    const training::TokenFacts& tokens = runner.tokens();
    WorkerMessage message;
    message.type = WorkerMessage::Type::Ready;
    message.facts = {{"device", device.device},
                     {"device_name", device.name},
                     {"why", device.why},
                     {"threads", device.threads},
                     {"gemm_float32", device.gemmFloat32},
                     {"gemm_bfloat16", device.gemmBFloat16},
                     {"bfloat16_faster", device.bfloat16Faster},
                     {"torch", device.torchVersion},
                     {"pool_tokens", tokens.poolTokens},
                     {"test_tokens", tokens.testTokens},
                     {"unknown_tokens", tokens.unknownTokens},
                     {"truncated_pool", tokens.truncatedPool},
                     {"truncated_test", tokens.truncatedTest}};
    return message;
}

/// Messages of a running group; progress at most ten times a second a cell, the last update always.
CellRunnerEvents eventsTo(const MessageWriter& writer) {
    CellRunnerEvents events;
    events.started = [&writer](const std::vector<std::string>& cells) {
        WorkerMessage message;
        message.type = WorkerMessage::Type::Started;
        message.cells = cells;
        writer.say(message);
    };
    auto last = std::make_shared<std::map<std::string, Clock::time_point>>();
    events.update = [&writer, last](const training::UpdateEvent& update) {
        Clock::time_point& before = (*last)[update.cell];
        if (update.update != update.updates && Clock::now() - before < std::chrono::milliseconds(100)) {
            return;
        }
        before = Clock::now();
        WorkerMessage message;
        message.type = WorkerMessage::Type::Progress;
        message.cell = update.cell;
        message.update = update.update;
        message.updates = update.updates;
        message.loss = update.loss;
        writer.say(message);
    };
    // The worker's standard error is the experiment's worker.log.
    events.note = [](const std::string& text) { std::fputs((text + "\n").c_str(), stderr); };
    events.published = [&writer](const experiment::CellResult& result) {
        WorkerMessage message;
        message.type = WorkerMessage::Type::Result;
        message.cell = result.cell;
        message.status = experiment::name(result.status);
        message.score = result.score();
        message.seconds = result.buildSeconds + result.trainSeconds + result.evalSeconds;
        writer.say(message);
    };
    return events;
}

/// The cells of an experiment that requests may name; read again when a name is new, because cells can be
/// added while the worker lives.
class KnownCells {
public:
    explicit KnownCells(const experiment::Folder& folder) : m_folder(folder) {}

    Result<void> read() {
        auto planned = m_folder.publishCells();
        if (!planned) {
            return planned.error();
        }
        for (experiment::PlannedCell& cell : *planned) {
            m_cells.emplace(cell.id, std::move(cell));
        }
        return {};
    }

    /// The cells a request names, or what is wrong with it.
    Result<std::vector<experiment::PlannedCell>> of(const experiment::WorkerRequest& request) {
        const auto isNew = [this](const std::string& id) { return !m_cells.contains(id); };
        if (std::any_of(request.cells.begin(), request.cells.end(), isNew)) {
            if (const auto again = read(); !again) {
                return again.error();
            }
        }
        std::vector<experiment::PlannedCell> cells;
        for (const std::string& id : request.cells) {
            const auto it = m_cells.find(id);
            if (it == m_cells.end()) {
                return badInput("cell " + id.substr(0, 64), "is not part of this experiment",
                                "Run the experiment again.");
            }
            cells.push_back(it->second);
        }
        return cells;
    }

private:
    const experiment::Folder& m_folder;
    std::map<std::string, experiment::PlannedCell> m_cells;
};

void answer(const std::string& line, CellRunner& runner, KnownCells& known, std::stop_token stop,
            const MessageWriter& writer) {
    WorkerMessage message;
    message.type = WorkerMessage::Type::Failed;
    const auto request = experiment::readRequest(line);
    if (!request) {
        message.error = request.error();
        return writer.say(message);
    }
    message.cells = request->cells;
    const auto cells = known.of(*request);
    const auto ran =
        cells ? runner.run(*cells, std::move(stop), eventsTo(writer)) : Result<void>(cells.error());
    if (!ran) {
        message.error = ran.error();
        writer.say(message);
    }
    writer.say({});
}

int exitCode(const Error& error) {
    return error.kind == ErrorKind::OutOfMemory || error.kind == ErrorKind::DeviceMissing ? 4 : 3;
}

} // namespace

int runWorker(const CellRunnerOptions& options, int input, int output, std::stop_token stop) {
    const MessageWriter writer(output);
    const SignsOfLife signs(writer);
    auto runner = CellRunner::open(options);
    if (!runner) {
        writer.fatal(runner.error());
        return exitCode(runner.error());
    }
    KnownCells known((*runner)->folder());
    if (const auto read = known.read(); !read) {
        writer.fatal(read.error());
        return exitCode(read.error());
    }
    writer.say(readyMessage(**runner));
    std::stop_source ending;
    RequestReader reader(input, ending);
    const std::stop_callback onStop(stop, [&] {
        ending.request_stop();
        reader.end();
    });
    while (const auto line = reader.next()) {
        answer(*line, **runner, known, ending.get_token(), writer);
    }
    return stop.stop_requested() ? 130 : 0;
}

} // namespace plateau::runner
