#pragma once

#include "core/model/bert/adapter_stack.h"
#include "core/model/bert/encoder_config.h"
#include "core/model/blocks/attention.h"

namespace plateau::model {

/// LayerNorm with weight and bias; trained when the gradient tensors are defined.
struct Norm {
    Tensor weight;
    Tensor bias;
    Tensor weightGradient;
    Tensor biasGradient;
};

/// What the backward pass of a Norm needs.
struct NormState {
    Tensor input;
    Tensor mean;
    Tensor inverseDeviation;
};

Tensor normalize(const Norm& norm, const Tensor& x, double epsilon, NormState* state);
Tensor normalizeBackward(Norm& norm, const Tensor& gradient, const NormState& state);

/// What the backward pass of a layer needs.
struct LayerState {
    std::array<LinearState, sites> linears;
    AttentionState attention;
    Tensor inner; ///< before the activation
    NormState middleNorm;
    NormState lastNorm;
};

/// One post-norm transformer layer (Devlin et al. 2019) on token rows [J·R, C], whatever its family calls its
/// parts.
class EncoderLayer {
public:
    Linear qkv; ///< query, key and value, one below the other
    Linear attentionOutput;
    Linear inner;
    Linear output;
    Norm middleNorm;
    Norm lastNorm;

    struct Context {
        const EncoderConfig& config;
        const TokenBatch& batch;
        const LayerAdapters* adapters = nullptr;
        const LayerMasks* masks = nullptr;
    };

    /// @param state filled for backward() when given
    Tensor forward(const Tensor& x, const Context& context, LayerState* state) const;
    /// dL/dx; undefined when it is not wanted. Writes the gradients of adapters and of trained weights.
    Tensor backward(const Tensor& gradient, const Context& context, const LayerState& state,
                    ParameterSet& parameters, Wants wants);
};

} // namespace plateau::model
