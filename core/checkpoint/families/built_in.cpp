#include "core/checkpoint/families/built_in.h"

#include "core/base/sha256.h"

#include <algorithm>

namespace plateau::checkpoint {
namespace {

/// Raised whenever the same numbers would start or compute something else.
constexpr int version = 1;

BuiltInModel tableModel() {
    const MlpConfig config;
    BuiltInModel model;
    model.name = "mlp";
    model.shape.family = "mlp";
    model.shape.hidden = *std::max_element(config.hidden.begin(), config.hidden.end());
    model.shape.layers = static_cast<int>(config.hidden.size());
    model.shape.config = config;
    const Json all = {{"name", model.name},
                      {"version", version},
                      {"hidden", config.hidden},
                      {"activation", config.activation},
                      {"dropout", config.dropout}};
    model.sha256 = sha256(all.dump());
    return model;
}

BuiltInModel byteModel() {
    DecoderConfig config;
    config.hidden = 128;
    config.layers = 4;
    config.heads = 4;
    config.keyValueHeads = 2;
    config.headSize = 32;
    config.inner = 352;
    config.vocabulary = 258; // 256 bytes, <bos>, <eos>
    config.context = 256;
    config.rmsNormEps = 1e-5;
    config.tiedHead = true;
    BuiltInModel model;
    model.name = "tiny-llama";
    model.shape = decoderShape(config);
    model.readsBytes = true;
    const Json all = {{"name", model.name},
                      {"version", version},
                      {"tokens", "bytes, bos, eos"},
                      {"shape",
                       {config.hidden, config.layers, config.heads, config.keyValueHeads, config.headSize,
                        config.inner, config.vocabulary, config.context}},
                      {"rms_norm_eps", config.rmsNormEps},
                      {"rope_theta", config.ropeTheta},
                      {"tied_head", config.tiedHead}};
    model.sha256 = sha256(all.dump());
    return model;
}

std::int64_t parametersOf(const MlpConfig& config, std::int64_t features, std::int64_t outputs) {
    std::int64_t count = 0;
    std::int64_t in = features;
    for (const int width : config.hidden) {
        count += (in + 1) * width;
        in = width;
    }
    return count + (in + 1) * outputs;
}

std::int64_t parametersOf(const DecoderConfig& config) {
    const std::int64_t hidden = config.hidden;
    const std::int64_t head = config.headSize;
    const std::int64_t attention =
        2 * hidden * config.heads * head + 2 * hidden * config.keyValueHeads * head;
    const std::int64_t biases = (config.inputBias ? (config.heads + 2 * config.keyValueHeads) * head : 0) +
                                (config.outputBias ? hidden : 0) +
                                (config.innerBias ? 2 * std::int64_t{config.inner} + hidden : 0);
    const std::int64_t norms = 2 * hidden + (config.queryKeyNorm ? 2 * head : 0);
    const std::int64_t layer = attention + 3 * hidden * config.inner + biases + norms;
    return config.layers * layer + hidden +
           std::int64_t{config.vocabulary} * hidden * (config.tiedHead ? 1 : 2);
}

} // namespace

const std::vector<BuiltInModel>& builtInModels() {
    static const std::vector<BuiltInModel> models = {tableModel(), byteModel()};
    return models;
}

std::optional<BuiltInModel> builtInModel(std::string_view name) {
    const auto& all = builtInModels();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const BuiltInModel& model) { return model.name == name; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::int64_t parametersFromScratch(const ModelShape& shape, std::int64_t features, std::int64_t outputs) {
    if (const auto* mlp = std::get_if<MlpConfig>(&shape.config)) {
        return parametersOf(*mlp, features, outputs);
    }
    const auto* decoder = std::get_if<DecoderConfig>(&shape.config);
    return decoder ? parametersOf(*decoder) : 0;
}

} // namespace plateau::checkpoint
