#include "core/plot/layout_parts.h"

#include <algorithm>
#include <cmath>

namespace plateau::plot::detail {

namespace {

constexpr double kTickRoom = 90; ///< pixels a label of the x axis takes

} // namespace

DataCurveChart seenIn(const CurveWindow& window, const DataCurveChart& chart) {
    DataCurveChart out = chart;
    out.baseline.reset();
    if (out.target && !window.values.contains(shownValue(chart, *out.target))) {
        out.target.reset();
        out.needed.reset();
    }
    if (out.needed && !window.samples.contains(out.needed->about))
        out.needed.reset();
    if (out.knee && !window.samples.contains(*out.knee))
        out.knee.reset();
    return out;
}

ValueDomain valueDomain(const CurveWindow& window, ScaleKind kind, double height) {
    ValueDomain domain;
    domain.kind = kind;
    domain.main = window.values;
    domain.ticks = kind == ScaleKind::Log
                       ? logTicks(domain.main, std::max(3, static_cast<int>(height / 44)))
                       : linearTicks(domain.main, std::max(2, static_cast<int>(height / 52)));
    return domain;
}

std::vector<double> sizesIn(const CurveWindow& window, std::vector<double> sizes, double width) {
    std::erase_if(sizes, [&](double n) { return !window.samples.contains(n); });
    return sizes.size() >= 2 ? sizes
                             : logTicks(window.samples, std::max(2, static_cast<int>(width / kTickRoom)));
}

} // namespace plateau::plot::detail
