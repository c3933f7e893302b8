#include "core/plot/canvas.h"

#include "core/base/utf8.h"
#include "core/plot/text_width.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plateau::plot::detail {

void Canvas::clipped(const std::vector<Point>& points, const Rect& clip, const Stroke& stroke, Part part) {
    for (auto& piece : clipPolyline(points, clip))
        add(Polyline{std::move(piece), stroke, part});
}

void Canvas::rule(Point from, Point to, const Stroke& stroke, Part part) {
    add(Polyline{{from, to}, stroke, part});
}

void Canvas::write(const Text& text) {
    avoid(boundsOf(text));
    add(text);
}

void Canvas::avoid(const std::vector<Point>& line) {
    for (std::size_t at = 0; at + 1 < line.size(); ++at)
        m_lines.push_back({line[at], line[at + 1]});
}

bool Canvas::isFreeOfAreas(const Rect& rect) const {
    return std::none_of(m_areas.begin(), m_areas.end(),
                        [&](const Rect& area) { return area.overlaps(rect); });
}

bool Canvas::isFreeButBands(const Rect& rect) const {
    return isFreeOfAreas(rect) && std::none_of(m_lines.begin(), m_lines.end(),
                                               [&](const Segment& line) { return touches(line, rect); });
}

bool Canvas::isFree(const Rect& rect) const {
    return isFreeButBands(rect) && std::none_of(m_bands.begin(), m_bands.end(), [&](const auto& band) {
               return !clipPolygon(band, rect).empty();
           });
}

std::optional<Rect> Canvas::firstFree(const std::vector<Rect>& candidates) const {
    const auto found =
        std::find_if(candidates.begin(), candidates.end(), [&](const Rect& rect) { return isFree(rect); });
    return found == candidates.end() ? std::nullopt : std::optional(*found);
}

std::string elided(std::string_view text, double pixels, double width, Weight weight) {
    const bool semibold = weight == Weight::Semibold;
    std::string whole;
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = decodeUtf8(text, at).value_or(0xFFFD);
        appendUtf8(whole, code < 0x20 || code == 0x7F ? U' ' : code);
        ends.push_back(whole.size());
    }
    if (textWidth(whole, pixels, semibold) <= width)
        return whole;
    // Binary search for the longest start that leaves room for the dots.
    std::size_t low = 0;
    std::size_t high = ends.size();
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (textWidth(whole.substr(0, ends[middle - 1]) + "…", pixels, semibold) <= width)
            low = middle;
        else
            high = middle - 1;
    }
    return whole.substr(0, low == 0 ? 0 : ends[low - 1]) + "…";
}

Mark markerShape(Point c, int hue, double r, std::optional<Fill> fill, std::optional<Stroke> stroke) {
    const auto polygon = [&](std::vector<Point> points) -> Mark {
        return Polygon{std::move(points), fill, stroke, Part::Marker};
    };
    const double w = r * .38;
    switch (((hue % 6) + 6) % 6) {
    case 1:
        return Box{{c.x - r * .9, c.y - r * .9, r * 1.8, r * 1.8}, 0, fill, stroke, Part::Marker};
    case 2:
        return polygon({{c.x, c.y - r * 1.15}, {c.x + r * 1.1, c.y + r * .8}, {c.x - r * 1.1, c.y + r * .8}});
    case 3:
        return polygon(
            {{c.x, c.y - r * 1.2}, {c.x + r * 1.2, c.y}, {c.x, c.y + r * 1.2}, {c.x - r * 1.2, c.y}});
    case 4:
        return polygon({{c.x, c.y + r * 1.15}, {c.x + r * 1.1, c.y - r * .8}, {c.x - r * 1.1, c.y - r * .8}});
    case 5:
        return polygon({{c.x - w, c.y - r},
                        {c.x + w, c.y - r},
                        {c.x + w, c.y - w},
                        {c.x + r, c.y - w},
                        {c.x + r, c.y + w},
                        {c.x + w, c.y + w},
                        {c.x + w, c.y + r},
                        {c.x - w, c.y + r},
                        {c.x - w, c.y + w},
                        {c.x - r, c.y + w},
                        {c.x - r, c.y - w},
                        {c.x - w, c.y - w}});
    default:
        return Circle{c, r, fill, stroke, Part::Marker};
    }
}

Mark meanMarker(Point centre, int hue, bool hollow) {
    if (hollow)
        return markerShape(centre, hue, 4.5, Fill{Role::Surface, 1, {}}, Stroke{seriesRole(hue), 2, 1, {}});
    return markerShape(centre, hue, 5, Fill{seriesRole(hue), 1, {}}, Stroke{Role::Surface, 1.5, 1, {}});
}

void drawWarning(Canvas& canvas, Point c, Part part) {
    const std::vector<Point> triangle{{c.x, c.y - 6}, {c.x + 6.5, c.y + 5}, {c.x - 6.5, c.y + 5}};
    canvas.add(Polygon{triangle, Fill{Role::Surface, 1, {}}, Stroke{Role::Warn, 1.5, 1, {}}, part});
    canvas.rule({c.x, c.y - 2.2}, {c.x, c.y + 1}, {Role::Warn, 1.5, 1, {}}, part);
    canvas.add(Circle{{c.x, c.y + 2.9}, .9, Fill{Role::Warn, 1, {}}, std::nullopt, part});
}

} // namespace plateau::plot::detail
