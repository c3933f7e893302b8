#include "core/model/decoder/continued_texts.h"

#include <limits>

namespace plateau::model {

ContinuedTexts::ContinuedTexts(Parts parts, const Tensor& ids, std::span<const std::int64_t> lengths,
                               std::int64_t room)
    : m_parts(std::move(parts)), m_seen(ids.size(1)) {
    const checkpoint::DecoderConfig& config = m_parts.config;
    m_lengths = at::empty({ids.size(0)}, at::kLong);
    std::copy(lengths.begin(), lengths.end(), m_lengths.mutable_data_ptr<std::int64_t>());
    m_lengths = m_lengths.to(ids.device());
    Tensor x = m_parts.embed(ids);
    const std::vector<std::int64_t> shape{ids.size(0), config.keyValueHeads, m_seen + room, config.headSize};
    for (const DecoderLayer& layer : m_parts.layers) {
        const auto options = x.options().dtype(layer.query.type());
        m_caches.push_back({at::zeros(shape, options), at::zeros(shape, options)});
        x = layer.read(x, m_parts.rotation, config, m_caches.back());
    }
    const Tensor last = at::arange(ids.size(0), m_lengths.options()) * m_seen + m_lengths - 1;
    m_logits = m_parts.logits(x.reshape({-1, x.size(-1)}).index_select(0, last));
}

void ContinuedTexts::append(const Tensor& tokens) {
    ++m_seen;
    NextPlaces places{m_lengths, {}, m_seen};
    // A text is shorter than the longest: the places between its end and the padding's are nobody's.
    const Tensor columns = at::arange(m_seen, m_lengths.options()).unsqueeze(0);
    places.hidden =
        at::zeros({tokens.size(0), m_seen}, m_caches.front().keys.options())
            .masked_fill_(columns > m_lengths.unsqueeze(1), -std::numeric_limits<double>::infinity())
            .view({-1, 1, 1, m_seen});
    Tensor x = m_parts.embed(tokens.unsqueeze(1));
    for (std::size_t i = 0; i < m_parts.layers.size(); ++i) {
        x = m_parts.layers[i].next(x, m_parts.rotation, m_parts.config, places, m_caches[i]);
    }
    m_lengths = m_lengths + 1;
    m_logits = m_parts.logits(x.squeeze(1));
}

} // namespace plateau::model
