#pragma once

#include "core/model/network/frozen_product.h"

namespace plateau::model {

/// The loss of a vocabulary whose weights are not trained. Logits exist for a few places at a time: they are
/// the widest tensor of all. R places, C hidden, V vocabulary.
class FrozenHead {
public:
    /// @param weight [V,C]
    explicit FrozenHead(Tensor weight);

    /// Cross entropy of each place in nats, [R] float32, from features [R,C] in the type of W and tokens [R]
    /// int64. Autograd may differentiate it by the features.
    Tensor nats(const Tensor& features, const Tensor& tokens) const;

    /// [R,V] float32, all of them at once. Pre: no gradients are wanted.
    Tensor logits(const Tensor& features) const;

private:
    std::shared_ptr<Linear> m_linear;
};

} // namespace plateau::model
