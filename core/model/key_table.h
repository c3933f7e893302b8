#pragma once

#include "core/model/encoder_config.h"

#include <string>
#include <string_view>
#include <vector>

namespace plateau::model {

/// One tensor of a checkpoint.
struct KeyEntry {
    std::string name;
    std::vector<std::int64_t> shape;
    bool operator==(const KeyEntry&) const = default;
};

/// Tensors that the encoder reads, by the names of a bare encoder file (no "bert." prefix).
std::vector<KeyEntry> encoderKeys(const EncoderConfig& config);

/// The name in encoderKeys() for a name found in a file: prefix "bert." dropped, LayerNorm.gamma and .beta
/// renamed to .weight and .bias.
std::string canonicalKey(std::string_view stored);

/// Tensors that may lie in the file and are not used: position_ids, pooler, task heads.
bool isUnusedKey(std::string_view canonical);

} // namespace plateau::model
