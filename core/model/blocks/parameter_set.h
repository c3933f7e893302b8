#pragma once

#include "core/model/blocks/tensors.h"

#include <string>
#include <vector>

namespace plateau::model {

/// Which learning rate and whether weight decay applies.
enum class ParameterGroup { Base, BaseWithoutDecay, Head, HeadWithoutDecay };
inline constexpr int parameterGroups = 4;

/// Trained values of J cells in one matrix [J, P] of float32, gradients and a copy in the type that products
/// run in beside it. One matrix means: one optimizer call, one norm and one cast, whatever the number of
/// modules. Declared first, then allocated, then used through views.
class ParameterSet {
public:
    /// Declares a tensor; the number names it from now on.
    int declare(std::string name, std::vector<std::int64_t> shape, ParameterGroup group);
    /// @param computeType type of compute(); float32 shares memory with the values
    void allocate(std::int64_t cells, at::Device device, at::ScalarType computeType);

    std::int64_t cells() const { return m_values.size(0); }
    std::int64_t count() const { return m_size; } ///< P

    Tensor value(int number) const { return view(m_values, number); }
    Tensor gradient(int number) const { return view(m_gradients, number); }
    Tensor compute(int number) const { return view(m_compute, number); }
    const std::string& name(int number) const { return m_slots[index(number)].name; }
    const std::vector<std::int64_t>& shape(int number) const { return m_slots[index(number)].shape; }
    int tensors() const { return static_cast<int>(m_slots.size()); }

    Tensor& values() { return m_values; }
    Tensor& gradients() { return m_gradients; }
    /// Columns [first, last) of a group.
    std::pair<std::int64_t, std::int64_t> range(ParameterGroup group) const;

    /// Brings compute() up to date with value().
    void refreshCompute();
    /// Keeps only these cells, in this order.
    void keep(const Tensor& cells);

private:
    struct Slot {
        std::string name;
        std::vector<std::int64_t> shape;
        ParameterGroup group;
        std::int64_t offset = 0;
        std::int64_t size = 0;
    };
    static std::size_t index(int number) { return static_cast<std::size_t>(number); }
    Tensor view(const Tensor& matrix, int number) const;

    std::vector<Slot> m_slots;
    std::int64_t m_size = 0;
    Tensor m_values;
    Tensor m_gradients;
    Tensor m_compute;
};

} // namespace plateau::model
