#include "core/experiment/run/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX names no header for it

namespace plateau::experiment {
namespace {

constexpr std::size_t longestLine = 1 << 20;

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Result<Pipe> makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return systemError(errno, "worker", "cannot make a pipe");
    }
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// The variables of this process, and one that OpenMP reads when it is loaded: a thread that waits for the
/// others soon sleeps instead of holding a core that they need. Measured: four times the speed beside a
/// program that keeps both cores busy, the same speed alone. The user's own choice counts.
std::vector<std::string> childVariables() {
    std::vector<std::string> variables;
    bool chosen = false;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        variables.emplace_back(*variable);
        chosen = chosen || variables.back().starts_with("GOMP_SPINCOUNT=") ||
                 variables.back().starts_with("OMP_WAIT_POLICY=");
    }
    if (!chosen) {
        variables.emplace_back("GOMP_SPINCOUNT=2000");
    }
    return variables;
}

/// Pointers as the system calls want them; valid as long as `words`.
std::vector<char*> pointersTo(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

Result<WorkerProcess> WorkerProcess::start(const std::vector<std::string>& command,
                                           const std::filesystem::path& errorFile) {
    auto toChild = makePipe();
    auto fromChild = makePipe();
    const Descriptor errors(::open(errorFile.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (!toChild || !fromChild || !errors.isOpen()) {
        return systemError(errno, errorFile.string(), "cannot start a worker");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, toChild->read.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fromChild->write.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.get(), STDERR_FILENO);
    // The child starts with default signals; its own process group keeps a terminal's Ctrl-C for the
    // scheduler, which then ends the child in order.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGTERM);
    sigaddset(&defaults, SIGINT);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);

    std::vector<std::string> words = command;
    std::vector<std::string> variables = childVariables();
    const std::vector<char*> arguments = pointersTo(words);
    pid_t pid = -1;
    const int code = ::posix_spawnp(&pid, arguments[0], &actions, &attributes, arguments.data(),
                                    pointersTo(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (code != 0) {
        return systemError(code, command.front(), "cannot start");
    }
    return WorkerProcess(pid, std::move(toChild->write), std::move(fromChild->read));
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)),
      m_input(std::move(other.m_input)),
      m_output(std::move(other.m_output)),
      m_buffer(std::move(other.m_buffer)) {}

WorkerProcess::~WorkerProcess() {
    if (m_pid > 0) {
        kill();
        reap();
    }
}

Result<void> WorkerProcess::send(const std::string& line) {
    std::string bytes = line + "\n";
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t wrote = ::write(m_input.get(), bytes.data() + sent, bytes.size() - sent);
        if (wrote < 0 && errno != EINTR) {
            return systemError(errno, "worker", "cannot talk to it");
        }
        sent += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
    }
    return {};
}

bool WorkerProcess::takeLine(std::string& line) {
    const auto end = m_buffer.find('\n');
    if (end == std::string::npos) {
        return false;
    }
    line = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 1);
    return true;
}

WorkerProcess::Output WorkerProcess::next(std::chrono::milliseconds timeout) {
    Output output;
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        if (takeLine(output.line)) {
            output.got = Got::Line;
            return output;
        }
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd ready{m_output.get(), POLLIN, 0};
        const int count = ::poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (count == 0 || (count < 0 && errno == EINTR)) {
            return output;
        }
        std::array<char, 65536> chunk{};
        const ssize_t got = ::read(m_output.get(), chunk.data(), chunk.size());
        if (got > 0 && m_buffer.size() < longestLine) {
            m_buffer.append(chunk.data(), static_cast<std::size_t>(got));
            continue;
        }
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got > 0) {
            kill();
        }
        output.got = Got::Ended;
        output.exitReason = reap();
        return output;
    }
}

void WorkerProcess::terminate() {
    if (m_pid > 0) {
        ::kill(m_pid, SIGTERM);
    }
}

void WorkerProcess::kill() {
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
    }
}

std::string WorkerProcess::reap() {
    int status = 0;
    m_input.close();
    while (m_pid > 0 && ::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
    return WIFSIGNALED(status) ? "killed by signal " + std::to_string(WTERMSIG(status))
                               : "exit code " + std::to_string(WEXITSTATUS(status));
}

} // namespace plateau::experiment
