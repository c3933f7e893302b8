#include "core/plot/decimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace plateau::plot {

namespace {

/// The points of one column that decide its picture, by index into the input.
struct Column {
    std::size_t first = 0;
    std::size_t lowest = 0;
    std::size_t highest = 0;
    std::size_t last = 0;
};

void append(std::vector<Point>& out, std::span<const Point> points, const Column& column) {
    std::array<std::size_t, 4> kept{column.first, column.lowest, column.highest, column.last};
    std::sort(kept.begin(), kept.end());
    const auto end = std::unique(kept.begin(), kept.end());
    std::for_each(kept.begin(), end, [&](std::size_t index) { out.push_back(points[index]); });
}

} // namespace

std::vector<Point> decimate(std::span<const Point> points, int columns) {
    const auto count = static_cast<std::size_t>(std::max(columns, 1));
    if (points.size() <= 4 * count)
        return {points.begin(), points.end()};
    const double start = points.front().x;
    const double width = std::max(points.back().x - start, 1e-300) / static_cast<double>(count);
    const auto columnOf = [&](const Point& p) { return std::floor((p.x - start) / width); };

    std::vector<Point> out;
    std::size_t at = 0;
    while (at < points.size()) {
        if (!std::isfinite(points[at].y)) {
            out.push_back(points[at]);
            while (at < points.size() && !std::isfinite(points[at].y))
                ++at;
            continue;
        }
        Column column{at, at, at, at};
        const double number = columnOf(points[at]);
        for (; at < points.size() && std::isfinite(points[at].y) && columnOf(points[at]) == number; ++at) {
            if (points[at].y < points[column.lowest].y)
                column.lowest = at;
            if (points[at].y > points[column.highest].y)
                column.highest = at;
            column.last = at;
        }
        append(out, points, column);
    }
    return out;
}

} // namespace plateau::plot
