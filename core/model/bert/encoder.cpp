#include "core/model/bert/encoder.h"

#include <fmt/format.h>

namespace plateau::model {

Encoder::Encoder(EncoderConfig config, at::ScalarType type, at::Device device)
    : m_config(config), m_type(type), m_device(device), m_layers(static_cast<std::size_t>(config.layers)) {}

std::vector<Encoder::Slot> Encoder::slots() {
    std::vector<Slot> result;
    const auto add = [&](const std::string& name, Tensor& value, Tensor& gradient) {
        const int parameter = result.size() < m_numbers.size() ? m_numbers[result.size()] : -1;
        result.push_back({name, &value, &gradient, parameter});
    };
    const auto addNorm = [&](const std::string& name, Norm& norm) {
        add(name + ".weight", norm.weight, norm.weightGradient);
        add(name + ".bias", norm.bias, norm.biasGradient);
    };
    const auto addLinear = [&](const std::vector<std::string>& modules, Linear& linear) {
        std::vector<std::string> weights;
        std::vector<std::string> biases;
        for (const std::string& module : modules) {
            weights.push_back(module + ".weight");
            biases.push_back(module + ".bias");
        }
        add(stackedKey(weights), linear.weight, linear.weightGradient);
        add(stackedKey(biases), linear.bias, linear.biasGradient);
    };
    add("embeddings.word_embeddings.weight", m_words, m_wordGradient);
    add("embeddings.position_embeddings.weight", m_positions, m_positionGradient);
    if (m_config.types > 0) {
        add("embeddings.token_type_embeddings.weight", m_types, m_typeGradient);
    }
    addNorm("embeddings.LayerNorm", m_embeddingNorm);
    if (m_config.projects()) {
        addLinear({checkpoint::embeddingProjection}, m_projection);
    }
    const checkpoint::EncoderNames& names = *m_config.names;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const auto key = [&](std::string_view part) {
            return layerKey(m_config, static_cast<std::int64_t>(i), part);
        };
        EncoderLayer& layer = m_layers[i];
        addLinear({key(names.linears[0]), key(names.linears[1]), key(names.linears[2])}, layer.qkv);
        addLinear({key(names.linears[3])}, layer.attentionOutput);
        addLinear({key(names.linears[4])}, layer.inner);
        addLinear({key(names.linears[5])}, layer.output);
        addNorm(key(names.attentionNorm), layer.middleNorm);
        addNorm(key(names.outputNorm), layer.lastNorm);
    }
    return result;
}

std::vector<std::pair<std::string, Tensor>> Encoder::namedParameters() const {
    std::vector<std::pair<std::string, Tensor>> result;
    // slots() hands out pointers for binding, hence is not const; nothing is changed here.
    for (const Slot& slot : const_cast<Encoder*>(this)->slots()) {
        if (!slot.value->defined()) {
            continue;
        }
        const auto keys = stackedKeys(slot.name);
        const std::int64_t rows = slot.value->size(0) / static_cast<std::int64_t>(keys.size());
        std::int64_t part = 0;
        for (const std::string& key : keys) {
            result.emplace_back(key, slot.value->narrow(0, part++ * rows, rows));
        }
    }
    return result;
}

void Encoder::declareIn(ParameterSet& parameters) {
    m_numbers.clear();
    std::vector<int> numbers;
    for (const Slot& slot : slots()) {
        const auto group = slot.value->dim() > 1 ? ParameterGroup::Base : ParameterGroup::BaseWithoutDecay;
        numbers.push_back(parameters.declare(slot.name, slot.value->sizes().vec(), group));
    }
    m_numbers = numbers;
}

void Encoder::moveInto(ParameterSet& parameters) {
    for (const Slot& slot : slots()) {
        const Tensor home = parameters.value(slot.parameter).select(0, 0);
        home.copy_(*slot.value);
        *slot.value = home;
        *slot.gradient = parameters.gradient(slot.parameter).select(0, 0);
    }
}

void Encoder::pack(std::int64_t rows) {
    if (m_config.projects()) {
        m_projection.pack(rows);
    }
    for (EncoderLayer& layer : m_layers) {
        for (Linear* linear : {&layer.qkv, &layer.attentionOutput, &layer.inner, &layer.output}) {
            linear->pack(rows);
        }
    }
}

