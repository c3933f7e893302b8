#pragma once

#include "core/base/result.h"
#include "core/model/blocks/tensors.h"
#include "core/training/named_matrix.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

/// Between named tensors and values on the host.
namespace plateau::training {

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

std::vector<NamedMatrix> matricesOf(const NamedTensors& tensors);

/// Copies the matrices into the tensors of their names, all or none of them: BadInput when one is missing or
/// of another shape, or when matrices are left over.
/// @param others how many of the matrices belong to someone else
Result<void> takeMatrices(const NamedTensors& tensors, std::span<const NamedMatrix> matrices,
                          std::size_t others);

} // namespace plateau::training
