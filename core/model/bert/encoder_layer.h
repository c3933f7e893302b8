#pragma once

#include "core/model/bert/encoder_config.h"
#include "core/model/blocks/attention.h"
#include "core/model/blocks/linear.h"
#include "core/model/lora/adapter.h"

#include <array>
#include <optional>

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

/// Inputs of a layer that adapters may sit on.
enum Site { AttentionSite, AttentionOutputSite, InnerSite, OutputSite };
inline constexpr int sites = 4;

/// Adapters of one layer and the dropout masks of their inputs; absent where nothing is adapted.
struct LayerAdapters {
    std::array<std::optional<Adapter>, sites> at;
    bool any() const { return at[0] || at[1] || at[2] || at[3]; }
};
using LayerMasks = std::array<Tensor, sites>;

/// What the backward pass of a layer needs.
struct LayerState {
    std::array<Tensor, sites> input; ///< of each site, before dropout
    std::array<AdapterState, sites> adapter;
    AttentionState attention;
    Tensor inner; ///< before the activation
    NormState middleNorm;
    NormState lastNorm;
};

/// One post-norm transformer layer (Devlin et al. 2019) on token rows [J·R, C].
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
    /// dL/dx; undefined when `wantsInput` is No. Writes the gradients of adapters and of trained weights.
    enum class Wants { Input, WeightsOnly };
    Tensor backward(const Tensor& gradient, const Context& context, const LayerState& state,
                    ParameterSet& parameters, Wants wants);

private:
    static Tensor through(const Linear& linear, int site, const Tensor& x, const Context& context,
                          LayerState* state);
    static Tensor back(Linear& linear, int site, const Tensor& dy, const Context& context,
                       const LayerState& state, ParameterSet& parameters, Wants wants);
};

} // namespace plateau::model
