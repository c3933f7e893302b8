#pragma once

#include "core/base/json_fields.h"

#include <string>

namespace plateau::checkpoint {

/// The shape of a BERT-family encoder, from config.json.
struct EncoderConfig {
    int hidden = 0; ///< features
    int layers = 0;
    int heads = 0;        ///< divides `hidden`
    int inner = 0;        ///< features between the two linears of a block
    int vocabulary = 0;   ///< rows of the word embedding
    int maxPositions = 0; ///< tokens
    int tokenTypes = 2;
    double layerNormEps = 1e-12;
    std::string activation = "gelu"; ///< gelu, gelu_new, gelu_pytorch_tanh or relu
    bool operator==(const EncoderConfig&) const = default;
};

struct ModelShape;

/// Reads and checks the fields of a BERT-family config.json.
ModelShape readBert(JsonFields& fields);

} // namespace plateau::checkpoint
