#pragma once

#include "core/metric/metric.h"

#include <optional>

namespace plateau::ui {

/// The values among which a target is chosen, in equal steps: value = position × step.
struct TargetScale {
    double step = 0.001;
    int lowest = 500;   ///< position of the smallest target
    int highest = 999;  ///< … and of the largest
    double low = 0.5;   ///< value at the left end of the track
    double high = 1;    ///< … and at the right end
    double tick = 0.1;  ///< between two marks
    int single = 10;    ///< positions of one arrow key
    int page = 50;      ///< … and of a page key
    int snap = 5;       ///< positions that the mouse chooses among
    bool rising = true; ///< larger is better: the worst end is at the left
    bool operator==(const TargetScale&) const = default;

    int position(double value) const;
    double value(int position) const { return position * step; }

    /// Of a metric with scores from `worst` to `best`. In percent: up to 100 %, from a round ten below the
    /// worst score. Others: from half as far beyond the best as the worst is away, to a little beyond the
    /// worst. `target` lies inside either way. Ends that no target can have are left out.
    static TargetScale of(const metric::MetricInfo& metric, double worst, double best, double target);
};

/// 1, 2 or 5 times a power of ten, the largest that is no more than `value`. Pre: value > 0
double roundStep(double value);

} // namespace plateau::ui
