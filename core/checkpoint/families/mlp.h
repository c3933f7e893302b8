#pragma once

#include <string>
#include <vector>

namespace plateau::checkpoint {

/// A multi-layer perceptron for rows of features.
struct MlpConfig {
    std::vector<int> hidden = {128, 128}; ///< width of each hidden layer
    std::string activation = "gelu";      ///< gelu or relu
    double dropout = 0.0;                 ///< behind each hidden layer, [0, 1)
    bool operator==(const MlpConfig&) const = default;
};

} // namespace plateau::checkpoint
