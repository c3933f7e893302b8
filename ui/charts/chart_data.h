#pragma once

#include "core/plot/geometry.h"
#include "core/plot/theme.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace plateau::ui {

/// How numbers of an axis are written: "0.21", "1,856", "91.2 %" of a share.
enum class ValueFormat { Number, Count, Percent };

struct ChartAxis {
    QString title;
    ValueFormat format = ValueFormat::Number;
    std::optional<plot::Interval> atLeast; ///< values that are shown whatever the points are
    bool operator==(const ChartAxis&) const = default;
};

struct ChartSeries {
    enum class Shape {
        Line,
        Points,
        Bars, ///< each from its x to x + barWidth, from zero
    };
    QString name;                    ///< may be untrusted
    std::vector<plot::Point> points; ///< ascending x; a y that is not finite is a gap
    plot::Role role = plot::Role::Series1;
    Shape shape = Shape::Line;
    double barWidth = 1;
    bool dashed = false;
    bool shown = true; ///< at first; the legend switches it
    bool operator==(const ChartSeries&) const = default;
};

/// What a StandardChart draws: numbers that were computed elsewhere.
struct ChartData {
    QString title;
    ChartAxis x;
    ChartAxis y;
    std::vector<ChartSeries> series;
    QStringList names; ///< of the places 0, 1, … on the x axis (classes), may be untrusted; empty: numbers
    QString sentence;  ///< what it says, for screen readers; empty: first and last value of each series
    bool operator==(const ChartData&) const = default;
};

/// A value as its axis writes it.
QString written(double value, ValueFormat format);

} // namespace plateau::ui
