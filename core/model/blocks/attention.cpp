#include "core/model/blocks/attention.h"

#include "core/model/blocks/short_softmax.h"

#include <cmath>

namespace plateau::model {
namespace {

/// Own kernels serve short rows on the CPU; LibTorch's the rest.
bool isShort(const Tensor& x) {
    return x.device().is_cpu() && x.size(-1) <= shortRow;
}

ShortRows rowsOf(const TokenBatch& batch, std::int64_t heads, double scale) {
    return {batch.cells * batch.texts, heads * batch.width, batch.width, static_cast<float>(scale)};
}

/// A tensor of that shape with room behind its last entry.
Tensor withSlack(const Tensor& like) {
    return at::empty({like.numel() + shortRowSlack}, like.options())
        .narrow(0, 0, like.numel())
        .view(like.sizes());
}

const std::uint16_t* bits(const Tensor& x) {
    return static_cast<const std::uint16_t*>(x.const_data_ptr());
}

/// softmax(scale · x + mask) over the last dimension of [S·H, T, T].
Tensor softmax(const Tensor& x, const TokenBatch& batch, std::int64_t heads, double scale) {
    if (!isShort(x)) {
        Tensor scores = x.mul(scale);
        if (batch.mask.defined()) {
            const std::int64_t texts = batch.cells * batch.texts;
            scores.view({texts, heads, batch.width, batch.width})
                .add_(batch.mask.to(x.scalar_type()).view({texts, 1, 1, batch.width}));
        }
        return at::softmax(scores, -1);
    }
    Tensor result = withSlack(x);
    const float* mask = batch.mask.defined() ? batch.mask.const_data_ptr<float>() : nullptr;
    if (x.scalar_type() == at::kFloat) {
        shortSoftmax(x.const_data_ptr<float>(), result.mutable_data_ptr<float>(), mask,
                     rowsOf(batch, heads, scale));
    } else {
        shortSoftmax(bits(x), static_cast<std::uint16_t*>(result.mutable_data_ptr()), mask,
                     rowsOf(batch, heads, scale));
    }
    return result;
}

Tensor softmaxBackward(const Tensor& gradient, const Tensor& weights, const TokenBatch& batch,
                       std::int64_t heads, double scale) {
    if (!isShort(gradient)) {
        return at::_softmax_backward_data(gradient, weights, -1, weights.scalar_type()).mul_(scale);
    }
    Tensor result = withSlack(gradient);
    if (gradient.scalar_type() == at::kFloat) {
        shortSoftmaxBackward(gradient.const_data_ptr<float>(), weights.const_data_ptr<float>(),
                             result.mutable_data_ptr<float>(), rowsOf(batch, heads, scale));
    } else {
        shortSoftmaxBackward(bits(gradient), bits(weights),
                             static_cast<std::uint16_t*>(result.mutable_data_ptr()),
                             rowsOf(batch, heads, scale));
    }
    return result;
}

} // namespace

Tensor attend(const Tensor& qkv, const TokenBatch& batch, std::int64_t heads, AttentionState* state) {
    const std::int64_t texts = batch.cells * batch.texts;
    const std::int64_t width = batch.width;
    const std::int64_t hidden = qkv.size(1) / 3;
    const std::int64_t depth = hidden / heads;
    const Tensor grid = qkv.index_select(0, batch.toGrid)
                            .view({texts, width, 3, heads, depth})
                            .permute({2, 0, 3, 1, 4})
                            .contiguous()
                            .view({3, texts * heads, width, depth});
    AttentionState local{grid.select(0, 0), grid.select(0, 1), grid.select(0, 2), {}};
    const double scale = 1 / std::sqrt(static_cast<double>(depth));
    const Tensor scores = at::bmm(local.query, local.key.transpose(1, 2));
    local.weights = softmax(scores, batch, heads, scale);
    const Tensor context = at::bmm(local.weights, local.value)
                               .view({texts, heads, width, depth})
                               .transpose(1, 2)
                               .reshape({texts * width, hidden})
                               .index_select(0, batch.toRows);
    if (state != nullptr) {
        *state = std::move(local);
    }
    return context;
}

Tensor attendBackward(const Tensor& gradient, const TokenBatch& batch, std::int64_t heads,
                      const AttentionState& state) {
    const std::int64_t texts = batch.cells * batch.texts;
    const std::int64_t width = batch.width;
    const std::int64_t hidden = gradient.size(1);
    const std::int64_t depth = hidden / heads;
    const double scale = 1 / std::sqrt(static_cast<double>(depth));
    const Tensor outer = gradient.index_select(0, batch.toGrid)
                             .view({texts, width, heads, depth})
                             .transpose(1, 2)
                             .reshape({texts * heads, width, depth});
    const Tensor weightGradient = at::bmm(outer, state.value.transpose(1, 2));
    const Tensor scoreGradient = softmaxBackward(weightGradient, state.weights, batch, heads, scale);
    Tensor grid = at::empty({texts, width, 3, heads, depth}, gradient.options());
    const auto put = [&](std::int64_t part, const Tensor& value) {
        grid.select(2, part).copy_(value.view({texts, heads, width, depth}).transpose(1, 2));
    };
    put(0, at::bmm(scoreGradient, state.key));
    put(1, at::bmm(scoreGradient.transpose(1, 2), state.query));
    put(2, at::bmm(state.weights.transpose(1, 2), outer));
    return grid.view({texts * width, 3 * hidden}).index_select(0, batch.toRows);
}

} // namespace plateau::model
