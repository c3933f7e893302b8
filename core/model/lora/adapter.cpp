#include "core/model/lora/adapter.h"

namespace plateau::model {

Adapter::Adapter(ParameterSet& parameters, std::vector<Module> modules, std::int64_t in, std::int64_t width,
                 const AdapterSettings& settings)
    : m_modules(std::move(modules)),
      m_in(in),
      m_width(width),
      m_rank(settings.rank),
      m_scale(settings.scale) {
    for (Module& module : m_modules) {
        module.a = parameters.declare(module.name + ".lora_A", {m_rank, in}, ParameterGroup::Base);
        module.b = parameters.declare(module.name + ".lora_B", {module.out, m_rank}, ParameterGroup::Base);
    }
}

void Adapter::refresh(const ParameterSet& parameters) {
    const Tensor first = parameters.compute(m_modules[0].a);
    const std::int64_t cells = first.size(0);
    const std::int64_t low = static_cast<std::int64_t>(m_modules.size()) * m_rank;
    if (!m_down.defined() || m_down.size(0) != cells) {
        m_down = at::empty({cells, low, m_in}, first.options());
        m_up = at::zeros({cells, m_width, low}, first.options());
    }
    std::int64_t at = 0;
    for (const Module& module : m_modules) {
        m_down.narrow(1, at, m_rank).copy_(parameters.compute(module.a));
        m_up.narrow(1, module.offset, module.out).narrow(2, at, m_rank).copy_(parameters.compute(module.b));
        at += m_rank;
    }
}

void Adapter::forward(Tensor& y, const Tensor& x, const Tensor& mask, AdapterState* state) const {
    const Tensor input = mask.defined() ? x * mask : x;
    const Tensor low = product(input, m_down.transpose(1, 2), m_scale);
    addProduct(y, low, m_up.transpose(1, 2));
    if (state != nullptr) {
        state->input = input;
        state->low = low;
    }
}

void Adapter::backward(const Tensor& dy, Tensor& dx, const Tensor& mask, const AdapterState& state,
                       ParameterSet& parameters) const {
    const Tensor up = product(dy.transpose(1, 2), state.low);
    const Tensor low = product(dy, m_up, m_scale);
    const Tensor down = product(low.transpose(1, 2), state.input);
    std::int64_t at = 0;
    for (const Module& module : m_modules) {
        parameters.gradient(module.a).copy_(down.narrow(1, at, m_rank));
        parameters.gradient(module.b).copy_(up.narrow(1, module.offset, module.out).narrow(2, at, m_rank));
        at += m_rank;
    }
    if (!dx.defined()) {
        return;
    }
    if (mask.defined()) {
        dx.add_(product(low, m_down).mul_(mask));
    } else {
        addProduct(dx, low, m_down);
    }
}

Adapter Adapter::only(std::int64_t cell) const {
    Adapter one = *this;
    one.m_down = m_down.narrow(0, cell, 1);
    one.m_up = m_up.narrow(0, cell, 1);
    return one;
}

void Adapter::keep(const Tensor& cells) {
    m_down = m_down.index_select(0, cells);
    m_up = m_up.index_select(0, cells);
}

} // namespace plateau::model
