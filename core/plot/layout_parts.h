#pragma once

#include "core/plot/canvas.h"
#include "core/plot/layout.h"

#include <optional>
#include <string>
#include <vector>

// The steps of layOut(DataCurveChart), used by this folder only. Order: plan, then draw, then write texts.

namespace plateau::plot::detail {

/// The text at the right end of a line.
struct EndLabel {
    std::string name;
    std::string value; ///< may be empty
    Role role = Role::TextSecondary;
    Weight weight = Weight::Regular;
    bool under = false; ///< second line of the label before it
    Point from;         ///< where its line ends; set once the axes are known
    double n = 0;
    double shown = 0;
};

/// The needed n in pixels, clamped to the axis.
struct NeedPlace {
    double about = 0;
    double low = 0;
    double high = 0;
    bool open = false; ///< the upper end lies beyond the axis or is unknown
    bool ring = false; ///< `about` is on the axis
};

/// What all steps share.
struct Plan {
    const DataCurveChart& chart;
    const LayoutSettings& settings;
    Size size;
    Rect plot;
    double logLeft = 0;    ///< where the logarithmic part of the x axis begins
    double mainBottom = 0; ///< bottom of the unbroken part of the y axis
    Scale x;
    ValueAxis y;
    std::vector<double> sizes; ///< every n to label
    double lastN = 0;          ///< largest measured n; 0: nothing measured
    bool hasForecast = false;
    std::optional<double> baselineX;
    std::vector<double> yTicks;
    std::vector<EndLabel> endLabels;
    std::optional<NeedPlace> need;
    std::optional<Lens> lens;

    const ChartTexts& words() const { return settings.words; }
    bool logY() const { return y.main.kind == ScaleKind::Log; }
    double shown(double value) const { return shownValue(chart, value); }
};

/// One way to look at the curves: the plot itself, or the lens.
struct View {
    Scale x;
    ValueAxis y;
    Rect clip;
    double margin = 0; ///< markers nearer to the edge of `clip` are left out
};

// layout_frame.cpp
/// Sizes, domains, margins, scales. `top` is where the heading ends.
Plan planFrame(const DataCurveChart& chart, const LayoutSettings& settings, double top);
void drawGrid(const Plan& plan, Canvas& canvas);
void drawAxes(const Plan& plan, Canvas& canvas);

// layout_domain.cpp
std::vector<double> sizesOf(const DataCurveChart& chart);
/// n from the first size to the end of the forecast.
Interval samplesDomain(const DataCurveChart& chart, const std::vector<double>& sizes);
struct ValueDomain {
    ScaleKind kind = ScaleKind::Linear;
    Interval main{0, 1};
    std::optional<Interval> strip; ///< values far below `main`, shown in a strip of their own
    std::vector<double> ticks;
};
ValueDomain valueDomain(const DataCurveChart& chart, double farthestN, double height);

// layout_window.cpp
/// The chart without what does not lie in the window; its curves are whole.
DataCurveChart seenIn(const CurveWindow& window, const DataCurveChart& chart);
/// Axis and ticks of a window, of the kind that the whole chart has.
ValueDomain valueDomain(const CurveWindow& window, ScaleKind kind, double height);
std::vector<double> sizesIn(const CurveWindow& window, std::vector<double> sizes, double width);

// layout_heading.cpp
/// Title, subtitle and key; returns the y below them.
double drawHeading(const DataCurveChart& chart, const LayoutSettings& settings, Canvas& canvas);

// layout_series.cpp
View mainView(const Plan& plan);
void drawCurves(const Plan& plan, const View& view, Canvas& canvas);
/// Dashed line from the diamond in the n = 0 slot, and the controls.
void drawReferences(const Plan& plan, Canvas& canvas);

// layout_need.cpp
std::optional<NeedPlace> placeNeed(const Plan& plan);
void drawNeedZone(const Plan& plan, Canvas& canvas);
void drawTarget(const Plan& plan, Canvas& canvas);
void drawNeed(const Plan& plan, Canvas& canvas);
void writeNeed(const Plan& plan, Canvas& canvas);

// layout_lens.cpp
std::optional<Lens> planLens(const Plan& plan);
void drawLens(const Plan& plan, Canvas& canvas);
void writeLens(const Plan& plan, Canvas& canvas);
/// Uprights between measured, predicted and beyond ×8, and their captions.
void drawDividers(const Plan& plan, Canvas& canvas);
void writeDividers(const Plan& plan, Canvas& canvas);

// layout_labels.cpp
std::vector<EndLabel> endLabelsOf(const DataCurveChart& chart, const ChartTexts& words, double widest);
/// Pixels right of the plot that the labels take.
double endLabelRoom(const std::vector<EndLabel>& labels);
void writeEndLabels(const Plan& plan, Canvas& canvas);
void writeInstantLabel(const Plan& plan, Canvas& canvas);
/// Dotted upright at the knee with its caveat.
void drawKnee(const Plan& plan, Canvas& canvas);
/// "97.7 %", "2.31"; `decimals` of a percentage.
std::string valueText(const DataCurveChart& chart, const ChartTexts& words, double shown, int decimals);
/// Without needless decimals: "95 %", "92.5 %".
std::string shortValueText(const DataCurveChart& chart, const ChartTexts& words, double shown);
/// "about 300" and "range 230–400, provisional"; the range is rounded outwards.
std::string needHeadline(const NeededSamples& needed, const ChartTexts& words);
std::string needDetail(const NeededSamples& needed, const ChartTexts& words);
/// Metric and test items, band level, budget rule, note: to be joined by the separator.
std::vector<std::string> subtitleParts(const DataCurveChart& chart, const ChartTexts& words);

} // namespace plateau::plot::detail
