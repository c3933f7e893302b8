#include "core/plot/layout_parts.h"

#include "core/plot/text_width.h"

#include <algorithm>
#include <cmath>

namespace plateau::plot::detail {

namespace {

constexpr double kFlatShare = .1;   ///< of the height: flatter ends get a lens
constexpr double kMostHeight = .45; ///< of the height: the plot stays the picture
constexpr double kLeastWidth = 130; ///< a narrower lens shows nothing
constexpr double kBelow = 88;       ///< room under the lens for the needed n and the captions

/// Heights of curves, bands and instant curve right of `left`, in pixels of the plot.
struct End {
    Interval hero;     ///< series with bands and forecasts
    double lowest = 0; ///< the lowest thing drawn there
    bool empty = true;
};

void includeLine(const std::vector<Point>& line, const Rect& region, End& end, bool hero) {
    for (const auto& piece : clipPolyline(line, region)) {
        for (const Point p : piece) {
            end.lowest = std::max(end.lowest, p.y);
            if (!hero)
                continue;
            if (end.empty)
                end.hero = {p.y, p.y};
            end.hero.include(p.y);
            end.empty = false;
        }
    }
}

End endFrom(const Plan& plan, double left) {
    End end;
    const Rect region{left, plan.plot.y - 10, plan.plot.right() - left, plan.plot.height + 20};
    const auto take = [&](const auto& points, bool hero) {
        std::vector<Point> mean, low, high;
        for (const auto& point : points) {
            const double x = plan.x.toPixel(point.n);
            mean.push_back({x, plan.y.toPixel(plan.shown(point.mean))});
            low.push_back({x, plan.y.toPixel(plan.shown(point.low))});
            high.push_back({x, plan.y.toPixel(plan.shown(point.high))});
        }
        includeLine(mean, region, end, hero);
        if (!hero)
            return;
        includeLine(low, region, end, true);
        includeLine(high, region, end, true);
    };
    for (const CurveSeries& series : plan.chart.series) {
        take(series.points, true);
        take(series.forecast, true);
    }
    take(plan.chart.instant, false);
    return end;
}

/// The left edge of the flat end: right of the needed-n zone, at a size from where all is flat.
std::optional<double> flatFrom(const Plan& plan, double limit) {
    const double least = plan.need && plan.need->ring ? plan.need->high + 6 : plan.logLeft;
    std::vector<double> edges{least + 10};
    for (const double n : plan.sizes)
        edges.push_back(plan.x.toPixel(n) - 12);
    std::erase_if(edges, [&](double edge) { return edge < least; });
    std::sort(edges.begin(), edges.end());
    for (const double edge : edges) {
        const End end = endFrom(plan, edge);
        if (!end.empty && end.hero.length() < limit)
            return edge;
    }
    return std::nullopt;
}

double dividerX(const Plan& plan, double factor) {
    return plan.x.toPixel(plan.lastN * factor);
}

} // namespace

std::optional<Lens> planLens(const Plan& plan) {
    if (plan.logY() || plan.lastN <= 0 || plan.sizes.size() < 2)
        return std::nullopt;
    const double limit = (plan.mainBottom - plan.plot.y) * kFlatShare;
    const auto left = flatFrom(plan, limit - 6);
    if (!left || plan.plot.right() - *left < kLeastWidth)
        return std::nullopt;
    const End end = endFrom(plan, *left);
    Interval rows = end.hero;
    if (plan.chart.target) {
        Interval withTarget = rows;
        withTarget.include(plan.y.toPixel(plan.shown(*plan.chart.target)));
        if (withTarget.length() < limit - 6)
            rows = withTarget;
    }
    const double extra = std::max(3.0, (14 - rows.length()) / 2);
    rows = {std::max(rows.low - extra, plan.plot.y), rows.high + extra};
    const double roomBottom = plan.mainBottom - kBelow;
    const double most = (plan.mainBottom - plan.plot.y) * kMostHeight;
    const int factor =
        lensFactor(rows.length(), std::min(roomBottom - std::max(end.lowest, rows.high) - 14, most));
    if (factor == 0)
        return std::nullopt;
    Lens lens;
    lens.factor = factor;
    lens.source = {*left, rows.low, plan.plot.right() - *left, rows.length()};
    const double height = rows.length() * factor;
    lens.box = {*left, roomBottom - height, lens.source.width, height};
    lens.y = {ScaleKind::Linear,
              {plan.y.toValue(rows.high), plan.y.toValue(rows.low)},
              lens.box.bottom(),
              lens.box.y};
    return lens;
}

void drawLens(const Plan& plan, Canvas& canvas) {
    if (!plan.lens)
        return;
    const Lens& lens = *plan.lens;
    canvas.add(Box{lens.box, 4, Fill{Role::Window, 1, {}}, std::nullopt, Part::Lens});
    const View view{plan.x, {lens.y, std::nullopt}, lens.box, 4};
    for (const double tick : linearTicks(lens.y.domain, 3)) {
        const double y = lens.y.toPixel(tick);
        canvas.rule({lens.box.x, y}, {lens.box.right(), y}, {Role::Line, 1, 1, {}}, Part::Lens);
    }
    drawCurves(plan, view, canvas);
    if (plan.chart.target) {
        const double y = lens.y.toPixel(plan.shown(*plan.chart.target));
        canvas.clipped({{lens.box.x, y}, {lens.box.right(), y}}, lens.box, {Role::Accent, 1.5, 1, {}},
                       Part::Lens);
    }
    for (const Rect& frame : {lens.source, lens.box})
        canvas.add(Box{frame, 4, std::nullopt, Stroke{Role::FieldBorder, 1, 1, {}}, Part::Lens});
}

void writeLens(const Plan& plan, Canvas& canvas) {
    if (!plan.lens)
        return;
    const Rect& box = plan.lens->box;
    const Text factor{{},
                      fillIn(plan.words().lens, {std::to_string(plan.lens->factor)}),
                      12,
                      Anchor::Start,
                      Weight::Regular,
                      Role::TextSecondary,
                      Part::Lens};
    const double width = textWidth(factor.text, 12);
    const std::vector<Rect> corners{{box.x + 8, box.y + 6, width, 12},
                                    {box.x + 8, box.bottom() - 18, width, 12},
                                    {box.right() - width - 8, box.bottom() - 18, width, 12},
                                    {box.right() - width - 8, box.y + 6, width, 12},
                                    {box.x, box.y - 16, width, 12}};
    const Rect place = canvas.firstFree(corners).value_or(corners.back());
    Text text = factor;
    text.at = {place.x, place.y + 10};
    canvas.write(text);
    const auto ticks = linearTicks(plan.lens->y.domain, 3);
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    const int decimals = std::abs(step * 100 - std::round(step * 100)) < 1e-6 ? 0 : 1;
    for (const double tick : ticks) {
        const Text label{{box.right() + 8, baselineFor(plan.lens->y.toPixel(tick), 12)},
                         percentDigits(tick, decimals),
                         12,
                         Anchor::Start,
                         Weight::Regular,
                         Role::TextSecondary,
                         Part::Lens};
        if (canvas.isFree(boundsOf(label)))
            canvas.write(label);
    }
}

void drawDividers(const Plan& plan, Canvas& canvas) {
    if (!plan.hasForecast)
        return;
    for (const double factor : {1.0, 8.0}) {
        const double x = dividerX(plan, factor);
        if (x > plan.plot.right() || x < plan.logLeft)
            continue;
        canvas.rule({x, plan.plot.y}, {x, plan.plot.bottom()}, {Role::Reference, 1, 1, {2, 3}},
                    Part::Divider);
        canvas.avoid({{x, plan.plot.y}, {x, plan.plot.bottom()}});
    }
}

void writeDividers(const Plan& plan, Canvas& canvas) {
    if (!plan.hasForecast)
        return;
    const double last = dividerX(plan, 1);
    if (last < plan.logLeft || last > plan.plot.right()) // in a window
        return;
    const double eight = std::min(dividerX(plan, 8), plan.plot.right());
    const auto row = [&](double y) {
        std::vector<Text> texts;
        const auto add = [&](double x, const std::string& text, Anchor anchor) {
            texts.push_back({{x, y}, text, 12, anchor, Weight::Regular, Role::TextSecondary, Part::Caption});
        };
        add(last - 8, plan.words().measured, Anchor::End);
        if (textWidth(plan.words().predicted, 12) + 8 < eight - last)
            add((last + eight) / 2, plan.words().predicted, Anchor::Middle);
        if (textWidth(plan.words().beyond, 12) < plan.plot.right() - eight + 6)
            add(eight + 5, plan.words().beyond, Anchor::Start);
        return texts;
    };
    std::vector<double> rows{plan.mainBottom - 10, plan.mainBottom - 30, plan.plot.y + 12, plan.plot.y + 32};
    if (plan.logY()) // a falling curve leaves the top free
        std::rotate(rows.begin(), rows.begin() + 2, rows.end());
    for (const double y : rows) {
        const auto texts = row(y);
        if (!std::all_of(texts.begin(), texts.end(),
                         [&](const Text& t) { return canvas.isFreeButBands(boundsOf(t)); }))
            continue;
        for (const Text& text : texts)
            canvas.write(text);
        return;
    }
}

} // namespace plateau::plot::detail
