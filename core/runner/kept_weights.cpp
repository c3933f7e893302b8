#include "core/runner/kept_weights.h"

#include "core/checkpoint/safetensors.h"

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
    std::vector<checkpoint::TensorData> tensors;
    for (const training::NamedMatrix& weight : weights) {
        checkpoint::TensorData tensor;
        tensor.name = weight.name;
        tensor.shape.assign(weight.shape.begin(), weight.shape.end());
        tensor.bytes = std::as_bytes(std::span(weight.values));
        tensors.push_back(std::move(tensor));
    }
    const auto written =
        checkpoint::writeSafetensors(weightsPath(folder, cell.id), std::move(tensors),
                                     {{"cell", experiment::toJson(cell.spec).dump()}}, Publish::FirstWins);
    return written ? Result<void>() : Result<void>(written.error());
}

Result<std::vector<training::NamedMatrix>> readKeptWeights(const experiment::Folder& folder,
                                                           const std::string& cell) {
    const auto file = checkpoint::SafetensorsFile::open(weightsPath(folder, cell));
    if (!file) {
        return file.error();
    }
    std::vector<training::NamedMatrix> weights;
    for (const checkpoint::TensorInfo& info : file->tensors()) {
        if (info.type != checkpoint::DataType::F32) {
            return badInput(file->path().string(), "tensor '" + info.name + "' is not float32",
                            "Delete the folder and run the cell again.");
        }
        training::NamedMatrix weight{info.name, {info.shape.begin(), info.shape.end()}, {}};
        std::size_t count = 1;
        for (const std::uint64_t side : info.shape) {
            count *= side;
        }
        weight.values.resize(count);
        if (const auto read = file->read(info.name, std::as_writable_bytes(std::span(weight.values)));
            !read) {
            return read.error();
        }
        weights.push_back(std::move(weight));
    }
    return weights;
}

} // namespace plateau::runner
