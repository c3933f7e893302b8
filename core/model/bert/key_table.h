#pragma once

#include "core/model/bert/encoder_config.h"

#include <string>
#include <string_view>
#include <vector>

namespace plateau::model {

/// One tensor of a checkpoint.
struct KeyEntry {
    enum class Part { Embedding, Norm, Linear };
    std::string name;
    std::vector<std::int64_t> shape;
    Part part = Part::Linear; ///< the norm of the embeddings is an Embedding
    bool operator==(const KeyEntry&) const = default;
};

/// Tensors that the encoder reads, by the names of a bare encoder file (no "bert." prefix).
std::vector<KeyEntry> encoderKeys(const EncoderConfig& config);

/// The name in encoderKeys() for a name found in a file: `prefix` dropped, .gamma and .beta of old files
/// renamed to .weight and .bias.
std::string canonicalKey(std::string_view stored, std::string_view prefix);

/// The name of a tensor that stacks those of several keys, the first one's rows first.
std::string stackedKey(const std::vector<std::string>& keys);
/// The keys that a name stacks; the name itself where it stacks none.
std::vector<std::string> stackedKeys(std::string_view name);

/// "<layers>.<number>.<part>" of a layer.
std::string layerKey(const EncoderConfig& config, std::int64_t layer, std::string_view part);

} // namespace plateau::model
