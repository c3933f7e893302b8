#pragma once

#include "core/plot/geometry.h"

#include <array>
#include <vector>

namespace plateau::plot {

using Segment = std::array<Point, 2>;

/// The parts of a line inside the rectangle, corners added where it crosses the edge.
std::vector<std::vector<Point>> clipPolyline(const std::vector<Point>& points, const Rect& rect);

/// The part of a polygon inside the rectangle (Sutherland-Hodgman); empty when nothing is left.
std::vector<Point> clipPolygon(const std::vector<Point>& points, const Rect& rect);

/// Parallel 45° strokes inside a polygon, `spacing` pixels apart along x.
std::vector<Segment> hatch(const std::vector<Point>& polygon, double spacing);

/// Whether any part of the segment lies inside the rectangle.
bool touches(const Segment& segment, const Rect& rect);

} // namespace plateau::plot
