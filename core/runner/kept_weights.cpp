#include "core/runner/kept_weights.h"

#include "core/base/folders.h"
#include "core/base/sha256.h"
#include "core/checkpoint/safetensors.h"
#include "core/experiment/store/result_files.h"
#include "core/training/checkpoints/matrix_file.h"

#include <cerrno>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace plateau::runner {
namespace {

namespace fs = std::filesystem;

/// Whether the file says of itself that another cell trained it.
bool isOfAnotherCell(const fs::path& file, const experiment::CellResult& result) {
    const auto opened = checkpoint::SafetensorsFile::open(file);
    if (!opened || !opened->metadata().contains("cell")) {
        return false;
    }
    const auto json = parseJson(opened->metadata().at("cell"), "cell");
    std::vector<Fault> faults;
    return !json || experiment::cellId(experiment::readCell(*json, faults)) != result.cell;
}

} // namespace

Result<std::string> keepWeights(const experiment::Folder& folder, const experiment::PlannedCell& cell,
                                const std::vector<training::NamedMatrix>& weights) {
    if (const auto here = folder.checkPlace(); !here) {
        return here.error();
    }
    const fs::path file = folder.weightsPath(cell.id);
    if (const auto made = makeFoldersInside(folder.root(), fs::path("adapters") / cell.id); !made) {
        return made.error();
    }
    const fs::path own = file.parent_path() / fmt::format("weights-of-{}.safetensors", ::getpid());
    const auto written = training::writeMatrices(
        own, weights, {{"cell", experiment::toJson(cell.spec).dump()}}, Publish::Replace);
    const auto hash = written ? sha256File(own) : Result<std::string>(written.error());
    if (!hash) {
        return hash.error();
    }
    if (std::rename(own.c_str(), experiment::pendingFile(file, *hash).c_str()) != 0) {
        return systemError(errno, file.string(), "cannot keep weights");
    }
    const auto synced = syncFolder(file.parent_path());
    return synced ? hash : synced.error();
}

Result<KeptWeights> readKeptWeights(const experiment::Folder& folder, const experiment::CellResult& result) {
    const fs::path file = folder.weightsPath(result.cell);
    const bool named = !result.weightsSha256.empty();
    const auto place = named ? experiment::verifiedFile(file, result.weightsSha256) : Result<fs::path>(file);
    if (!place) {
        return place.error();
    }
    if (!named && isOfAnotherCell(*place, result)) {
        return badInput(place->string(), "was trained by another cell",
                        "Restore the file from a copy of the experiment.");
    }
    auto weights = training::readMatrices(*place);
    return weights ? Result<KeptWeights>(KeptWeights{std::move(*weights), named}) : weights.error();
}

} // namespace plateau::runner
