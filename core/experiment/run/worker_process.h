#pragma once

#include "core/base/file.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace plateau::experiment {

/// A child process spoken to in lines. The one owner of the child: the destructor kills and reaps it.
class WorkerProcess {
public:
    /// @param command program and arguments (no shell); a program without '/' is looked up in PATH
    /// @param errorFile where the child's stderr is appended
    static Result<WorkerProcess> start(const std::vector<std::string>& command,
                                       const std::filesystem::path& errorFile);
    ~WorkerProcess();
    WorkerProcess(WorkerProcess&& other) noexcept;
    WorkerProcess& operator=(WorkerProcess&&) = delete;

    pid_t pid() const { return m_pid; }
    /// Io when the child no longer reads.
    Result<void> send(const std::string& line);

    enum class Got { Line, Timeout, Ended };
    struct Output {
        Got got = Got::Timeout;
        std::string line;       ///< without the newline
        std::string exitReason; ///< Ended: "exit code 4", "killed by signal 9"
    };
    /// The next whole line, or what happened instead. Lines beyond 1 MiB end the child.
    Output next(std::chrono::milliseconds timeout);

    void terminate(); ///< SIGTERM: finish the update and leave
    void kill();      ///< SIGKILL

private:
    WorkerProcess(pid_t pid, Descriptor input, Descriptor output)
        : m_pid(pid), m_input(std::move(input)), m_output(std::move(output)) {}
    bool takeLine(std::string& line);
    std::string reap();

    pid_t m_pid;
    Descriptor m_input;
    Descriptor m_output;
    std::string m_buffer;
};

} // namespace plateau::experiment
