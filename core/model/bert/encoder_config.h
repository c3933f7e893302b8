#pragma once

#include "core/base/result.h"
#include "core/checkpoint/model_folder.h"
#include "core/model/blocks/pooling.h"
#include "core/model/blocks/token_batch.h"

#include <cstdint>

namespace plateau::model {

enum class Activation { Gelu, GeluTanh, Relu };

/// Shape of an encoder of any family and how a text becomes one vector. Letters used in this folder:
/// J cells, R token rows of a cell, B texts of a cell, S = J·B, T widest text, C hidden, H heads, r rank, E
/// word features.
struct EncoderConfig {
    std::int64_t hidden = 768; ///< C
    std::int64_t layers = 12;
    std::int64_t heads = 12; ///< H, divides C
    std::int64_t inner = 3072;
    std::int64_t vocabulary = 30522;
    std::int64_t embedding = 768; ///< E, projected to C where it is another number
    std::int64_t positions = 512; ///< rows of the position embedding
    PositionRule positionRule;    ///< which of them a token takes
    std::int64_t types = 2;       ///< rows of the token type embedding; 0: there is none
    double epsilon = 1e-12;       ///< of every LayerNorm
    Activation activation = Activation::Gelu;
    Pooling pooling = Pooling::Mean;
    const checkpoint::EncoderNames* names = &checkpoint::bertNames;

    bool projects() const { return embedding != hidden; }
    std::int64_t longestText() const { return positions - positionRule.first; } ///< in tokens
    bool operator==(const EncoderConfig&) const = default;
};

/// What the model folder says, as the encoder needs it. Another family, or another
/// pooling than mean or cls, is BadInput.
Result<EncoderConfig> encoderConfig(const checkpoint::ModelCard& card);

} // namespace plateau::model
