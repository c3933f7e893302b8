// A worker that trains nothing: it speaks the protocol and publishes results of a formula, so that the
// scheduler can be tested and killed at any moment without a model.
//   fake_worker EXPERIMENT [--crash-once FILE] [--crash-on CELL] [--fail-on CELL] [--pause-ms N] [--fatal]
//   [--protocol N] [--halt-once FILE] [--break-once FILE]

#include "core/experiment/run/worker_protocol.h"
#include "core/experiment/store/attempt.h"
#include "core/experiment/store/folder.h"
#include "tests/support/class_results.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <thread>

#include <unistd.h>

using namespace plateau;
using namespace plateau::experiment;
using Type = WorkerMessage::Type;

namespace {

void say(const WorkerMessage& message) {
    std::cout << toLine(message) << std::endl;
}

WorkerMessage message(Type type) {
    WorkerMessage out;
    out.type = type;
    return out;
}

CellResult resultOf(const PlannedCell& cell) {
    CellResult result;
    result.cell = cell.id;
    result.spec = cell.spec;
    const double n = static_cast<double>(cell.spec.n);
    const double accuracy =
        cell.spec.n == 0 ? 0.1 : 0.95 - 0.9 / (1 + n / 40.0) + 0.001 * static_cast<double>(cell.spec.seed);
    sample::setAccuracy(result, accuracy, 1000);
    result.trainSeconds = 0.01;
    return result;
}

struct Behaviour {
    std::map<std::string, std::string> options;
    bool has(const std::string& name) const { return options.contains(name); }
    bool names(const std::string& name, const std::string& cell) const {
        return has(name) && options.at(name) == cell;
    }
};

/// Whether this happens for the first time; FILE remembers it for other processes.
bool isFirst(const Behaviour& behaviour, const std::string& option) {
    if (!behaviour.has(option) || ::access(behaviour.options.at(option).c_str(), F_OK) == 0) {
        return false;
    }
    return publishFile(behaviour.options.at(option), "done", Publish::Replace).ok();
}

void train(const Folder& folder, const PlannedCell& cell, const Behaviour& behaviour) {
    AttemptStatus status;
    status.attempt = *beginAttempt(folder, cell.id);
    status.process = thisProcess();
    status.startedAt = status.heartbeat = wallClock();
    const auto place = folder.attemptFolder(cell.id, status.attempt);
    static_cast<void>(writeAttemptStatus(place, status));
    // One line a real start of training: tests count how often each cell was trained to its end.
    auto progress = message(Type::Progress);
    progress.cell = cell.id;
    progress.update = progress.updates = 1;
    say(progress);
    if (behaviour.has("--pause-ms")) {
        std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(behaviour.options.at("--pause-ms"))));
    }
    if (isFirst(behaviour, "--halt-once")) {
        std::raise(SIGSTOP);
    }
    if (isFirst(behaviour, "--crash-once") || behaviour.names("--crash-on", cell.id)) {
        std::raise(SIGKILL);
    }
    const auto published = folder.publishResult(resultOf(cell), {});
    if (published && *published == Published::Written) {
        auto log = LineLog::open(folder.root() / "trained.log");
        static_cast<void>(log->append(cell.id));
    }
    status.state = AttemptState::Done;
    static_cast<void>(writeAttemptStatus(place, status));
    auto result = message(Type::Result);
    result.cell = cell.id;
    result.status = "done";
    say(result);
}

Behaviour parse(int argc, char** argv) {
    Behaviour behaviour;
    for (int i = 2; i < argc; ++i) {
        const std::string name = argv[i];
        behaviour.options[name] = name == "--fatal" ? "" : argv[++i];
    }
    return behaviour;
}

} // namespace

int main(int argc, char** argv) {
    const Behaviour behaviour = parse(argc, argv);
    const auto folder = Folder::open(argv[1]);
    if (!folder || behaviour.has("--fatal")) {
        auto fatal = message(Type::Fatal);
        fatal.error = badInput("model", "is missing", "Install it.");
        say(fatal);
        return 3;
    }
    std::map<std::string, PlannedCell> cells;
    for (const auto& cell : cellsOf(folder->plan())) {
        cells.emplace(cell.id, cell);
    }
    auto ready = message(Type::Ready);
    ready.protocol =
        behaviour.has("--protocol") ? std::stoi(behaviour.options.at("--protocol")) : protocolVersion;
    ready.facts = {{"device", "fake"}};
    say(ready);
    bool broken = false; // from the first request on, like a GPU context after a fault
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = readRequest(line);
        auto started = message(Type::Started);
        started.cells = request->cells;
        say(started);
        for (const std::string& id : request->cells) {
            broken = broken || isFirst(behaviour, "--break-once");
            if (broken || behaviour.names("--fail-on", id)) {
                auto failed = message(Type::Failed);
                failed.cells = {id};
                failed.error = broken ? Error{ErrorKind::Internal, "cuda:0", "an illegal address", ""}
                                      : badInput("cell", "cannot be trained", "Choose another model.");
                say(failed);
                break;
            }
            train(*folder, cells.at(id), behaviour);
        }
        say(message(Type::Idle));
    }
    return 0;
}
