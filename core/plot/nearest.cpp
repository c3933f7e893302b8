#include "core/plot/nearest.h"

#include <algorithm>
#include <cmath>

namespace plateau::plot {

namespace {

/// `positionOf(index)` ascends with the index.
template <typename PositionOf>
std::optional<std::size_t> nearestOf(std::size_t count, double wanted, PositionOf positionOf) {
    if (count == 0)
        return std::nullopt;
    std::size_t low = 0;
    std::size_t high = count;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (positionOf(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == count)
        return count - 1;
    if (low > 0 && wanted - positionOf(low - 1) <= positionOf(low) - wanted)
        return low - 1;
    return low;
}

} // namespace

std::optional<std::size_t> nearestIndex(std::span<const double> values, double x) {
    return nearestOf(values.size(), x, [&](std::size_t index) { return values[index]; });
}

std::optional<std::size_t> nearestPoint(std::span<const CurvePoint> points, const Scale& x, double pixel) {
    return nearestOf(points.size(), pixel, [&](std::size_t index) { return x.toPixel(points[index].n); });
}

} // namespace plateau::plot
