#include "core/model/bert/adapted_linear.h"

namespace plateau::model {
namespace {

/// [J·R, n] seen as [J, R, n].
Tensor perCell(const Tensor& rows, const TokenBatch& batch) {
    return rows.view({batch.cells, batch.rows, rows.size(1)});
}

} // namespace

Tensor through(const Linear& linear, const Tensor& x, const AdapterUse& use, LinearState* state) {
    Tensor y = linear.forward(x);
    if (state != nullptr) {
        state->input = x;
    }
    if (use.adapter != nullptr) {
        Tensor cells = perCell(y, use.batch);
        use.adapter->forward(cells, perCell(x, use.batch), use.mask,
                             state != nullptr ? &state->adapter : nullptr);
    }
    return y;
}

Tensor backThrough(Linear& linear, const Tensor& dy, const AdapterUse& use, const LinearState& state,
                   ParameterSet& parameters, Wants wants) {
    linear.weightGradients(dy, state.input);
    Tensor dx = wants == Wants::Input ? linear.inputGradient(dy) : Tensor();
    if (use.adapter != nullptr) {
        Tensor cells = dx.defined() ? perCell(dx, use.batch) : Tensor();
        use.adapter->backward(perCell(dy, use.batch), cells, use.mask, state.adapter, parameters);
    }
    return dx;
}

} // namespace plateau::model
