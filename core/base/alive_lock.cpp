#include "core/base/alive_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace plateau {
namespace {

/// The whole file, exclusively. fcntl(2), "open file description locks": they belong to the descriptor, and
/// F_OFD_GETLK asks for one without taking it.
struct flock wholeFile() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

Result<AliveLock> AliveLock::hold(const std::filesystem::path& path) {
    Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd.isOpen()) {
        return systemError(errno, path.string(), "cannot lock");
    }
    struct flock lock = wholeFile();
    if (::fcntl(fd.get(), F_OFD_SETLK, &lock) == 0) {
        return AliveLock(std::move(fd));
    }
    if (errno == EAGAIN || errno == EACCES) {
        return Error{ErrorKind::Busy, path.string(), "another process is at work here",
                     "Wait for it or stop it."};
    }
    const int code = errno;
    ::unlink(path.c_str());
    return systemError(code, path.string(), "cannot lock");
}

AliveState aliveState(const std::filesystem::path& path) {
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct flock lock = wholeFile();
    if (!fd.isOpen() || ::fcntl(fd.get(), F_OFD_GETLK, &lock) != 0) {
        return AliveState::Unknown;
    }
    return lock.l_type == F_UNLCK ? AliveState::Free : AliveState::Held;
}

} // namespace plateau
