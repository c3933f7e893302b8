#pragma once

#include "core/model/decoder/decoder_layer.h"

#include <functional>

namespace plateau::model {

/// Texts that a decoder continues, with the keys and values of every layer kept: a new token costs one
/// token's work. What is computed for a text depends on its own tokens and on the shape of the batch alone.
class ContinuedTexts : public Continuation {
public:
    /// What of the decoder is needed; all by reference.
    struct Parts {
        const checkpoint::DecoderConfig& config;
        const Rotation& rotation;
        const std::vector<DecoderLayer>& layers;
        std::function<Tensor(const Tensor& ids)> embed;   ///< [B,T] → [B,T,C]
        std::function<Tensor(const Tensor& last)> logits; ///< [B,C] before the last norm → [B,V] float32
    };
    /// Reads the texts; see Network::continuation.
    ContinuedTexts(Parts parts, const Tensor& ids, std::span<const std::int64_t> lengths, std::int64_t room);

    const Tensor& logits() const override { return m_logits; }
    void append(const Tensor& tokens) override;

private:
    Parts m_parts;
    std::vector<LayerCache> m_caches;
    Tensor m_lengths;    ///< [B] int64: tokens of each text
    std::int64_t m_seen; ///< tokens of the longest, padding included
    Tensor m_logits;     ///< [B,V]
};

} // namespace plateau::model
