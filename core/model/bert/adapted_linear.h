#pragma once

#include "core/model/blocks/linear.h"
#include "core/model/blocks/token_batch.h"
#include "core/model/lora/adapter.h"

/// A linear module with an adapter where one sits on it.
namespace plateau::model {

/// What a pass puts on one module.
struct AdapterUse {
    const TokenBatch& batch;
    const Adapter* adapter = nullptr; ///< none
    Tensor mask;                      ///< dropout of the adapter's input; undefined: none
};

/// What the backward pass of one module needs.
struct LinearState {
    Tensor input; ///< before dropout
    AdapterState adapter;
};

/// Whether a backward pass computes dL/dx beside the gradients of what is trained.
enum class Wants { Input, WeightsOnly };

/// y [J·R, out] from x [J·R, in]. @param state filled for backThrough() when given
Tensor through(const Linear& linear, const Tensor& x, const AdapterUse& use, LinearState* state);
/// dL/dx, undefined when it is not wanted. Writes the gradients of adapter and trained weights.
Tensor backThrough(Linear& linear, const Tensor& dy, const AdapterUse& use, const LinearState& state,
                   ParameterSet& parameters, Wants wants);

} // namespace plateau::model
