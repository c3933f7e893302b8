#include "core/plot/layout_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plateau::plot::detail {

namespace {

/// A reference this share of the data's range below the data gets a strip instead of stretching the axis.
constexpr double kFar = .25;

void collect(std::vector<double>& out, const DataCurveChart& chart, double value) {
    const double shown = shownValue(chart, value);
    if (std::isfinite(shown))
        out.push_back(shown);
}

/// Curves, seeds, bands and forecast.
std::vector<double> curveValues(const DataCurveChart& chart, double farthestN) {
    std::vector<double> out;
    for (const CurveSeries& series : chart.series) {
        for (const CurvePoint& point : series.points) {
            for (const double value : {point.mean, point.low, point.high})
                collect(out, chart, value);
            for (const SeedScore& seed : point.seeds)
                collect(out, chart, seed.value);
        }
        for (const ForecastPoint& point : series.forecast) {
            if (point.n > farthestN)
                continue;
            for (const double value : {point.mean, point.low, point.high})
                collect(out, chart, value);
        }
    }
    for (const CurvePoint& point : chart.instant)
        collect(out, chart, point.mean);
    if (chart.atLeast) {
        collect(out, chart, chart.atLeast->low);
        collect(out, chart, chart.atLeast->high);
    }
    return out;
}

/// 0 when there is no positive mean.
double lowestMean(const DataCurveChart& chart, double farthestN) {
    double lowest = std::numeric_limits<double>::infinity();
    const auto take = [&](const auto& points) {
        for (const auto& point : points) {
            const double shown = shownValue(chart, point.mean);
            if (point.n <= farthestN && shown > 0)
                lowest = std::min(lowest, shown);
        }
    };
    for (const CurveSeries& series : chart.series) {
        take(series.points);
        take(series.forecast);
    }
    take(chart.instant);
    return std::isfinite(lowest) ? lowest : 0;
}

std::vector<double> referenceValues(const DataCurveChart& chart) {
    std::vector<double> out;
    if (chart.baseline)
        collect(out, chart, chart.baseline->value);
    for (const auto* baseline : {&chart.controls, &chart.words}) {
        for (const CurvePoint& point : *baseline)
            collect(out, chart, point.mean);
    }
    return out;
}

Interval spanOf(const std::vector<double>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {*low, *high};
}

ValueDomain linearDomain(const std::vector<double>& values, std::vector<double> references, double height) {
    Interval span = values.empty() ? Interval{0, 1} : spanOf(values);
    if (span.length() < .02) // one value, or all alike: a readable frame around it
        span = {span.low - .05, span.high + .05};
    const double far = span.low - kFar * span.length();
    for (const double value : references) {
        if (value >= far)
            span.include(value);
    }
    const double step = niceStep(span.length(), std::max(2, static_cast<int>(height / 52)));
    ValueDomain domain;
    domain.main = {std::floor(span.low / step + 1e-9) * step, std::ceil(span.high / step - 1e-9) * step};
    if (domain.main.high - span.high < step * .1) // room around the outermost marks
        domain.main.high += step;
    if (span.low - domain.main.low < step * .1)
        domain.main.low -= step;
    domain.main = {std::max(domain.main.low, 0.0), std::min(domain.main.high, 1.0)};
    domain.ticks = multiplesOf(step, domain.main);
    std::erase_if(references, [&](double value) { return value >= domain.main.low; });
    if (!references.empty())
        domain.strip = spanOf(references);
    return domain;
}

/// `least` is the lowest mean: a band or a seed near zero must not stretch the axis over decades, it runs out
/// at the bottom.
ValueDomain logDomain(std::vector<double> values, double least, double height) {
    std::erase_if(values, [&](double value) { return value <= 0 || value < least / 2.5; });
    if (values.empty())
        values = {.01, 1};
    Interval span = spanOf(values);
    if (span.high < span.low * 1.2)
        span = {span.low / 1.5, span.high * 1.5};
    const double room = std::max(1.06, std::pow(span.high / span.low, .04));
    ValueDomain domain;
    domain.kind = ScaleKind::Log;
    domain.main = {span.low / room, span.high * room};
    domain.ticks = logTicks(domain.main, std::max(3, static_cast<int>(height / 44)));
    return domain;
}

} // namespace

std::vector<double> sizesOf(const DataCurveChart& chart) {
    std::vector<double> sizes = chart.sizes;
    const auto take = [&](const std::vector<CurvePoint>& points) {
        for (const CurvePoint& point : points)
            sizes.push_back(point.n);
    };
    for (const CurveSeries& series : chart.series)
        take(series.points);
    take(chart.instant);
    take(chart.controls);
    take(chart.words);
    std::erase_if(sizes, [](double n) { return !(n >= 1) || !std::isfinite(n); });
    std::sort(sizes.begin(), sizes.end());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    return sizes;
}

Interval samplesDomain(const DataCurveChart& chart, const std::vector<double>& sizes) {
    if (sizes.empty())
        return {10, 1000};
    Interval domain{sizes.front(), sizes.back()};
    for (const CurveSeries& series : chart.series) {
        if (!series.forecast.empty() && !series.points.empty())
            domain.include(series.forecast.back().n);
    }
    if (domain.length() <= 0)
        domain = {domain.low / 2, domain.high * 2};
    return domain;
}

ValueDomain valueDomain(const DataCurveChart& chart, double farthestN, double height) {
    auto values = curveValues(chart, farthestN);
    auto references = referenceValues(chart);
    if (chart.quantity == Quantity::Score && chart.display == Display::Score) {
        if (chart.target && !values.empty()) // alone it says nothing about the range
            collect(values, chart, *chart.target);
        return linearDomain(values, std::move(references), height);
    }
    if (chart.target)
        collect(values, chart, *chart.target);
    values.insert(values.end(), references.begin(), references.end());
    return logDomain(std::move(values), lowestMean(chart, farthestN), height);
}

} // namespace plateau::plot::detail
