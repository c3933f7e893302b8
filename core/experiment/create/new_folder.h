#pragma once

#include "core/base/file.h"

#include <filesystem>
#include <string>

/// The folder of an experiment that is about to be made: a mark lies in it until experiment.json does, so
/// that what a killed process left can be told from somebody's files and made again.
namespace plateau::experiment {

/// The target must be missing, empty, or what a killed maker left behind. Usage otherwise.
Result<void> checkNewFolder(const std::filesystem::path& folder);

/// "runs/intents/" → "intents".
std::string folderName(const std::filesystem::path& folder);

/// The right to fill a new folder with its data/; held as long as the object lives.
class NewFolder {
public:
    /// Makes folder and data/, marks it and removes left-over temporaries. Busy when another process is at
    /// it; otherwise the errors of checkNewFolder().
    static Result<NewFolder> claim(const std::filesystem::path& folder);
    /// experiment.json lies there: the mark goes.
    void finish() const;

private:
    NewFolder(std::filesystem::path folder, FileLock lock)
        : m_folder(std::move(folder)), m_lock(std::move(lock)) {}
    std::filesystem::path m_folder;
    FileLock m_lock;
};

} // namespace plateau::experiment
