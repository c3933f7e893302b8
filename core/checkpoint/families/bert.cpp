#include "core/checkpoint/families/bert.h"

#include "core/base/utf8.h"
#include "core/checkpoint/families/config_fields.h"
#include "core/checkpoint/families/model_shape.h"

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

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
        fields.fault("type_vocab_size", fmt::format("is {}, not in 1 to 1024", config.tokenTypes),
                     restoreConfig);
    }
    if (!(config.layerNormEps > 0 && config.layerNormEps <= 0.01)) {
        fields.fault("layer_norm_eps",
                     fmt::format("is {}, not above 0 and at most 0.01", config.layerNormEps), restoreConfig);
    }
    const std::array known = {"gelu", "gelu_new", "gelu_pytorch_tanh", "relu"};
    if (std::find(known.begin(), known.end(), config.activation) == known.end()) {
        fields.fault("hidden_act", fmt::format("'{}' is not supported", printable(config.activation, 40)),
                     "Choose a model with gelu or relu.");
    }
    if (config.heads > 0 && config.hidden % config.heads != 0) {
        fields.fault("num_attention_heads", fmt::format("{} does not divide hidden_size", config.heads),
                     restoreConfig);
    }
}

} // namespace

ModelShape readBert(JsonFields& fields) {
    EncoderConfig config;
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
    ModelShape shape;
    shape.hidden = config.hidden;
    shape.layers = config.layers;
    shape.heads = config.heads;
    shape.vocabulary = config.vocabulary;
    shape.context = config.maxPositions;
    shape.embeddingRows = std::int64_t{config.vocabulary} + config.maxPositions + config.tokenTypes;
    shape.linearModules =
        modulesOfLayers("encoder.layer.", config.layers,
                        {"attention.self.query", "attention.self.key", "attention.self.value",
                         "attention.output.dense", "intermediate.dense", "output.dense"});
    shape.family = "bert";
    shape.wordEmbedding = "embeddings.word_embeddings.weight";
    shape.namePrefixes = {"", "bert."};
    shape.config = config;
    return shape;
}

} // namespace plateau::checkpoint
