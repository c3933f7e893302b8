#pragma once

#include <algorithm>

namespace plateau::plot {

/// Pixels at 96 dpi, y grows downwards.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Size {
    double width = 0;
    double height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool overlaps(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
    Rect grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    bool operator==(const Rect&) const = default;
};

/// A closed range of values, low ≤ high.
struct Interval {
    double low = 0;
    double high = 0;

    double length() const { return high - low; }
    bool contains(double value) const { return value >= low && value <= high; }
    void include(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool operator==(const Interval&) const = default;
};

} // namespace plateau::plot
