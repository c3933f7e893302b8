#pragma once

#include "core/plot/layout.h"

#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// Charts that the tests of this folder draw: the home-control example and its hard cases.

namespace plateau::plot::samples {

/// Means of the good recipe on home-control intents, 29 classes, 1,000 test items; single seeds are invented.
inline DataCurveChart homeControl() {
    const std::vector<double> n{29, 58, 116, 232, 464, 928, 1856};
    const std::vector<double> mean{.43, .63, .85, .94, .966, .975, .978};
    const std::vector<double> half{.035, .03, .02, .012, .009, .008, .007};
    const std::vector<double> instant{.44, .63, .80, .885, .93, .957, .96};
    DataCurveChart chart;
    chart.title = "Data curve";
    chart.testItems = 1000;
    chart.budgetRule = "10 epochs, at least 300 updates";
    CurveSeries series;
    series.name = "LoRA r 8";
    for (std::size_t at = 0; at < n.size(); ++at) {
        const double m = mean[at];
        series.points.push_back(
            {n[at], m, m - half[at], m + half[at], {{m - half[at] / 2}, {m}, {m + half[at] / 2}}, false});
        chart.instant.push_back({n[at], instant[at], instant[at] - .01, instant[at] + .01, {}, false});
    }
    series.points[0].seeds[1].underTrained = true;
    chart.series = {series};
    chart.baseline = BaselineScore{.069, ""};
    chart.target = .95;
    chart.needed = neededInsideData(chart.series[0].points, .95, Quantity::Score);
    return chart;
}

/// 1 − (a + b·n^−c) up to 16 times the last size, its band widening.
inline void addForecast(CurveSeries& series, double a, double b, double c) {
    const double last = series.points.back().n;
    for (int step = 0; step <= 8; ++step) {
        const double n = last * std::pow(2.0, step / 2.0);
        const double mean = 1 - (a + b * std::pow(n, -c));
        const double half = .007 + .006 * step / 2;
        series.forecast.push_back({n, mean, mean - half, std::min(1.0, mean + half)});
    }
}

inline DataCurveChart withForecast() {
    DataCurveChart chart = homeControl();
    addForecast(chart.series[0], .015, 3, .8);
    return chart;
}

/// A steep curve whose target lies beyond the data, with a control far below.
inline DataCurveChart beyondData() {
    DataCurveChart chart;
    chart.title = "Product pages";
    chart.testItems = 400;
    CurveSeries series;
    series.name = "full fine-tune";
    series.hue = 1;
    for (double n = 50; n <= 1600; n *= 2) {
        const double mean = 1 - (.06 + 1.4 * std::pow(n, -.4));
        series.points.push_back({n, mean, mean - .03, mean + .03, {{mean - .01}, {mean + .01}}, false});
    }
    addForecast(series, .06, 1.4, .4);
    chart.series = {series};
    chart.controls = {{1600, .11, .1, .12, {}, false}};
    chart.baseline = BaselineScore{.14, ""};
    chart.target = .9;
    chart.needed = NeededSamples{NeedKind::About, 7300, 4200, std::nullopt, false};
    return chart;
}

inline DataCurveChart loss() {
    DataCurveChart chart;
    chart.title = "Fine-tune loss";
    chart.metric = "Loss";
    chart.quantity = Quantity::Loss;
    CurveSeries series;
    series.name = "7B";
    for (double n = 200; n <= 819200; n *= 2) {
        const double mean = 1.2 + 9 * std::pow(n, -.25);
        series.points.push_back({n, mean, mean * .98, mean * 1.02, {}, true});
    }
    chart.series = {series};
    chart.target = 1.6;
    chart.needed = neededInsideData(series.points, 1.6, Quantity::Loss);
    return chart;
}

inline DataCurveChart sixSeries() {
    DataCurveChart chart = homeControl();
    for (int hue = 1; hue < 6; ++hue) {
        CurveSeries series = chart.series[0];
        series.hue = hue;
        series.name = "series " + std::to_string(hue + 1);
        for (CurvePoint& point : series.points) {
            const double shift = .02 * hue * (1 - point.mean);
            for (double* value : {&point.mean, &point.low, &point.high})
                *value -= shift;
        }
        chart.series.push_back(series);
    }
    return chart;
}

inline DataCurveChart oneSize() {
    DataCurveChart chart = homeControl();
    chart.series[0].points.resize(1);
    chart.instant.clear();
    chart.needed.reset();
    chart.sizes = {29, 58, 116, 232};
    return chart;
}

inline DataCurveChart errorDisplay(DataCurveChart chart) {
    chart.display = Display::Error;
    return chart;
}

/// Names that a user may give and that a document must survive.
inline DataCurveChart hostile() {
    DataCurveChart chart = withForecast();
    chart.title = "a < b & \"c\" ' > ]]> \x01\x1b[31m\x7f <script>alert(1)</script>";
    chart.series[0].name = "\xff\xfe<&\"\x02 very long name very long name very long name very long name";
    chart.metric = "Acc\ncu\tracy &amp;";
    chart.budgetRule = "--> <!-- \xEF\xBF\xBF";
    chart.baseline->name = "无微调 <模型>";
    return chart;
}

/// Everything above and what is missing in charts just started, by name.
inline std::vector<std::pair<std::string, DataCurveChart>> all() {
    DataCurveChart planned = oneSize();
    planned.series.clear();
    DataCurveChart provisional = homeControl();
    provisional.needed->provisional = true;
    for (CurvePoint& point : provisional.series[0].points) {
        point.seeds.resize(1);
        point.hollow = true;
    }
    DataCurveChart unreached = beyondData();
    unreached.target = .97;
    unreached.needed = NeededSamples{NeedKind::MoreThan, 51200, 0, std::nullopt, false};
    DataCurveChart flat = homeControl();
    flat.target = .4;
    flat.needed = neededInsideData(flat.series[0].points, .4, Quantity::Score);
    DataCurveChart broken = homeControl();
    broken.series[0].points[3].mean = std::nan("");
    return {{"empty", {}},
            {"planned", planned},
            {"one size", oneSize()},
            {"home control", homeControl()},
            {"forecast", withForecast()},
            {"error display", errorDisplay(withForecast())},
            {"beyond the data", beyondData()},
            {"beyond, as error", errorDisplay(beyondData())},
            {"provisional", provisional},
            {"not reached", unreached},
            {"reached at once", flat},
            {"not a number inside", broken},
            {"loss", loss()},
            {"six series", sixSeries()},
            {"hostile names", hostile()}};
}

/// The marks of a kind that stand for a part.
template <typename Kind>
std::vector<Kind> marks(const Scene& scene, Part part) {
    std::vector<Kind> found;
    for (const Mark& mark : scene.marks) {
        const Kind* kind = std::get_if<Kind>(&mark);
        if (kind && kind->part == part)
            found.push_back(*kind);
    }
    return found;
}

} // namespace plateau::plot::samples
