#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace plateau {

/// An owned POSIX file descriptor.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;

    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    /// Closes and returns errno of close(), 0 when it went well.
    int close();

private:
    int m_fd;
};

/// A regular file read with pread: a file truncated by somebody else gives a short read, never SIGBUS.
class ReadFile {
public:
    static Result<ReadFile> open(const std::filesystem::path& path);

    /// Bytes at opening time.
    std::uint64_t size() const { return m_size; }
    const std::filesystem::path& path() const { return m_path; }
    /// Reads until the buffer is full or the file ends; returns the bytes read. Safe from several threads.
    Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) const;

private:
    ReadFile(Descriptor fd, std::uint64_t size, std::filesystem::path path)
        : m_fd(std::move(fd)), m_size(size), m_path(std::move(path)) {}

    Descriptor m_fd;
    std::uint64_t m_size;
    std::filesystem::path m_path;
};

/// The whole file; larger than `limit` bytes is BadInput.
Result<std::string> readWholeFile(const std::filesystem::path& path, std::uint64_t limit);

/// Who wins when the target is already there.
enum class Publish {
    FirstWins, ///< link(): an existing target stays and the call reports `AlreadyThere`
    Replace,   ///< rename(): the new content takes the place of the old
};

enum class Published { Written, AlreadyThere };

/// Writes `bytes` so that after a crash at any moment the target is complete or absent (or still the old
/// one): temporary file in the same folder, fsync, link or rename, fsync of the folder. A failure to sync the
/// folder is an Io error "written, durability unknown".
Result<Published> publishFile(const std::filesystem::path& target, std::string_view bytes, Publish mode);

/// A file written piece by piece, published at the end by the same protocol; destroyed unpublished it leaves
/// nothing.
class PublishedFile {
public:
    static Result<PublishedFile> create(const std::filesystem::path& target);
    ~PublishedFile();
    PublishedFile(PublishedFile&&) noexcept;
    PublishedFile& operator=(PublishedFile&&) = delete;

    Result<void> write(std::string_view bytes);
    Result<Published> publish(Publish mode);

private:
    PublishedFile(Descriptor fd, std::filesystem::path temporary, std::filesystem::path target)
        : m_fd(std::move(fd)), m_temporary(std::move(temporary)), m_target(std::move(target)) {}
    Result<void> close();

    Descriptor m_fd;
    std::filesystem::path m_temporary;
    std::filesystem::path m_target;
};

/// Removes temporaries that a killed writer left in `folder` and that are older than `minutes`.
void removeStaleTemporaries(const std::filesystem::path& folder, int minutes);

/// An append-only file: each line goes out in one write(), so a reader sees whole lines but for a torn last
/// one.
class LineLog {
public:
    static Result<LineLog> open(const std::filesystem::path& path);
    Result<void> append(std::string_view line);

private:
    LineLog(Descriptor fd, std::filesystem::path path, bool torn)
        : m_fd(std::move(fd)), m_path(std::move(path)), m_torn(torn) {}

    Descriptor m_fd;
    std::filesystem::path m_path;
    bool m_torn; ///< the file ends inside a line
};

/// An exclusive advisory lock (flock) held as long as the object lives; the kernel frees it when the process
/// dies.
class FileLock {
public:
    /// @return Busy when another process holds it.
    static Result<FileLock> tryLock(const std::filesystem::path& path);

private:
    explicit FileLock(Descriptor fd) : m_fd(std::move(fd)) {}
    Descriptor m_fd;
};

/// mkdir -p with a proper Error.
Result<void> makeFolders(const std::filesystem::path& folder);

} // namespace plateau
