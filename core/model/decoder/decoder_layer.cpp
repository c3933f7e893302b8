#include "core/model/decoder/decoder_layer.h"

#include <cmath>
#include <limits>

namespace plateau::model {
namespace {

/// Up to this length products and a softmax are faster on a CPU than LibTorch's fused attention in bfloat16.
constexpr std::int64_t longestProduct = 512;

bool suitsProducts(const Tensor& query) {
    return query.device().is_cpu() && query.scalar_type() == at::kBFloat16 && query.size(2) <= longestProduct;
}

/// Causal attention of [B,H,T,D] on [B,G,T,D]: the H/G query heads of a group share one product.
Tensor attendByProducts(const Tensor& query, const Tensor& key, const Tensor& value, std::int64_t group) {
    const std::int64_t tokens = query.size(2);
    const std::int64_t depth = query.size(3);
    const Tensor q = query.reshape({-1, group * tokens, depth});
    const Tensor k = key.reshape({-1, tokens, depth});
    const Tensor v = value.reshape({-1, tokens, depth});
    const Tensor later = at::full({tokens, tokens}, -std::numeric_limits<double>::infinity(),
                                  query.options().requires_grad(false))
                             .triu(1)
                             .repeat({group, 1})
                             .unsqueeze(0);
    const Tensor scores =
        at::baddbmm(later, q, k.transpose(1, 2), 1, 1 / std::sqrt(static_cast<double>(depth)));
    return at::bmm(at::softmax(scores, -1), v).reshape(query.sizes());
}

} // namespace

Tensor RmsNorm::forward(const Tensor& x, at::ScalarType type) const {
    const Tensor exact = x.to(at::kFloat);
    const Tensor scale = (exact.square().mean(-1, true) + epsilon).rsqrt();
    return (exact * scale * weight).to(type);
}

Tensor DecoderLayer::forward(const Tensor& x, const Rotation& rotation,
                             const checkpoint::DecoderConfig& config, const MaskSource& masks) const {
    const at::ScalarType type = query.type();
    const Tensor middle = x + attend(attentionNorm.forward(x, type), rotation, config, masks);
    const Tensor normed = innerNorm.forward(middle, type);
    const Tensor inner = at::silu(gate.forward(normed, masks)) * up.forward(normed, masks);
    return middle + down.forward(inner, masks);
}

Tensor DecoderLayer::attend(const Tensor& x, const Rotation& rotation,
                            const checkpoint::DecoderConfig& config, const MaskSource& masks) const {
    const std::int64_t texts = x.size(0);
    const std::int64_t tokens = x.size(1);
    const auto heads = [&](const LinearLayer& linear, std::int64_t count) {
        return linear.forward(x, masks).view({texts, tokens, count, config.headSize});
    };
    Tensor q = heads(query, config.heads);
    Tensor k = heads(key, config.keyValueHeads);
    Tensor v = heads(value, config.keyValueHeads).transpose(1, 2);
    if (config.queryKeyNorm) {
        q = queryNorm.forward(q);
        k = keyNorm.forward(k);
    }
    q = rotation.apply(q.transpose(1, 2));
    k = rotation.apply(k.transpose(1, 2));
    const std::int64_t group = config.heads / config.keyValueHeads;
    if (suitsProducts(q)) {
        const Tensor context = attendByProducts(q, k, v, group);
        return attentionOutput.forward(context.transpose(1, 2).reshape({texts, tokens, -1}), masks);
    }
    if (group > 1) {
        k = k.repeat_interleave(group, 1);
        v = v.repeat_interleave(group, 1);
    }
    // Padding stands on the right: no token before it can see it.
    const Tensor context = at::scaled_dot_product_attention(q, k, v, {}, 0.0, /*is_causal=*/true);
    return attentionOutput.forward(context.transpose(1, 2).reshape({texts, tokens, -1}), masks);
}

std::vector<LinearLayer*> DecoderLayer::linears() {
    return {&query, &key, &value, &attentionOutput, &gate, &up, &down};
}

void DecoderLayer::appendParameters(std::vector<NetworkParameter>& all) const {
    attentionNorm.appendParameters(all);
    for (const LinearLayer* linear : {&query, &key, &value, &attentionOutput}) {
        linear->appendParameters(all);
    }
    if (queryNorm.weight.defined()) {
        queryNorm.appendParameters(all);
        keyNorm.appendParameters(all);
    }
    innerNorm.appendParameters(all);
    for (const LinearLayer* linear : {&gate, &up, &down}) {
        linear->appendParameters(all);
    }
}

void DecoderLayer::appendAdapters(std::vector<NetworkParameter>& all) const {
    for (const LinearLayer* linear : {&query, &key, &value, &attentionOutput, &gate, &up, &down}) {
        linear->appendAdapter(all);
    }
}

} // namespace plateau::model
