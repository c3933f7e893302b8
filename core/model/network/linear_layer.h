#pragma once

#include "core/model/network/frozen_product.h"
#include "core/model/network/network.h"

#include <optional>
#include <span>

namespace plateau::model {

/// y = x·Wᵀ + b for autograd, with a low-rank adapter (Hu et al. 2021) where one is put.
class LinearLayer {
public:
    LinearLayer() = default;
    /// @param bias undefined for none
    LinearLayer(std::string name, Tensor weight, Tensor bias)
        : m_name(std::move(name)),
          m_weight(std::move(weight)),
          m_bias(std::move(bias)),
          m_type(m_weight.scalar_type()) {}

    const std::string& name() const { return m_name; }
    at::ScalarType type() const { return m_type; }    ///< of products
    const Tensor& weight() const { return m_weight; } ///< undefined once frozen
    const Tensor& bias() const { return m_bias; }

    /// x and y in the type of W.
    Tensor forward(const Tensor& x, const MaskSource& masks) const;

    void adapt(const AdapterSettings& settings, std::uint64_t seed);
    /// The weight is not trained from now on: it may lie where only products find it.
    void freeze();
    void appendParameters(std::vector<NetworkParameter>& all, bool isHead = false) const;
    void appendAdapter(std::vector<NetworkParameter>& all) const;

private:
    std::string m_name; ///< module key, without ".weight"
    Tensor m_weight;    ///< [out, in]
    Tensor m_bias;      ///< [out]
    at::ScalarType m_type = at::kFloat;
    std::optional<FrozenProduct> m_frozen; ///< instead of weight and bias
    Tensor m_down;                         ///< A [r, in] float32
    Tensor m_up;                           ///< B [out, r] float32
    double m_scale = 1;
    double m_dropout = 0;
};

/// Adapts the layers that the targets mean; BadInput when none is meant.
Result<void> adaptLayers(std::span<LinearLayer* const> layers, const AdapterSettings& settings,
                         std::uint64_t seed);

/// Fills with N(0, deviation²) by (seed, name), the same on every platform and device.
void fillNormal(const Tensor& target, std::uint64_t seed, const std::string& name, double deviation);

} // namespace plateau::model
