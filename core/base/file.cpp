#include "core/base/file.h"

#include "core/base/folders.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>

namespace plateau {
namespace {

constexpr std::string_view temporaryMark = ".plateau-tmp-";

/// Writes everything; returns 0 or errno.
int writeAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
        if (wrote < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return 0;
}

std::filesystem::path temporaryName(const std::filesystem::path& target) {
    static std::atomic<unsigned> counter = 0;
    return target.parent_path() / ("." + target.filename().string() + std::string(temporaryMark) +
                                   std::to_string(::getpid()) + "-" + std::to_string(counter++));
}

/// What a writer killed in the middle of a line, or a full disk, leaves behind.
bool endsInsideLine(int fd) {
    struct stat info {};
    char last = '\n';
    return ::fstat(fd, &info) == 0 && info.st_size > 0 && ::pread(fd, &last, 1, info.st_size - 1) == 1 &&
           last != '\n';
}

/// Gives the temporary the target's name unless the name is taken; the temporary may stay behind as a second
/// link.
/// @return 0, or errno (EEXIST: somebody else was first)
int publishFirst(const std::filesystem::path& temporary, const std::filesystem::path& target) {
    if (::link(temporary.c_str(), target.c_str()) == 0) {
        return 0;
    }
    const int code = errno;
    struct stat info {};
    // open(2): on network file systems link() can fail although it took effect; two links mean it did.
    if (::stat(temporary.c_str(), &info) == 0 && info.st_nlink == 2) {
        return 0;
    }
    // File systems without hard links answer so; they can still rename without replacing.
    if (code == EPERM || code == EOPNOTSUPP || code == ENOSYS || code == EMLINK) {
        return ::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0
                   ? 0
                   : errno;
    }
    return code;
}

} // namespace

Descriptor::~Descriptor() {
    close();
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
}

int Descriptor::close() {
    if (m_fd < 0) {
        return 0;
    }
    return ::close(std::exchange(m_fd, -1)) == 0 ? 0 : errno;
}

Result<ReadFile> ReadFile::open(const std::filesystem::path& path) {
    Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd.isOpen()) {
        return systemError(errno, path.string(), "cannot open");
    }
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) {
        return systemError(errno, path.string(), "cannot read");
    }
    if (!S_ISREG(info.st_mode)) {
        return badInput(path.string(), "is not a file", "Name a regular file.");
    }
    return ReadFile(std::move(fd), static_cast<std::uint64_t>(info.st_size), path);
}

Result<std::size_t> ReadFile::read(std::uint64_t offset, std::span<char> buffer) const {
    std::size_t have = 0;
    while (have < buffer.size()) {
        const ssize_t got = ::pread(m_fd.get(), buffer.data() + have, buffer.size() - have,
                                    static_cast<off_t>(offset + have));
        if (got < 0) {
            if (errno == EINTR) {
                continue;
            }
            return systemError(errno, m_path.string(), "cannot read");
        }
        if (got == 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    return have;
}

Result<std::string> readWholeFile(const std::filesystem::path& path, std::uint64_t limit) {
    auto file = ReadFile::open(path);
    if (!file) {
        return file.error();
    }
    if (file->size() > limit) {
        return badInput(path.string(),
                        "has " + std::to_string(file->size()) + " bytes, more than the " +
                            std::to_string(limit) + " allowed here",
                        "Check that this is the right file.");
    }
    std::string bytes(file->size(), '\0');
    const auto got = file->read(0, bytes);
    if (!got) {
        return got.error();
    }
    bytes.resize(*got);
    return bytes;
}

Result<PublishedFile> PublishedFile::create(const std::filesystem::path& target) {
    auto temporary = temporaryName(target);
    Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!fd.isOpen()) {
        return systemError(errno, target.string(), "cannot write");
    }
    return PublishedFile(std::move(fd), std::move(temporary), target);
}

PublishedFile::PublishedFile(PublishedFile&& other) noexcept
    : m_fd(std::move(other.m_fd)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_target(std::move(other.m_target)) {}

PublishedFile::~PublishedFile() {
    if (!m_temporary.empty()) {
        ::unlink(m_temporary.c_str());
    }
}

Result<void> PublishedFile::write(std::string_view bytes) {
    if (const int code = writeAll(m_fd.get(), bytes)) {
        return systemError(code, m_target.string(), "cannot write");
    }
    return {};
}

Result<void> PublishedFile::close() {
    if (::fsync(m_fd.get()) != 0) {
        return systemError(errno, m_target.string(), "cannot write to disk");
    }
    if (const int code = m_fd.close()) {
        return systemError(code, m_target.string(), "cannot close");
    }
    return {};
}

Result<Published> PublishedFile::publish(Publish mode) {
    if (const auto closed = close(); !closed) {
        return closed.error();
    }
    if (mode == Publish::Replace) {
        if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
            return systemError(errno, m_target.string(), "cannot replace");
        }
    } else if (const int code = publishFirst(m_temporary, m_target); code == EEXIST) {
        return Published::AlreadyThere;
    } else if (code != 0) {
        return systemError(code, m_target.string(), "cannot publish");
    }
    ::unlink(m_temporary.c_str());
    m_temporary.clear();
    if (const auto synced = syncFolder(m_target.parent_path()); !synced) {
        return synced.error();
    }
    return Published::Written;
}

Result<Published> publishFile(const std::filesystem::path& target, std::string_view bytes, Publish mode) {
    auto file = PublishedFile::create(target);
    if (!file) {
        return file.error();
    }
    if (const auto wrote = file->write(bytes); !wrote) {
        return wrote.error();
    }
    return file->publish(mode);
}

void removeStaleTemporaries(const std::filesystem::path& folder, int minutes) {
    const auto oldest = std::filesystem::file_time_type::clock::now() - std::chrono::minutes(minutes);
    std::error_code code;
    std::error_code ignored;
    const std::filesystem::directory_iterator end;
    for (std::filesystem::directory_iterator it(folder, code); !code && it != end; it.increment(code)) {
        if (it->path().filename().string().find(temporaryMark) != std::string::npos &&
            it->last_write_time(ignored) <= oldest) {
            std::filesystem::remove(it->path(), ignored);
        }
    }
}

Result<LineLog> LineLog::open(const std::filesystem::path& path) {
    Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (!fd.isOpen()) {
        return systemError(errno, path.string(), "cannot append");
    }
    const bool torn = endsInsideLine(fd.get());
    return LineLog(std::move(fd), path, torn);
}

Result<void> LineLog::append(std::string_view line) {
    std::string whole(m_torn ? "\n" : ""); // closes a torn line, so that this one stands alone
    whole += line;
    whole += '\n';
    if (const int code = writeAll(m_fd.get(), whole)) {
        m_torn = endsInsideLine(m_fd.get());
        return systemError(code, m_path.string(), "cannot append");
    }
    m_torn = false;
    return {};
}

Result<FileLock> FileLock::tryLock(const std::filesystem::path& path) {
    Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!fd.isOpen()) {
        return systemError(errno, path.string(), "cannot lock");
    }
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return Error{ErrorKind::Busy, path.string(), "another process is at work here",
                         "Wait for it or stop it."};
        }
        return systemError(errno, path.string(), "cannot lock");
    }
    return FileLock(std::move(fd));
}

Result<void> makeFolders(const std::filesystem::path& folder) {
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code) {
        return systemError(code.value(), folder.string(), "cannot make the folder");
    }
    return {};
}

} // namespace plateau
