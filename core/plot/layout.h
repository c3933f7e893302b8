#pragma once

#include "core/plot/data_curve.h"
#include "core/plot/scale.h"
#include "core/plot/scene.h"
#include "core/plot/texts.h"

#include <optional>
#include <span>
#include <vector>

namespace plateau::plot {

/// The part of a data curve that is seen: samples from at least above 0, values as the chart shows them.
struct CurveWindow {
    Interval samples{1, 10};
    Interval values{0, 1};
    bool operator==(const CurveWindow&) const = default;
};

struct LayoutSettings {
    Size size{960, 480}; ///< pixels; at least 320 × 200 is used
    ChartTexts words;
    bool heading = true; ///< title, subtitle and key of marks; off where a card around the chart shows them
    bool background = true; ///< fill the surface
    /// Nothing: all. In a window there is no slot for the untouched model and no lens; target and needed n
    /// are drawn where they lie inside.
    std::optional<CurveWindow> window{};
    bool operator==(const LayoutSettings&) const = default;
};

/// A stretched view of the flat end, on the same x axis.
struct Lens {
    Rect source; ///< the region of the plot it shows
    Rect box;    ///< where it is drawn
    int factor = 3;
    Scale y;
};

/// The drawn chart and the mappings a pointer needs.
struct ChartLayout {
    Scene scene;
    Rect plot;                       ///< inside the axes, the baseline's slot included
    Scale x;                         ///< n ↔ pixels, logarithmic
    ValueAxis y;                     ///< shown value (score, error or loss) ↔ pixels
    std::optional<double> baselineX; ///< centre of the n = 0 slot
    std::optional<Lens> lens;
};

ChartLayout layOut(const DataCurveChart& chart, const LayoutSettings& settings = {});

/// The value as this chart shows it: score, error = 1 − score, or loss.
double shownValue(const DataCurveChart& chart, double value);

/// The name of a baseline: its own, else the word for its kind.
const std::string& baselineName(const BaselineScore& baseline, const ChartTexts& words);

/// One sentence of content for screen readers: first and last point, needed n, untouched model.
std::string describe(const DataCurveChart& chart, const ChartTexts& words);

/// Centres for labels that want to sit at `wanted`: the order is kept, neighbours are at least `gap` apart,
/// all inside `room` (extended downwards when it cannot hold them), moved as little as possible (least
/// squares).
std::vector<double> spreadLabels(std::span<const double> wanted, double gap, Interval room);

/// The lens factor for a source of `sourceHeight` pixels in `room` pixels: whole, 3 … 8; 0 when no factor of
/// at least 3 fits.
int lensFactor(double sourceHeight, double room);

} // namespace plateau::plot
