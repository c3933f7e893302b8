#pragma once

#include "core/base/result.h"
#include "core/checkpoint/model_folder.h"
#include "core/model/blocks/pooling.h"

#include <cstdint>

namespace plateau::model {

enum class Activation { Gelu, GeluTanh, Relu };

/// Shape of a BERT-family encoder and how a text becomes one vector. Letters used in this folder:
/// J cells, R token rows of a cell, B texts of a cell, S = J·B, T widest text, C hidden, H heads, r rank.
struct EncoderConfig {
    std::int64_t hidden = 768; ///< C
    std::int64_t layers = 12;
    std::int64_t heads = 12; ///< H, divides C
    std::int64_t inner = 3072;
    std::int64_t vocabulary = 30522;
    std::int64_t positions = 512; ///< longest text in tokens
    std::int64_t types = 2;
    double epsilon = 1e-12; ///< of every LayerNorm
    Activation activation = Activation::Gelu;
    Pooling pooling = Pooling::Mean;
    bool operator==(const EncoderConfig&) const = default;
};

/// What the model folder says, as the encoder needs it. Another family, or another
/// pooling than mean or cls, is BadInput.
Result<EncoderConfig> encoderConfig(const checkpoint::ModelCard& card);

} // namespace plateau::model
