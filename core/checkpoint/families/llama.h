#pragma once

#include "core/base/json_fields.h"

#include <optional>
#include <vector>

namespace plateau::checkpoint {

/// Llama-3's stretching of the slow rotations (transformers, modeling_rope_utils.py).
struct RopeStretch {
    double factor = 8;
    double low = 1;  ///< low_freq_factor
    double high = 4; ///< high_freq_factor
    int originalContext = 8192;
    bool operator==(const RopeStretch&) const = default;
};

/// YaRN's stretching (Peng et al. 2023, "YaRN: Efficient Context Window Extension of Large Language Models";
/// transformers, modeling_rope_utils.py): slow rotations are divided by the factor, fast ones kept, those
/// between blended.
struct RopeYarn {
    double factor = 1;
    int originalContext = 0;
    double fast = 32;     ///< beta_fast: turns over the original context from which on a rotation is kept
    double slow = 1;      ///< beta_slow: up to so many it is divided
    double attention = 1; ///< attention_factor: cosines and sines are multiplied by it
    bool truncate = true; ///< the borders of the blend are whole numbers of frequencies
    bool operator==(const RopeYarn&) const = default;
};

/// The shape of a Llama-like decoder, from config.json. A missing key means the default of the
/// architecture's class.
struct DecoderConfig {
    int hidden = 0;
    int layers = 0;
    int heads = 0;
    int keyValueHeads = 0; ///< divides `heads`
    int headSize = 0;      ///< even
    int inner = 0;
    int vocabulary = 0;
    int context = 0; ///< tokens
    double rmsNormEps = 1e-6;
    double ropeTheta = 10000;
    double ropeScale = 1; ///< "linear": positions are divided by it
    std::optional<RopeStretch> ropeStretch;
    std::optional<RopeYarn> ropeYarn;  ///< at most one of the stretchings is there
    std::vector<float> ropeDivisors{}; ///< of each frequency, as GGUF files have them; none: 1
    bool inputBias = false;            ///< of q, k and v
    bool outputBias = false;           ///< of o
    bool innerBias = false;            ///< of gate, up and down
    bool queryKeyNorm = false;         ///< RMSNorm of each head of q and k, before the rotation
    bool tiedHead = false;             ///< the head is the word embedding
    bool operator==(const DecoderConfig&) const = default;
};

struct ModelShape;

ModelShape decoderShape(const DecoderConfig& config);

/// Read and check the fields of a config.json of these types.
ModelShape readLlama(JsonFields& fields);
ModelShape readMistral(JsonFields& fields);
ModelShape readMiniMind(JsonFields& fields);
ModelShape readQwen2(JsonFields& fields);
ModelShape readQwen3(JsonFields& fields);

} // namespace plateau::checkpoint
