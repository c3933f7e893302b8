#include "core/model/bert/adapter_stack.h"

#include "core/checkpoint/families/targets.h"
#include "core/model/bert/key_table.h"

#include <fmt/ranges.h>

namespace plateau::model {
namespace {

/// The modules [first, first + count) of EncoderNames::linears that share one site, one below the other in
/// its output.
struct SiteModules {
    Site site;
    std::size_t first;
    std::size_t count;
};
constexpr std::array<SiteModules, sites> siteModules = {
    {{AttentionSite, 0, 3}, {AttentionOutputSite, 3, 1}, {InnerSite, 4, 1}, {OutputSite, 5, 1}}};

LayerAdapters adaptersOf(const EncoderConfig& config, std::int64_t layer, const AdapterSettings& settings,
                         ParameterSet& parameters) {
    LayerAdapters adapters;
    for (const SiteModules& place : siteModules) {
        const std::int64_t in = place.site == OutputSite ? config.inner : config.hidden;
        const std::int64_t out = place.site == InnerSite ? config.inner : config.hidden;
        std::vector<Adapter::Module> modules;
        for (std::size_t i = 0; i < place.count; ++i) {
            const std::string name = layerKey(config, layer, config.names->linears[place.first + i]);
            if (checkpoint::isTarget(name, settings.targets)) {
                modules.push_back({name, static_cast<std::int64_t>(i) * out, out});
            }
        }
        if (!modules.empty()) {
            const std::int64_t width = static_cast<std::int64_t>(place.count) * out;
            adapters.at[place.site].emplace(parameters, std::move(modules), in, width, settings);
        }
    }
    return adapters;
}

} // namespace

template <typename Use>
void AdapterStack::each(Use use) {
    for (LayerAdapters& layer : layers) {
        for (auto& adapter : layer.at) {
            if (adapter) {
                use(*adapter);
            }
        }
    }
    if (projection) {
        use(*projection);
    }
}

void AdapterStack::refresh(const ParameterSet& parameters) {
    each([&](Adapter& adapter) { adapter.refresh(parameters); });
}

void AdapterStack::keep(const Tensor& cells) {
    each([&](Adapter& adapter) { adapter.keep(cells); });
}

AdapterStack AdapterStack::only(std::int64_t cell) const {
    AdapterStack one = *this;
    one.each([&](Adapter& adapter) { adapter = adapter.only(cell); });
    return one;
}

Result<AdapterStack> makeAdapters(const EncoderConfig& config, const AdapterSettings& settings,
                                  ParameterSet& parameters) {
    AdapterStack stack;
    const int before = parameters.tensors();
    const std::int64_t adapted = settings.lastLayers == 0 ? config.layers : settings.lastLayers;
    for (std::int64_t layer = 0; layer < config.layers; ++layer) {
        stack.layers.push_back(layer >= config.layers - adapted
                                   ? adaptersOf(config, layer, settings, parameters)
                                   : LayerAdapters());
    }
    const std::string projection = checkpoint::embeddingProjection;
    if (config.projects() && settings.lastLayers == 0 && checkpoint::isTarget(projection, settings.targets)) {
        stack.projection.emplace(parameters, std::vector<Adapter::Module>{{projection, 0, config.hidden}},
                                 config.embedding, config.hidden, settings);
    }
    if (parameters.tensors() == before) {
        return badInput("lora.targets", "match no linear module of the encoder",
                        fmt::format("Use names such as {}.", fmt::join(config.names->targets, ", ")));
    }
    return stack;
}

} // namespace plateau::model
