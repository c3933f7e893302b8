#pragma once

#include "core/model/network/network.h"
#include "core/recipe/settings.h"

#include <utility>

namespace plateau::training {

/// AdamW (Loshchilov and Hutter 2019) with one rate for the base and one for the head, no decay of norms and
/// biases, and the clipping of the settings.
class Adam {
public:
    Adam() = default;
    Adam(std::vector<model::NetworkParameter> parameters, recipe::OptimizerSettings settings);

    const std::vector<model::NetworkParameter>& parameters() const { return m_parameters; }
    void clearGradients();
    /// Norm of all gradients together, float32 scalar.
    at::Tensor gradientNorm() const;
    /// One update by the gradients, which are clipped before.
    /// @param update counted from 1; @param norm as gradientNorm()
    void update(std::int64_t update, double rateFactor, double norm);
    /// Values and moments by the name they have in a saved state.
    std::vector<std::pair<std::string, at::Tensor>> state() const;

private:
    void updateGroup(model::ParameterGroup group, std::int64_t update, double rate, double decay);

    std::vector<model::NetworkParameter> m_parameters;
    std::vector<at::Tensor> m_first;  ///< first moments
    std::vector<at::Tensor> m_second; ///< second moments
    recipe::OptimizerSettings m_settings;
};

} // namespace plateau::training
