#include "core/plot/layout_parts.h"

#include "core/plot/text_width.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plateau::plot::detail {

namespace {

constexpr double kText = 12;
constexpr double kGap = 16;        ///< between two labels
constexpr double kLeastGap = 12.5; ///< in a chart too low for all of them
constexpr double kOffset = 10;     ///< from the plot to the labels
constexpr double kLeader = 14;     ///< room for a thin line to a moved label
constexpr double kEdge = 16;

EndLabel labelOf(const DataCurveChart& chart, const ChartTexts& words, double n, double value) {
    EndLabel label;
    label.n = n;
    label.shown = shownValue(chart, value);
    label.value = valueText(chart, words, label.shown, 1);
    return label;
}

/// Pixels of a label without its offset.
double widthOf(const EndLabel& label) {
    const double name = textWidth(label.name, kText, label.weight == Weight::Semibold);
    return name + (label.value.empty() ? 0 : 10 + textWidth(label.value, kText, true));
}

/// Lines that end at the edge under a single label need no leader.
bool needLeaders(const DataCurveChart& chart) {
    return chart.series.size() > 1 || (!chart.series.empty() && chart.series.front().forecast.empty());
}

void writeEndLabel(const Plan& plan, const EndLabel& label, double y, Canvas& canvas) {
    const double x = plan.plot.right() + kOffset + (needLeaders(plan.chart) ? kLeader : 0);
    const bool moved = std::abs(y - label.from.y) > 3 || label.from.x < plan.plot.right() - kLeader;
    if (moved && needLeaders(plan.chart) && !label.under)
        canvas.rule({label.from.x + 7, label.from.y}, {x - 4, y}, {Role::Reference, .8, .8, {}},
                    Part::Leader);
    canvas.write({{x, baselineFor(y, kText)},
                  label.name,
                  kText,
                  Anchor::Start,
                  label.weight,
                  label.role,
                  Part::EndLabel});
    if (!label.value.empty())
        canvas.write({{plan.size.width - kEdge, baselineFor(y, kText)},
                      label.value,
                      kText,
                      Anchor::End,
                      label.weight,
                      label.role,
                      Part::EndLabel});
}

} // namespace

std::string valueText(const DataCurveChart& chart, const ChartTexts& words, double shown, int decimals) {
    if (!std::isfinite(shown))
        return "–";
    if (chart.quantity == Quantity::Loss)
        return plainNumber(shown);
    return fillIn(words.percent, {percentDigits(shown, decimals)});
}

std::string shortValueText(const DataCurveChart& chart, const ChartTexts& words, double shown) {
    if (chart.quantity == Quantity::Loss || !std::isfinite(shown))
        return valueText(chart, words, shown, 1);
    return fillIn(words.percent, {plainNumber(std::round(shown * 1e4) / 1e2)});
}

std::string needHeadline(const NeededSamples& needed, const ChartTexts& words) {
    switch (needed.kind) {
    case NeedKind::AtMost:
        return fillIn(words.atMost, {withSeparators(needed.about)});
    case NeedKind::MoreThan:
        return fillIn(words.moreThan, {withSeparators(needed.about)});
    case NeedKind::About:
        break;
    }
    return fillIn(words.about, {withSeparators(roundedSamples(needed.about))});
}

std::string needDetail(const NeededSamples& needed, const ChartTexts& words) {
    std::string text;
    if (needed.kind == NeedKind::About) {
        const std::string low = withSeparators(roundedSamples(needed.low, Rounding::Down));
        const bool bounded = needed.high && std::isfinite(*needed.high);
        text = bounded ? fillIn(words.rangeOfNeed,
                                {fillIn(words.range,
                                        {low, withSeparators(roundedSamples(*needed.high, Rounding::Up))})})
                       : fillIn(words.rangeFrom, {low});
    }
    if (needed.provisional)
        text += (text.empty() ? "" : words.comma) + words.provisional;
    return text;
}

std::vector<std::string> subtitleParts(const DataCurveChart& chart, const ChartTexts& words) {
    std::vector<std::string> parts;
    if (chart.quantity == Quantity::Loss)
        parts.push_back(fillIn(words.lossLogScale, {chart.metric}));
    else if (chart.display == Display::Error)
        parts.push_back(fillIn(words.errorInPercent, {chart.metric}));
    else
        parts.push_back(fillIn(words.inPercent, {chart.metric}));
    if (chart.testItems > 0)
        parts.back() += words.comma + fillIn(chart.folds > 0 ? words.foldItems : words.testItems,
                                             {withSeparators(chart.testItems), std::to_string(chart.folds)});
    parts.push_back(fillIn(words.bandLevel, {shortValueText({}, words, chart.level)}));
    if (!chart.budgetRule.empty())
        parts.push_back(fillIn(words.budget, {chart.budgetRule}));
    if (!chart.note.empty())
        parts.push_back(chart.note);
    return parts;
}

