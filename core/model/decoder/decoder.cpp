#include "core/model/decoder/decoder.h"

#include "core/model/decoder/continued_texts.h"

#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include <cmath>

namespace plateau::model {
namespace {

constexpr double startDeviation = 0.02;

} // namespace

Decoder::Decoder(const checkpoint::DecoderConfig& config, at::Device device, bool isFromScratch)
    : m_config(config), m_isFromScratch(isFromScratch), m_rotation(config, device) {}

std::unique_ptr<Decoder> Decoder::fromScratch(const checkpoint::DecoderConfig& config, at::Device device) {
    std::unique_ptr<Decoder> decoder(new Decoder(config, device, true));
    const auto zeros = [&](const std::string&, std::vector<std::int64_t> shape) -> Result<Tensor> {
        return at::zeros(shape, at::TensorOptions(at::kFloat).device(device));
    };
    (void)decoder->fill(zeros); // zeros are always there
    return decoder;
}

Result<void> Decoder::fill(const Source& source) {
    auto words = source("model.embed_tokens.weight", {m_config.vocabulary, m_config.hidden});
    auto norm = source("model.norm.weight", {m_config.hidden});
    if (!words || !norm) {
        return words ? norm.error() : words.error();
    }
    m_words = *words;
    m_lastNorm = {"model.norm", *norm, m_config.rmsNormEps};
    m_layers.resize(static_cast<std::size_t>(m_config.layers));
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        if (auto done = fillLayer(source, i); !done) {
            return done;
        }
    }
    if (m_config.tiedHead) {
        m_head = LinearLayer("lm_head", m_words, {});
        return {};
    }
    auto head = source("lm_head.weight", {m_config.vocabulary, m_config.hidden});
    if (!head) {
        return head.error();
    }
    m_head = LinearLayer("lm_head", *head, {});
    return {};
}

Result<void> Decoder::fillLayer(const Source& source, std::size_t number) {
    const std::string prefix = fmt::format("model.layers.{}.", number);
    DecoderLayer& layer = m_layers[number];
    std::optional<Error> wrong;
    const auto take = [&](const std::string& name, std::vector<std::int64_t> shape) {
        auto tensor = wrong ? Result<Tensor>(*wrong) : source(name, std::move(shape));
        if (!tensor) {
            wrong = tensor.error();
            return Tensor();
        }
        return *tensor;
    };
    const auto norm = [&](RmsNorm& target, const char* name, std::int64_t width) {
        target = {prefix + name, take(prefix + name + ".weight", {width}), m_config.rmsNormEps};
    };
    const auto linear = [&](LinearLayer& target, const char* name, std::int64_t out, std::int64_t in,
                            bool hasBias) {
        const Tensor weight = take(prefix + name + ".weight", {out, in});
        target =
            LinearLayer(prefix + name, weight, hasBias ? take(prefix + name + ".bias", {out}) : Tensor());
    };
    const std::int64_t hidden = m_config.hidden;
    const std::int64_t queries = std::int64_t{m_config.heads} * m_config.headSize;
    const std::int64_t keys = std::int64_t{m_config.keyValueHeads} * m_config.headSize;
    norm(layer.attentionNorm, "input_layernorm", hidden);
    linear(layer.query, "self_attn.q_proj", queries, hidden, m_config.inputBias);
    linear(layer.key, "self_attn.k_proj", keys, hidden, m_config.inputBias);
    linear(layer.value, "self_attn.v_proj", keys, hidden, m_config.inputBias);
    linear(layer.attentionOutput, "self_attn.o_proj", hidden, queries, m_config.outputBias);
    if (m_config.queryKeyNorm) {
        norm(layer.queryNorm, "self_attn.q_norm", m_config.headSize);
        norm(layer.keyNorm, "self_attn.k_norm", m_config.headSize);
    }
    norm(layer.innerNorm, "post_attention_layernorm", hidden);
    linear(layer.gate, "mlp.gate_proj", m_config.inner, hidden, m_config.innerBias);
    linear(layer.up, "mlp.up_proj", m_config.inner, hidden, m_config.innerBias);
    linear(layer.down, "mlp.down_proj", hidden, m_config.inner, m_config.innerBias);
    return wrong ? Result<void>(*wrong) : Result<void>();
}

Tensor Decoder::embed(const Tensor& ids) const {
    const Tensor x = at::embedding(m_words, ids);
    return m_frozenHead ? x.to(at::kFloat) : x; // what layers add up is not rounded
}

