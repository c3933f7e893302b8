#pragma once

#include "core/experiment/store/experiment_state.h"

#include <cstdint>
#include <optional>

namespace plateau::experiment {

/// Under the rule `epochs` the updates grow with n: data and compute are confounded.
struct ComputeGrowth {
    std::int64_t smallest = 0; ///< updates of the smallest finished size
    std::int64_t largest = 0;  ///< updates of the largest
    double ratio() const { return static_cast<double>(largest) / static_cast<double>(smallest); }
    bool operator==(const ComputeGrowth&) const = default;
};

/// Growth is told from this ratio on.
inline constexpr double computeGrowthTold = 2;

/// From the updates that finished cells really ran; nothing for other rules, one size, or a growth of at most
/// twice.
std::optional<ComputeGrowth> computeGrowth(const ExperimentState& state);

} // namespace plateau::experiment
