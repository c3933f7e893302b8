#pragma once

#include "core/model/decoder/rotation.h"
#include "core/model/network/linear_layer.h"

namespace plateau::model {

/// x / √(mean(x²) + ε) · weight (Zhang and Sennrich 2019), computed in float32.
struct RmsNorm {
    std::string name; ///< module key
    Tensor weight;    ///< float32
    double epsilon = 1e-6;

    Tensor forward(const Tensor& x) const { return forward(x, x.scalar_type()); }
    /// @param type of what comes out
    Tensor forward(const Tensor& x, at::ScalarType type) const;
    void appendParameters(std::vector<NetworkParameter>& all) const {
        all.push_back({name + ".weight", weight, ParameterGroup::BaseWithoutDecay});
    }
};

/// One pre-norm transformer layer of the Llama family (Touvron et al. 2023): grouped-query attention with
/// rotary positions, and SwiGLU. H query heads share G key and value heads.
class DecoderLayer {
public:
    RmsNorm attentionNorm;
    RmsNorm innerNorm;
    RmsNorm queryNorm; ///< of each head, undefined weight for none
    RmsNorm keyNorm;
    LinearLayer query;
    LinearLayer key;
    LinearLayer value;
    LinearLayer attentionOutput;
    LinearLayer gate;
    LinearLayer up;
    LinearLayer down;

    /// [B,T,C] → [B,T,C]
    Tensor forward(const Tensor& x, const Rotation& rotation, const checkpoint::DecoderConfig& config,
                   const MaskSource& masks) const;
    std::vector<LinearLayer*> linears();
    void appendParameters(std::vector<NetworkParameter>& all) const;
    void appendAdapters(std::vector<NetworkParameter>& all) const;

private:
    Tensor attend(const Tensor& x, const Rotation& rotation, const checkpoint::DecoderConfig& config,
                  const MaskSource& masks) const;
};

} // namespace plateau::model
