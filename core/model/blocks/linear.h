#pragma once

#include "core/model/blocks/tensors.h"

namespace plateau::model {

/// Whether bfloat16 weights can be packed: what oneDNN asks of a processor. Plain products work everywhere.
bool packsBFloat16();

/// y = x·Wᵀ + b on token rows [N, in], and its gradients. Frozen unless the gradient tensors are defined. A
/// frozen layer in bfloat16 on a CPU may keep W packed for the matrix kernels, once for each direction.
class Linear {
public:
    Tensor weight;         ///< [out, in]; undefined once packed
    Tensor bias;           ///< [out]
    Tensor weightGradient; ///< written by weightGradients()
    Tensor biasGradient;

    /// Packs a frozen bfloat16 CPU layer and releases the plain weight. No effect elsewhere, or without
    /// packsBFloat16().
    /// @param rows typical number of token rows
    void pack(std::int64_t rows);

    Tensor forward(const Tensor& x) const;
    /// dL/dx from dL/dy.
    Tensor inputGradient(const Tensor& dy) const;
    /// Writes dL/dW and dL/db when the layer is trained.
    void weightGradients(const Tensor& dy, const Tensor& x);

private:
    Tensor m_packed;         ///< of W, opaque
    Tensor m_packedReversed; ///< of Wᵀ, opaque
};

} // namespace plateau::model
