#include "core/runner/run_cell.h"

#include <algorithm>

namespace plateau::runner {
namespace {

constexpr double damagedGrace = 10; ///< seconds

RunCellCode codeFor(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Cancelled:
        return CellStopped;
    case ErrorKind::Io:
    case ErrorKind::Busy:
    case ErrorKind::OutOfSpace:
    case ErrorKind::DeviceMissing:
        return Temporary;
    case ErrorKind::BadInput:
    case ErrorKind::NotFound:
    case ErrorKind::Permission:
        return InputChanged;
    default:
        return CellCrashed;
    }
}

} // namespace

RunCellOutcome runCell(const CellRunnerOptions& options, const std::string& spec, std::stop_token stop,
                       const CellRunnerEvents& events) {
    const auto folder = experiment::Folder::open(options.experiment);
    if (!folder) {
        return {BadSpec, folder.error()};
    }
    const auto cells = folder->publishCells();
    if (!cells) {
        return {codeFor(cells.error().kind), cells.error()};
    }
    const std::string id = std::filesystem::path(spec).stem().string();
    const auto cell =
        std::find_if(cells->begin(), cells->end(), [&](const auto& planned) { return planned.id == id; });
    if (cell == cells->end()) {
        return {BadSpec, badInput(spec, "is no cell of this experiment", "Name a file or id under cells/.")};
    }
    const auto existing = folder->readResult(id);
    const auto damaged = existing && existing->result ? folder->damagedFiles(*existing->result)
                                                      : Result<std::vector<Error>>(std::vector<Error>());
    if (existing && existing->result && damaged && damaged->empty()) {
        events.published(*existing->result);
        return {};
    }
    if (damaged) {
        std::for_each(damaged->begin(), damaged->end(), [&](const Error& file) { events.note(file.text()); });
    }
    const auto room = folder->setDamagedAside(id, damagedGrace);
    if (!room || !*room) {
        return {Temporary, room ? Error{ErrorKind::Busy, folder->resultPath(id).string(),
                                        "is damaged, or still being copied",
                                        "Run the cell again in a moment; then it is set aside."}
                                : room.error()};
    }
    if (const auto verified = folder->verifyData(); !verified) {
        return {InputChanged, verified.error()};
    }
    const auto runner = CellRunner::open(options);
    if (!runner) {
        return {codeFor(runner.error().kind), runner.error()};
    }
    const auto ran = (*runner)->run({&*cell, 1}, std::move(stop), events);
    return ran ? RunCellOutcome{} : RunCellOutcome{codeFor(ran.error().kind), ran.error()};
}

} // namespace plateau::runner
