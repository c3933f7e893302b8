#pragma once

#include "core/statistics/curve/curve.h"
#include "core/statistics/intervals/intervals.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plateau::statistics {

struct SecondOpinionSettings {
    int draws = 500; ///< bootstrap fits, ≥ 100
    std::uint64_t seed = 0;
};

/// The same question put to another method: seeds resampled within each size, each draw fitted by pow3 with
/// n² weights.
struct SecondOpinion {
    std::vector<double> n;          ///< sizes asked for
    std::vector<double> median;     ///< of y at n
    std::vector<Interval> interval; ///< 5-95 % of y at n
    double neededMedian = 0;        ///< n for the target; infinity = never in half of the draws
    Interval needed;                ///< 5-95 %
    double never = 0;               ///< share of draws that never reach the target
};

/// Nothing when no size has two seeds. @param target in y units
std::optional<SecondOpinion> secondOpinion(const Curve& curve, std::span<const double> sizes, double target,
                                           const SecondOpinionSettings& settings = {});

} // namespace plateau::statistics
