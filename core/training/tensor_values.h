#pragma once

#include "core/base/result.h"
#include "core/model/blocks/tensors.h"
#include "core/task/examples.h"
#include "core/training/named_matrix.h"

#include <span>

/// Between tensors and values on the host.
namespace plateau::training {

/// From [N, width] of any device.
task::Outputs toOutputs(const at::Tensor& values);
/// [N, width] float32 that shares memory with the outputs, which must outlive it.
at::Tensor viewOf(const task::Outputs& outputs);

/// [rows] int64 on the CPU.
at::Tensor rowIndex(std::span<const std::uint32_t> rows);

NamedMatrix toMatrix(std::string name, const at::Tensor& tensor);
/// Copies values into a tensor of the same shape; another shape is BadInput.
Result<void> copyInto(const at::Tensor& target, const NamedMatrix& matrix);

} // namespace plateau::training
