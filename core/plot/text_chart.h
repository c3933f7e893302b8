#pragma once

#include "core/plot/data_curve.h"
#include "core/plot/texts.h"

#include <cstddef>
#include <optional>
#include <string>

namespace plateau::plot {

struct TextChartStyle {
    int columns = 78;    ///< widest line, at least 48
    bool unicode = true; ///< off: ASCII only
    /// ANSI colours, on which nothing depends; the caller knows about terminals and NO_COLOR.
    bool colour = false;
    /// Values of the bar's ends; nothing: from the data. Fix it to print rows as they come.
    std::optional<Interval> axis;
    ChartTexts words;
};

/// The data curve turned on its side: a head with the axis, one row a size (n, mean, interval, a dot with
/// whiskers), the untouched model first, the instant curve alone while nothing else is there, the target as a
/// vertical line, the needed n below. Lines end with '\n', none wider than `columns`.
std::string textChart(const DataCurveChart& chart, const TextChartStyle& style = {});

/// The head alone: column names and the axis.
std::string textChartHead(const DataCurveChart& chart, const TextChartStyle& style);

/// The row of one point of the first series; for printing the curve as it grows, with a fixed axis.
std::string textChartRow(const DataCurveChart& chart, std::size_t index, const TextChartStyle& style);

} // namespace plateau::plot
