#include "core/training/inputs/feature_rows.h"

#include <algorithm>

namespace plateau::training {

FeatureRows::FeatureRows(std::span<const float> values, std::int64_t width)
    : m_values(at::empty({static_cast<std::int64_t>(values.size()) / width, width}, at::kFloat)) {
    std::copy(values.begin(), values.end(), m_values.mutable_data_ptr<float>());
}

Batch FeatureRows::collate(std::span<const std::uint32_t> rows, std::int64_t cells) const {
    const auto width = m_values.size(1);
    Batch batch;
    batch.cells = cells;
    batch.features = at::empty({static_cast<std::int64_t>(rows.size()), width}, at::kFloat);
    auto* target = batch.features.mutable_data_ptr<float>();
    for (const std::uint32_t row : rows) {
        target = std::copy_n(m_values.const_data_ptr<float>() + row * width, width, target);
    }
    return batch;
}

} // namespace plateau::training
