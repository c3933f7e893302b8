#pragma once

#include "core/plot/clip.h"
#include "core/plot/scene.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Used by the layouts of this folder only.

namespace plateau::plot::detail {

/// Collects marks in painting order and remembers what a text must not cover.
class Canvas {
public:
    void add(Mark mark) { m_marks.push_back(std::move(mark)); }
    /// Draws what lies inside `clip`.
    void clipped(const std::vector<Point>& points, const Rect& clip, const Stroke& stroke, Part part);
    /// A straight line; not remembered.
    void rule(Point from, Point to, const Stroke& stroke, Part part);
    /// Draws the text and keeps others off it.
    void write(const Text& text);

    /// Keeps texts off a line or an area that is drawn.
    void avoid(const std::vector<Point>& line);
    void avoid(const Rect& area) { m_areas.push_back(area); }
    /// Keeps texts out of a band; short captions may stand on it.
    void avoidInside(const std::vector<Point>& polygon) { m_bands.push_back(polygon); }
    bool isFree(const Rect& rect) const;
    /// Texts, areas and lines, but not bands.
    bool isFreeButBands(const Rect& rect) const;
    /// Only texts and areas.
    bool isFreeOfAreas(const Rect& rect) const;
    /// The first of the candidates that is free.
    std::optional<Rect> firstFree(const std::vector<Rect>& candidates) const;

    std::vector<Mark> takeMarks() { return std::move(m_marks); }

private:
    std::vector<Mark> m_marks;
    std::vector<Rect> m_areas;
    std::vector<Segment> m_lines;
    std::vector<std::vector<Point>> m_bands;
};

/// Text for drawing: control characters become spaces; cut with "…" to `width` pixels.
std::string elided(std::string_view text, double pixels, double width, Weight weight = Weight::Regular);

/// ● ■ ▲ ◆ ▼ ✚ by hue.
Mark markerShape(Point centre, int hue, double radius, std::optional<Fill> fill,
                 std::optional<Stroke> stroke);

/// The mark of a mean: filled, or hollow where it rests on one seed.
Mark meanMarker(Point centre, int hue, bool hollow);

/// A warning triangle with its "!".
void drawWarning(Canvas& canvas, Point centre, Part part);

/// Where to set the baseline of text so that its middle is at `y`.
inline double baselineFor(double y, double pixels) {
    return y + pixels * .35;
}

} // namespace plateau::plot::detail