Tensor Decoder::features(const NetworkBatch& batch, const MaskSource& masks) const {
    Tensor x = embed(batch.ids);
    for (const DecoderLayer& layer : m_layers) {
        x = layer.forward(x, batch.order, m_rotation, m_config, masks);
    }
    // Only the places that are predicted go through the head: it is the widest product of all.
    const Tensor places = x.reshape({-1, m_config.hidden}).index_select(0, batch.places);
    return m_lastNorm.forward(places, m_words.scalar_type());
}

Tensor Decoder::forward(const NetworkBatch& batch, const MaskSource& masks) const {
    const Tensor normed = features(batch, masks);
    const bool frozen = m_frozenHead && !at::GradMode::is_enabled();
    return frozen ? m_frozenHead->logits(normed) : m_head.forward(normed, masks).to(at::kFloat);
}

Tensor Decoder::nats(const NetworkBatch& batch, const Tensor& tokens, const MaskSource& masks) const {
    return m_frozenHead->nats(features(batch, masks), tokens);
}

std::unique_ptr<Continuation> Decoder::continuation(const Tensor& ids, std::span<const std::int64_t> lengths,
                                                    std::int64_t room) const {
    ContinuedTexts::Parts parts{
        m_config, m_rotation, m_layers, [this](const Tensor& tokens) { return embed(tokens); },
        [this](const Tensor& last) {
            const Tensor normed = m_lastNorm.forward(last, m_words.scalar_type());
            return m_frozenHead ? m_frozenHead->logits(normed) : m_head.forward(normed, {}).to(at::kFloat);
        }};
    return std::make_unique<ContinuedTexts>(std::move(parts), ids, lengths, room);
}

void Decoder::freeze() {
    // In float32 the plain products are as fast, and their bits are those of a trained base.
    if (m_words.scalar_type() != at::kBFloat16) {
        return;
    }
    for (DecoderLayer& layer : m_layers) {
        for (LinearLayer* linear : layer.linears()) {
            linear->freeze();
        }
    }
    m_frozenHead.emplace(m_head.weight());
}

std::size_t Decoder::firstOfLast(std::int64_t layers) const {
    const auto wanted = static_cast<std::size_t>(layers);
    return layers == 0 || wanted >= m_layers.size() ? 0 : m_layers.size() - wanted;
}

std::vector<NetworkParameter> Decoder::parameters() const {
    return parametersOfLast(0);
}

std::vector<NetworkParameter> Decoder::parametersOfLast(std::int64_t layers) const {
    std::vector<NetworkParameter> all;
    if (layers == 0) {
        all.push_back({"model.embed_tokens.weight", m_words, ParameterGroup::Base});
    }
    for (std::size_t i = firstOfLast(layers); i < m_layers.size(); ++i) {
        m_layers[i].appendParameters(all);
    }
    m_lastNorm.appendParameters(all);
    if (!m_config.tiedHead) {
        m_head.appendParameters(all, true);
    }
    return all;
}

std::vector<NetworkParameter> Decoder::adapters() const {
    std::vector<NetworkParameter> all;
    for (const DecoderLayer& layer : m_layers) {
        layer.appendAdapters(all);
    }
    return all;
}

Result<void> Decoder::adapt(const AdapterSettings& settings, std::uint64_t seed) {
    std::vector<LinearLayer*> linears;
    for (std::size_t i = firstOfLast(settings.lastLayers); i < m_layers.size(); ++i) {
        for (LinearLayer* linear : m_layers[i].linears()) {
            linears.push_back(linear);
        }
    }
    return adaptLayers(linears, settings, seed);
}

void Decoder::initialise(std::uint64_t seed) {
    const c10::NoGradGuard guard;
    const double added = startDeviation / std::sqrt(2.0 * m_config.layers);
    for (const NetworkParameter& parameter : parameters()) {
        const std::string& name = parameter.name;
        if (name.ends_with(".bias")) {
            parameter.value.zero_();
        } else if (name.ends_with("norm.weight")) {
            parameter.value.fill_(1);
        } else {
            const bool adds = name.ends_with("o_proj.weight") || name.ends_with("down_proj.weight");
            fillNormal(parameter.value, seed, name, adds ? added : startDeviation);
        }
    }
}

} // namespace plateau::model
