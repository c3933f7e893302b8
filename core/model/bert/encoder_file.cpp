#include "core/model/bert/encoder_file.h"

#include "core/model/bert/encoder.h"

#include <fmt/ranges.h>

namespace plateau::model {
namespace {

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

} // namespace

EncoderFile::EncoderFile(checkpoint::ModelWeights weights, std::string_view prefix)
    : m_weights(std::move(weights)) {
    for (const auto& [name, info] : m_weights.tensors()) {
        m_stored[canonicalKey(name, prefix)] = name;
    }
}

Result<EncoderFile> EncoderFile::open(const std::filesystem::path& folder, std::string_view prefix) {
    auto weights = checkpoint::ModelWeights::open(folder);
    if (!weights) {
        return weights.error();
    }
    return EncoderFile(std::move(*weights), prefix);
}

Result<Tensor> EncoderFile::read(const std::string& key, const std::vector<std::int64_t>& shape) const {
    const auto stored = m_stored.find(key);
    if (stored == m_stored.end()) {
        return badInput("weights", fmt::format("have no tensor '{}'", key),
                        "Use the weights that belong to this config.json.");
    }
    const checkpoint::TensorInfo& info = *m_weights.find(stored->second);
    const std::vector<std::uint64_t> wanted(shape.begin(), shape.end());
    const auto type = scalarType(info.type);
    if (info.shape != wanted || !type) {
        return badInput(fmt::format("tensor '{}'", info.name),
                        fmt::format("is {} {}, expected floating numbers {}", checkpoint::name(info.type),
                                    info.shape, wanted),
                        "Use the weights that belong to this config.json.");
    }
    Tensor result = at::empty(shape, *type);
    auto* bytes = static_cast<std::byte*>(result.mutable_data_ptr());
    if (auto read = m_weights.read(info.name, {bytes, result.nbytes()}); !read) {
        return read.error();
    }
    return result.to(at::kFloat);
}

Result<std::shared_ptr<Encoder>> Encoder::load(const std::filesystem::path& folder, at::ScalarType type,
                                               at::Device device) {
    auto card = checkpoint::describeModelFolder(folder, checkpoint::WeightHash::Skip);
    if (!card) {
        return card.error();
    }
    auto config = encoderConfig(*card);
    if (!config) {
        return config.error();
    }
    auto file = EncoderFile::open(folder, card->weightPrefix);
    if (!file) {
        return file.error();
    }
    std::map<std::string, Tensor> weights;
    for (const KeyEntry& key : encoderKeys(*config)) {
        auto tensor = file->read(key.name, key.shape);
        if (!tensor) {
            return tensor.error();
        }
        // Norms stay float32 on a CPU, where kernels mix types; embeddings always.
        const bool keep =
            key.part == KeyEntry::Part::Embedding || (device.is_cpu() && key.part == KeyEntry::Part::Norm);
        weights[key.name] = tensor->to(device, keep ? at::kFloat : type);
    }
    std::shared_ptr<Encoder> encoder(new Encoder(*config, type, device));
    for (const Slot& slot : encoder->slots()) {
        std::vector<Tensor> parts;
        for (const std::string& key : stackedKeys(slot.name)) {
            parts.push_back(std::move(weights[key]));
        }
        *slot.value = parts.size() == 1 ? parts[0] : at::cat(parts);
    }
    return encoder;
}

} // namespace plateau::model
