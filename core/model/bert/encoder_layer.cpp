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

/// [J·R, n] seen as [J, R, n].
Tensor perCell(const Tensor& rows, const TokenBatch& batch) {
    return rows.view({batch.cells, batch.rows, rows.size(1)});
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

Tensor EncoderLayer::through(const Linear& linear, int site, const Tensor& x, const Context& context,
                             LayerState* state) {
    Tensor y = linear.forward(x);
    const auto index = static_cast<std::size_t>(site);
    if (state != nullptr) {
        state->input[index] = x;
    }
    if (context.adapters != nullptr && context.adapters->at[index]) {
        Tensor cells = perCell(y, context.batch);
        const Tensor mask = context.masks != nullptr ? (*context.masks)[index] : Tensor();
        context.adapters->at[index]->forward(cells, perCell(x, context.batch), mask,
                                             state != nullptr ? &state->adapter[index] : nullptr);
    }
    return y;
}

Tensor EncoderLayer::back(Linear& linear, int site, const Tensor& dy, const Context& context,
                          const LayerState& state, ParameterSet& parameters, Wants wants) {
    const auto index = static_cast<std::size_t>(site);
    linear.weightGradients(dy, state.input[index]);
    Tensor dx = wants == Wants::Input ? linear.inputGradient(dy) : Tensor();
    if (context.adapters != nullptr && context.adapters->at[index]) {
        Tensor cells = dx.defined() ? perCell(dx, context.batch) : Tensor();
        const Tensor mask = context.masks != nullptr ? (*context.masks)[index] : Tensor();
        context.adapters->at[index]->backward(perCell(dy, context.batch), cells, mask, state.adapter[index],
                                              parameters);
    }
    return dx;
}

Tensor EncoderLayer::forward(const Tensor& x, const Context& context, LayerState* state) const {
    const double epsilon = context.config.epsilon;
    const Tensor projected = through(qkv, AttentionSite, x, context, state);
    const Tensor attended = attend(projected, context.batch, context.config.heads,
                                   state != nullptr ? &state->attention : nullptr);
    Tensor middle = through(attentionOutput, AttentionOutputSite, attended, context, state).add_(x);
    middle = normalize(middleNorm, middle, epsilon, state != nullptr ? &state->middleNorm : nullptr);
    const Tensor wide = through(inner, InnerSite, middle, context, state);
    if (state != nullptr) {
        state->inner = wide;
    }
    const Tensor active = activate(wide, context.config.activation);
    const Tensor last = through(output, OutputSite, active, context, state).add_(middle);
    return normalize(lastNorm, last, epsilon, state != nullptr ? &state->lastNorm : nullptr);
}

Tensor EncoderLayer::backward(const Tensor& gradient, const Context& context, const LayerState& state,
                              ParameterSet& parameters, Wants wants) {
    const Tensor last = normalizeBackward(lastNorm, gradient, state.lastNorm);
    const Tensor active = back(output, OutputSite, last, context, state, parameters, Wants::Input);
    const Tensor wide = activateBackward(active, state.inner, context.config.activation);
    Tensor middle = back(inner, InnerSite, wide, context, state, parameters, Wants::Input).add_(last);
    middle = normalizeBackward(middleNorm, middle, state.middleNorm);
    const Tensor attended =
        back(attentionOutput, AttentionOutputSite, middle, context, state, parameters, Wants::Input);
    const Tensor projected = attendBackward(attended, context.batch, context.config.heads, state.attention);
    Tensor dx = back(qkv, AttentionSite, projected, context, state, parameters, wants);
    return dx.defined() ? dx.add_(middle) : dx;
}

} // namespace plateau::model
