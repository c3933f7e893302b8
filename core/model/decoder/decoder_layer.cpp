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

DecoderLayer::Heads DecoderLayer::heads(const Tensor& x, const checkpoint::DecoderConfig& config,
                                        const MaskSource& masks) const {
    const at::ScalarType type = query.type();
    const Tensor normed = attentionNorm.forward(x, type);
    const auto of = [&](const LinearLayer& linear, std::int64_t count) {
        return linear.forward(normed, masks).view({x.size(0), x.size(1), count, config.headSize});
    };
    Heads all{of(query, config.heads), of(key, config.keyValueHeads), of(value, config.keyValueHeads)};
    if (config.queryKeyNorm) {
        all.queries = queryNorm.forward(all.queries);
        all.keys = keyNorm.forward(all.keys);
    }
    return {all.queries.transpose(1, 2), all.keys.transpose(1, 2), all.values.transpose(1, 2)};
}

Tensor DecoderLayer::finish(const Tensor& x, const Tensor& context, const MaskSource& masks) const {
    const Tensor attended = context.transpose(1, 2).reshape({x.size(0), x.size(1), -1});
    const Tensor middle = x + attentionOutput.forward(attended, masks);
    const Tensor normed = innerNorm.forward(middle, query.type());
    const Tensor inner = at::silu(gate.forward(normed, masks)) * up.forward(normed, masks);
    return middle + down.forward(inner, masks);
}

Tensor DecoderLayer::forward(const Tensor& x, const TokenOrder& order, const Rotation& rotation,
                             const checkpoint::DecoderConfig& config, const MaskSource& masks,
                             LayerCache* cache) const {
    const Heads all = heads(x, config, masks);
    const auto turned = [&](const Tensor& heads) {
        return order.positions.defined() ? rotation.applyAt(heads, order.positions) : rotation.apply(heads);
    };
    const Tensor q = turned(all.queries);
    Tensor k = turned(all.keys);
    Tensor v = all.values;
    if (cache != nullptr) {
        cache->keys.narrow(2, 0, k.size(2)).copy_(k);
        cache->values.narrow(2, 0, v.size(2)).copy_(v);
    }
    const std::int64_t group = config.heads / config.keyValueHeads;
    if (suitsProducts(q) && !order.hidden.defined()) {
        return finish(x, attendByProducts(q, k, v, group), masks);
    }
    if (group > 1) {
        k = k.repeat_interleave(group, 1);
        v = v.repeat_interleave(group, 1);
    }
    if (order.hidden.defined()) {
        const Tensor hidden = order.hidden.to(q.scalar_type());
        return finish(x, at::scaled_dot_product_attention(q, k, v, hidden, 0.0, /*is_causal=*/false), masks);
    }
    // Padding stands on the right: no token before it can see it.
    return finish(x, at::scaled_dot_product_attention(q, k, v, {}, 0.0, /*is_causal=*/true), masks);
}

Tensor DecoderLayer::forward(const Tensor& x, const TokenOrder& order, const Rotation& rotation,
                             const checkpoint::DecoderConfig& config, const MaskSource& masks) const {
    return forward(x, order, rotation, config, masks, nullptr);
}

Tensor DecoderLayer::read(const Tensor& x, const Rotation& rotation, const checkpoint::DecoderConfig& config,
                          LayerCache& cache) const {
    return forward(x, {}, rotation, config, {}, &cache);
}

Tensor DecoderLayer::next(const Tensor& x, const Rotation& rotation, const checkpoint::DecoderConfig& config,
                          const NextPlaces& places, LayerCache& cache) const {
    const Heads all = heads(x, config, {});
    const Tensor q = rotation.applyAt(all.queries, places.positions);
    const Tensor k = rotation.applyAt(all.keys, places.positions);
    const Tensor index = places.positions.view({-1, 1, 1, 1}).expand(k.sizes());
    cache.keys.scatter_(2, index, k);
    cache.values.scatter_(2, index, all.values);
    const std::int64_t texts = x.size(0);
    const std::int64_t groups = config.keyValueHeads;
    const auto seen = [&](const Tensor& kept) {
        return kept.narrow(2, 0, places.seen).view({texts * groups, places.seen, config.headSize});
    };
    const Tensor queries = q.reshape({texts * groups, -1, config.headSize});
    const Tensor hidden =
        places.hidden.expand({texts, groups, 1, places.seen}).reshape({texts * groups, 1, places.seen});
    const double scale = 1 / std::sqrt(static_cast<double>(config.headSize));
    const Tensor scores = at::baddbmm(hidden, queries, seen(cache.keys).transpose(1, 2), 1, scale);
    const Tensor context = at::bmm(at::softmax(scores, -1), seen(cache.values));
    return finish(x, context.view(q.sizes()), {});
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
