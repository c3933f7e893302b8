#pragma once

#include "core/model/blocks/token_batch.h"

namespace plateau::model {

/// What the backward pass of attention needs.
struct AttentionState {
    Tensor query; ///< [S·H, T, D]
    Tensor key;
    Tensor value;
    Tensor weights; ///< [S·H, T, T], softmax
};

/// Multi-head self-attention over the texts of a batch. qkv [J·R, 3C] (query, key, value side by side) →
/// context [J·R, C]. Plain products and softmax: on a CPU in bfloat16 they train several times faster than
/// the fused operator up to about 512 tokens.
Tensor attend(const Tensor& qkv, const TokenBatch& batch, std::int64_t heads, AttentionState* state);

/// dL/dqkv [J·R, 3C] from dL/dcontext [J·R, C].
Tensor attendBackward(const Tensor& gradient, const TokenBatch& batch, std::int64_t heads,
                      const AttentionState& state);

} // namespace plateau::model
