#include "core/training/checkpoints/matrix_file.h"

#include "core/checkpoint/safetensors.h"

namespace plateau::training {

Result<Published> writeMatrices(const std::filesystem::path& path, const std::vector<NamedMatrix>& matrices,
                                const std::map<std::string, std::string>& metadata, Publish mode) {
    std::vector<checkpoint::TensorData> tensors;
    for (const NamedMatrix& matrix : matrices) {
        checkpoint::TensorData tensor;
        tensor.name = matrix.name;
        tensor.shape.assign(matrix.shape.begin(), matrix.shape.end());
        tensor.bytes = std::as_bytes(std::span(matrix.values));
        tensors.push_back(std::move(tensor));
    }
    return checkpoint::writeSafetensors(path, std::move(tensors), metadata, mode);
}

Result<std::vector<NamedMatrix>> readMatrices(const std::filesystem::path& path) {
    const auto file = checkpoint::SafetensorsFile::open(path);
    if (!file) {
        return file.error();
    }
    std::vector<NamedMatrix> matrices;
    for (const checkpoint::TensorInfo& info : file->tensors()) {
        if (info.type != checkpoint::DataType::F32) {
            return badInput(file->path().string(), "tensor '" + info.name + "' is not float32",
                            "Delete the folder and run the cell again.");
        }
        NamedMatrix matrix{info.name, {info.shape.begin(), info.shape.end()}, {}};
        std::size_t count = 1;
        for (const std::uint64_t side : info.shape) {
            count *= side;
        }
        matrix.values.resize(count);
        if (const auto read = file->read(info.name, std::as_writable_bytes(std::span(matrix.values)));
            !read) {
            return read.error();
        }
        matrices.push_back(std::move(matrix));
    }
    return matrices;
}

} // namespace plateau::training
