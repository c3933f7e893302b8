#include "core/experiment/store/attempt.h"

#include "core/base/checksummed_json.h"
#include "core/base/folders.h"
#include "core/base/paths.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <sstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

constexpr std::array states{
    std::pair{AttemptState::Running, "running"}, std::pair{AttemptState::Done, "done"},
    std::pair{AttemptState::Stopped, "stopped"}, std::pair{AttemptState::Failed, "failed"}};

constexpr int lastErrorKind = static_cast<int>(ErrorKind::Internal);

std::string hostName() {
    std::array<char, 256> buffer{};
    return ::gethostname(buffer.data(), buffer.size() - 1) == 0 ? buffer.data() : "localhost";
}

/// A random id that the kernel draws when it starts: the same in every container on it.
std::string bootId() {
    std::string id(36, '\0');
    const auto file = ReadFile::open("/proc/sys/kernel/random/boot_id");
    const auto got = file ? file->read(0, id) : Result<std::size_t>(file.error());
    return got && *got == id.size() ? id : std::string();
}

struct LocalProcess {
    std::int64_t ticks = 0; ///< 0: there is none
    bool halted = false;    ///< stopped by a signal or a debugger
};

/// Fields 3 and 22 of /proc/<pid>/stat; the command in field 2 may hold anything, so reading starts behind
/// its
/// ')'.
LocalProcess localProcess(std::int64_t pid) {
    LocalProcess process;
    const auto file = ReadFile::open(fmt::format("/proc/{}/stat", pid));
    if (!file) {
        return process;
    }
    std::string text(4096, '\0');
    const auto got = file->read(0, text);
    const auto close = got ? text.rfind(')') : std::string::npos;
    if (close == std::string::npos) {
        return process;
    }
    std::istringstream rest(text.substr(close + 1, *got - close - 1));
    std::string field;
    std::string state;
    for (int number = 3; number <= 22 && rest >> field; ++number) {
        if (number == 3) {
            state = field;
        }
    }
    std::istringstream(field) >> process.ticks;
    process.ticks = state == "Z" || state == "X" ? 0 : process.ticks; // dead, only not yet reaped
    process.halted = state == "T" || state == "t";
    return process;
}

Json errorJson(const Error& error) {
    return {{"kind", name(error.kind)}, {"where", error.where}, {"what", error.what}, {"fix", error.fix}};
}

void readError(JsonFields& fields, Error& error) {
    std::string kind;
    fields.read("kind", kind);
    fields.read("where", error.where);
    fields.read("what", error.what);
    fields.read("fix", error.fix);
    for (int value = 0; value <= lastErrorKind; ++value) {
        if (kind == name(static_cast<ErrorKind>(value))) {
            error.kind = static_cast<ErrorKind>(value);
        }
    }
}

void readProcess(JsonFields& fields, ProcessIdentity& process) {
    fields.read("host", process.host);
    fields.read("pid", process.pid);
    fields.read("start_ticks", process.startTicks);
    fields.read("boot", process.boot);
}

} // namespace

const char* name(AttemptState state) {
    for (const auto& [known, text] : states) {
        if (known == state) {
            return text;
        }
    }
    return "";
}

ProcessIdentity identityOf(std::int64_t pid) {
    return {hostName(), pid, localProcess(pid).ticks, bootId()};
}

ProcessIdentity thisProcess() {
    return identityOf(::getpid());
}

double wallClock() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Json toJson(const AttemptStatus& s) {
    Json json = {{"schema", 1},
                 {"attempt", s.attempt},
                 {"state", name(s.state)},
                 {"started_at", s.startedAt},
                 {"heartbeat", s.heartbeat},
                 {"update", s.update},
                 {"updates", s.updates}};
    json["process"] = {
        {"host", s.process.host}, {"pid", s.process.pid}, {"start_ticks", s.process.startTicks}};
    if (!s.process.boot.empty()) {
        json["process"]["boot"] = s.process.boot;
    }
    if (s.state == AttemptState::Failed) {
        json["error"] = errorJson(s.error);
    }
    return json;
}

