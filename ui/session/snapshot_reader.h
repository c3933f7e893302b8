#pragma once

#include "ui/session/snapshot.h"

#include "core/base/result.h"
#include "core/experiment/store/tracked_state.h"

#include <optional>
#include <set>

namespace plateau::ui {

/// Reads an experiment again and again, each result once. Blocking: for the worker thread. Not thread-safe.
class SnapshotReader {
public:
    explicit SnapshotReader(experiment::Folder folder) : m_folder(std::move(folder)) {}

    /// Looks at the whole folder.
    Result<SnapshotPointer> read(std::uint64_t number);
    /// Looks at these cells only. @param cells ids
    Result<SnapshotPointer> read(const std::set<std::string>& cells, std::uint64_t number);

private:
    Result<SnapshotPointer> snapshot(std::uint64_t number) const;

    experiment::Folder m_folder;
    std::optional<experiment::TrackedState> m_state; ///< nothing before the first read, and after an error
};

/// The whole state of an experiment, once.
Result<SnapshotPointer> readSnapshot(const experiment::Folder& folder, std::uint64_t number);

/// Follows events.jsonl and keeps the live state. Not thread-safe.
class LiveReader {
public:
    explicit LiveReader(const experiment::Folder& folder) : m_tail(folder.eventsPath()) {}

    struct Change {
        bool live = false;    ///< something to show
        bool results = false; ///< a run began or ended, or lines are missing: read the whole folder again
        std::set<std::string> cells; ///< began, ended or failed
        bool ended = false;          ///< a run ended since the last call
    };
    /// What came since the last call.
    Change poll();
    const LiveState& state() const { return m_state; }

private:
    void take(const experiment::Event& event, Change& change);
    experiment::EventTail m_tail;
    LiveState m_state;
    std::map<std::string, std::pair<double, std::int64_t>>
        m_begun; ///< monotonic second and update first seen
};

/// Follows the training curve of a cell's newest attempt. Not thread-safe.
class TraceReader {
public:
    TraceReader(const experiment::Folder& folder, std::string cell)
        : m_folder(folder), m_cell(std::move(cell)) {}

    /// The trace with what came since, or nothing when nothing did.
    TracePointer poll();

private:
    std::string newestAttempt() const;
    void takeLine(std::string_view line);

    experiment::Folder m_folder;
    std::string m_cell;
    TrainingTrace m_trace;
    std::uint64_t m_offset = 0;
    std::string m_rest;
    bool m_first = true;
};

} // namespace plateau::ui
