#include "core/training/tensor_values.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::training {

task::Outputs toOutputs(const at::Tensor& values) {
    const at::Tensor host = values.to(at::kCPU).contiguous();
    task::Outputs outputs;
    outputs.width = host.size(1);
    outputs.values.assign(host.const_data_ptr<float>(), host.const_data_ptr<float>() + host.numel());
    return outputs;
}

at::Tensor viewOf(const task::Outputs& outputs) {
    auto* values = const_cast<float*>(outputs.values.data());
    return at::from_blob(values, {static_cast<std::int64_t>(outputs.items()), outputs.width}, at::kFloat);
}

at::Tensor rowIndex(std::span<const std::uint32_t> rows) {
    at::Tensor index = at::empty({static_cast<std::int64_t>(rows.size())}, at::kLong);
    std::copy(rows.begin(), rows.end(), index.mutable_data_ptr<std::int64_t>());
    return index;
}

NamedMatrix toMatrix(std::string name, const at::Tensor& tensor) {
    const at::Tensor host = tensor.to(at::kCPU).contiguous();
    const auto* data = host.const_data_ptr<float>();
    return {std::move(name), host.sizes().vec(), {data, data + host.numel()}};
}

Result<void> copyInto(const at::Tensor& target, const NamedMatrix& matrix) {
    if (target.sizes() != at::IntArrayRef(matrix.shape) ||
        static_cast<std::int64_t>(matrix.values.size()) != target.numel()) {
        return badInput(fmt::format("weights '{}'", matrix.name), "have another shape than the model",
                        "Use the weights together with the settings they were trained with.");
    }
    at::Tensor host = at::empty(matrix.shape, at::kFloat);
    std::copy(matrix.values.begin(), matrix.values.end(), host.mutable_data_ptr<float>());
    target.copy_(host);
    return {};
}

} // namespace plateau::training