std::vector<EndLabel> endLabelsOf(const DataCurveChart& chart, const ChartTexts& words, double widest) {
    std::vector<EndLabel> labels;
    bool forecast = false;
    for (const CurveSeries& series : chart.series) {
        if (series.points.empty())
            continue;
        const bool fitted = !series.forecast.empty();
        forecast = forecast || fitted;
        const CurvePoint& last = series.points.back();
        EndLabel label = labelOf(chart, words, fitted ? series.forecast.back().n : last.n,
                                 fitted ? series.forecast.back().mean : last.mean);
        label.name = elided(series.name, kText, widest, Weight::Semibold);
        label.role = seriesRole(series.hue);
        label.weight = Weight::Semibold;
        if (fitted)
            label.value.clear();
        labels.push_back(label);
        if (fitted && chart.series.size() == 1) {
            label.name = words.fitted;
            label.role = Role::TextSecondary;
            label.weight = Weight::Regular;
            label.under = true;
            labels.push_back(label);
        }
    }
    if (!chart.instant.empty() && !forecast) {
        labels.push_back(labelOf(chart, words, chart.instant.back().n, chart.instant.back().mean));
        labels.back().name = elided(words.instantCurve, kText, widest);
    }
    if (!chart.controls.empty()) {
        labels.push_back(labelOf(chart, words, 0, chart.controls.back().mean));
        labels.back().name = elided(words.control, kText, widest);
    }
    if (!chart.words.empty()) {
        labels.push_back(labelOf(chart, words, 0, chart.words.back().mean));
        labels.back().name = elided(words.words, kText, widest);
    }
    if (chart.baseline) {
        labels.push_back(labelOf(chart, words, 0, chart.baseline->value));
        labels.back().name = elided(baselineName(*chart.baseline, words), kText, widest);
    }
    std::erase_if(labels, [](const EndLabel& label) { return !std::isfinite(label.shown); });
    return labels;
}

double endLabelRoom(const std::vector<EndLabel>& labels) {
    double widest = 0;
    for (const EndLabel& label : labels)
        widest = std::max(widest, widthOf(label));
    return labels.empty() ? 0 : kOffset + kLeader + widest + kEdge;
}

void writeEndLabels(const Plan& plan, Canvas& canvas) {
    std::vector<EndLabel> labels = plan.endLabels;
    const Interval room{plan.plot.y + 6, plan.plot.bottom() - 2};
    const auto most = static_cast<std::size_t>(room.length() / kLeastGap) + 1;
    if (labels.size() > most) // a very low chart: the references come last
        labels.resize(most);
    const double gap =
        labels.size() < 2 ? kGap : std::min(kGap, room.length() / static_cast<double>(labels.size() - 1));
    for (EndLabel& label : labels) {
        const double x =
            label.n > 0 ? std::min(plan.x.toPixel(label.n), plan.plot.right()) : plan.plot.right();
        label.from = {x, plan.y.toPixel(label.shown) + (label.under ? kGap : 0)};
        if (plan.settings.window) // the line may leave the window anywhere
            label.from = {std::max(x, plan.plot.x), std::clamp(label.from.y, plan.plot.y, plan.mainBottom)};
    }
    std::stable_sort(labels.begin(), labels.end(),
                     [](const EndLabel& a, const EndLabel& b) { return a.from.y < b.from.y; });
    std::vector<double> wanted;
    for (const EndLabel& label : labels)
        wanted.push_back(label.from.y);
    const auto places = spreadLabels(wanted, gap, room);
    for (std::size_t at = 0; at < labels.size(); ++at)
        writeEndLabel(plan, labels[at], places[at], canvas);
}

void drawKnee(const Plan& plan, Canvas& canvas) {
    if (!plan.chart.showKnee || !plan.chart.knee)
        return;
    const double x = plan.x.toPixel(*plan.chart.knee);
    if (!(x >= plan.logLeft && x <= plan.plot.right()))
        return;
    canvas.rule({x, plan.plot.y}, {x, plan.plot.bottom()}, {Role::Reference, 1, 1, {2, 3}}, Part::Knee);
    const double width = textWidth(plan.words().knee, kText);
    std::vector<Rect> places;
    for (double y = plan.plot.bottom() - 24; y > plan.plot.y; y -= 16) {
        places.push_back({x + 6, y, width, kText});
        places.push_back({x - 6 - width, y, width, kText});
    }
    std::erase_if(places, [&](const Rect& place) {
        return place.x < plan.logLeft || place.x + width > plan.plot.right();
    });
    if (const auto place = canvas.firstFree(places))
        canvas.write({{place->x, place->y + 10},
                      plan.words().knee,
                      kText,
                      Anchor::Start,
                      Weight::Regular,
                      Role::TextSecondary,
                      Part::Knee});
}

void writeInstantLabel(const Plan& plan, Canvas& canvas) {
    if (plan.chart.instant.empty() || !plan.hasForecast)
        return;
    const double width = textWidth(plan.words().instantCurve, kText);
    const CurvePoint& last = plan.chart.instant.back();
    std::vector<Rect> places;
    if (plan.lens) {
        const double y = plan.lens->y.toPixel(plan.shown(last.mean));
        for (const double shift : {0.0, 8.0, 16.0, -8.0}) {
            if (plan.lens->box.contains({plan.lens->box.x, y + shift}))
                places.push_back({plan.x.toPixel(last.n) + 8, y - 6 + shift, width, kText});
        }
    }
    const double side = plan.logY() ? -1 : 1; // the free side of the curve
    for (auto point = plan.chart.instant.rbegin(); point != plan.chart.instant.rend(); ++point) {
        const Point at{plan.x.toPixel(point->n), plan.y.toPixel(plan.shown(point->mean))};
        for (const double shift : {12.0, 20.0, 30.0})
            places.push_back({at.x + 8, at.y - 6 + side * shift, width, kText});
    }
    std::erase_if(places, [&](const Rect& place) { return place.y < plan.plot.y; });
    if (const auto place = canvas.firstFree(places))
        canvas.write({{place->x, place->y + 10},
                      plan.words().instantCurve,
                      kText,
                      Anchor::Start,
                      Weight::Regular,
                      Role::TextSecondary,
                      Part::EndLabel});
}

} // namespace plateau::plot::detail
