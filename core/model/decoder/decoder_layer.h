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

/// Keys and values of the tokens that a layer has read: B texts, G heads, room for S tokens of size D.
struct LayerCache {
    Tensor keys;   ///< [B,G,S,D], turned by their positions
    Tensor values; ///< [B,G,S,D]
};

/// Where the texts stand that get one more token.
struct NextPlaces {
    Tensor positions; ///< [B] int64, of the new tokens
    Tensor hidden;    ///< [B,1,1,L] 0 where a text has a token by then, else −∞; in the type of products
    std::int64_t seen = 0; ///< L: tokens of the longest text, the new one included
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
    Tensor forward(const Tensor& x, const TokenOrder& order, const Rotation& rotation,
                   const checkpoint::DecoderConfig& config, const MaskSource& masks) const;
    /// The same, with keys and values kept in the first T places of the cache.
    Tensor read(const Tensor& x, const Rotation& rotation, const checkpoint::DecoderConfig& config,
                LayerCache& cache) const;
    /// [B,1,C] → [B,1,C] of one more token a text, whose key and value are kept, too.
    Tensor next(const Tensor& x, const Rotation& rotation, const checkpoint::DecoderConfig& config,
                const NextPlaces& places, LayerCache& cache) const;
    std::vector<LinearLayer*> linears();
    void appendParameters(std::vector<NetworkParameter>& all) const;
    void appendAdapters(std::vector<NetworkParameter>& all) const;

private:
    /// Queries [B,H,T,D], keys and values [B,G,T,D], before they are turned.
    struct Heads {
        Tensor queries;
        Tensor keys;
        Tensor values;
    };
    Heads heads(const Tensor& x, const checkpoint::DecoderConfig& config, const MaskSource& masks) const;
    /// From the attention's heads [B,H,T,D] to the layer's output.
    Tensor finish(const Tensor& x, const Tensor& context, const MaskSource& masks) const;
    Tensor forward(const Tensor& x, const TokenOrder& order, const Rotation& rotation,
                   const checkpoint::DecoderConfig& config, const MaskSource& masks, LayerCache* cache) const;
};

} // namespace plateau::model
