#pragma once

#include "core/checkpoint/families/model_shape.h"
#include "core/model/network/network.h"

#include <filesystem>
#include <memory>

namespace plateau::model {

/// Which network to make.
struct NetworkRequest {
    std::filesystem::path folder; ///< empty: from scratch
    at::ScalarType type =
        at::kFloat; ///< that products of a checkpoint's weights run in; from scratch float32
    at::Device device = at::kCPU;
    std::int64_t features = 0; ///< F, for rows of features
    std::int64_t outputs = 0;  ///< K, for rows of features
};

/// The network of a family; BadInput for one that has none here, such as an encoder, and for requests that do
/// not fit it.
Result<std::unique_ptr<Network>> loadNetwork(const checkpoint::ModelShape& shape,
                                             const NetworkRequest& request);

} // namespace plateau::model