AdapterUse Encoder::projectionUse(const TokenBatch& batch, const Pass& pass) {
    const bool isAdapted = pass.adapters != nullptr && pass.adapters->projection;
    return {batch, isAdapted ? &*pass.adapters->projection : nullptr,
            pass.masks != nullptr ? pass.masks->projection : Tensor()};
}

EncoderLayer::Context Encoder::context(std::size_t layer, const TokenBatch& batch, const Pass& pass) const {
    return {m_config, batch, pass.adapters != nullptr ? &pass.adapters->layers[layer] : nullptr,
            pass.masks != nullptr ? &pass.masks->layers[layer] : nullptr};
}

Tensor Encoder::embed(const TokenBatch& batch, const Pass& pass, EncoderState* state) const {
    Tensor sum = m_words.index_select(0, batch.ids);
    sum.add_(m_positions.index_select(0, batch.positions));
    if (m_types.defined()) {
        sum.add_(m_types.select(0, 0));
    }
    const Tensor rows =
        normalize(m_embeddingNorm, sum, m_config.epsilon, state != nullptr ? &state->embeddingNorm : nullptr)
            .to(m_type);
    return m_config.projects() ? through(m_projection, rows, projectionUse(batch, pass),
                                         state != nullptr ? &state->projection : nullptr)
                               : rows;
}

void Encoder::embedBackward(const Tensor& gradient, const TokenBatch& batch, const Pass& pass,
                            const EncoderState& state, ParameterSet& parameters) {
    const bool trained = m_wordGradient.defined();
    Tensor rows = gradient;
    if (m_config.projects()) {
        rows = backThrough(m_projection, gradient, projectionUse(batch, pass), state.projection, parameters,
                           trained ? Wants::Input : Wants::WeightsOnly);
    }
    if (!trained) {
        return;
    }
    const Tensor sum = normalizeBackward(m_embeddingNorm, rows, state.embeddingNorm);
    m_wordGradient.zero_().index_add_(0, batch.ids, sum);
    m_positionGradient.zero_().index_add_(0, batch.positions, sum);
    if (m_typeGradient.defined()) {
        m_typeGradient.zero_().select(0, 0).copy_(sum.sum(0));
    }
}

Tensor Encoder::forward(const TokenBatch& batch, const Pass& pass, EncoderState* state) const {
    Tensor x = embed(batch, pass, state);
    if (state != nullptr) {
        state->layers.assign(m_layers.size(), {});
    }
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        x = m_layers[i].forward(x, context(i, batch, pass), state != nullptr ? &state->layers[i] : nullptr);
    }
    const Tensor rows = x.to(at::kFloat);
    if (batch.mask.defined()) {
        return at::bmm(batch.pooling, rows.view({batch.cells, batch.rows, m_config.hidden}));
    }
    // Texts of one length are pooled each on its own: the same bits at any place of the batch.
    const Tensor grid = rows.view({batch.cells, batch.texts, batch.width, m_config.hidden});
    return batch.kind == Pooling::Mean ? grid.mean(2) : grid.select(2, 0).contiguous();
}

void Encoder::backward(const Tensor& gradient, const TokenBatch& batch, const Pass& pass,
                       const EncoderState& state, ParameterSet& parameters) {
    const bool toEmbeddings = m_wordGradient.defined() || pass.adapters->projection;
    std::size_t lowest = 0;
    while (!toEmbeddings && lowest + 1 < m_layers.size() && !pass.adapters->layers[lowest].any()) {
        ++lowest;
    }
    Tensor dx = at::bmm(batch.pooling.transpose(1, 2), gradient)
                    .view({batch.cells * batch.rows, m_config.hidden})
                    .to(m_type);
    for (std::size_t i = m_layers.size(); i-- > lowest;) {
        const bool end = i == lowest && !toEmbeddings;
        dx = m_layers[i].backward(dx, context(i, batch, pass), state.layers[i], parameters,
                                  end ? Wants::WeightsOnly : Wants::Input);
    }
    if (toEmbeddings) {
        embedBackward(dx, batch, pass, state, parameters);
    }
}

} // namespace plateau::model