Result<void> writeAttemptStatus(const fs::path& folder, const AttemptStatus& status) {
    const fs::path root = folder.parent_path().parent_path().parent_path();
    if (const auto made = makeFoldersInside(root, folder.lexically_relative(root)); !made) {
        return made;
    }
    const auto published = publishChecksummed(folder / "status.json", toJson(status), Publish::Replace);
    return published ? Result<void>() : published.error();
}

Result<AttemptStatus> readAttemptStatus(const fs::path& folder) {
    const fs::path path = folder / "status.json";
    const auto json = readChecksummed(path);
    if (!json) {
        return json.error();
    }
    AttemptStatus status;
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    std::string state;
    fields.read("attempt", status.attempt, JsonFields::Presence::Required);
    fields.read("state", state, JsonFields::Presence::Required);
    fields.read("started_at", status.startedAt);
    fields.read("heartbeat", status.heartbeat);
    fields.read("update", status.update);
    fields.read("updates", status.updates);
    if (auto process = fields.object("process", JsonFields::Presence::Required)) {
        readProcess(*process, status.process);
    }
    if (auto error = fields.object("error")) {
        readError(*error, status.error);
    }
    const auto known =
        std::find_if(states.begin(), states.end(), [&](const auto& entry) { return state == entry.second; });
    if (known == states.end()) {
        fields.fault("state", "is unknown", "Open the experiment with the Plateau that wrote it.");
    } else {
        status.state = known->first;
    }
    if (!faults.empty()) {
        return faultsToError(path.string(), faults);
    }
    return status;
}

fs::path aliveFile(const fs::path& attempt) {
    return attempt / "alive.lock";
}

Liveness livenessOf(const AttemptStatus& status, double now) {
    if (status.state != AttemptState::Running) {
        return Liveness::Gone;
    }
    // A clock that was set back must not declare anything dead: only the distance counts.
    const bool fresh = std::abs(now - status.heartbeat) <= staleAfterSeconds;
    const bool here = !status.process.boot.empty() && status.process.boot == bootId();
    if (status.lock == AliveState::Free && here) {
        return Liveness::Gone;
    }
    const LocalProcess process = localProcess(status.process.pid);
    const bool found = process.ticks != 0 && process.ticks == status.process.startTicks;
    if (status.lock == AliveState::Held) {
        return fresh && !(here && found && process.halted) ? Liveness::Alive : Liveness::Stale;
    }
    if (status.lock == AliveState::Free || status.process.host != hostName()) {
        return fresh ? Liveness::Alive : Liveness::Gone;
    }
    if (!found) {
        return Liveness::Gone;
    }
    return fresh && !process.halted ? Liveness::Alive : Liveness::Stale;
}

std::vector<AttemptStatus> attemptsOf(const Folder& folder, const std::string& cell) {
    std::vector<AttemptStatus> attempts;
    std::error_code code;
    for (fs::directory_iterator entry(folder.root() / "attempts" / cell, code);
         !code && entry != fs::directory_iterator(); entry.increment(code)) {
        if (auto status = readAttemptStatus(entry->path())) {
            status->attempt = entry->path().filename().string();
            status->lock = aliveState(aliveFile(entry->path()));
            attempts.push_back(std::move(*status));
        }
    }
    std::sort(attempts.begin(), attempts.end(),
              [](const auto& a, const auto& b) { return a.attempt < b.attempt; });
    return attempts;
}

Result<std::string> beginAttempt(const Folder& folder, const std::string& cell) {
    if (const auto made = makeFoldersInside(folder.root(), fs::path("attempts") / cell); !made) {
        return made.error();
    }
    for (int number = 1;; ++number) {
        std::string name = fmt::format("{:03}", number);
        const fs::path place = folder.attemptFolder(cell, name);
        if (::mkdir(place.c_str(), 0777) == 0) {
            return name;
        }
        if (errno != EEXIST) {
            return systemError(errno, place.string(), "cannot make the folder");
        }
    }
}

} // namespace plateau::experiment
