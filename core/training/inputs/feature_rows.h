#pragma once

#include "core/training/inputs/encoded_set.h"

namespace plateau::training {

/// Rows of numbers: the features of tables, and whatever else needs no tokens.
class FeatureRows : public EncodedSet {
public:
    /// @param values [N, width] row-major, finite; width ≥ 1
    FeatureRows(std::span<const float> values, std::int64_t width);

    /// [N, width] float32 on the CPU.
    const at::Tensor& values() const { return m_values; }

    std::size_t size() const override { return static_cast<std::size_t>(m_values.size(0)); }
    std::int64_t cost(std::size_t) const override { return 1; }
    bool truncated(std::size_t) const override { return false; }
    Batch collate(std::span<const std::uint32_t> rows, std::int64_t cells) const override;

private:
    at::Tensor m_values;
};

} // namespace plateau::training
