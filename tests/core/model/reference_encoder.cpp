#include "tests/core/model/reference_encoder.h"

#include <fmt/format.h>

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

Tensor ReferenceEncoder::layer(const std::string& prefix, const Tensor& x) const {
    const std::int64_t depth = config.hidden / config.heads;
    const auto heads = [&](const char* name) {
        return linear(prefix + "attention.self." + name, x).view({-1, config.heads, depth}).transpose(0, 1);
    };
    const Tensor scores =
        at::matmul(heads("query"), heads("key").transpose(1, 2)) / std::sqrt(static_cast<double>(depth));
    const Tensor context =
        at::matmul(at::softmax(scores, -1), heads("value")).transpose(0, 1).reshape({-1, config.hidden});
    const Tensor middle =
        norm(prefix + "attention.output.LayerNorm", linear(prefix + "attention.output.dense", context) + x);
    Tensor wide = linear(prefix + "intermediate.dense", middle);
    wide = config.activation == model::Activation::Relu
               ? at::relu(wide)
               : at::gelu(wide, config.activation == model::Activation::Gelu ? "none" : "tanh");
    return norm(prefix + "output.LayerNorm", linear(prefix + "output.dense", wide) + middle);
}

Tensor ReferenceEncoder::features(std::span<const std::int32_t> ids) const {
    std::vector<std::int64_t> index(ids.begin(), ids.end());
    const Tensor words = weights.at("embeddings.word_embeddings.weight").index_select(0, at::tensor(index));
    const Tensor positions = weights.at("embeddings.position_embeddings.weight")
                                 .narrow(0, 0, static_cast<std::int64_t>(ids.size()));
    const Tensor types = weights.at("embeddings.token_type_embeddings.weight").select(0, 0);
    Tensor x = norm("embeddings.LayerNorm", words + positions + types);
    for (std::int64_t i = 0; i < config.layers; ++i) {
        x = layer(fmt::format("encoder.layer.{}.", i), x);
    }
    return config.pooling == model::Pooling::Cls ? x.select(0, 0) : x.mean(0);
}

} // namespace plateau::fixture
