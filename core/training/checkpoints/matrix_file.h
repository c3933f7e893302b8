#pragma once

#include "core/base/file.h"
#include "core/training/named_matrix.h"

#include <map>

namespace plateau::training {

/// Publishes matrices as a safetensors file (float32) with this metadata.
Result<Published> writeMatrices(const std::filesystem::path& path, const std::vector<NamedMatrix>& matrices,
                                const std::map<std::string, std::string>& metadata, Publish mode);

/// NotFound when there is no such file; anything but float32 is BadInput.
Result<std::vector<NamedMatrix>> readMatrices(const std::filesystem::path& path);

} // namespace plateau::training
