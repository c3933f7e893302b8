#pragma once

#include "ui/session/snapshot.h"

#include "core/base/result.h"

namespace plateau::ui {

/// Reads the whole state of an experiment. Blocking: for the worker thread.
Result<SnapshotPointer> readSnapshot(const experiment::Folder& folder, std::uint64_t number);

/// Follows events.jsonl and keeps the live state. Not thread-safe.
class LiveReader {
public:
    explicit LiveReader(const experiment::Folder& folder) : m_tail(folder.eventsPath()) {}

    struct Change {
        bool live = false;    ///< something to show
        bool results = false; ///< results changed, or lines are missing: read the folder again
        bool ended = false;   ///< a run ended since the last call
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
