#pragma once

#include "core/model/blocks/parameter_set.h"

#include <span>

namespace plateau::model {

/// Classification heads of J cells: logits = f·Wᵀ + b in float32. K classes.
class Head {
public:
    Head(ParameterSet& parameters, std::int64_t classes, std::int64_t width);

    int weight() const { return m_weight; }
    int bias() const { return m_bias; }

    /// [J,B,C] → [J,B,K].
    Tensor logits(const Tensor& features, const ParameterSet& parameters) const;
    /// Writes the gradients of W and b; returns dL/dfeatures.
    Tensor backward(const Tensor& gradient, const Tensor& features, ParameterSet& parameters) const;

private:
    int m_weight;
    int m_bias;
};

/// Mean cross entropy of each cell and its gradient.
struct CrossEntropy {
    Tensor loss;     ///< [J]
    Tensor gradient; ///< [J,B,K], of the sum over cells of the means
};

/// @param targets [J,B] int64
CrossEntropy crossEntropy(const Tensor& logits, const Tensor& targets);

/// Rows scaled to length √C, so that their entries are of order 1 whatever the model; [.., C].
struct UnitRows {
    Tensor rows;
    Tensor inverseLength; ///< [.., 1]
};
UnitRows toUnitRows(const Tensor& features);
/// dL/dfeatures from dL/drows.
Tensor unitRowsBackward(const Tensor& gradient, const UnitRows& state);

} // namespace plateau::model
