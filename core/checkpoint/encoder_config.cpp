#include "core/checkpoint/encoder_config.h"

#include "core/base/json_fields.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

namespace fs = std::filesystem;

constexpr const char* restore = "Restore the model's own file.";

constexpr std::array<std::pair<const char*, Pooling>, 4> poolings = {
    {{"mean", Pooling::Mean},
     {"cls", Pooling::Cls},
     {"max", Pooling::Max},
     {"mean_sqrt_len", Pooling::MeanSquareRootLength}}};

void readPositive(JsonFields& fields, const char* key, int& out) {
    const std::size_t most = 1 << 24;
    fields.read(key, out, JsonFields::Presence::Required);
    if (!fields.find(key)) {
        return;
    }
    if (out < 1 || static_cast<std::size_t>(out) > most) {
        fields.fault(key, fmt::format("is not in 1 to {}", most), restore);
    }
}

/// Values that change what the model computes and that are not supported.
void checkVariants(JsonFields& fields, const EncoderConfig& config) {
    std::string positions = "absolute";
    bool decoder = false;
    fields.read("position_embedding_type", positions);
    fields.read("is_decoder", decoder);
    if (positions != "absolute") {
        fields.fault("position_embedding_type",
                     fmt::format("'{}' is not supported", printable(positions, 40)),
                     "Choose an encoder with absolute positions.");
    }
    if (decoder) {
        fields.fault("is_decoder", "a decoder is not supported yet", "Choose an encoder.");
    }
    if (config.tokenTypes < 1 || config.tokenTypes > 1024) {
        fields.fault("type_vocab_size", fmt::format("is {}, not in 1 to 1024", config.tokenTypes), restore);
    }
    if (!(config.layerNormEps > 0 && config.layerNormEps <= 0.01)) {
        fields.fault("layer_norm_eps",
                     fmt::format("is {}, not above 0 and at most 0.01", config.layerNormEps), restore);
    }
    const std::array known = {"gelu", "gelu_new", "gelu_pytorch_tanh", "relu"};
    if (std::find(known.begin(), known.end(), config.activation) == known.end()) {
        fields.fault("hidden_act", fmt::format("'{}' is not supported", printable(config.activation, 40)),
                     "Choose a model with gelu or relu.");
    }
    if (config.heads > 0 && config.hidden % config.heads != 0) {
        fields.fault("num_attention_heads", fmt::format("{} does not divide hidden_size", config.heads),
                     restore);
    }
}

} // namespace

std::vector<std::string> linearModules() {
    return {"attention.self.query",   "attention.self.key", "attention.self.value",
            "attention.output.dense", "intermediate.dense", "output.dense"};
}

std::vector<std::string> unmatchedTargets(const EncoderConfig& config,
                                          const std::vector<std::string>& targets) {
    std::vector<std::string> unmatched;
    for (const std::string& target : targets) {
        bool found = false;
        for (int layer = 0; layer < config.layers && !found; ++layer) {
            for (const std::string& module : linearModules()) {
                const std::string whole = fmt::format("encoder.layer.{}.{}", layer, module);
                found = found || whole == target || whole.ends_with("." + target);
            }
        }
        if (!found) {
            unmatched.push_back(target);
        }
    }
    return unmatched;
}

const char* name(Pooling pooling) {
    return std::find_if(poolings.begin(), poolings.end(),
                        [&](const auto& row) { return row.second == pooling; })
        ->first;
}

std::optional<Pooling> poolingFromName(std::string_view text) {
    for (const auto& [name, pooling] : poolings) {
        if (text == name) {
            return pooling;
        }
    }
    return std::nullopt;
}

Result<EncoderConfig> readEncoderConfig(const fs::path& folder) {
    const auto path = folder / "config.json";
    const auto json = readJson(path);
    if (!json) {
        return json.error();
    }
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    EncoderConfig config;
    fields.read("model_type", config.modelType, JsonFields::Presence::Required);
    if (faults.empty() && config.modelType != "bert") {
        return badInput(path.string(),
                        fmt::format("model_type '{}' is not supported yet", printable(config.modelType, 60)),
                        "Choose a BERT-family encoder folder.");
    }
    readPositive(fields, "hidden_size", config.hidden);
    readPositive(fields, "num_hidden_layers", config.layers);
    readPositive(fields, "num_attention_heads", config.heads);
    readPositive(fields, "intermediate_size", config.inner);
    readPositive(fields, "vocab_size", config.vocabulary);
    readPositive(fields, "max_position_embeddings", config.maxPositions);
    fields.read("type_vocab_size", config.tokenTypes);
    fields.read("layer_norm_eps", config.layerNormEps);
    fields.read("hidden_act", config.activation);
    checkVariants(fields, config);
    return faults.empty() ? Result<EncoderConfig>(config) : faultsToError(path.string(), faults);
}

} // namespace plateau::checkpoint
