#include "core/model/attention.h"

#include <cmath>

namespace plateau::model {
namespace {

/// a·b·scale for [S·H, …] operands.
Tensor scaledProduct(const Tensor& a, const Tensor& b, double scale) {
    const Tensor unused = at::empty({1, 1, 1}, a.options());
    return at::baddbmm(unused, a, b, 0, scale);
}

Tensor scores(const AttentionState& state, const TokenBatch& batch, std::int64_t heads, double scale) {
    Tensor result = scaledProduct(state.query, state.key.transpose(1, 2), scale);
    if (batch.mask.defined()) {
        const std::int64_t texts = batch.cells * batch.texts;
        result.view({texts, heads, batch.width, batch.width})
            .add_(batch.mask.to(result.scalar_type()).view({texts, 1, 1, batch.width}));
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
    local.weights = at::softmax(scores(local, batch, heads, scale), -1);
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
    const Tensor scoreGradient =
        at::_softmax_backward_data(weightGradient, state.weights, -1, state.weights.scalar_type());
    Tensor grid = at::empty({texts, width, 3, heads, depth}, gradient.options());
    const auto put = [&](std::int64_t part, const Tensor& value) {
        grid.select(2, part).copy_(value.view({texts, heads, width, depth}).transpose(1, 2));
    };
    put(0, scaledProduct(scoreGradient, state.key, scale));
    put(1, scaledProduct(scoreGradient.transpose(1, 2), state.query, scale));
    put(2, at::bmm(state.weights.transpose(1, 2), outer));
    return grid.view({texts * width, 3 * hidden}).index_select(0, batch.toRows);
}

} // namespace plateau::model
