#pragma once

#include "core/model/blocks/linear.h"

#include <memory>

namespace plateau::model {

/// x·Wᵀ + b of weights that are not trained, for autograd: only the gradient of x is computed, and on a CPU
/// in bfloat16 the weights stay packed for the matrix kernels in both directions.
class FrozenProduct {
public:
    /// @param bias undefined for none
    FrozenProduct(Tensor weight, Tensor bias);

    /// [..., in] → [..., out] in the type of W.
    Tensor forward(const Tensor& x) const;

private:
    std::shared_ptr<Linear> m_linear;
};

} // namespace plateau::model
