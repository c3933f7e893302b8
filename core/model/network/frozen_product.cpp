#include "core/model/network/frozen_product.h"

#include <ATen/core/LegacyTypeDispatch.h>
#include <torch/csrc/autograd/custom_function.h>

namespace plateau::model {
namespace {

/// Token rows that the packing is tuned for.
constexpr std::int64_t typicalRows = 512;

/// The layer outlives the backward pass: its network does.
struct Product : torch::autograd::Function<Product> {
    static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& rows,
                          const Linear* layer) {
        context->saved_data["layer"] = reinterpret_cast<std::int64_t>(layer);
        const at::AutoDispatchBelowAutograd below;
        return layer->forward(rows);
    }
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& gradients) {
        const auto* layer = reinterpret_cast<const Linear*>(context->saved_data["layer"].toInt());
        const at::AutoDispatchBelowAutograd below;
        return {layer->inputGradient(gradients[0].contiguous()), Tensor()};
    }
};

} // namespace

FrozenProduct::FrozenProduct(Tensor weight, Tensor bias) : m_linear(std::make_shared<Linear>()) {
    m_linear->weight = std::move(weight);
    m_linear->bias = std::move(bias);
    m_linear->pack(typicalRows);
}

Tensor FrozenProduct::forward(const Tensor& x) const {
    const Tensor rows = x.reshape({-1, x.size(-1)}).contiguous();
    const Tensor y = Product::apply(rows, m_linear.get());
    auto shape = x.sizes().vec();
    shape.back() = y.size(1);
    return y.view(shape);
}

} // namespace plateau::model
