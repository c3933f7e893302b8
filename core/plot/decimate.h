#pragma once

#include "core/plot/geometry.h"

#include <span>
#include <vector>

namespace plateau::plot {

/// At most four points a column (first, lowest, highest, last in their order), so a line through them looks
/// like the line through all. Points have ascending x; a non-finite y is kept as one gap point. Input of at
/// most 4·columns points comes back as it is. O(points).
std::vector<Point> decimate(std::span<const Point> points, int columns);

} // namespace plateau::plot
