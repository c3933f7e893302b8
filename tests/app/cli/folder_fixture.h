#pragma once

#include "tests/support/temporary_folder.h"

#include <map>
#include <string>

#include <sys/types.h>

/// What lies in an experiment folder, seen from outside.
namespace plateau::cli::testing {

/// Finished trainings of each cell, counted by its attempts.
inline std::map<std::string, int> trainings(const std::string& folder) {
    std::map<std::string, int> done;
    std::error_code none; // no attempt was made yet
    for (const auto& cell : std::filesystem::directory_iterator(folder + "/attempts", none)) {
        for (const auto& attempt : std::filesystem::directory_iterator(cell.path())) {
            const std::string status = support::readText(attempt.path() / "status.json");
            done[cell.path().filename().string()] += status.find("\"done\"") != std::string::npos ? 1 : 0;
        }
    }
    return done;
}

/// The bytes of each result.
inline std::map<std::string, std::string> results(const std::string& folder) {
    std::map<std::string, std::string> bytes;
    std::error_code none; // killed before the first result
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/results", none)) {
        if (entry.path().extension() == ".json") {
            bytes[entry.path().filename().string()] = support::readText(entry.path());
        }
    }
    return bytes;
}

/// A child of `parent`, the worker of a runner; 0: none.
inline pid_t childOf(pid_t parent) {
    const auto number = std::to_string(parent);
    const auto children = support::readText("/proc/" + number + "/task/" + number + "/children");
    return children.empty() ? 0 : static_cast<pid_t>(std::stol(children));
}

/// The process that runs the experiment; 0: none.
inline pid_t runnerOf(const std::string& folder) {
    std::error_code gone;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", gone)) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) {
            continue;
        }
        const std::string words = support::readText(entry.path() / "cmdline");
        if (words.find(std::string("experiment\0run\0", 15) + folder) != std::string::npos) {
            return static_cast<pid_t>(std::stol(name));
        }
    }
    return 0;
}

} // namespace plateau::cli::testing
