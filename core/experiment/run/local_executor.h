#pragma once

#include "core/experiment/run/executor.h"
#include "core/experiment/run/worker_process.h"
#include "core/experiment/run/worker_protocol.h"

#include <chrono>
#include <filesystem>
#include <optional>

namespace plateau::experiment {

/// One worker process of this machine, started with the first group and kept for all; one that dies, or
/// failed a request in a way that may lie in the process (a broken device, no memory), is replaced with the
/// next group. Its stderr goes to `log`.
class LocalExecutor : public Executor {
public:
    /// @param command program and arguments of a worker for the experiment
    LocalExecutor(std::vector<std::string> command, std::filesystem::path log)
        : m_command(std::move(command)), m_log(std::move(log)) {}

    std::size_t capacity() const override { return m_group ? 0 : 1; }
    Result<void> submit(std::span<const CellGroup> groups) override;
    Result<std::vector<ExecutorEvent>> poll(std::chrono::milliseconds timeout) override;
    std::vector<ExecutorEvent> stop() override;
    void replaceWorkers() override;
    std::vector<std::string> lost(std::span<const std::string> cells) override;

private:
    Result<void> start();
    void sendGroup();
    Result<void> handle(const std::string& line);
    Result<void> handleEnd(const std::string& reason);
    void endGroup(std::optional<Error> error);
    void endWorker();
    void heard();
    void listenForSilence();
    void add(const WorkerMessage& message, ExecutorEvent::Type type);

    std::vector<std::string> m_command;
    std::filesystem::path m_log;
    std::optional<WorkerProcess> m_worker;
    bool m_ready = false;                            ///< the worker has loaded everything
    std::chrono::steady_clock::time_point m_heard;   ///< when it last said something
    bool m_silent = false;                           ///< and that was reported as too long ago
    bool m_replacing = false;                        ///< it was ended on request
    int m_vainStarts = 0;                            ///< workers that ended while loading, in a row
    std::optional<std::vector<std::string>> m_group; ///< ids at work
    std::optional<Error> m_groupError;
    std::vector<ExecutorEvent> m_events; ///< not yet polled
};

} // namespace plateau::experiment
