#include "ui/viewmodels/target_scale.h"

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr double positions = 250; ///< about so many, of other metrics than shares
constexpr double marks = 5;
constexpr double narrowest = 0.2; ///< of the best score
constexpr double beyondBest = 0.5;
constexpr double beyondWorst = 0.1;

/// Tenths of a percent.
TargetScale ofShares(double worst, double target) {
    TargetScale scale;
    const int ten = 100;
    const int wanted = scale.position(target);
    const int least = std::clamp(static_cast<int>(std::floor(worst * 10)) * ten, 0, 900);
    const int lowest = std::min(least, wanted / ten * ten);
    scale.lowest = std::max(1, lowest);
    scale.low = lowest * scale.step;
    const double span = 1 - scale.low;
    scale.tick = span > 0.55 ? 0.2 : span > 0.25 ? 0.1 : 0.05;
    return scale;
}

} // namespace

double roundStep(double value) {
    const double decade = std::pow(10.0, std::floor(std::log10(value)));
    const double digit = value / decade;
    return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * decade;
}

int TargetScale::position(double value) const {
    return static_cast<int>(std::lround(value / step));
}

TargetScale TargetScale::of(const metric::MetricInfo& metric, double worst, double best, double target) {
    if (metric.display == metric::Display::Percent) {
        return ofShares(worst, target);
    }
    TargetScale scale;
    scale.rising = metric.higherIsBetter();
    const double sign = scale.rising ? 1 : -1;
    const double span = std::max({std::abs(worst - best), narrowest * std::abs(best), 1e-9});
    const double far = best + sign * beyondBest * span;
    const double near = worst - sign * beyondWorst * span;
    double low = std::max(std::min({far, near, target}), metric.range.low);
    double high = std::min(std::max({far, near, target}), metric.range.high);
    scale.step = roundStep((high - low) / positions);
    scale.tick = roundStep((high - low) / marks);
    low = std::floor(low / scale.tick) * scale.tick;
    high = std::ceil(high / scale.tick) * scale.tick;
    scale.low = std::max(low, metric.range.low);
    scale.high = std::min(high, metric.range.high);
    scale.lowest = scale.position(scale.low) + (metric.canBeTarget(scale.low) ? 0 : 1);
    scale.highest = scale.position(scale.high) - (metric.canBeTarget(scale.high) ? 0 : 1);
    scale.single = std::max(1, (scale.highest - scale.lowest) / 100);
    scale.page = 5 * scale.single;
    scale.snap = 1;
    return scale;
}

} // namespace plateau::ui
