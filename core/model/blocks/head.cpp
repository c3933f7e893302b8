#include "core/model/blocks/head.h"

#include <cmath>

namespace plateau::model {

Head::Head(ParameterSet& parameters, std::int64_t classes, std::int64_t width)
    : m_weight(parameters.declare("classifier.weight", {classes, width}, ParameterGroup::Head)),
      m_bias(parameters.declare("classifier.bias", {classes}, ParameterGroup::HeadWithoutDecay)) {}

Tensor Head::logits(const Tensor& features, const ParameterSet& parameters) const {
    return at::baddbmm(parameters.value(m_bias).unsqueeze(1), features,
                       parameters.value(m_weight).transpose(1, 2));
}

Tensor Head::backward(const Tensor& gradient, const Tensor& features, ParameterSet& parameters) const {
    parameters.gradient(m_weight).copy_(at::bmm(gradient.transpose(1, 2), features));
    parameters.gradient(m_bias).copy_(gradient.sum(1));
    return at::bmm(gradient, parameters.value(m_weight));
}

CrossEntropy crossEntropy(const Tensor& logits, const Tensor& targets) {
    const auto batch = static_cast<double>(logits.size(1));
    const Tensor logs = at::log_softmax(logits, -1);
    const Tensor index = targets.unsqueeze(-1);
    CrossEntropy result;
    result.loss = logs.gather(-1, index).squeeze(-1).mean(1).neg_();
    result.gradient = logs.exp();
    result.gradient.scatter_add_(-1, index, at::full_like(index, -1.0, logits.scalar_type()));
    result.gradient.div_(batch);
    return result;
}

UnitRows toUnitRows(const Tensor& features) {
    const double length = std::sqrt(static_cast<double>(features.size(-1)));
    const Tensor inverse = features.norm(2, -1, true).clamp_min_(1e-12).reciprocal_().mul_(length);
    return {features * inverse, inverse};
}

Tensor unitRowsBackward(const Tensor& gradient, const UnitRows& state) {
    const auto width = static_cast<double>(state.rows.size(-1));
    const Tensor along = (gradient * state.rows).sum(-1, true).div_(width);
    return (gradient - state.rows * along).mul_(state.inverseLength);
}

} // namespace plateau::model
