#include "core/model/bert/encoder_layer.h"

namespace plateau::model {
namespace {

Tensor activate(const Tensor& x, Activation activation) {
    switch (activation) {
    case Activation::GeluTanh:
        return at::gelu(x, "tanh");
    case Activation::Relu:
        return at::relu(x);
    case Activation::Gelu:
        break;
    }
    return at::gelu(x);
}

Tensor activateBackward(const Tensor& gradient, const Tensor& x, Activation activation) {
    switch (activation) {
    case Activation::GeluTanh:
        return at::gelu_backward(gradient, x, "tanh");
    case Activation::Relu:
        return at::threshold_backward(gradient, x, 0);
    case Activation::Gelu:
        break;
    }
    return at::gelu_backward(gradient, x);
}

AdapterUse useAt(const EncoderLayer::Context& context, std::size_t site) {
    const auto* adapters = context.adapters;
    return {context.batch, adapters != nullptr && adapters->at[site] ? &*adapters->at[site] : nullptr,
            context.masks != nullptr ? (*context.masks)[site] : Tensor()};
}

} // namespace

Tensor normalize(const Norm& norm, const Tensor& x, double epsilon, NormState* state) {
    auto [y, mean, inverse] = at::native_layer_norm(x, {x.size(-1)}, norm.weight, norm.bias, epsilon);
    if (state != nullptr) {
        *state = {x, mean, inverse};
    }
    return y;
}

Tensor normalizeBackward(Norm& norm, const Tensor& gradient, const NormState& state) {
    const bool trained = norm.weightGradient.defined();
    auto [dx, dw, db] = at::native_layer_norm_backward(gradient, state.input, {state.input.size(-1)},
                                                       state.mean, state.inverseDeviation, norm.weight,
                                                       norm.bias, {true, trained, trained});
    if (trained) {
        norm.weightGradient.copy_(dw);
        norm.biasGradient.copy_(db);
    }
    return dx;
}

Tensor EncoderLayer::forward(const Tensor& x, const Context& context, LayerState* state) const {
    const double epsilon = context.config.epsilon;
    const auto apply = [&](const Linear& linear, Site site, const Tensor& input) {
        return through(linear, input, useAt(context, site),
                       state != nullptr ? &state->linears[site] : nullptr);
    };
    const Tensor projected = apply(qkv, AttentionSite, x);
    const Tensor attended = attend(projected, context.batch, context.config.heads,
                                   state != nullptr ? &state->attention : nullptr);
    Tensor middle = apply(attentionOutput, AttentionOutputSite, attended).add_(x);
    middle = normalize(middleNorm, middle, epsilon, state != nullptr ? &state->middleNorm : nullptr);
    const Tensor wide = apply(inner, InnerSite, middle);
    if (state != nullptr) {
        state->inner = wide;
    }
    const Tensor active = activate(wide, context.config.activation);
    const Tensor last = apply(output, OutputSite, active).add_(middle);
    return normalize(lastNorm, last, epsilon, state != nullptr ? &state->lastNorm : nullptr);
}

Tensor EncoderLayer::backward(const Tensor& gradient, const Context& context, const LayerState& state,
                              ParameterSet& parameters, Wants wants) {
    const auto back = [&](Linear& linear, Site site, const Tensor& dy, Wants wanted) {
        return backThrough(linear, dy, useAt(context, site), state.linears[site], parameters, wanted);
    };
    const Tensor last = normalizeBackward(lastNorm, gradient, state.lastNorm);
    const Tensor active = back(output, OutputSite, last, Wants::Input);
    const Tensor wide = activateBackward(active, state.inner, context.config.activation);
    Tensor middle = back(inner, InnerSite, wide, Wants::Input).add_(last);
    middle = normalizeBackward(middleNorm, middle, state.middleNorm);
    const Tensor attended = back(attentionOutput, AttentionOutputSite, middle, Wants::Input);
    const Tensor projected = attendBackward(attended, context.batch, context.config.heads, state.attention);
    Tensor dx = back(qkv, AttentionSite, projected, wants);
    return dx.defined() ? dx.add_(middle) : dx;
}

} // namespace plateau::model
