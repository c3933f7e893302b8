#include "core/plot/layout_parts.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace plateau::plot::detail {

namespace {

constexpr double kBandOpacity = .18;
constexpr double kFarOpacity = .06;
constexpr double kHatchSpacing = 9;

/// Corners of a curve in pixels; points without a finite mean are left out.
template <typename Points>
std::vector<Point> meanLine(const Plan& plan, const View& view, const Points& points) {
    std::vector<Point> out;
    for (const auto& point : points) {
        if (std::isfinite(point.mean))
            out.push_back({view.x.toPixel(point.n), view.y.toPixel(plan.shown(point.mean))});
    }
    return out;
}

/// The band as a polygon: along the upper edge, back along the lower.
template <typename Points>
std::vector<Point> bandPolygon(const Plan& plan, const View& view, const Points& points) {
    std::vector<Point> out;
    std::vector<Point> back;
    for (const auto& point : points) {
        if (!std::isfinite(point.mean) || !std::isfinite(point.low) || !std::isfinite(point.high))
            continue;
        const double x = view.x.toPixel(point.n);
        out.push_back({x, view.y.toPixel(plan.shown(point.high))});
        back.push_back({x, view.y.toPixel(plan.shown(point.low))});
    }
    out.insert(out.end(), back.rbegin(), back.rend());
    return out;
}

/// The forecast from the last measured size on; it starts at the last mean where the fit has no value there.
std::vector<ForecastPoint> forecastBeyond(const CurveSeries& series) {
    std::vector<ForecastPoint> out;
    if (series.points.empty())
        return out;
    const CurvePoint& last = series.points.back();
    std::copy_if(series.forecast.begin(), series.forecast.end(), std::back_inserter(out),
                 [&](const ForecastPoint& point) { return point.n >= last.n; });
    if (!out.empty() && out.front().n > last.n)
        out.insert(out.begin(), {last.n, last.mean, last.low, last.high});
    return out;
}

void drawBand(const Plan& plan, const View& view, const CurveSeries& series, Canvas& canvas) {
    const Role role = seriesRole(series.hue);
    if (series.points.size() == 1) {
        const CurvePoint& point = series.points.front();
        const double x = view.x.toPixel(point.n);
        canvas.clipped(
            {{x, view.y.toPixel(plan.shown(point.low))}, {x, view.y.toPixel(plan.shown(point.high))}},
            view.clip, {role, 8, kBandOpacity, {}}, Part::Band);
        return;
    }
    const auto polygon = clipPolygon(bandPolygon(plan, view, series.points), view.clip);
    if (!polygon.empty())
        canvas.add(Polygon{polygon, Fill{role, kBandOpacity, {}}, std::nullopt, Part::Band});
}

void drawForecast(const Plan& plan, const View& view, const CurveSeries& series, Canvas& canvas) {
    const auto points = forecastBeyond(series);
    if (points.empty())
        return;
    const Role role = seriesRole(series.hue);
    const auto band = bandPolygon(plan, view, points);
    const double eightfold = view.x.toPixel(series.points.back().n * 8);
    Rect near = view.clip;
    near.width = std::clamp(eightfold - near.x, 0.0, view.clip.width);
    if (const auto polygon = clipPolygon(band, near); !polygon.empty())
        canvas.add(Polygon{polygon, Fill{role, kBandOpacity, kFarOpacity}, std::nullopt, Part::Band});
    const Rect far{near.right(), view.clip.y, view.clip.right() - near.right(), view.clip.height};
    if (far.width > 0) {
        for (const Segment& stroke : hatch(clipPolygon(band, far), kHatchSpacing))
            canvas.rule(stroke[0], stroke[1], {role, 1, .4, {}}, Part::Hatch);
    }
    canvas.clipped(meanLine(plan, view, points), view.clip, {role, 2, 1, {6, 4}}, Part::Forecast);
}

/// Pixels between two seeds of one size set side by side.
double seedStep(std::size_t seeds) {
    return seeds < 2 ? 0 : std::min(10.0, 24.0 / static_cast<double>(seeds - 1));
}

void drawSeeds(const Plan& plan, const View& view, const CurveSeries& series, Canvas& canvas) {
    for (const CurvePoint& point : series.points) {
        const double step = seedStep(point.seeds.size());
        double x = view.x.toPixel(point.n) - step * static_cast<double>(point.seeds.size() - 1) / 2;
        for (const SeedScore& seed : point.seeds) {
            const Point at{x, view.y.toPixel(plan.shown(seed.value))};
            x += step;
            if (!std::isfinite(seed.value) || !view.clip.grown(-view.margin).contains(at))
                continue;
            if (point.seeds.size() > 1)
                canvas.add(Circle{at, 2.5, Fill{seriesRole(series.hue), .6, {}}, std::nullopt, Part::Seed});
            if (seed.underTrained) {
                const Point sign{at.x + (point.seeds.size() > 1 ? 0 : 11), at.y + 12};
                drawWarning(canvas, sign, Part::Warning);
                canvas.avoid(Rect{sign.x - 8, sign.y - 8, 16, 16});
            }
        }
    }
}

void drawMeans(const Plan& plan, const View& view, const CurveSeries& series, Canvas& canvas) {
    for (const CurvePoint& point : series.points) {
        const Point at{view.x.toPixel(point.n), view.y.toPixel(plan.shown(point.mean))};
        if (std::isfinite(point.mean) && view.clip.grown(-view.margin).contains(at))
            canvas.add(meanMarker(at, series.hue, point.hollow));
    }
}

void drawInstant(const Plan& plan, const View& view, Canvas& canvas) {
    const auto line = meanLine(plan, view, plan.chart.instant);
    canvas.clipped(line, view.clip, {Role::Reference, 1.2, 1, {}}, Part::Instant);
    for (const Point at : line) {
        if (view.clip.contains(at))
            canvas.add(Box{
                {at.x - 2, at.y - 2, 4, 4}, 0, Fill{Role::Reference, 1, {}}, std::nullopt, Part::Instant});
    }
}

/// Texts keep off the curves and their bands.
void avoidCurves(const Plan& plan, const View& view, Canvas& canvas) {
    const auto avoid = [&](const std::vector<Point>& line) {
        for (const auto& piece : clipPolyline(line, view.clip))
            canvas.avoid(piece);
    };
    for (const CurveSeries& series : plan.chart.series) {
        const auto forecast = forecastBeyond(series);
        avoid(meanLine(plan, view, series.points));
        avoid(meanLine(plan, view, forecast));
        canvas.avoidInside(clipPolygon(bandPolygon(plan, view, series.points), view.clip));
        canvas.avoidInside(clipPolygon(bandPolygon(plan, view, forecast), view.clip));
    }
    avoid(meanLine(plan, view, plan.chart.instant));
}

/// A line that goes on to the right edge; one point alone is a level.
void drawFloor(const Plan& plan, const View& view, const std::vector<CurvePoint>& points,
               const std::vector<double>& dashes, Canvas& canvas) {
    auto line = meanLine(plan, view, points);
    if (line.empty())
        return;
    line.push_back({plan.plot.right(), line.back().y});
    if (line.size() == 2)
        line.front().x = plan.logLeft;
    canvas.clipped(line, view.clip, {Role::Reference, 1.5, 1, dashes}, Part::Control);
    canvas.avoid(line);
}

} // namespace

