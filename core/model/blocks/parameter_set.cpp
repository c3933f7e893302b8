#include "core/model/blocks/parameter_set.h"

namespace plateau::model {

int ParameterSet::declare(std::string name, std::vector<std::int64_t> shape, ParameterGroup group) {
    std::int64_t size = 1;
    for (const std::int64_t extent : shape) {
        size *= extent;
    }
    m_slots.push_back({std::move(name), std::move(shape), group, 0, size});
    return static_cast<int>(m_slots.size()) - 1;
}

void ParameterSet::allocate(std::int64_t cells, at::Device device, at::ScalarType computeType) {
    m_size = 0;
    for (int group = 0; group < parameterGroups; ++group) {
        for (Slot& slot : m_slots) {
            if (static_cast<int>(slot.group) == group) {
                slot.offset = m_size;
                m_size += slot.size;
            }
        }
    }
    const auto options = at::TensorOptions().dtype(at::kFloat).device(device);
    m_values = at::zeros({cells, m_size}, options);
    m_gradients = at::zeros({cells, m_size}, options);
    m_compute = computeType == at::kFloat ? m_values : at::zeros({cells, m_size}, options.dtype(computeType));
}

std::pair<std::int64_t, std::int64_t> ParameterSet::range(ParameterGroup group) const {
    std::int64_t first = 0;
    std::int64_t last = 0;
    for (const Slot& slot : m_slots) {
        first += slot.group < group ? slot.size : 0;
        last += slot.group <= group ? slot.size : 0;
    }
    return {first, last};
}

void ParameterSet::refreshCompute() {
    if (m_compute.scalar_type() != at::kFloat) {
        m_compute.copy_(m_values);
    }
}

void ParameterSet::keep(const Tensor& cells) {
    const bool shared = m_compute.scalar_type() == at::kFloat;
    m_values = m_values.index_select(0, cells);
    m_gradients = m_gradients.index_select(0, cells);
    m_compute = shared ? m_values : m_compute.index_select(0, cells);
}

Tensor ParameterSet::view(const Tensor& matrix, int number) const {
    const Slot& slot = m_slots[index(number)];
    std::vector<std::int64_t> shape = {matrix.size(0)};
    std::vector<std::int64_t> strides = {m_size};
    std::int64_t stride = slot.size;
    for (const std::int64_t extent : slot.shape) {
        stride /= extent;
        shape.push_back(extent);
        strides.push_back(stride);
    }
    return matrix.as_strided(shape, strides, slot.offset);
}

} // namespace plateau::model
