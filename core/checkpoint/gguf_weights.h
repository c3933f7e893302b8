#pragma once

#include "core/checkpoint/families/llama.h"
#include "core/checkpoint/gguf/gguf_file.h"
#include "core/checkpoint/safetensors_header.h"

#include <map>

namespace plateau::checkpoint {

/// The tensors of a GGUF file as those of a model folder: their names, their shapes, F32, and the rows of
/// queries and keys in the order of transformers.
class GgufWeights {
public:
    static Result<GgufWeights> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_file.path(); }
    std::uint64_t fileBytes() const { return m_file.fileBytes(); }
    const std::map<std::string, TensorInfo, std::less<>>& tensors() const { return m_tensors; }
    /// Pre: it is there.
    Result<std::vector<float>> floats(std::string_view name) const;

private:
    GgufWeights(GgufFile file, DecoderConfig config) : m_file(std::move(file)), m_config(std::move(config)) {}

    GgufFile m_file;
    DecoderConfig m_config;
    bool m_isPermuted = false;
    std::map<std::string, TensorInfo, std::less<>> m_tensors;
    std::map<std::string, std::string, std::less<>> m_names; ///< of the file, by those of the folder
};

} // namespace plateau::checkpoint
