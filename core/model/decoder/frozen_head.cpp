#include "core/model/decoder/frozen_head.h"

#include <ATen/core/LegacyTypeDispatch.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>

namespace plateau::model {
namespace {

/// Places whose logits exist at once: they stay in the processor's caches.
constexpr std::int64_t chunkPlaces = 64;

/// Nats of some places; with `gradient` defined also that of their features, [r,C].
void chunk(const Linear& head, const Tensor& features, const Tensor& tokens, Tensor nats, Tensor gradient) {
    const Tensor logits = head.forward(features).to(at::kFloat);
    const Tensor index = tokens.unsqueeze(1);
    const Tensor all = at::logsumexp(logits, {1}, /*keepdim=*/true);
    nats.copy_((all - logits.gather(1, index)).squeeze(1));
    if (gradient.defined()) {
        Tensor error = logits.sub_(all).exp_();
        error.scatter_add_(1, index, at::full_like(index, -1, error.options()));
        gradient.copy_(head.inputGradient(error.to(features.scalar_type())));
    }
}

/// The gradient of the features is found beside the loss, while the logits are there.
struct HeadNats : torch::autograd::Function<HeadNats> {
    static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& features,
                          const Tensor& tokens, const Linear* head) {
        const at::AutoDispatchBelowAutograd below;
        const bool isTrained = features.requires_grad();
        const Tensor gradient = isTrained ? at::empty_like(features) : Tensor();
        Tensor nats = at::empty({features.size(0)}, features.options().dtype(at::kFloat));
        for (std::int64_t at = 0; at < features.size(0); at += chunkPlaces) {
            const std::int64_t count = std::min(chunkPlaces, features.size(0) - at);
            chunk(*head, features.narrow(0, at, count), tokens.narrow(0, at, count),
                  nats.narrow(0, at, count), isTrained ? gradient.narrow(0, at, count) : Tensor());
        }
        if (isTrained) {
            context->save_for_backward({gradient});
        }
        return nats;
    }
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& gradients) {
        const Tensor unit = context->get_saved_variables()[0];
        return {unit * gradients[0].unsqueeze(1).to(unit.scalar_type()), Tensor(), Tensor()};
    }
};

} // namespace

FrozenHead::FrozenHead(Tensor weight) : m_linear(std::make_shared<Linear>()) {
    m_linear->weight = std::move(weight);
    m_linear->pack(chunkPlaces);
}

Tensor FrozenHead::logits(const Tensor& features) const {
    return m_linear->forward(features.contiguous()).to(at::kFloat);
}

Tensor FrozenHead::nats(const Tensor& features, const Tensor& tokens) const {
    return HeadNats::apply(features.contiguous(), tokens, m_linear.get());
}

} // namespace plateau::model
