#include "tests/core/model/reference_encoder.h"

#include <cmath>

namespace plateau::fixture {

using at::Tensor;

Tensor ReferenceEncoder::linear(const std::string& module, const Tensor& x) const {
    Tensor y = at::linear(x, weights.at(module + ".weight"), weights.at(module + ".bias"));
    const auto adapter = adapters.find(module);
    if (adapter != adapters.end()) {
        const ReferenceAdapter& lora = adapter->second;
        y = y + at::linear(at::linear(x, lora.a), lora.b) * lora.scale;
    }
    return y;
}

Tensor ReferenceEncoder::norm(const std::string& module, const Tensor& x) const {
    return at::layer_norm(x, {x.size(-1)}, weights.at(module + ".weight"), weights.at(module + ".bias"),
                          config.epsilon);
}

Tensor ReferenceEncoder::layer(std::int64_t number, const Tensor& x) const {
    const std::int64_t depth = config.hidden / config.heads;
    const auto key = [&](std::string_view part) { return model::layerKey(config, number, part); };
    const auto& linears = config.names->linears;
    const auto heads = [&](std::size_t which) {
        return linear(key(linears[which]), x).view({-1, config.heads, depth}).transpose(0, 1);
    };
    const Tensor scores =
        at::matmul(heads(0), heads(1).transpose(1, 2)) / std::sqrt(static_cast<double>(depth));
    const Tensor context =
        at::matmul(at::softmax(scores, -1), heads(2)).transpose(0, 1).reshape({-1, config.hidden});
    const Tensor middle = norm(key(config.names->attentionNorm), linear(key(linears[3]), context) + x);
    Tensor wide = linear(key(linears[4]), middle);
    wide = config.activation == model::Activation::Relu
               ? at::relu(wide)
               : at::gelu(wide, config.activation == model::Activation::Gelu ? "none" : "tanh");
    return norm(key(config.names->outputNorm), linear(key(linears[5]), wide) + middle);
}

Tensor ReferenceEncoder::embedded(std::span<const std::int32_t> ids) const {
    const auto weight = [&](const char* name) {
        return weights.at(std::string("embeddings.") + name + "_embeddings.weight");
    };
    const std::vector<std::int64_t> index(ids.begin(), ids.end());
    Tensor sum =
        weight("word").index_select(0, at::tensor(index)) +
        weight("position").narrow(0, config.positionRule.first, static_cast<std::int64_t>(ids.size()));
    if (config.types > 0) {
        sum = sum + weight("token_type").select(0, 0);
    }
    const Tensor rows = norm("embeddings.LayerNorm", sum);
    return config.projects() ? linear("embeddings_project", rows) : rows;
}

Tensor ReferenceEncoder::features(std::span<const std::int32_t> ids) const {
    Tensor x = embedded(ids);
    for (std::int64_t i = 0; i < config.layers; ++i) {
        x = layer(i, x);
    }
    return config.pooling == model::Pooling::Cls ? x.select(0, 0) : x.mean(0);
}

} // namespace plateau::fixture
