#include "core/checkpoint/families/bert.h"

#include "core/base/utf8.h"
#include "core/checkpoint/families/config_fields.h"
#include "core/checkpoint/families/model_shape.h"

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

using Presence = JsonFields::Presence;

/// What config.json calls the sizes.
struct SizeKeys {
    const char* hidden = "hidden_size";
    const char* layers = "num_hidden_layers";
    const char* heads = "num_attention_heads";
    const char* inner = "intermediate_size";
    const char* activation = "hidden_act";
};
constexpr SizeKeys distilBertKeys = {"dim", "n_layers", "n_heads", "hidden_dim", "activation"};

/// Values that change what the model computes and that are not supported.
void checkVariants(JsonFields& fields, const EncoderConfig& config, const SizeKeys& keys) {
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
    const std::array known = {"gelu", "gelu_new", "gelu_pytorch_tanh", "relu"};
    if (std::find(known.begin(), known.end(), config.activation) == known.end()) {
        fields.fault(keys.activation, fmt::format("'{}' is not supported", printable(config.activation, 40)),
                     "Choose a model with gelu or relu.");
    }
    if (config.heads > 0 && config.hidden % config.heads != 0) {
        fields.fault(keys.heads, fmt::format("{} does not divide {}", config.heads, keys.hidden),
                     restoreConfig);
    }
}

/// The sizes that every family has. @param config with the values of transformers' class
void readSizes(JsonFields& fields, EncoderConfig& config, Presence presence, const SizeKeys& keys) {
    readPositive(fields, keys.hidden, config.hidden, presence);
    readPositive(fields, keys.layers, config.layers, presence);
    readPositive(fields, keys.heads, config.heads, presence);
    readPositive(fields, keys.inner, config.inner, presence);
    readPositive(fields, "vocab_size", config.vocabulary, presence);
    readPositive(fields, "max_position_embeddings", config.maxPositions, presence);
    fields.read(keys.activation, config.activation);
    config.embedding = config.hidden;
    checkVariants(fields, config, keys);
}

void readTypesAndNorm(JsonFields& fields, EncoderConfig& config) {
    fields.read("type_vocab_size", config.tokenTypes);
    fields.read("layer_norm_eps", config.layerNormEps);
    if (config.tokenTypes < 1 || config.tokenTypes > 1024) {
        fields.fault("type_vocab_size", fmt::format("is {}, not in 1 to 1024", config.tokenTypes),
                     restoreConfig);
    }
    if (!(config.layerNormEps > 0 && config.layerNormEps <= 0.01)) {
        fields.fault("layer_norm_eps",
                     fmt::format("is {}, not above 0 and at most 0.01", config.layerNormEps), restoreConfig);
    }
}

/// Positions are counted from the row behind the padding token's (Liu et al. 2019).
void readFirstPosition(JsonFields& fields, EncoderConfig& config) {
    int padding = 1;
    fields.read("pad_token_id", padding);
    if (padding < 0 || padding >= config.maxPositions - 2) {
        fields.fault("pad_token_id", fmt::format("is {}, which leaves no positions for a text", padding),
                     restoreConfig);
    }
    config.firstPosition = padding + 1;
    config.uncountedToken = padding;
}

ModelShape encoderShape(const EncoderConfig& config, const char* family, const char* prefix) {
    ModelShape shape;
    shape.family = family;
    shape.hidden = config.hidden;
    shape.layers = config.layers;
    shape.heads = config.heads;
    shape.vocabulary = config.vocabulary;
    shape.wordFeatures = config.embedding;
    shape.context = config.maxPositions - config.firstPosition;
    const std::int64_t rows = std::int64_t{config.vocabulary} + config.maxPositions + config.tokenTypes;
    shape.embeddingRows = rows * config.embedding / std::max(1, config.hidden);
    const EncoderNames& names = *config.names;
    shape.linearModules = modulesOfLayers(std::string(names.layers) + ".", config.layers,
                                          {names.linears.begin(), names.linears.end()});
    if (config.embedding != config.hidden) {
        shape.linearModules.insert(shape.linearModules.begin(), embeddingProjection);
    }
    shape.targetNames.assign(names.targets.begin(), names.targets.end());
    shape.wordEmbedding = "embeddings.word_embeddings.weight";
    shape.namePrefixes = {"", prefix};
    shape.config = config;
    return shape;
}

/// The sizes of BERT-base, which most classes of transformers start from.
EncoderConfig baseSizes() {
    EncoderConfig config;
    config.hidden = 768;
    config.layers = 12;
    config.heads = 12;
    config.inner = 3072;
    config.vocabulary = 30522;
    config.maxPositions = 512;
    return config;
}

ModelShape readRobertaLike(JsonFields& fields, const char* family, int vocabulary) {
    EncoderConfig config = baseSizes();
    config.vocabulary = vocabulary;
    readSizes(fields, config, Presence::Optional, {});
    readTypesAndNorm(fields, config);
    readFirstPosition(fields, config);
    return encoderShape(config, family, "roberta.");
}

} // namespace

ModelShape readBert(JsonFields& fields) {
    EncoderConfig config;
    readSizes(fields, config, Presence::Required, {});
    readTypesAndNorm(fields, config);
    return encoderShape(config, "bert", "bert.");
}

ModelShape readRoberta(JsonFields& fields) {
    return readRobertaLike(fields, "roberta", 50265);
}

ModelShape readXlmRoberta(JsonFields& fields) {
    return readRobertaLike(fields, "xlm-roberta", 30522);
}

ModelShape readDistilBert(JsonFields& fields) {
    EncoderConfig config = baseSizes();
    config.layers = 6;
    config.tokenTypes = 0;
    config.hasPooler = false;
    config.names = &distilBertNames;
    readSizes(fields, config, Presence::Optional, distilBertKeys);
    return encoderShape(config, "distilbert", "distilbert.");
}

ModelShape readElectra(JsonFields& fields) {
    EncoderConfig config = baseSizes();
    config.hidden = 256;
    config.heads = 4;
    config.inner = 1024;
    config.hasPooler = false;
    readSizes(fields, config, Presence::Optional, {});
    readTypesAndNorm(fields, config);
    config.embedding = 128;
    readPositive(fields, "embedding_size", config.embedding, Presence::Optional);
    return encoderShape(config, "electra", "electra.");
}

} // namespace plateau::checkpoint
