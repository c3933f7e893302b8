#include "core/plot/training_curve.h"

#include "core/plot/canvas.h"
#include "core/plot/decimate.h"
#include "core/plot/text_width.h"

#include <algorithm>
#include <cmath>

namespace plateau::plot {

namespace {

using namespace detail;

constexpr double kPadding = 16;
constexpr double kText = 12;

struct Domains {
    Interval updates{0, 1};
    Interval values{0, 1};
    bool empty = true;
};

Domains domainsOf(const TrainingCurveChart& chart) {
    Domains domains;
    domains.updates.high = std::max(chart.totalUpdates, 1.0);
    for (const TrainingSeries& series : chart.series) {
        for (const Point& point : series.points) {
            domains.updates.include(point.x);
            if (!std::isfinite(point.y))
                continue;
            if (domains.empty)
                domains.values = {0, std::max(point.y, 1e-9)};
            domains.empty = false;
            domains.values.include(point.y);
        }
    }
    return domains;
}

std::string valueText(const TrainingCurveChart& chart, const ChartTexts& words, double value) {
    return chart.percent ? fillIn(words.percent, {percentDigits(value, 1)}) : plainNumber(value, 3);
}

std::string tickText(const TrainingCurveChart& chart, double value) {
    return chart.percent ? plainNumber(value * 100) : plainNumber(value);
}

double drawTitle(const TrainingCurveChart& chart, double width, Canvas& canvas) {
    const std::string title = elided(chart.title, 16, width, Weight::Semibold);
    double y = kPadding;
    if (!title.empty())
        canvas.write(
            {{kPadding, y += 14}, title, 16, Anchor::Start, Weight::Semibold, Role::Text, Part::Heading});
    if (!chart.subtitle.empty())
        canvas.write({{kPadding, y += 18},
                      elided(chart.subtitle, kText, width),
                      kText,
                      Anchor::Start,
                      Weight::Regular,
                      Role::TextSecondary,
                      Part::Heading});
    return y + 18;
}

void drawAxes(const TrainingCurveChart& chart, const TrainingLayout& out, const std::vector<double>& yTicks,
              Canvas& canvas) {
    const Rect& plot = out.plot;
    const Stroke axis{Role::FieldBorder, 1, 1, {}};
    for (const double tick : yTicks) {
        const double y = out.y.toPixel(tick);
        canvas.rule({plot.x, y}, {plot.right(), y}, {Role::Grid, 1, 1, {}}, Part::Grid);
        canvas.write({{plot.x - 8, baselineFor(y, kText)},
                      tickText(chart, tick),
                      kText,
                      Anchor::End,
                      Weight::Regular,
                      Role::TextSecondary,
                      Part::TickLabel});
    }
    canvas.rule({plot.x, plot.bottom()}, {plot.right(), plot.bottom()}, axis, Part::Axis);
    for (const double tick : linearTicks(out.x.domain, std::max(2, static_cast<int>(plot.width / 70)))) {
        const double x = out.x.toPixel(tick);
        canvas.rule({x, plot.bottom()}, {x, plot.bottom() + 5}, axis, Part::Axis);
        const Text text{{x, plot.bottom() + 18}, withSeparators(tick), kText,          Anchor::Middle,
                        Weight::Regular,         Role::TextSecondary,  Part::TickLabel};
        if (canvas.isFreeOfAreas(boundsOf(text).grown(3)))
            canvas.write(text);
    }
    canvas.write({{plot.x + plot.width / 2, plot.bottom() + 34},
                  chart.updateName,
                  kText,
                  Anchor::Middle,
                  Weight::Regular,
                  Role::TextSecondary,
                  Part::Caption});
}

/// The line in pixels, decimated to columns and split at gaps.
std::vector<std::vector<Point>> linesOf(const TrainingSeries& series, const TrainingLayout& out) {
    std::vector<std::vector<Point>> lines(1);
    for (const Point& point : decimate(series.points, static_cast<int>(out.plot.width))) {
        if (std::isfinite(point.y))
            lines.back().push_back({out.x.toPixel(point.x), out.y.toPixel(point.y)});
        else if (!lines.back().empty())
            lines.emplace_back();
    }
    return lines;
}

struct LineEnd {
    Point at;
    std::string text;
    Role role;
};

std::vector<LineEnd> drawLines(const TrainingCurveChart& chart, const ChartTexts& words,
                               const TrainingLayout& out, Canvas& canvas) {
    std::vector<LineEnd> ends;
    for (const TrainingSeries& series : chart.series) {
        const Role role = seriesRole(series.hue);
        for (const auto& line : linesOf(series, out)) {
            if (line.size() > 1)
                canvas.add(Polyline{line, {role, 1.5, 1, {}}, Part::Line});
            else if (line.size() == 1)
                canvas.add(Circle{line.front(), 1.5, Fill{role, 1, {}}, std::nullopt, Part::Line});
            canvas.avoid(line);
        }
        const auto last = std::find_if(series.points.rbegin(), series.points.rend(),
                                       [](const Point& point) { return std::isfinite(point.y); });
        if (last == series.points.rend())
            continue;
        const Point at{out.x.toPixel(last->x), out.y.toPixel(last->y)};
        canvas.add(markerShape(at, series.hue, 4, Fill{role, 1, {}}, std::nullopt));
        const std::string value = valueText(chart, words, last->y);
        const bool named = chart.series.size() > 1 && !series.name.empty();
        ends.push_back({at, named ? series.name + " " + value : value, role});
    }
    return ends;
}

/// Right of the last point, over the updates to come where there are some.
void writeEnds(std::vector<LineEnd> ends, const TrainingLayout& out, double room, Canvas& canvas) {
    std::stable_sort(ends.begin(), ends.end(),
                     [](const LineEnd& a, const LineEnd& b) { return a.at.y < b.at.y; });
    std::vector<double> wanted;
    double x = 0;
    for (const LineEnd& end : ends) {
        wanted.push_back(end.at.y);
        x = std::max(x, end.at.x + (ends.size() > 1 ? 18 : 9));
    }
    const auto places = spreadLabels(wanted, 16, {out.plot.y + 6, out.plot.bottom() - 8});
    for (std::size_t at = 0; at < ends.size(); ++at) {
        const LineEnd& end = ends[at];
        if (ends.size() > 1)
            canvas.rule({end.at.x + 6, end.at.y}, {x - 4, places[at]}, {Role::Reference, .8, .8, {}},
                        Part::Leader);
        canvas.write({{x, baselineFor(places[at], kText)},
                      elided(end.text, kText, room, Weight::Semibold),
                      kText,
                      Anchor::Start,
                      Weight::Semibold,
                      end.role,
                      Part::EndLabel});
    }
}

double endRoom(const TrainingCurveChart& chart, const ChartTexts& words, double width) {
    double room = 0;
    for (const TrainingSeries& series : chart.series) {
        const std::string name = chart.series.size() > 1 ? series.name + " " : "";
        room = std::max(room, textWidth(name + valueText(chart, words, .8888), kText, true));
    }
    return std::min(room, width * .3);
}

/// The updates still to come.
void shadeFuture(const TrainingCurveChart& chart, const TrainingLayout& out, Canvas& canvas) {
    double reached = 0;
    for (const TrainingSeries& series : chart.series)
        reached = std::max(reached, series.points.empty() ? 0.0 : series.points.back().x);
    const Rect& plot = out.plot;
    const double from = out.x.toPixel(reached);
    if (plot.right() - from > 1)
        canvas.add(Box{{from, plot.y, plot.right() - from, plot.height},
                       0,
                       Fill{Role::Hover, 1, {}},
                       std::nullopt,
                       Part::Frame});
}

} // namespace

TrainingLayout layOut(const TrainingCurveChart& chart, const LayoutSettings& settings) {
    Canvas canvas;
    const Size size{std::max(settings.size.width, 240.0), std::max(settings.size.height, 140.0)};
    if (settings.background)
        canvas.add(
            Box{{0, 0, size.width, size.height}, 0, Fill{Role::Surface, 1, {}}, std::nullopt, Part::Frame});
    const double top = settings.heading ? drawTitle(chart, size.width - 2 * kPadding, canvas) : kPadding;
    const Domains domains = domainsOf(chart);
    const double height = std::max(size.height - top - 46, 40.0);
    const double step = niceStep(domains.values.length(), std::max(2, static_cast<int>(height / 40)));
    const Interval values{std::floor(domains.values.low / step) * step, domains.values.high * 1.02};
    const auto yTicks = multiplesOf(step, values);
    double left = kPadding;
    for (const double tick : yTicks)
        left = std::max(left, kPadding + textWidth(tickText(chart, tick), kText) + 8);
    const double room = endRoom(chart, settings.words, size.width);

    TrainingLayout out;
    out.plot = {left, top, std::max(size.width - left - room - 18 - kPadding, 40.0), height};
    out.x = {ScaleKind::Linear, domains.updates, out.plot.x, out.plot.right()};
    out.y = {ScaleKind::Linear, values, out.plot.bottom(), out.plot.y};
    if (!domains.empty)
        shadeFuture(chart, out, canvas);
    drawAxes(chart, out, yTicks, canvas);
    writeEnds(drawLines(chart, settings.words, out, canvas), out, room, canvas);
    if (domains.empty)
        canvas.write({{out.plot.x + out.plot.width / 2, out.plot.y + height / 2},
                      settings.words.noResults,
                      14,
                      Anchor::Middle,
                      Weight::Regular,
                      Role::TextSecondary,
                      Part::Caption});
    out.scene = {size, chart.title, chart.subtitle, canvas.takeMarks()};
    return out;
}

} // namespace plateau::plot
