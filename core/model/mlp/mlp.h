#pragma once

#include "core/checkpoint/families/mlp.h"
#include "core/model/network/linear_layer.h"

namespace plateau::model {

/// A multi-layer perceptron: features, standardised by those of the training rows, through hidden layers with
/// an activation and dropout each to K outputs.
class Mlp : public Network {
public:
    /// @param features F; @param outputs K
    Mlp(const checkpoint::MlpConfig& config, std::int64_t features, std::int64_t outputs, at::Device device);

    std::int64_t outputs() const override { return m_layers.back().weight().size(0); }
    std::int64_t context() const override { return 0; }
    bool isFromScratch() const override { return true; }
    Tensor forward(const NetworkBatch& batch, const MaskSource& masks) const override;
    std::vector<NetworkParameter> parameters() const override;
    std::vector<NetworkParameter> adapters() const override;
    std::vector<NetworkParameter> constants() const override;
    Result<void> adapt(const AdapterSettings& settings, std::uint64_t seed) override;
    /// He et al. 2015 for the hidden layers; the outputs start small, biases at zero.
    void initialise(std::uint64_t seed) override;
    /// Mean and standard deviation of each feature; one that does not vary is only shifted.
    void scaleFeatures(const Tensor& features) override;

private:
    checkpoint::MlpConfig m_config;
    std::vector<LinearLayer> m_layers;
    Tensor m_mean;      ///< [F]
    Tensor m_deviation; ///< [F]
};

} // namespace plateau::model
