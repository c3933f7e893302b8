#include "core/model/mlp/mlp.h"

#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include <cmath>

namespace plateau::model {
namespace {

/// Standard deviation of the weights of the last layer: outputs of about this size before training.
constexpr double outputDeviation = 0.01;

} // namespace

Mlp::Mlp(const checkpoint::MlpConfig& config, std::int64_t features, std::int64_t outputs, at::Device device)
    : m_config(config),
      m_mean(at::zeros({features}, at::TensorOptions(at::kFloat).device(device))),
      m_deviation(at::ones({features}, at::TensorOptions(at::kFloat).device(device))) {
    std::vector<std::int64_t> widths(config.hidden.begin(), config.hidden.end());
    widths.push_back(outputs);
    std::int64_t in = features;
    for (const std::int64_t out : widths) {
        m_layers.emplace_back(fmt::format("layers.{}", m_layers.size()),
                              at::zeros({out, in}, m_mean.options()), at::zeros({out}, m_mean.options()));
        in = out;
    }
}

Tensor Mlp::forward(const NetworkBatch& batch, const MaskSource& masks) const {
    Tensor x = (batch.features - m_mean) / m_deviation;
    for (std::size_t i = 0; i + 1 < m_layers.size(); ++i) {
        x = m_layers[i].forward(x, masks);
        x = m_config.activation == "relu" ? at::relu(x) : at::gelu(x);
        if (masks && m_config.dropout > 0) {
            x = x * masks(x.sizes(), m_config.dropout);
        }
    }
    return m_layers.back().forward(x, masks);
}

std::vector<NetworkParameter> Mlp::parameters() const {
    std::vector<NetworkParameter> all;
    for (const LinearLayer& layer : m_layers) {
        layer.appendParameters(all, &layer == &m_layers.back());
    }
    return all;
}

std::vector<NetworkParameter> Mlp::adapters() const {
    std::vector<NetworkParameter> all;
    for (const LinearLayer& layer : m_layers) {
        layer.appendAdapter(all);
    }
    return all;
}

std::vector<NetworkParameter> Mlp::constants() const {
    return {{"features.mean", m_mean, ParameterGroup::Base},
            {"features.deviation", m_deviation, ParameterGroup::Base}};
}

Result<void> Mlp::adapt(const AdapterSettings& settings, std::uint64_t seed) {
    std::vector<LinearLayer*> layers;
    for (LinearLayer& layer : m_layers) {
        layers.push_back(&layer);
    }
    return adaptLayers(layers, settings, seed);
}

void Mlp::initialise(std::uint64_t seed) {
    const c10::NoGradGuard guard;
    for (const LinearLayer& layer : m_layers) {
        const bool isLast = &layer == &m_layers.back();
        const double he = std::sqrt(2.0 / static_cast<double>(layer.weight().size(1)));
        fillNormal(layer.weight(), seed, layer.name(), isLast ? outputDeviation : he);
        layer.bias().zero_();
    }
}

void Mlp::scaleFeatures(const Tensor& features) {
    const c10::NoGradGuard guard;
    const Tensor exact = features.to(at::kCPU, at::kDouble);
    const Tensor mean = exact.mean(0);
    const Tensor deviation = (exact - mean).square().mean(0).sqrt();
    const Tensor tiny = mean.abs() * 1e-12;
    m_mean.copy_(mean);
    m_deviation.copy_(at::where(deviation > tiny, deviation, at::ones_like(deviation)));
}

} // namespace plateau::model
