#pragma once

#include "core/base/file.h"

#include <filesystem>

namespace plateau {

/// A lock that says "I live": held by one process, asked for by others without touching it. The kernel frees
/// it when the process dies, whatever the machine or the container is called by then. A file of its own
/// carries it.
class AliveLock {
public:
    /// Makes the file and holds it as long as the object lives. Busy when somebody else holds it; another
    /// error where the file system has no locks, and then no file stays behind.
    static Result<AliveLock> hold(const std::filesystem::path& path);

private:
    explicit AliveLock(Descriptor fd) : m_fd(std::move(fd)) {}
    Descriptor m_fd;
};

enum class AliveState {
    Unknown, ///< there is no such file, or it cannot be asked
    Held,
    Free, ///< nobody holds it; of another machine's process a network file system may say so wrongly
};
AliveState aliveState(const std::filesystem::path& path);

} // namespace plateau
