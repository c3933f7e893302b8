#include "core/runner/kept_weights.h"

#include "core/training/checkpoints/matrix_file.h"

namespace plateau::runner {
namespace {

std::filesystem::path weightsPath(const experiment::Folder& folder, const std::string& cell) {
    return folder.adapterFolder(cell) / "weights.safetensors";
}

} // namespace

Result<void> keepWeights(const experiment::Folder& folder, const experiment::PlannedCell& cell,
                         const std::vector<training::NamedMatrix>& weights) {
    if (const auto here = folder.checkPlace(); !here) {
        return here;
    }
    if (const auto made = makeFolders(folder.adapterFolder(cell.id)); !made) {
        return made.error();
    }
    const auto written =
        training::writeMatrices(weightsPath(folder, cell.id), weights,
                                {{"cell", experiment::toJson(cell.spec).dump()}}, Publish::FirstWins);
    return written ? Result<void>() : Result<void>(written.error());
}

Result<std::vector<training::NamedMatrix>> readKeptWeights(const experiment::Folder& folder,
                                                           const std::string& cell) {
    return training::readMatrices(weightsPath(folder, cell));
}

} // namespace plateau::runner