View mainView(const Plan& plan) {
    const Rect& plot = plan.plot;
    return {plan.x, plan.y, Rect{plot.x, plot.y - 1, plot.width, plot.height + 1}, 0};
}

void drawCurves(const Plan& plan, const View& view, Canvas& canvas) {
    for (const CurveSeries& series : plan.chart.series) {
        drawBand(plan, view, series, canvas);
        drawForecast(plan, view, series, canvas);
    }
    drawInstant(plan, view, canvas);
    for (const CurveSeries& series : plan.chart.series)
        canvas.clipped(meanLine(plan, view, series.points), view.clip, {seriesRole(series.hue), 2, 1, {}},
                       Part::Line);
    for (const CurveSeries& series : plan.chart.series) {
        drawSeeds(plan, view, series, canvas);
        drawMeans(plan, view, series, canvas);
    }
    avoidCurves(plan, view, canvas);
}

void drawReferences(const Plan& plan, Canvas& canvas) {
    const View view = mainView(plan);
    drawFloor(plan, view, plan.chart.controls, {1.5, 3.5}, canvas);
    drawFloor(plan, view, plan.chart.words, {6, 3}, canvas);
    if (!plan.chart.baseline || !plan.baselineX || !std::isfinite(plan.chart.baseline->value))
        return;
    const Point at{*plan.baselineX, plan.y.toPixel(plan.shown(plan.chart.baseline->value))};
    const std::vector<Point> line{{plan.plot.x + 6, at.y}, {plan.plot.right(), at.y}};
    canvas.clipped(line, view.clip, {Role::Reference, 1.2, 1, {5, 4}}, Part::Baseline);
    canvas.add(Polygon{{{at.x, at.y - 5}, {at.x + 5, at.y}, {at.x, at.y + 5}, {at.x - 5, at.y}},
                       Fill{Role::Reference, 1, {}},
                       Stroke{Role::Surface, 1, 1, {}},
                       Part::Baseline});
    canvas.avoid(line);
}

} // namespace plateau::plot::detail
