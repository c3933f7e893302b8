#include "core/model/bert/encoder_config.h"

#include <fmt/format.h>

namespace plateau::model {

Result<EncoderConfig> encoderConfig(const checkpoint::ModelCard& card) {
    const auto* stated = std::get_if<checkpoint::EncoderConfig>(&card.shape.config);
    if (stated == nullptr) {
        return badInput((card.folder / "config.json").string(), "is not of an encoder",
                        "Choose an encoder for this task.");
    }
    if (card.pooling != checkpoint::Pooling::Mean && card.pooling != checkpoint::Pooling::Cls) {
        return badInput((card.folder / "1_Pooling" / "config.json").string(),
                        fmt::format("pools by '{}'", checkpoint::name(card.pooling)),
                        "Use a model that pools by the mean or the first token.");
    }
    EncoderConfig config;
    config.hidden = stated->hidden;
    config.layers = stated->layers;
    config.heads = stated->heads;
    config.inner = stated->inner;
    config.vocabulary = stated->vocabulary;
    config.embedding = stated->embedding;
    config.positions = stated->maxPositions;
    config.positionRule = {stated->firstPosition, stated->uncountedToken.value_or(PositionRule::none)};
    config.names = stated->names;
    config.types = stated->tokenTypes;
    config.epsilon = stated->layerNormEps;
    config.activation = stated->activation == "gelu"   ? Activation::Gelu
                        : stated->activation == "relu" ? Activation::Relu
                                                       : Activation::GeluTanh;
    config.pooling = card.pooling == checkpoint::Pooling::Cls ? Pooling::Cls : Pooling::Mean;
    return config;
}

} // namespace plateau::model
