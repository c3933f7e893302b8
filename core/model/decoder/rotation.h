#pragma once

#include "core/checkpoint/families/llama.h"
#include "core/model/blocks/tensors.h"

namespace plateau::model {

/// Rotary position embedding (Su et al. 2021), the first half of a head paired with the second. T tokens, D
/// head size.
class Rotation {
public:
    Rotation() = default;
    Rotation(const checkpoint::DecoderConfig& config, at::Device device);

    /// x [B,heads,T,D] in any type, turned by its positions 0 … T−1; the angles are float32.
    Tensor apply(const Tensor& x) const;
    /// x [B,heads,T,D], turned by the position of each token. @param positions B·T int64
    Tensor applyAt(const Tensor& x, const Tensor& positions) const;

private:
    static Tensor turn(const Tensor& x, const Tensor& cosine, const Tensor& sine);

    Tensor m_cosine; ///< [context, D]
    Tensor m_sine;   ///< [context, D]
};

/// Angles a position turns by, [D/2] float32, with the stretching that the configuration asks for.
Tensor rotationFrequencies(const checkpoint::DecoderConfig& config);

} // namespace plateau::model
