#include "core/experiment/create/new_folder.h"

#include <cerrno>
#include <system_error>

#include <unistd.h>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

constexpr const char* markName = ".creating.lock";

void removeMark(const fs::path& folder) {
    std::error_code ignored;
    fs::remove(folder / markName, ignored);
}

} // namespace

Result<void> checkNewFolder(const fs::path& folder) {
    std::error_code code;
    if (fs::exists(folder / "experiment.json", code)) {
        return Error{ErrorKind::Usage, folder.string(), "already holds an experiment",
                     "Choose another folder."};
    }
    const auto status = fs::status(folder, code);
    if (!fs::exists(status)) {
        return {};
    }
    if (!fs::is_directory(status)) {
        return Error{ErrorKind::Usage, folder.string(), "is not a folder", "Choose another name."};
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        return systemError(errno, folder.string(), "cannot write into the folder");
    }
    if (!fs::is_empty(folder, code) && !fs::exists(folder / markName, code)) {
        return Error{ErrorKind::Usage, folder.string(), "holds other files", "Choose a new or empty folder."};
    }
    return {};
}

std::string folderName(const fs::path& folder) {
    const fs::path full = fs::absolute(folder).lexically_normal();
    return (full.has_filename() ? full : full.parent_path()).filename().string();
}

Result<NewFolder> NewFolder::claim(const fs::path& folder) {
    if (const auto made = makeFolders(folder); !made) {
        return made.error();
    }
    auto lock = FileLock::tryLock(folder / markName);
    if (!lock) {
        return lock.error();
    }
    // Another maker may have come to its end since the folder was looked at.
    if (const auto usable = checkNewFolder(folder); !usable) {
        removeMark(folder);
        return usable.error();
    }
    if (const auto made = makeFolders(folder / "data"); !made) {
        return made.error();
    }
    for (const fs::path& place : {folder, folder / "data"}) {
        removeStaleTemporaries(place, 0);
    }
    return NewFolder(folder, std::move(*lock));
}

void NewFolder::finish() const {
    removeMark(m_folder);
}

} // namespace plateau::experiment
