#include "core/training/autograd/adam.h"

#include "core/training/shared_settings.h"

#include <ATen/ops/_fused_adamw.h>
#include <c10/core/GradMode.h>

#include <algorithm>

namespace plateau::training {

Adam::Adam(std::vector<model::NetworkParameter> parameters, recipe::OptimizerSettings settings)
    : m_parameters(std::move(parameters)), m_settings(settings) {
    for (const model::NetworkParameter& parameter : m_parameters) {
        m_first.push_back(at::zeros_like(parameter.value));
        m_second.push_back(at::zeros_like(parameter.value));
    }
}

void Adam::clearGradients() {
    for (const model::NetworkParameter& parameter : m_parameters) {
        parameter.value.mutable_grad() = at::zeros_like(parameter.value);
    }
}

at::Tensor Adam::gradientNorm() const {
    std::vector<at::Tensor> norms;
    for (const model::NetworkParameter& parameter : m_parameters) {
        norms.push_back(parameter.value.grad().norm());
    }
    return at::stack(norms).norm();
}

void Adam::update(std::int64_t update, double rateFactor, double norm) {
    using Group = model::ParameterGroup;
    const c10::NoGradGuard guard;
    if (m_settings.clip > 0) {
        const double factor = std::min(1.0, m_settings.clip / (norm + 1e-6));
        for (const model::NetworkParameter& parameter : m_parameters) {
            parameter.value.mutable_grad().mul_(factor);
        }
    }
    const double base = m_settings.learningRate * rateFactor;
    const double head = m_settings.headLearningRate * rateFactor;
    updateGroup(Group::Base, update, base, m_settings.weightDecay);
    updateGroup(Group::BaseWithoutDecay, update, base, 0);
    updateGroup(Group::Head, update, head, m_settings.weightDecay);
    updateGroup(Group::HeadWithoutDecay, update, head, 0);
}

void Adam::updateGroup(model::ParameterGroup group, std::int64_t update, double rate, double decay) {
    std::vector<at::Tensor> values;
    std::vector<at::Tensor> gradients;
    std::vector<at::Tensor> first;
    std::vector<at::Tensor> second;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (m_parameters[i].group == group) {
            values.push_back(m_parameters[i].value);
            gradients.push_back(m_parameters[i].value.grad());
            first.push_back(m_first[i]);
            second.push_back(m_second[i]);
        }
    }
    if (values.empty()) {
        return;
    }
    const at::Tensor step =
        at::full({}, static_cast<double>(update), values[0].options().requires_grad(false));
    const std::vector<at::Tensor> steps(values.size(), step);
    at::_fused_adamw_(values, gradients, first, second, {}, steps, rate, adamBeta1, adamBeta2, decay,
                      adamEpsilon,
                      /*amsgrad=*/false, /*maximize=*/false);
}

std::vector<std::pair<std::string, at::Tensor>> Adam::state() const {
    std::vector<std::pair<std::string, at::Tensor>> all;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        all.emplace_back(m_parameters[i].name, m_parameters[i].value);
        all.emplace_back(m_parameters[i].name + "#first", m_first[i]);
        all.emplace_back(m_parameters[i].name + "#second", m_second[i]);
    }
    return all;
}

} // namespace plateau::training
