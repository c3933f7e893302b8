#include "core/plot/clip.h"

#include <cmath>
#include <cstddef>
#include <optional>

namespace plateau::plot {

namespace {

Point between(Point a, Point b, double share) {
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

/// Liang-Barsky: the shares of the segment at which it enters and leaves the rectangle.
std::optional<Interval> inside(const Segment& segment, const Rect& rect) {
    const double dx = segment[1].x - segment[0].x;
    const double dy = segment[1].y - segment[0].y;
    const std::array<double, 4> step{-dx, dx, -dy, dy};
    const std::array<double, 4> room{segment[0].x - rect.x, rect.right() - segment[0].x,
                                     segment[0].y - rect.y, rect.bottom() - segment[0].y};
    Interval shares{0, 1};
    for (std::size_t edge = 0; edge < 4; ++edge) {
        if (step[edge] == 0) {
            if (room[edge] < 0)
                return std::nullopt;
            continue;
        }
        const double share = room[edge] / step[edge];
        if (step[edge] < 0)
            shares.low = std::max(shares.low, share);
        else
            shares.high = std::min(shares.high, share);
    }
    if (shares.low > shares.high)
        return std::nullopt;
    return shares;
}

/// Keeps what has a signed distance ≥ 0.
template <typename Distance>
std::vector<Point> keepSide(const std::vector<Point>& points, Distance distance) {
    std::vector<Point> out;
    for (std::size_t at = 0; at < points.size(); ++at) {
        const Point a = points[at];
        const Point b = points[(at + 1) % points.size()];
        const double da = distance(a);
        const double db = distance(b);
        if (da >= 0)
            out.push_back(a);
        if ((da > 0 && db < 0) || (da < 0 && db > 0))
            out.push_back(between(a, b, da / (da - db)));
    }
    return out;
}

} // namespace

std::vector<std::vector<Point>> clipPolyline(const std::vector<Point>& points, const Rect& rect) {
    std::vector<std::vector<Point>> out;
    bool open = false;
    for (std::size_t at = 0; at + 1 < points.size(); ++at) {
        const auto shares = inside({points[at], points[at + 1]}, rect);
        if (!shares) {
            open = false;
            continue;
        }
        if (!open)
            out.push_back({between(points[at], points[at + 1], shares->low)});
        out.back().push_back(between(points[at], points[at + 1], shares->high));
        open = shares->high >= 1;
    }
    return out;
}

std::vector<Point> clipPolygon(const std::vector<Point>& points, const Rect& rect) {
    auto out = keepSide(points, [&](Point p) { return p.x - rect.x; });
    out = keepSide(out, [&](Point p) { return rect.right() - p.x; });
    out = keepSide(out, [&](Point p) { return p.y - rect.y; });
    out = keepSide(out, [&](Point p) { return rect.bottom() - p.y; });
    if (out.size() < 3)
        out.clear();
    return out;
}

std::vector<Segment> hatch(const std::vector<Point>& polygon, double spacing) {
    std::vector<Segment> out;
    if (polygon.size() < 3 || spacing <= 0)
        return out;
    // A stroke is the set x + y = c; the corners' sums bound c.
    Interval sums{polygon[0].x + polygon[0].y, polygon[0].x + polygon[0].y};
    for (const Point& p : polygon)
        sums.include(p.x + p.y);
    for (double sum = std::ceil(sums.low / spacing) * spacing; sum < sums.high; sum += spacing) {
        std::vector<Point> hits;
        for (std::size_t at = 0; at < polygon.size(); ++at) {
            const Point a = polygon[at];
            const Point b = polygon[(at + 1) % polygon.size()];
            const double da = a.x + a.y - sum;
            const double db = b.x + b.y - sum;
            if ((da < 0) != (db < 0))
                hits.push_back(between(a, b, da / (da - db)));
        }
        std::sort(hits.begin(), hits.end(), [](Point a, Point b) { return a.x < b.x; });
        for (std::size_t at = 0; at + 1 < hits.size(); at += 2)
            out.push_back({hits[at], hits[at + 1]});
    }
    return out;
}

bool touches(const Segment& segment, const Rect& rect) {
    return inside(segment, rect).has_value();
}

} // namespace plateau::plot
