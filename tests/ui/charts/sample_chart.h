#pragma once

#include "core/plot/data_curve.h"

#include <cmath>
#include <string>

namespace plateau::ui::sample {

/// A curve with everything on it: seeds, instant curve, untouched model, target, needed n.
inline plot::DataCurveChart chart(int sizes = 7) {
    plot::DataCurveChart chart;
    chart.title = "sample";
    chart.testItems = 1000;
    plot::CurveSeries series;
    series.name = "LoRA r 8";
    for (int i = 0; i < sizes; ++i) {
        const double n = 29 * std::pow(2, i);
        const double mean = .98 - .55 * std::exp(-i * .8);
        series.points.push_back(
            {n, mean, mean - .02, mean + .01, {{mean - .005, false}, {mean + .005, i == 0}}, false});
        chart.instant.push_back({n, mean - .03, mean - .05, mean - .01, {}, false});
        chart.sizes.push_back(n);
    }
    chart.series.push_back(series);
    chart.baseline = plot::BaselineScore{.069, ""};
    chart.target = .95;
    chart.needed = plot::neededInsideData(series.points, .95, plot::Quantity::Score);
    return chart;
}

} // namespace plateau::ui::sample
