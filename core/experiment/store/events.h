#pragma once

#include "core/base/file.h"
#include "core/experiment/store/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// events.jsonl: what the runner reports while it runs. A convenience for watchers: everything essential lies
/// in the experiment folder, and a watcher that sees a gap reads the folder again.
namespace plateau::experiment {

inline constexpr int eventSchema = 1;
inline constexpr std::size_t eventLineBytes = 64 * 1024; ///< longest line, newline included

struct RunStarted {
    std::string build;  ///< Plateau's build id
    std::string device; ///< "cpu", "cuda:0"
    std::int64_t pid = 0;
    std::int64_t cells = 0;      ///< of the plan
    std::int64_t missing = 0;    ///< without a result
    double predictedSeconds = 0; ///< for the missing ones; 0 = unknown
};
struct CellStarted {
    std::string cell;
    std::string attempt;
    std::int64_t updates = 0; ///< planned; 0 for what trains nothing
    std::int64_t packedWith = 1;
};
struct CellProgress {
    std::string cell;
    std::int64_t update = 0; ///< 1-based
    std::int64_t updates = 0;
    double loss = 0;        ///< of the batch, nats
    double secondsLeft = 0; ///< of the whole run; 0 = unknown
};
struct CellDone {
    std::string cell;
    CellStatus status = CellStatus::Done; ///< Done or Diverged
    double score = 0;                     ///< the task's first metric on the test set
    double seconds = 0;
    bool underTrained = false;
};
struct CellFailed {
    std::string cell;
    std::string attempt;
    std::string kind; ///< name(ErrorKind)
    std::string text; ///< cause and fix, one line
    bool willRetry = false;
};
struct CellDamaged {
    std::string cell;
    std::string text; ///< the file, what is wrong with it; it is set aside and the cell trained again
};
struct WorkerSilent {
    double seconds = 0; ///< without a sign of life
};
struct WorkerHeard {}; ///< again, or another took its place
struct AnswerGiven {
    std::int64_t number = 0; ///< answers/<number>.json
    std::string sentence;
};
struct Paused {};
struct Resumed {};
struct RunFinished {
    std::int64_t done = 0;
    std::int64_t diverged = 0;
    std::int64_t failed = 0;
    std::int64_t pending = 0;
    bool stopped = false; ///< on request, before everything was done
};

using EventBody = std::variant<RunStarted, CellStarted, CellProgress, CellDone, CellFailed, AnswerGiven,
                               Paused, Resumed, RunFinished, CellDamaged, WorkerSilent, WorkerHeard>;
/// "run_started", "cell_started", "cell_progress", "cell_done", "cell_failed", "answer", "paused", "resumed",
/// "run_finished", "cell_damaged", "worker_silent", "worker_heard".
const char* eventName(const EventBody& body);

struct Event {
    std::int64_t sequence = 0; ///< from 1, rising by one
    double monotonic = 0;      ///< CLOCK_MONOTONIC seconds: durations
    double wall = 0;           ///< seconds since 1970: display only
    EventBody body;
};

std::string toLine(const Event& event);

/// One line read back: `sequence` 0 means damaged; no `event` means a type or schema of a newer version.
struct ReadEvent {
    std::int64_t sequence = 0;
    std::optional<Event> event;
};
ReadEvent readEvent(std::string_view line);

/// Appends events; numbering goes on behind the last readable line. One writer at a time (the run lock sees
/// to that).
class EventLog {
public:
    static Result<EventLog> open(const std::filesystem::path& path);
    /// Stamps and writes one line; texts are cut so that the line stays within eventLineBytes.
    /// @return its sequence number
    Result<std::int64_t> write(EventBody body);

private:
    EventLog(LineLog log, std::int64_t last) : m_log(std::move(log)), m_last(last) {}
    LineLog m_log;
    std::int64_t m_last;
};

/// Follows a growing events.jsonl. The content is untrusted: limits hold, nothing is believed but its form.
class EventTail {
public:
    explicit EventTail(std::filesystem::path path) : m_path(std::move(path)) {}

    struct Batch {
        std::vector<Event> events;
        bool gap = false; ///< lines are missing, damaged or the file was replaced: read the folder again
        std::int64_t unknown = 0; ///< events of types this version does not know
        bool more = false;        ///< the batch was full: call again at once
    };
    /// What came since the last call, at most 4 MiB. A last line without its newline is left for the next
    /// call; a file that is not there yet gives nothing.
    Result<Batch> next();
    /// Of the last readable line, 0 before the first.
    std::int64_t lastSequence() const { return m_last; }

private:
    void take(std::string_view line, Batch& batch);
    std::filesystem::path m_path;
    std::uint64_t m_offset = 0;
    std::int64_t m_last = 0;
    bool m_skipping = false; ///< inside a line beyond the limit
};

} // namespace plateau::experiment
