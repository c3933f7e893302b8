#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace plateau::training {

/// Values on the host, row-major float32.
struct NamedMatrix {
    std::string name; ///< checkpoint key, for example "encoder.layer.0.attention.self.query.lora_A"
    std::vector<std::int64_t> shape;
    std::vector<float> values;
    bool operator==(const NamedMatrix&) const = default;
};

} // namespace plateau::training
