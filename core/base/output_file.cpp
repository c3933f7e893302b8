#include "core/base/output_file.h"

#include "core/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <string>

namespace plateau {
namespace {

namespace fs = std::filesystem;

/// The process's umask as the kernel tells it: asking by setting it would race with other threads.
mode_t umaskNow() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("Umask:")) {
            return static_cast<mode_t>(std::stoul(line.substr(6), nullptr, 8));
        }
    }
    return 022;
}

bool leadsTo(const struct stat& info, int fd) {
    struct stat open {};
    return ::fstat(fd, &open) == 0 && open.st_dev == info.st_dev && open.st_ino == info.st_ino;
}

Result<void> writeInto(int fd, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
        if (wrote < 0 && errno != EINTR) {
            return systemError(errno, path.string(), "cannot write");
        }
        bytes.remove_prefix(wrote > 0 ? static_cast<std::size_t>(wrote) : 0);
    }
    return {};
}

/// A device or a pipe, or the file that standard output or error goes to.
Result<void> writeThrough(const fs::path& path, const struct stat& info, std::string_view bytes) {
    for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
        if (leadsTo(info, fd)) {
            std::fflush(nullptr);
            return writeInto(fd, bytes, path);
        }
    }
    Descriptor fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!fd.isOpen()) {
        return systemError(errno, path.string(), "cannot write");
    }
    if (const auto wrote = writeInto(fd.get(), bytes, path); !wrote) {
        return wrote;
    }
    const int code = fd.close();
    return code == 0 ? Result<void>() : systemError(code, path.string(), "cannot close");
}

/// Where symbolic links lead, also one whose target is not there yet.
fs::path behindLinks(fs::path path) {
    constexpr int mostLinks = 40; // as the kernel has it
    std::error_code code;
    for (int link = 0; link < mostLinks && fs::is_symlink(path, code); ++link) {
        const fs::path to = fs::read_symlink(path, code);
        path = to.is_absolute() ? to : path.parent_path() / to;
    }
    return path;
}

Result<void> replace(const fs::path& path, std::string_view bytes, mode_t mode) {
    const auto published = publishFile(path, bytes, Publish::Replace);
    if (!published) {
        return published.error();
    }
    return ::chmod(path.c_str(), mode) == 0 ? Result<void>()
                                            : systemError(errno, path.string(), "cannot set its rights");
}

} // namespace

Result<void> writeOutput(const fs::path& path, std::string_view bytes, MissingFolders missing) {
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0) {
        if (S_ISDIR(info.st_mode)) {
            return badInput(path.string(), "is a folder", "Name a file.");
        }
        if (!S_ISREG(info.st_mode) || leadsTo(info, STDOUT_FILENO) || leadsTo(info, STDERR_FILENO)) {
            return writeThrough(path, info, bytes);
        }
    }
    const mode_t mode = info.st_nlink > 0 ? info.st_mode & 0777 : 0666 & ~umaskNow();
    const fs::path target = behindLinks(path);
    std::error_code code;
    if (missing == MissingFolders::Refused && !fs::is_directory(target.parent_path(), code)) {
        return Error{ErrorKind::NotFound, path.string(), "the folder is not there",
                     "Choose another folder, or make it first."};
    }
    if (const auto made = target.has_parent_path() ? makeFolders(target.parent_path()) : Result<void>();
        !made) {
        return made;
    }
    return replace(target, bytes, mode);
}

bool isStandardOutput(const fs::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && leadsTo(info, STDOUT_FILENO);
}

void applyUmask(const fs::path& folder) {
    const mode_t allowed = ~umaskNow();
    ::chmod(folder.c_str(), 0777 & allowed);
    std::error_code code;
    for (fs::recursive_directory_iterator it(folder, code); !code && it != fs::recursive_directory_iterator();
         it.increment(code)) {
        if (!it->is_symlink(code)) {
            ::chmod(it->path().c_str(), (it->is_directory(code) ? 0777 : 0666) & allowed);
        }
    }
}

} // namespace plateau
