#pragma once

#include "core/checkpoint/gguf_weights.h"
#include "core/checkpoint/safetensors.h"

namespace plateau::checkpoint {

/// All weights of a model folder: model.safetensors, or the files of model.safetensors.index.json; or those
/// of a GGUF file under the names of a folder, in float32. Reading is safe from several threads.
class ModelWeights {
public:
    /// Errors as SafetensorsFile::open(); BadInput for an index that names files outside the folder or
    /// tensors that are not in them, and for a folder with pickle weights only.
    static Result<ModelWeights> open(const std::filesystem::path& folder);

    /// By name.
    const std::map<std::string, TensorInfo, std::less<>>& tensors() const { return m_tensors; }
    /// Null when there is no such tensor.
    const TensorInfo* find(std::string_view name) const;
    /// Copies the bytes of a tensor; `target` has exactly its size.
    Result<void> read(std::string_view name, std::span<std::byte> target) const;
    /// The values of a tensor of type F32, F16 or BF16; BadInput for another one.
    Result<std::vector<float>> floats(std::string_view name) const;
    std::vector<std::filesystem::path> files() const;
    std::uint64_t bytes() const; ///< that the tensors take on disk

private:
    ModelWeights() = default;
    Result<void> add(const std::filesystem::path& path);
    Result<void> addTensor(const std::string& tensor, std::size_t file);
    Result<void> addShards(const std::filesystem::path& folder);

    std::optional<GgufWeights> m_gguf; ///< instead of the files
    std::vector<SafetensorsFile> m_files;
    std::map<std::string, TensorInfo, std::less<>> m_tensors;
    std::map<std::string, std::size_t, std::less<>> m_fileOf;
};

} // namespace plateau::checkpoint
