#include "core/experiment/analyse/status.h"

#include <sys/stat.h>

#include <fstream>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

Json errorJson(const Error& error) {
    return {{"kind", name(error.kind)}, {"where", error.where}, {"what", error.what}, {"fix", error.fix}};
}

/// Whether a process of this machine holds the lock, read from /proc/locks: asking by taking it would make a
/// run that starts in this moment fail.
bool isLocked(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        return false;
    }
    std::ifstream locks("/proc/locks");
    const std::string inode = fmt::format(":{} ", info.st_ino);
    for (std::string line; std::getline(locks, line);) {
        if (line.find("FLOCK") != std::string::npos && line.find(inode) != std::string::npos) {
            return true;
        }
    }
    return false;
}

Json cellJson(const CellState& cell) {
    const CellSpec& spec = cell.planned.spec;
    Json json = {{"id", cell.planned.id},    {"kind", name(spec.kind)},
                 {"method", spec.method},    {"n", spec.n},
                 {"seed", spec.seed},        {"status", name(cell.status)},
                 {"score", nullptr},         {"metrics", Json::object()},
                 {"under_trained", nullptr}, {"diverged_at", nullptr},
                 {"cause", nullptr},         {"failed_attempts", cell.failedAttempts}};
    if (spec.mixed) {
        json["mixture"] = seriesText(seriesOf(spec));
    }
    if (cell.result && cell.status == CellStatus::Done) {
        json["score"] = cell.result->score();
        json["metrics"] = cell.result->test()->metrics;
        json["under_trained"] = cell.result->underTrained.any();
    }
    if (cell.status == CellStatus::Diverged && cell.result) {
        json["diverged_at"] = cell.result->divergedAt;
    }
    if (cell.cause) {
        json["cause"] = errorJson(*cell.cause);
    }
    if (cell.status == CellStatus::Running) {
        json["update"] = cell.update;
        json["updates"] = cell.updates;
        json["stale"] = cell.stale;
    }
    return json;
}

Json countsJson(const ExperimentState& state) {
    Json counts = {{"total", state.cells.size()}, {"under_trained", state.underTrained()}};
    for (const CellStatus status : {CellStatus::Pending, CellStatus::Running, CellStatus::Done,
                                    CellStatus::Diverged, CellStatus::Failed}) {
        counts[name(status)] = state.count(status);
    }
    return counts;
}

Json answerJson(const StoredAnswer& answer) {
    return {{"number", answer.number},
            {"target", answer.target},
            {"sentence", answer.sentence},
            {"warnings", toJson(answer.warnings)}};
}

} // namespace

Result<ExperimentStatus> readStatus(const Folder& folder, double now) {
    auto state = readExperimentState(folder, now);
    if (!state) {
        return state.error();
    }
    ExperimentStatus status;
    status.name = folder.plan().name;
    status.task = folder.plan().task;
    status.method = recipe::name(folder.plan().training.method);
    status.target = folder.plan().target;
    status.answer = newestAnswer(folder);
    for (const CellState& cell : state->cells) {
        if (!cell.result) {
            continue;
        }
        if (!cell.result->device.empty()) {
            status.device = cell.result->device;
        }
        const auto damaged = folder.damagedFiles(*cell.result);
        if (!damaged) {
            return damaged.error();
        }
        state->damaged.insert(state->damaged.end(), damaged->begin(), damaged->end());
    }
    status.state = std::move(*state);
    status.running = isLocked(folder.lockPath());
    return status;
}

Json toJson(const ExperimentStatus& status) {
    Json json = {{"schema", "plateau.status/1"},
                 {"name", status.name},
                 {"task", status.task},
                 {"method", status.method},
                 {"target", status.target},
                 {"running", status.running},
                 {"device", status.device},
                 {"seconds_left", nullptr},
                 {"answer", nullptr},
                 {"counts", countsJson(status.state)},
                 {"cells", Json::array()},
                 {"damaged", Json::array()}};
    if (status.secondsLeft) {
        json["seconds_left"] = *status.secondsLeft;
    }
    if (status.answer) {
        json["answer"] = answerJson(*status.answer);
    }
    for (const CellState& cell : status.state.cells) {
        json["cells"].push_back(cellJson(cell));
    }
    for (const Error& error : status.state.damaged) {
        json["damaged"].push_back(errorJson(error));
    }
    return json;
}

} // namespace plateau::experiment
