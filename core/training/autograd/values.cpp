#include "core/training/autograd/values.h"

#include "core/training/tensor_values.h"

#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include <algorithm>

namespace plateau::training {
namespace {

constexpr const char* useTogether = "Use the weights together with the settings they were trained with.";

const NamedMatrix* find(std::span<const NamedMatrix> matrices, const std::string& name) {
    const auto found = std::find_if(matrices.begin(), matrices.end(),
                                    [&](const NamedMatrix& matrix) { return matrix.name == name; });
    return found == matrices.end() ? nullptr : &*found;
}

} // namespace

std::vector<NamedMatrix> matricesOf(const NamedTensors& tensors) {
    std::vector<NamedMatrix> matrices;
    for (const auto& [name, tensor] : tensors) {
        matrices.push_back(toMatrix(name, tensor.detach().to(at::kFloat)));
    }
    return matrices;
}

Result<void> takeMatrices(const NamedTensors& tensors, std::span<const NamedMatrix> matrices,
                          std::size_t others) {
    const c10::NoGradGuard guard;
    for (const auto& [name, tensor] : tensors) {
        const NamedMatrix* matrix = find(matrices, name);
        if (matrix == nullptr || tensor.sizes() != at::IntArrayRef(matrix->shape) ||
            static_cast<std::int64_t>(matrix->values.size()) != tensor.numel()) {
            return badInput(fmt::format("weights '{}'", name),
                            matrix == nullptr ? "are missing" : "have another shape than the model",
                            useTogether);
        }
    }
    if (tensors.size() + others != matrices.size()) {
        return badInput("weights",
                        fmt::format("{} given, {} fit the model", matrices.size(), tensors.size() + others),
                        useTogether);
    }
    for (const auto& [name, tensor] : tensors) {
        if (auto copied = copyInto(tensor, *find(matrices, name)); !copied) {
            return copied;
        }
    }
    return {};
}

} // namespace plateau::training
