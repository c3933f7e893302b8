#include "core/checkpoint/model_weights.h"
#include "core/model/decoder/decoder.h"

#include <fmt/ranges.h>

#include <functional>
#include <set>

namespace plateau::model {
namespace {

constexpr const char* useOwnWeights = "Use the weights that belong to this config.json.";

std::optional<at::ScalarType> scalarType(checkpoint::DataType type) {
    switch (type) {
    case checkpoint::DataType::F32:
        return at::kFloat;
    case checkpoint::DataType::F16:
        return at::kHalf;
    case checkpoint::DataType::BF16:
        return at::kBFloat16;
    default:
        return std::nullopt;
    }
}

Result<Tensor> readTensor(const checkpoint::ModelWeights& weights, const std::string& name,
                          const std::vector<std::int64_t>& shape) {
    const checkpoint::TensorInfo* info = weights.find(name);
    if (info == nullptr) {
        return badInput("weights", fmt::format("have no tensor '{}'", name), useOwnWeights);
    }
    const auto type = scalarType(info->type);
    const std::vector<std::uint64_t> wanted(shape.begin(), shape.end());
    if (info->shape != wanted || !type) {
        return badInput(fmt::format("tensor '{}'", name),
                        fmt::format("is {} {}, expected floating numbers {}", checkpoint::name(info->type),
                                    info->shape, wanted),
                        useOwnWeights);
    }
    Tensor result = at::empty(shape, *type);
    auto* bytes = static_cast<std::byte*>(result.mutable_data_ptr());
    if (auto read = weights.read(name, {bytes, result.nbytes()}); !read) {
        return read.error();
    }
    return result;
}

/// Weights that change what a layer computes; buffers such as rotary_emb.inv_freq do not.
bool isOfLayers(const std::string& name) {
    return name.starts_with("model.layers.") && (name.ends_with(".weight") || name.ends_with(".bias"));
}

} // namespace

Result<std::unique_ptr<Decoder>> Decoder::load(const std::filesystem::path& folder,
                                               const checkpoint::DecoderConfig& config, at::ScalarType type,
                                               at::Device device) {
    const auto weights = checkpoint::ModelWeights::open(folder);
    if (!weights) {
        return weights.error();
    }
    std::unique_ptr<Decoder> decoder(new Decoder(config, device, false));
    std::set<std::string, std::less<>> taken;
    const auto source = [&](const std::string& name, std::vector<std::int64_t> shape) -> Result<Tensor> {
        taken.insert(name);
        auto tensor = readTensor(*weights, name, shape);
        if (!tensor) {
            return tensor;
        }
        const bool isNorm = name.ends_with("norm.weight");
        return tensor->to(device, isNorm ? at::kFloat : type);
    };
    if (auto done = decoder->fill(source); !done) {
        return done.error();
    }
    for (const auto& [name, info] : weights->tensors()) {
        if (isOfLayers(name) && !taken.contains(name)) {
            return badInput(fmt::format("tensor '{}'", name), "has no place in what config.json describes",
                            useOwnWeights);
        }
    }
    return decoder;
}

} // namespace plateau::model
