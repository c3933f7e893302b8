#pragma once

#include "core/plot/geometry.h"
#include "core/plot/theme.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

// A drawing as a list of primitive marks, painted in order. Any painter (SVG, QPainter) needs these five
// only; clipping, hatching and label placement are done before.

namespace plateau::plot {

/// What a mark stands for, so that a painter or a test can find it.
enum class Part {
    Frame,
    Grid,
    Axis,
    TickLabel,
    Caption,
    Heading,
    Key,
    Band,
    Line,
    Seed,
    Marker,
    Warning,
    Instant,
    Control,
    Baseline,
    Knee,
    Forecast,
    Hatch,
    Divider,
    Target,
    NeedZone,
    NeedUpright,
    NeedRing,
    NeedBracket,
    NeedText,
    Lens,
    EndLabel,
    Leader,
};

struct Stroke {
    Role role = Role::Text;
    double width = 1;
    double opacity = 1;
    std::vector<double> dash; ///< on, off, … in pixels; empty: solid
    bool operator==(const Stroke&) const = default;
};

/// A flat fill, or one whose opacity runs linearly from the left edge of the mark to `opacityRight` at its
/// right edge.
struct Fill {
    Role role = Role::Text;
    double opacity = 1;
    std::optional<double> opacityRight;
    bool operator==(const Fill&) const = default;
};

struct Polyline {
    std::vector<Point> points;
    Stroke stroke;
    Part part = Part::Line;
};

struct Polygon {
    std::vector<Point> points;
    std::optional<Fill> fill;
    std::optional<Stroke> stroke;
    Part part = Part::Band;
};

struct Box {
    Rect rect;
    double radius = 0;
    std::optional<Fill> fill;
    std::optional<Stroke> stroke;
    Part part = Part::Frame;
};

struct Circle {
    Point centre;
    double radius = 4;
    std::optional<Fill> fill;
    std::optional<Stroke> stroke;
    Part part = Part::Marker;
};

enum class Anchor { Start, Middle, End };
enum class Weight { Regular, Semibold };

/// One line of text; `at` is the anchor on the baseline.
struct Text {
    Point at;
    std::string text;
    double pixels = 12;
    Anchor anchor = Anchor::Start;
    Weight weight = Weight::Regular;
    Role role = Role::TextSecondary;
    Part part = Part::Caption;
};

using Mark = std::variant<Polyline, Polygon, Box, Circle, Text>;

struct Scene {
    Size size;
    std::string title;       ///< accessible name
    std::string description; ///< accessible description: one sentence of content
    std::vector<Mark> marks;
};

/// The box a text takes, by the width table of text_width.h: from ascent to descent.
Rect boundsOf(const Text& text);

} // namespace plateau::plot
