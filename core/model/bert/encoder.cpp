#include "core/model/bert/encoder.h"

#include "core/checkpoint/families/targets.h"

#include <fmt/format.h>

namespace plateau::model {
namespace {

/// Modules of one site with their place in the fused output.
struct SiteModules {
    int site;
    std::vector<std::string> names;
};

const std::vector<SiteModules>& siteModules() {
    static const std::vector<SiteModules> table = {
        {AttentionSite, {"attention.self.query", "attention.self.key", "attention.self.value"}},
        {AttentionOutputSite, {"attention.output.dense"}},
        {InnerSite, {"intermediate.dense"}},
        {OutputSite, {"output.dense"}}};
    return table;
}

} // namespace

void AdapterStack::refresh(const ParameterSet& parameters) {
    for (LayerAdapters& layer : layers) {
        for (auto& adapter : layer.at) {
            if (adapter) {
                adapter->refresh(parameters);
            }
        }
    }
}

void AdapterStack::keep(const Tensor& cells) {
    for (LayerAdapters& layer : layers) {
        for (auto& adapter : layer.at) {
            if (adapter) {
                adapter->keep(cells);
            }
        }
    }
}

AdapterStack AdapterStack::only(std::int64_t cell) const {
    AdapterStack one = *this;
    for (LayerAdapters& layer : one.layers) {
        for (auto& adapter : layer.at) {
            if (adapter) {
                adapter = adapter->only(cell);
            }
        }
    }
    return one;
}

Result<AdapterStack> makeAdapters(const EncoderConfig& config, const AdapterSettings& settings,
                                  ParameterSet& parameters) {
    AdapterStack stack;
    bool any = false;
    for (std::int64_t layer = 0; layer < config.layers; ++layer) {
        const bool isIn = settings.lastLayers == 0 || layer >= config.layers - settings.lastLayers;
        LayerAdapters& adapters = stack.layers.emplace_back();
        for (const SiteModules& place : siteModules()) {
            const std::int64_t in = place.site == OutputSite ? config.inner : config.hidden;
            const std::int64_t out = place.site == InnerSite ? config.inner : config.hidden;
            std::vector<Adapter::Module> modules;
            for (std::size_t i = 0; i < place.names.size(); ++i) {
                const std::string name = fmt::format("encoder.layer.{}.{}", layer, place.names[i]);
                if (isIn && checkpoint::isTarget(name, settings.targets)) {
                    modules.push_back({name, static_cast<std::int64_t>(i) * out, out});
                }
            }
            if (!modules.empty()) {
                const std::int64_t width = static_cast<std::int64_t>(place.names.size()) * out;
                adapters.at[static_cast<std::size_t>(place.site)].emplace(parameters, std::move(modules), in,
                                                                          width, settings);
                any = true;
            }
        }
    }
    if (!any) {
        return badInput("lora.targets", "match no linear module of the encoder",
                        "Use names such as query, key, value, attention.output.dense, intermediate.dense.");
    }
    return stack;
}

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
    const auto addLinear = [&](const std::string& name, Linear& linear) {
        add(name + ".weight", linear.weight, linear.weightGradient);
        add(name + ".bias", linear.bias, linear.biasGradient);
    };
    add("embeddings.word_embeddings.weight", m_words, m_wordGradient);
    add("embeddings.position_embeddings.weight", m_positions, m_positionGradient);
    add("embeddings.token_type_embeddings.weight", m_types, m_typeGradient);
    addNorm("embeddings.LayerNorm", m_embeddingNorm);
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const std::string prefix = fmt::format("encoder.layer.{}.", i);
        EncoderLayer& layer = m_layers[i];
        addLinear(prefix + "attention.self.qkv", layer.qkv);
        addLinear(prefix + "attention.output.dense", layer.attentionOutput);
        addLinear(prefix + "intermediate.dense", layer.inner);
        addLinear(prefix + "output.dense", layer.output);
        addNorm(prefix + "attention.output.LayerNorm", layer.middleNorm);
        addNorm(prefix + "output.LayerNorm", layer.lastNorm);
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
        const auto fused = slot.name.find(".qkv.");
        if (fused == std::string::npos) {
            result.emplace_back(slot.name, *slot.value);
            continue;
        }
        std::int64_t part = 0;
        for (const char* module : {"query", "key", "value"}) {
            std::string name = slot.name;
            name.replace(fused + 1, 3, module);
            result.emplace_back(name, slot.value->narrow(0, part++ * m_config.hidden, m_config.hidden));
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
    for (EncoderLayer& layer : m_layers) {
        for (Linear* linear : {&layer.qkv, &layer.attentionOutput, &layer.inner, &layer.output}) {
            linear->pack(rows);
        }
    }
}

Tensor Encoder::embed(const TokenBatch& batch, EncoderState* state) const {
    Tensor sum = m_words.index_select(0, batch.ids);
    sum.add_(m_positions.index_select(0, batch.positions)).add_(m_types.select(0, 0));
    return normalize(m_embeddingNorm, sum, m_config.epsilon,
                     state != nullptr ? &state->embeddingNorm : nullptr)
        .to(m_type);
}

void Encoder::embedBackward(const Tensor& gradient, const TokenBatch& batch, const EncoderState& state) {
    const Tensor sum = normalizeBackward(m_embeddingNorm, gradient, state.embeddingNorm);
    m_wordGradient.zero_().index_add_(0, batch.ids, sum);
    m_positionGradient.zero_().index_add_(0, batch.positions, sum);
    m_typeGradient.zero_().select(0, 0).copy_(sum.sum(0));
}

Tensor Encoder::forward(const TokenBatch& batch, const Pass& pass, EncoderState* state) const {
    Tensor x = embed(batch, state);
    if (state != nullptr) {
        state->layers.assign(m_layers.size(), {});
    }
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const EncoderLayer::Context context{m_config, batch,
                                            pass.adapters != nullptr ? &pass.adapters->layers[i] : nullptr,
                                            pass.masks != nullptr ? &(*pass.masks)[i] : nullptr};
        x = m_layers[i].forward(x, context, state != nullptr ? &state->layers[i] : nullptr);
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
    const bool trained = m_wordGradient.defined();
    std::size_t lowest = 0;
    while (!trained && lowest + 1 < m_layers.size() && !pass.adapters->layers[lowest].any()) {
        ++lowest;
    }
    Tensor dx = at::bmm(batch.pooling.transpose(1, 2), gradient)
                    .view({batch.cells * batch.rows, m_config.hidden})
                    .to(m_type);
    for (std::size_t i = m_layers.size(); i-- > lowest;) {
        const EncoderLayer::Context context{m_config, batch,
                                            pass.adapters != nullptr ? &pass.adapters->layers[i] : nullptr,
                                            pass.masks != nullptr ? &(*pass.masks)[i] : nullptr};
        const bool end = i == lowest && !trained;
        dx = m_layers[i].backward(dx, context, state.layers[i], parameters,
                                  end ? EncoderLayer::Wants::WeightsOnly : EncoderLayer::Wants::Input);
    }
    if (trained) {
        embedBackward(dx, batch, state);
    }
}

} // namespace plateau::model
