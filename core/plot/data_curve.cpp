#include "core/plot/data_curve.h"

#include <cmath>
#include <iterator>
#include <limits>

namespace plateau::plot {

std::optional<double> crossing(std::span<const CurveCorner> corners, double target, Quantity quantity) {
    const double sign = quantity == Quantity::Score ? 1 : -1;
    for (std::size_t at = 0; at < corners.size(); ++at) {
        const double distance = sign * (corners[at].value - target);
        if (!(distance >= 0))
            continue;
        if (at == 0 || !std::isfinite(corners[at - 1].value))
            return corners[at].n;
        const double before = sign * (corners[at - 1].value - target);
        const double share = before / (before - distance);
        return corners[at - 1].n * std::pow(corners[at].n / corners[at - 1].n, share);
    }
    return std::nullopt;
}

std::optional<NeededSamples> neededInsideData(std::span<const CurvePoint> points, double target,
                                              Quantity quantity) {
    std::vector<CurveCorner> mean;
    std::vector<CurveCorner> better;
    std::vector<CurveCorner> worse;
    const bool higherIsBetter = quantity == Quantity::Score;
    for (const CurvePoint& point : points) {
        mean.push_back({point.n, point.mean});
        better.push_back({point.n, higherIsBetter ? point.high : point.low});
        worse.push_back({point.n, higherIsBetter ? point.low : point.high});
    }
    const auto about = crossing(mean, target, quantity);
    if (!about)
        return std::nullopt;
    NeededSamples needed;
    needed.kind = *about <= points.front().n ? NeedKind::AtMost : NeedKind::About;
    needed.about = *about;
    needed.low = std::min(crossing(better, target, quantity).value_or(*about), *about);
    needed.high = crossing(worse, target, quantity);
    return needed;
}

} // namespace plateau::plot
