#pragma once

#include "core/base/file.h"
#include "core/experiment/store/events.h"
#include "core/experiment/store/folder.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

/// An experiment in the middle of its run, with made-up results of the home-control example's size: for tests
/// of the window and for screenshots.
namespace plateau::ui::support {

enum class Progress { NotStarted, Half, Done };

class Showcase {
public:
    /// Writes plan, cells, results, events and training curves into `root` (made).
    Showcase(const std::filesystem::path& root, Progress progress,
             const std::string& name = "Home-control intents");

    const experiment::Folder& folder() const { return *m_folder; }
    const std::filesystem::path& root() const { return m_folder->root(); }
    /// As long as this object lives, somebody is at work: holds the run's lock.
    void beAtWork();
    void rest() { m_lock.reset(); }
    /// Rests, and its unfinished cells are left behind.
    void leave();
    /// Publishes the result of a cell and reports it.
    void finish(const experiment::PlannedCell& cell);
    /// Reports an update of a running cell and adds to its training curve.
    void train(const experiment::PlannedCell& cell, std::int64_t from, std::int64_t to);
    void say(experiment::EventBody body);
    experiment::PlannedCell cell(std::int64_t n, std::uint64_t seed,
                                 experiment::CellKind kind = experiment::CellKind::Cell) const;

private:
    std::optional<experiment::Folder> m_folder;
    std::optional<experiment::EventLog> m_log;
    std::optional<FileLock> m_lock;
};

} // namespace plateau::ui::support
