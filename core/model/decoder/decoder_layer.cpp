#include "core/model/decoder/decoder_layer.h"

namespace plateau::model {

Tensor RmsNorm::forward(const Tensor& x) const {
    const Tensor exact = x.to(at::kFloat);
    const Tensor scale = (exact.square().mean(-1, true) + epsilon).rsqrt();
    return (exact * scale * weight).to(x.scalar_type());
}

Tensor DecoderLayer::forward(const Tensor& x, const Rotation& rotation,
                             const checkpoint::DecoderConfig& config, const MaskSource& masks) const {
    const Tensor middle = x + attend(attentionNorm.forward(x), rotation, config, masks);
    const Tensor normed = innerNorm.forward(middle);
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
