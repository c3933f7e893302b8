#include "core/model/network/linear_layer.h"

#include "core/base/random.h"
#include "core/checkpoint/families/targets.h"

#include <c10/core/GradMode.h>
#include <fmt/ranges.h>

#include <cmath>

namespace plateau::model {
namespace {

template <typename Draw>
void fill(const Tensor& target, Draw draw) {
    Tensor host = at::empty(target.sizes(), at::kFloat);
    auto* values = host.mutable_data_ptr<float>();
    for (std::int64_t i = 0; i < host.numel(); ++i) {
        values[i] = static_cast<float>(draw());
    }
    const c10::NoGradGuard guard;
    target.copy_(host);
}

} // namespace

void fillNormal(const Tensor& target, std::uint64_t seed, const std::string& name, double deviation) {
    Random random(seed, name);
    fill(target, [&] { return deviation * random.normal(); });
}

Tensor LinearLayer::forward(const Tensor& x, const MaskSource& masks) const {
    Tensor y = m_frozen
                   ? m_frozen->forward(x)
                   : at::linear(x, m_weight, m_bias.defined() ? std::optional<Tensor>(m_bias) : std::nullopt);
    if (!m_down.defined()) {
        return y;
    }
    const bool drops = masks && m_dropout > 0;
    const Tensor input = drops ? x * masks(x.sizes(), m_dropout).to(x.scalar_type()) : x;
    const Tensor low = at::linear(input, m_down.to(x.scalar_type()));
    if (!m_frozen) {
        return y + m_scale * at::linear(low, m_up.to(x.scalar_type()));
    }
    const Tensor rows = y.reshape({-1, y.size(-1)});
    return rows.addmm(low.reshape({-1, low.size(-1)}), m_up.to(x.scalar_type()).t(), 1, m_scale)
        .view(y.sizes());
}

void LinearLayer::freeze() {
    m_frozen.emplace(std::move(m_weight), std::move(m_bias));
    m_weight = Tensor();
    m_bias = Tensor();
}

void LinearLayer::adapt(const AdapterSettings& settings, std::uint64_t seed) {
    const auto options = m_weight.options().dtype(at::kFloat);
    const double bound = 1 / std::sqrt(static_cast<double>(m_weight.size(1)));
    m_down = at::empty({settings.rank, m_weight.size(1)}, options);
    m_up = at::zeros({m_weight.size(0), settings.rank}, options);
    m_scale = settings.scale;
    m_dropout = settings.dropout;
    Random random(seed, m_name + ".lora_A");
    fill(m_down, [&] { return bound * (2 * random.uniform() - 1); });
}

void LinearLayer::appendParameters(std::vector<NetworkParameter>& all, bool isHead) const {
    all.push_back({m_name + ".weight", m_weight, isHead ? ParameterGroup::Head : ParameterGroup::Base});
    if (m_bias.defined()) {
        all.push_back({m_name + ".bias", m_bias,
                       isHead ? ParameterGroup::HeadWithoutDecay : ParameterGroup::BaseWithoutDecay});
    }
}

void LinearLayer::appendAdapter(std::vector<NetworkParameter>& all) const {
    if (m_down.defined()) {
        all.push_back({m_name + ".lora_A", m_down, ParameterGroup::Base});
        all.push_back({m_name + ".lora_B", m_up, ParameterGroup::Base});
    }
}

Result<void> adaptLayers(std::span<LinearLayer* const> layers, const AdapterSettings& settings,
                         std::uint64_t seed) {
    bool any = false;
    for (LinearLayer* layer : layers) {
        if (checkpoint::isTarget(layer->name(), settings.targets)) {
            layer->adapt(settings, seed);
            any = true;
        }
    }
    if (!any) {
        return badInput("lora.targets",
                        fmt::format("{} match no linear module of the model", settings.targets),
                        fmt::format("Use names such as {}.", layers.empty() ? "" : layers[0]->name()));
    }
    return {};
}

} // namespace plateau::model
