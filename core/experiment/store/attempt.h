#pragma once

#include "core/base/alive_lock.h"
#include "core/experiment/store/folder.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// Attempts at a cell: attempts/<cell>/<attempt>/status.json, replaced by whoever trains, at least every 10
/// s.
namespace plateau::experiment {

/// A running attempt is believed as long as its process lives; a heartbeat older than this is reported as
/// stale.
inline constexpr double staleAfterSeconds = 120;

enum class AttemptState {
    Running,
    Done,    ///< a result was published (by this or another attempt)
    Stopped, ///< ended on request or with its runner; it does not count as failed
    Failed,  ///< `error` says why
};
const char* name(AttemptState state); ///< "running", "done", "stopped", "failed"

/// A process as it can be recognised later: a pid alone may have been given away again.
struct ProcessIdentity {
    std::string host;
    std::int64_t pid = 0;
    std::int64_t startTicks = 0; ///< field 22 of /proc/<pid>/stat: clock ticks after boot
    std::string boot{};          ///< id of the kernel's start; empty in records of older versions
    bool operator==(const ProcessIdentity&) const = default;
};

ProcessIdentity thisProcess();
/// Of another process on this host; startTicks 0 when it is not there.
ProcessIdentity identityOf(std::int64_t pid);

struct AttemptStatus {
    std::string attempt; ///< folder name
    AttemptState state = AttemptState::Running;
    ProcessIdentity process;
    double startedAt = 0; ///< wall clock, seconds since 1970
    double heartbeat = 0; ///< wall clock, seconds since 1970
    std::int64_t update = 0;
    std::int64_t updates = 0;
    Error error;                           ///< of a failed attempt
    AliveState lock = AliveState::Unknown; ///< of aliveFile() when it was read; not part of the record
};

Json toJson(const AttemptStatus& status);

/// Replaces status.json in `folder` (attempts/<cell>/<attempt>, made when missing; not the experiment
/// folder).
Result<void> writeAttemptStatus(const std::filesystem::path& folder, const AttemptStatus& status);
Result<AttemptStatus> readAttemptStatus(const std::filesystem::path& folder);

/// What an attempt's process holds locked (core/base/alive_lock.h) while it lives.
std::filesystem::path aliveFile(const std::filesystem::path& attempt);

enum class Liveness {
    Alive,
    Stale, ///< the process is there but is halted, or has not reported for staleAfterSeconds
    Gone,
};
/// Whether a Running attempt still runs. Its lock decides, whatever the host is called now: who holds it
/// lives; nobody holds it since the same start of the same kernel, and it is gone. Where the lock tells
/// nothing the process decides, and of another machine the heartbeat: fresh is Alive, else Gone.
/// @param now wall clock, seconds since 1970
Liveness livenessOf(const AttemptStatus& status, double now);

/// All attempts at a cell, by folder name; folders without a readable status are left out.
std::vector<AttemptStatus> attemptsOf(const Folder& folder, const std::string& cell);

/// Makes the folder of a new attempt at a cell, "001", "002", …: no two attempts get the same.
/// @return its name
Result<std::string> beginAttempt(const Folder& folder, const std::string& cell);

/// Wall clock, seconds since 1970.
double wallClock();

} // namespace plateau::experiment
