#pragma once

#include "core/base/json_fields.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace plateau::checkpoint {

/// What a family calls the parts of an encoder layer, as keys of a file without a prefix; all but `layers`
/// stand behind "<layers>.<number>.".
struct EncoderNames {
    std::string_view layers;
    /// Query, key, value and output of the attention, then the two of the block behind it.
    std::array<std::string_view, 6> linears;
    std::string_view attentionNorm;
    std::string_view outputNorm;
    /// What people call `linears` when they choose some: ends of their names.
    std::array<std::string_view, 6> targets;
};

/// BERT, RoBERTa, XLM-R and ELECTRA.
inline constexpr EncoderNames bertNames = {
    "encoder.layer",
    {"attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
     "intermediate.dense", "output.dense"},
    "attention.output.LayerNorm",
    "output.LayerNorm",
    {"query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense"}};
inline constexpr EncoderNames distilBertNames = {
    "transformer.layer",
    {"attention.q_lin", "attention.k_lin", "attention.v_lin", "attention.out_lin", "ffn.lin1", "ffn.lin2"},
    "sa_layer_norm",
    "output_layer_norm",
    {"q_lin", "k_lin", "v_lin", "out_lin", "lin1", "lin2"}};

/// The linear between word vectors and layers of another width (ELECTRA).
inline constexpr const char* embeddingProjection = "embeddings_project";

/// The shape of a post-norm encoder (Devlin et al. 2019) of any family, from config.json.
struct EncoderConfig {
    int hidden = 0; ///< features
    int layers = 0;
    int heads = 0;         ///< divides `hidden`
    int inner = 0;         ///< features between the two linears of a block
    int vocabulary = 0;    ///< rows of the word embedding
    int embedding = 0;     ///< features of a word vector; other than `hidden`: projected
    int maxPositions = 0;  ///< rows of the position embedding
    int firstPosition = 0; ///< the row of a text's first token
    /// The token that takes the row before the first one and moves no other; nothing: every token counts.
    std::optional<int> uncountedToken;
    int tokenTypes = 2; ///< rows of the token type embedding; 0: there is none
    double layerNormEps = 1e-12;
    std::string activation = "gelu"; ///< gelu, gelu_new, gelu_pytorch_tanh or relu
    bool hasPooler = true;           ///< transformers' class has a pooling layer, which can be left out
    const EncoderNames* names = &bertNames;
    bool operator==(const EncoderConfig&) const = default;
};

struct ModelShape;

/// Each reads and checks the fields of its config.json; where one is absent, what transformers' class has.
/// BERT's sizes must be there.
ModelShape readBert(JsonFields& fields);
ModelShape readRoberta(JsonFields& fields); ///< positions begin behind the padding token's row
ModelShape readXlmRoberta(JsonFields& fields);
ModelShape readDistilBert(JsonFields& fields); ///< no token types
ModelShape readElectra(JsonFields& fields);    ///< word vectors may be narrower than layers

} // namespace plateau::checkpoint
