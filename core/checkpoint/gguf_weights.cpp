#include "core/checkpoint/gguf_weights.h"

#include "core/checkpoint/families/gguf_config.h"
#include "core/checkpoint/families/model_shape.h"

#include <algorithm>

namespace plateau::checkpoint {
namespace {

/// Row 2i + j of a head came from row j·d/2 + i (conversion of llama to GGUF); back again. @param rows of a
/// head, d
std::vector<float> unpermuted(const std::vector<float>& values, std::int64_t heads, std::int64_t rows) {
    std::vector<float> result(values.size());
    const std::size_t width = values.size() / static_cast<std::size_t>(heads * rows);
    for (std::int64_t head = 0; head < heads; ++head) {
        for (std::int64_t i = 0; i < rows / 2; ++i) {
            for (std::int64_t j = 0; j < 2; ++j) {
                const auto from = static_cast<std::size_t>(head * rows + 2 * i + j) * width;
                const auto to = static_cast<std::size_t>(head * rows + j * (rows / 2) + i) * width;
                std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(from), width,
                            result.begin() + static_cast<std::ptrdiff_t>(to));
            }
        }
    }
    return result;
}

} // namespace

Result<GgufWeights> GgufWeights::open(const std::filesystem::path& path) {
    const auto shape = readModelShape(path);
    auto file = GgufFile::open(path);
    if (!shape || !file) {
        return !shape ? shape.error() : file.error();
    }
    GgufWeights weights(*std::move(file), std::get<DecoderConfig>(shape->config));
    weights.m_isPermuted = *weights.m_file.value<std::string>("general.architecture") == "llama";
    for (const auto& [name, tensor] : weights.m_file.tensors()) {
        if (const auto known = folderName(name)) {
            weights.m_tensors[*known] = {*known, DataType::F32, tensor.shape, 0, 4 * tensor.elements};
            weights.m_names[*known] = name;
        }
    }
    return weights;
}

Result<std::vector<float>> GgufWeights::floats(std::string_view name) const {
    auto values = m_file.floats(m_names.find(name)->second);
    if (!values || !m_isPermuted) {
        return values;
    }
    const bool isQuery = name.find(".self_attn.q_proj.") != std::string_view::npos;
    const bool isKey = name.find(".self_attn.k_proj.") != std::string_view::npos;
    const std::int64_t heads = isQuery ? m_config.heads : isKey ? m_config.keyValueHeads : 0;
    const auto rows = static_cast<std::size_t>(heads * m_config.headSize);
    const bool fits = rows > 0 && m_tensors.find(name)->second.shape[0] == rows;
    return fits ? Result<std::vector<float>>(unpermuted(*values, heads, m_config.headSize)) : values;
}

} // namespace plateau::checkpoint
