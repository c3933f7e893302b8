#include "core/plot/layout.h"

#include "core/plot/layout_parts.h"
#include "core/plot/text_width.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plateau::plot {

namespace {

using namespace detail;

void writeEmpty(const Plan& plan, Canvas& canvas) {
    const bool anything = plan.lastN > 0 || !plan.chart.instant.empty();
    if (!anything)
        canvas.write({{(plan.logLeft + plan.plot.right()) / 2, (plan.plot.y + plan.mainBottom) / 2},
                      plan.words().noResults,
                      14,
                      Anchor::Middle,
                      Weight::Regular,
                      Role::TextSecondary,
                      Part::Caption});
}

void drawAll(const Plan& plan, Canvas& canvas) {
    drawGrid(plan, canvas);
    drawNeedZone(plan, canvas);
    drawReferences(plan, canvas);
    drawAxes(plan, canvas);
    drawLens(plan, canvas);
    drawDividers(plan, canvas);
    drawCurves(plan, mainView(plan), canvas);
    if (plan.lens)
        canvas.avoid(plan.lens->source);
    drawTarget(plan, canvas);
    drawNeed(plan, canvas);
    writeEndLabels(plan, canvas);
    writeLens(plan, canvas);
    writeInstantLabel(plan, canvas);
    drawKnee(plan, canvas);
    if (plan.lens)
        canvas.avoid(plan.lens->box);
    writeDividers(plan, canvas);
    writeNeed(plan, canvas);
    writeEmpty(plan, canvas);
}

} // namespace

ChartLayout layOut(const DataCurveChart& whole, const LayoutSettings& settings) {
    const DataCurveChart chart = settings.window ? seenIn(*settings.window, whole) : whole;
    Canvas canvas;
    const Size size{std::max(settings.size.width, 320.0), std::max(settings.size.height, 200.0)};
    if (settings.background)
        canvas.add(
            Box{{0, 0, size.width, size.height}, 0, Fill{Role::Surface, 1, {}}, std::nullopt, Part::Frame});
    const double top = drawHeading(chart, settings, canvas);
    Plan plan = planFrame(chart, settings, top);
    plan.need = placeNeed(plan);
    plan.lens = settings.window ? std::nullopt : planLens(plan);
    drawAll(plan, canvas);
    ChartLayout out;
    out.scene = {plan.size, chart.title, describe(whole, settings.words), canvas.takeMarks()};
    out.plot = plan.plot;
    out.x = plan.x;
    out.y = plan.y;
    out.baselineX = plan.baselineX;
    out.lens = plan.lens;
    return out;
}

double shownValue(const DataCurveChart& chart, double value) {
    return chart.quantity == Quantity::Score && chart.display == Display::Error ? 1 - value : value;
}

const std::string& baselineName(const BaselineScore& baseline, const ChartTexts& words) {
    if (!baseline.name.empty())
        return baseline.name;
    switch (baseline.kind) {
    case BaselineScore::Kind::Mean:
        return words.alwaysMean;
    case BaselineScore::Kind::CommonestClass:
        return words.alwaysCommonestClass;
    case BaselineScore::Kind::CommonestLabels:
        return words.alwaysCommonestLabels;
    case BaselineScore::Kind::Untouched:
        break;
    }
    return words.untouchedModel;
}

std::string describe(const DataCurveChart& chart, const ChartTexts& words) {
    std::string out;
    const auto text = [&](double value) { return valueText(chart, words, shownValue(chart, value), 1); };
    for (const CurveSeries& series : chart.series) {
        if (series.points.empty())
            continue;
        const CurvePoint& first = series.points.front();
        const CurvePoint& last = series.points.back();
        out += (out.empty() ? "" : " ") +
               fillIn(words.describeCurve, {series.name, text(first.mean), withSeparators(first.n),
                                            text(last.mean), withSeparators(last.n)});
    }
    if (out.empty())
        out = words.noResults + ".";
    if (chart.needed && chart.target)
        out += fillIn(words.describeNeed,
                      {shortValueText(chart, words, shownValue(chart, *chart.target)),
                       needHeadline(*chart.needed, words), needDetail(*chart.needed, words)});
    if (chart.baseline && chart.baseline->kind == BaselineScore::Kind::Untouched)
        out += fillIn(words.describeUntouched, {text(chart.baseline->value)});
    else if (chart.baseline)
        out += fillIn(words.describeConstant,
                      {baselineName(*chart.baseline, words), text(chart.baseline->value)});
    return out;
}

std::vector<double> spreadLabels(std::span<const double> wanted, double gap, Interval room) {
    // With the gaps subtracted, keeping order is isotonic regression: pool adjacent violators.
    struct Pool {
        double sum;
        std::size_t count;
        double mean() const { return sum / static_cast<double>(count); }
    };
    std::vector<Pool> pools;
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        pools.push_back({wanted[at] - gap * static_cast<double>(at), 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().count += last.count;
        }
    }
    const double highest = room.high - gap * (static_cast<double>(wanted.size()) - 1);
    std::vector<double> out;
    for (const Pool& pool : pools) {
        const double place = std::max(std::min(pool.mean(), highest), room.low);
        for (std::size_t at = 0; at < pool.count; ++at)
            out.push_back(place + gap * static_cast<double>(out.size()));
    }
    return out;
}

int lensFactor(double sourceHeight, double room) {
    if (!(sourceHeight > 0) || !(room >= 3 * sourceHeight))
        return 0;
    return std::min(8, static_cast<int>(std::floor(room / sourceHeight)));
}

} // namespace plateau::plot
