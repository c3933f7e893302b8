#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::checkpoint {

/// How the vectors of the tokens become one vector of the text (sentence-transformers, 1_Pooling).
enum class Pooling { Mean, Cls, Max, MeanSquareRootLength };

/// "mean", "cls", "max", "mean_sqrt_len"
const char* name(Pooling pooling);
std::optional<Pooling> poolingFromName(std::string_view name);

/// The shape of a BERT-family encoder, from config.json.
struct EncoderConfig {
    std::string modelType; ///< "bert"
    int hidden = 0;        ///< features
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

/// Names of the linear modules of one layer, relative to "encoder.layer.<i>.".
std::vector<std::string> linearModules();
/// Those of `targets` that mean no linear module. They match as in PEFT: a whole name, or its end behind a
/// dot.
std::vector<std::string> unmatchedTargets(const EncoderConfig& config,
                                          const std::vector<std::string>& targets);

/// Reads and checks config.json of a model folder. Another family is BadInput with its name.
Result<EncoderConfig> readEncoderConfig(const std::filesystem::path& folder);

} // namespace plateau::checkpoint
