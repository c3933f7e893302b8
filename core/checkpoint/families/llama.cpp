#include "core/checkpoint/families/llama.h"

#include "core/base/utf8.h"
#include "core/checkpoint/families/config_fields.h"
#include "core/checkpoint/families/model_shape.h"

#include <cmath>

namespace plateau::checkpoint {
namespace {

constexpr const char* chooseLlama = "Choose a Llama-like model without it.";

/// Fields that may be null, which means absent.
template <typename T>
bool readPresent(JsonFields& fields, const char* key, T& out) {
    std::optional<T> value;
    fields.read(key, value);
    out = value.value_or(out);
    return value.has_value();
}

void readStretch(JsonFields& rope, DecoderConfig& config) {
    RopeStretch stretch;
    rope.read("factor", stretch.factor, JsonFields::Presence::Required);
    rope.read("low_freq_factor", stretch.low, JsonFields::Presence::Required);
    rope.read("high_freq_factor", stretch.high, JsonFields::Presence::Required);
    rope.read("original_max_position_embeddings", stretch.originalContext, JsonFields::Presence::Required);
    if (!(stretch.factor >= 1) || !(stretch.low > 0) || !(stretch.high > stretch.low) ||
        stretch.originalContext < 1) {
        rope.fault("factor", "and its frequencies do not fit together", restoreConfig);
    }
    config.ropeStretch = stretch;
}

/// What cosines and sines are multiplied by where the file does not say it.
double attentionOf(double factor, double scale) {
    return factor <= 1 ? 1 : 0.1 * scale * std::log(factor) + 1;
}

void readYarn(JsonFields& rope, DecoderConfig& config) {
    RopeYarn yarn;
    std::optional<double> attention;
    double scale = 0;
    double scaleOfAll = 0;
    rope.read("factor", yarn.factor, JsonFields::Presence::Required);
    rope.read("original_max_position_embeddings", yarn.originalContext, JsonFields::Presence::Required);
    readPresent(rope, "beta_fast", yarn.fast);
    readPresent(rope, "beta_slow", yarn.slow);
    readPresent(rope, "truncate", yarn.truncate);
    readPresent(rope, "mscale", scale);
    readPresent(rope, "mscale_all_dim", scaleOfAll);
    rope.read("attention_factor", attention);
    const double derived = scale > 0 && scaleOfAll > 0
                               ? attentionOf(yarn.factor, scale) / attentionOf(yarn.factor, scaleOfAll)
                               : attentionOf(yarn.factor, 1);
    yarn.attention = attention.value_or(derived);
    if (!(yarn.factor >= 1) || !(yarn.slow > 0) || !(yarn.fast > yarn.slow) || yarn.originalContext < 1 ||
        !(yarn.attention > 0) || !std::isfinite(yarn.attention)) {
        rope.fault("factor", "and its frequencies do not fit together", restoreConfig);
    }
    config.ropeYarn = yarn;
}

/// One dialect of the rotation: `rope_scaling {type or rope_type, factor}` beside `rope_theta`, or
/// `rope_parameters` with all of them inside.
void readRotation(JsonFields& fields, const char* key, DecoderConfig& config) {
    const Json* value = fields.find(key);
    if (value == nullptr || value->is_null()) {
        return;
    }
    auto rope = fields.object(key);
    if (!rope) {
        return;
    }
    std::string type = "default";
    rope->read("type", type);
    rope->read("rope_type", type);
    rope->read("rope_theta", config.ropeTheta);
    if (type == "llama3") {
        readStretch(*rope, config);
    } else if (type == "yarn") {
        readYarn(*rope, config);
    } else if (type == "linear") {
        rope->read("factor", config.ropeScale, JsonFields::Presence::Required);
        if (!(config.ropeScale >= 1)) {
            rope->fault("factor", "is below 1", restoreConfig);
        }
    } else if (type != "default") {
        rope->fault("rope_type", fmt::format("'{}' is not supported", printable(type, 40)),
                    "Choose a model with default, linear, llama3 or yarn rotation.");
    }
}

/// Values that change what the model computes and that are not supported.
void checkVariants(JsonFields& fields) {
    std::string activation = "silu";
    double rotated = 1;
    bool sliding = false;
    readPresent(fields, "hidden_act", activation);
    readPresent(fields, "partial_rotary_factor", rotated);
    readPresent(fields, "use_sliding_window", sliding);
    if (activation != "silu") {
        fields.fault("hidden_act", fmt::format("'{}' is not supported", printable(activation, 40)),
                     "Choose a model with silu.");
    }
    if (rotated != 1) {
        fields.fault("partial_rotary_factor", "other than 1 is not supported", chooseLlama);
    }
    if (sliding) {
        fields.fault("use_sliding_window", "is not supported", chooseLlama);
    }
    if (const Json* value = fields.find("quantization_config"); value != nullptr && !value->is_null()) {
        fields.fault("quantization_config", "quantised weights are not supported",
                     "Choose the model in float32, float16 or bfloat16.");
    }
}

void checkShape(JsonFields& fields, const DecoderConfig& config) {
    if (config.heads > 0 && (config.keyValueHeads < 1 || config.heads % config.keyValueHeads != 0)) {
        fields.fault("num_key_value_heads",
                     fmt::format("{} does not divide num_attention_heads", config.keyValueHeads),
                     restoreConfig);
    }
    if (config.headSize < 2 || config.headSize % 2 != 0 || config.headSize > 4096) {
        fields.fault("head_dim", fmt::format("{} is no even number from 2 to 4096", config.headSize),
                     restoreConfig);
    }
    if (!(config.rmsNormEps > 0 && config.rmsNormEps <= 0.01) || !(config.ropeTheta > 1)) {
        fields.fault("rms_norm_eps", "or rope_theta is out of range", restoreConfig);
    }
}

ModelShape read(JsonFields& fields, DecoderConfig config) {
    readPositive(fields, "hidden_size", config.hidden);
    readPositive(fields, "num_hidden_layers", config.layers);
    readPositive(fields, "num_attention_heads", config.heads);
    readPositive(fields, "intermediate_size", config.inner);
    readPositive(fields, "vocab_size", config.vocabulary);
    config.keyValueHeads = config.keyValueHeads > 0 ? config.keyValueHeads : config.heads;
    readPresent(fields, "num_key_value_heads", config.keyValueHeads);
    if (!readPresent(fields, "head_dim", config.headSize) && config.headSize == 0 && config.heads > 0) {
        config.headSize = config.hidden / config.heads;
    }
    readPresent(fields, "max_position_embeddings", config.context);
    if (config.context < 2) {
        fields.fault("max_position_embeddings", "is below 2", restoreConfig);
    }
    readPresent(fields, "rms_norm_eps", config.rmsNormEps);
    readPresent(fields, "rope_theta", config.ropeTheta);
    readPresent(fields, "tie_word_embeddings", config.tiedHead);
    readRotation(fields, "rope_scaling", config);
    readRotation(fields, "rope_parameters", config);
    checkVariants(fields);
    checkShape(fields, config);
    return decoderShape(config);
}

} // namespace

ModelShape decoderShape(const DecoderConfig& config) {
    ModelShape shape;
    shape.hidden = config.hidden;
    shape.layers = config.layers;
    shape.heads = config.heads;
    shape.vocabulary = config.vocabulary;
    shape.wordFeatures = config.hidden;
    shape.context = config.context;
    shape.embeddingRows = std::int64_t{config.vocabulary} * (config.tiedHead ? 1 : 2);
    shape.linearModules =
        modulesOfLayers("model.layers.", config.layers,
                        {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
                         "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"});
    shape.targetNames = {"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"};
    shape.family = "llama";
    shape.wordEmbedding = "model.embed_tokens.weight";
    shape.namePrefixes = {""};
    shape.config = config;
    return shape;
}

ModelShape readLlama(JsonFields& fields) {
    DecoderConfig config;
    config.context = 2048;
    bool bias = false;
    readPresent(fields, "attention_bias", bias);
    readPresent(fields, "mlp_bias", config.innerBias);
    config.inputBias = config.outputBias = bias;
    return read(fields, config);
}

ModelShape readMistral(JsonFields& fields) {
    DecoderConfig config;
    config.context = 131072;
    config.keyValueHeads = 8;
    int window = 4096;
    const Json* stated = fields.find("sliding_window");
    const bool isNone = stated != nullptr && stated->is_null();
    readPresent(fields, "sliding_window", window);
    ModelShape shape = read(fields, config);
    if (!isNone && window < 2) {
        fields.fault("sliding_window", "is below 2", restoreConfig);
    }
    if (isNone || window >= shape.context) {
        return shape;
    }
    // Within one window attention is that of a llama; longer texts are read in parts of that length.
    config = std::get<DecoderConfig>(shape.config);
    config.context = window;
    return decoderShape(config);
}

ModelShape readMiniMind(JsonFields& fields) {
    DecoderConfig config;
    config.context = 32768;
    config.ropeTheta = 1e6;
    config.tiedHead = true;
    // MiniMind-3 states the size of a head and is a Qwen3; MiniMind-2 does not and is a llama.
    config.queryKeyNorm = fields.find("head_dim") != nullptr;
    config.rmsNormEps = config.queryKeyNorm ? 1e-6 : 1e-5;
    bool experts = false;
    readPresent(fields, "use_moe", experts);
    if (experts) {
        fields.fault("use_moe", "a mixture of experts is not supported", chooseLlama);
    }
    return read(fields, config);
}

ModelShape readQwen2(JsonFields& fields) {
    DecoderConfig config;
    config.context = 32768;
    config.inputBias = true;
    return read(fields, config);
}

ModelShape readQwen3(JsonFields& fields) {
    DecoderConfig config;
    config.context = 32768;
    config.headSize = 128;
    config.queryKeyNorm = true;
    bool bias = false;
    readPresent(fields, "attention_bias", bias);
    config.inputBias = config.outputBias = bias;
    return read(fields, config);
}

} // namespace plateau::checkpoint
