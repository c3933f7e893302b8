#include "core/experiment/run/damaged_files.h"

#include <chrono>
#include <thread>

namespace plateau::experiment {
namespace {

constexpr std::chrono::milliseconds pollInterval{200};

/// @return the files that were damaged when the result was set aside; none: it is sound, or was left alone
Result<std::vector<Error>> setAside(const Folder& folder, const CellResult& result, double grace,
                                    const std::function<bool()>& stopped) {
    for (; !stopped(); std::this_thread::sleep_for(pollInterval)) {
        auto damaged = folder.damagedFiles(result);
        if (!damaged || damaged->empty()) {
            return damaged;
        }
        const auto freed = folder.setDamagedAside(result.cell, grace);
        if (!freed) {
            return freed.error();
        }
        if (*freed) {
            return damaged;
        }
    }
    return std::vector<Error>();
}

} // namespace

Result<std::vector<CellDamaged>> setDamagedFilesAside(const Folder& folder, const ExperimentState& state,
                                                      double grace, const std::function<bool()>& stopped) {
    std::vector<CellDamaged> told;
    for (const CellState& cell : state.cells) {
        const auto damaged = cell.result ? setAside(folder, *cell.result, grace, stopped)
                                         : Result<std::vector<Error>>(std::vector<Error>());
        if (!damaged) {
            return damaged.error();
        }
        for (const Error& file : *damaged) {
            told.push_back({cell.planned.id, file.text()});
        }
    }
    return told;
}

} // namespace plateau::experiment
