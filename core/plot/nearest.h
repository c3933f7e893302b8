#pragma once

#include "core/plot/data_curve.h"
#include "core/plot/scale.h"

#include <cstddef>
#include <optional>
#include <span>

namespace plateau::plot {

/// Index of the value nearest to `x` in ascending `values`, the lower one on a tie; nothing when there are
/// none. O(log size).
std::optional<std::size_t> nearestIndex(std::span<const double> values, double x);

/// The size nearest to a pointer on the (logarithmic) x axis, measured in pixels. Points have ascending n.
/// O(log size).
std::optional<std::size_t> nearestPoint(std::span<const CurvePoint> points, const Scale& x, double pixel);

} // namespace plateau::plot
