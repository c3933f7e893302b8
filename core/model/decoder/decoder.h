#pragma once

#include "core/model/decoder/decoder_layer.h"
#include "core/model/decoder/frozen_head.h"

#include <filesystem>
#include <memory>

namespace plateau::model {

/// A causal language model of the Llama family: token ids → logits of the next token. C hidden, V vocabulary.
class Decoder : public Network {
public:
    /// From a model folder: model.safetensors or its shards, in float32, float16 or bfloat16.
    /// @param type the type that products run in; norms stay float32
    static Result<std::unique_ptr<Decoder>> load(const std::filesystem::path& folder,
                                                 const checkpoint::DecoderConfig& config, at::ScalarType type,
                                                 at::Device device);
    /// Without weights: initialise() gives them.
    static std::unique_ptr<Decoder> fromScratch(const checkpoint::DecoderConfig& config, at::Device device);

    std::int64_t outputs() const override { return m_config.vocabulary; }
    std::int64_t context() const override { return m_config.context; }
    bool isFromScratch() const override { return m_isFromScratch; }
    Tensor forward(const NetworkBatch& batch, const MaskSource& masks) const override;
    Tensor nats(const NetworkBatch& batch, const Tensor& tokens, const MaskSource& masks) const override;
    Tensor hidden(const NetworkBatch& batch) const override { return features(batch, {}); }
    std::unique_ptr<Continuation> continuation(const Tensor& ids, std::span<const std::int64_t> lengths,
                                               std::int64_t room) const override;
    bool hasNats() const override { return m_frozenHead.has_value(); }
    std::vector<NetworkParameter> parameters() const override;
    std::vector<NetworkParameter> parametersOfLast(std::int64_t layers) const override;
    std::vector<NetworkParameter> adapters() const override;
    Result<void> adapt(const AdapterSettings& settings, std::uint64_t seed) override;
    void freeze() override;
    /// N(0, 0.02²), divided by √(2·layers) where a layer adds to its input (Radford et al. 2019).
    void initialise(std::uint64_t seed) override;

private:
    /// Gives each tensor of the network by name and shape.
    using Source = std::function<Result<Tensor>(const std::string& name, std::vector<std::int64_t> shape)>;
    Decoder(const checkpoint::DecoderConfig& config, at::Device device, bool isFromScratch);
    Result<void> fill(const Source& source);
    /// [B,T] ids → [B,T,C]
    Tensor embed(const Tensor& ids) const;
    /// [R,C] after the last norm
    Tensor features(const NetworkBatch& batch, const MaskSource& masks) const;
    /// Number of the first of the last `layers` layers; 0 layers: of all.
    std::size_t firstOfLast(std::int64_t layers) const;
    Result<void> fillLayer(const Source& source, std::size_t number);

    checkpoint::DecoderConfig m_config;
    bool m_isFromScratch;
    Rotation m_rotation;
    Tensor m_words; ///< [V,C]
    std::vector<DecoderLayer> m_layers;
    RmsNorm m_lastNorm;
    LinearLayer m_head; ///< without a weight of its own where it is tied
    std::optional<FrozenHead> m_frozenHead;
};

} // namespace plateau::model
