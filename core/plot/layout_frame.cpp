#include "core/plot/layout_parts.h"

#include "core/plot/text_width.h"

#include <algorithm>
#include <cmath>

namespace plateau::plot::detail {

namespace {

constexpr double kPadding = 16;
constexpr double kSlot = 58;      ///< the n = 0 slot up to the break of the x axis
constexpr double kFirstSize = 26; ///< from the start of the logarithmic part to the first size
constexpr double kBottom = 50;    ///< tick labels and the axis caption
constexpr double kStrip = 36;
constexpr double kText = 12;

std::string tickText(const Plan& plan, double value) {
    if (plan.chart.quantity == Quantity::Loss)
        return plainNumber(value);
    const auto& ticks = plan.yTicks;
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    const double unit = plan.logY() ? value : step;
    const bool whole = std::abs(unit * 100 - std::round(unit * 100)) < 1e-6;
    return percentDigits(value, whole ? 0 : unit * 1000 < .95 ? 2 : 1);
}

void planScales(Plan& plan, const Interval& samples, const ValueDomain& values) {
    const Rect& plot = plan.plot;
    const double right = plan.hasForecast ? plot.right() : plot.right() - kFirstSize;
    plan.x = {ScaleKind::Log, samples, plan.logLeft + kFirstSize, right};
    const bool twoLevels = values.strip && values.strip->length() > .002;
    plan.mainBottom = plot.bottom() - (values.strip ? kStrip + (twoLevels ? 10 : 0) : 0);
    plan.y.main = {values.kind, values.main, plan.mainBottom, plot.y};
    if (values.strip)
        plan.y.strip = Scale{ScaleKind::Linear, *values.strip, plot.bottom() - 11, plan.mainBottom + 17};
}

/// Left out where another label stands: in a low chart every other one is enough.
void writeYTick(const Plan& plan, Canvas& canvas, double y, const std::string& text) {
    const Text label{{plan.plot.x - 9, baselineFor(y, kText)},
                     text,
                     kText,
                     Anchor::End,
                     Weight::Regular,
                     Role::TextSecondary,
                     Part::TickLabel};
    if (canvas.isFreeOfAreas(boundsOf(label)))
        canvas.write(label);
}

/// Two short slanted strokes across an axis at `at`, the gap between them blank.
void drawBreak(Canvas& canvas, Point at, bool vertical) {
    const Point half = vertical ? Point{5, 2.5} : Point{2.5, 5};
    const Point gap = vertical ? Point{0, 4.5} : Point{4.5, 0};
    const Stroke blank{Role::Surface, 3, 1, {}};
    const Stroke stroke{Role::FieldBorder, 1, 1, {}};
    canvas.rule({at.x - gap.x, at.y - gap.y}, {at.x + gap.x, at.y + gap.y}, blank, Part::Axis);
    for (const double side : {-1.0, 1.0}) {
        const Point c{at.x + side * gap.x, at.y + side * gap.y};
        canvas.rule({c.x - half.x, c.y + half.y}, {c.x + half.x, c.y - half.y}, stroke, Part::Axis);
    }
}

void drawYAxis(const Plan& plan, Canvas& canvas) {
    const Rect& plot = plan.plot;
    const Stroke axis{Role::FieldBorder, 1, 1, {}};
    canvas.rule({plot.x, plot.y}, {plot.x, plot.bottom()}, axis, Part::Axis);
    if (plan.y.strip) {
        drawBreak(canvas, {plot.x, plan.mainBottom + 7}, true);
        const double top = plan.y.strip->toPixel(plan.y.strip->domain.high);
        writeYTick(plan, canvas, top, percentDigits(plan.y.strip->domain.high, 0));
        const double bottom = plan.y.strip->toPixel(plan.y.strip->domain.low);
        if (bottom - top >= kText)
            writeYTick(plan, canvas, bottom, percentDigits(plan.y.strip->domain.low, 0));
    }
    for (const double tick : plan.yTicks)
        writeYTick(plan, canvas, plan.y.toPixel(tick), tickText(plan, tick));
    if (!plan.logY())
        return;
    for (const double tick : minorLogTicks(plan.y.main.domain)) {
        const double y = plan.y.toPixel(tick);
        canvas.rule({plot.x - 3, y}, {plot.x, y}, axis, Part::Axis);
    }
}

/// Labels of the x axis: both ends first, then what leaves room.
void writeXTicks(const Plan& plan, Canvas& canvas, const std::vector<double>& values, bool multiples) {
    const double y = plan.plot.bottom() + 20;
    const auto write = [&](double n) {
        const double x = plan.x.toPixel(n);
        const std::string text = multiples ? "×" + plainNumber(n / plan.lastN) : withSeparators(n);
        const bool done = !multiples && n <= plan.lastN;
        const Text label{{x, y},          text,
                         kText,           Anchor::Middle,
                         Weight::Regular, done ? Role::Text : Role::TextSecondary,
                         Part::TickLabel};
        canvas.rule({x, plan.plot.bottom()}, {x, plan.plot.bottom() + 7}, {Role::FieldBorder, 1, 1, {}},
                    Part::Axis);
        if (canvas.isFreeOfAreas(boundsOf(label).grown(4)))
            canvas.write(label);
    };
    if (values.empty())
        return;
    write(values.front());
    if (values.size() > 1)
        write(values.back());
    for (std::size_t at = 1; at + 1 < values.size(); ++at)
        write(values[at]);
}

void drawXAxis(const Plan& plan, Canvas& canvas) {
    const Rect& plot = plan.plot;
    const double y = plot.bottom();
    const Stroke axis{Role::FieldBorder, 1, 1, {}};
    canvas.rule({plot.x, y}, {plot.right(), y}, axis, Part::Axis);
    for (const double n : minorLogTicks(plan.x.domain))
        canvas.rule({plan.x.toPixel(n), y}, {plan.x.toPixel(n), y + 4}, axis, Part::Axis);
    if (plan.baselineX) {
        drawBreak(canvas, {plan.logLeft - 9, y}, false);
        canvas.rule({*plan.baselineX, y}, {*plan.baselineX, y + 7}, axis, Part::Axis);
        canvas.write({{*plan.baselineX, y + 20},
                      "0",
                      kText,
                      Anchor::Middle,
                      Weight::Regular,
                      Role::Text,
                      Part::TickLabel});
    }
    writeXTicks(plan, canvas, plan.sizes, false);
    if (plan.hasForecast) {
        std::vector<double> multiples;
        for (const double factor : {2.0, 4.0, 8.0}) {
            if (plan.lastN * factor <= plan.x.domain.high)
                multiples.push_back(plan.lastN * factor);
        }
        writeXTicks(plan, canvas, multiples, true);
    }
    const double middle = (plan.logLeft + plot.right()) / 2;
    canvas.write({{middle, y + 38},
                  plan.words().samplesAxis,
                  kText,
                  Anchor::Middle,
                  Weight::Regular,
                  Role::TextSecondary,
                  Part::Caption});
}

} // namespace

Plan planFrame(const DataCurveChart& chart, const LayoutSettings& settings, double top) {
    const Size size{std::max(settings.size.width, 320.0), std::max(settings.size.height, 200.0)};
    Plan plan{chart, settings, size, {}, 0, 0, {}, {}, sizesOf(chart), 0, false, {}, {}, {}, {}, {}};
    for (const CurveSeries& series : chart.series) {
        if (!series.points.empty()) {
            plan.lastN = std::max(plan.lastN, series.points.back().n);
            plan.hasForecast = plan.hasForecast || !series.forecast.empty();
        }
    }
    Interval samples = samplesDomain(chart, plan.sizes);
    const double height = std::max(size.height - top - kBottom, 60.0);
    ValueDomain values = valueDomain(chart, samples.high, height);
    if (const auto& window = settings.window) {
        samples = window->samples;
        values = valueDomain(*window, values.kind, height);
        plan.sizes = sizesIn(*window, std::move(plan.sizes), size.width);
    }
    plan.yTicks = values.ticks;
    plan.endLabels = endLabelsOf(chart, settings.words, size.width * .24);

    double tickRoom = textWidth("100", kText);
    for (const double tick : values.ticks)
        tickRoom = std::max(tickRoom, textWidth(tickText(plan, tick), kText));
    const double left = kPadding + tickRoom + 12;
    const double rightRoom = std::max(endLabelRoom(plan.endLabels), kPadding + 24);
    plan.plot = {left, top, std::max(size.width - left - rightRoom, 60.0), height};
    plan.logLeft = left + (chart.baseline ? kSlot : 0);
    if (chart.baseline)
        plan.baselineX = left + 23;
    planScales(plan, samples, values);
    return plan;
}

void drawGrid(const Plan& plan, Canvas& canvas) {
    for (const double tick : plan.yTicks) {
        const double y = plan.y.toPixel(tick);
        canvas.rule({plan.logLeft, y}, {plan.plot.right(), y}, {Role::Grid, 1, 1, {}}, Part::Grid);
    }
}

void drawAxes(const Plan& plan, Canvas& canvas) {
    drawYAxis(plan, canvas);
    drawXAxis(plan, canvas);
}

} // namespace plateau::plot::detail
