#pragma once

#include "core/plot/layout.h"

#include <string>
#include <vector>

namespace plateau::plot {

struct TrainingSeries {
    std::string name;
    std::vector<Point> points; ///< x = update, ascending, y = loss or score; a non-finite y is a gap
    int hue = 0;
    bool operator==(const TrainingSeries&) const = default;
};

/// Loss or score against update step inside one cell, not smoothed.
struct TrainingCurveChart {
    std::string title;
    std::string subtitle; ///< "loss by update, not smoothed"
    std::string updateName = "update";
    std::vector<TrainingSeries> series;
    /// The axis reaches here, what is still to come is shaded; 0: as far as the points.
    double totalUpdates = 0;
    bool percent = false; ///< y is a share shown in %
    bool operator==(const TrainingCurveChart&) const = default;
};

struct TrainingLayout {
    Scene scene;
    Rect plot;
    Scale x;
    Scale y;
};

/// Decimated to the width; a gap splits a line.
TrainingLayout layOut(const TrainingCurveChart& chart, const LayoutSettings& settings = {});

} // namespace plateau::plot
