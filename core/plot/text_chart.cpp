#include "core/plot/text_chart.h"

#include "core/plot/layout_parts.h"
#include "core/plot/text_bar.h"

#include <algorithm>
#include <cmath>

namespace plateau::plot {

namespace {

using namespace detail;

constexpr int kSamples = 9; ///< columns of n
constexpr int kMean = 7;
constexpr int kTable = 33; ///< columns left of the bar: n, mean, flag, interval

/// What the rows of one chart share.
struct Page {
    const DataCurveChart& chart;
    const TextChartStyle& style;
    const Glyphs& glyphs;
    int columns;
    Scale scale;
    std::vector<double> ticks;

    bool isLoss() const { return chart.quantity == Quantity::Loss; }
    double shown(double value) const { return shownValue(chart, value); }
    std::string cut(const std::string& text) const { return cutToColumns(text, columns, style.unicode); }
};

Page pageOf(const DataCurveChart& chart, const TextChartStyle& style) {
    const auto sizes = sizesOf(chart);
    const double farthest = sizes.empty() ? 0 : samplesDomain(chart, sizes).high;
    const ValueDomain domain = valueDomain(chart, farthest, 260);
    const int columns = std::max(style.columns, 48);
    Page page{chart, style, glyphsOf(style.unicode), columns, {}, {}};
    page.scale = {domain.kind, style.axis.value_or(domain.main), 0,
                  static_cast<double>(columns - kTable - 1)};
    page.ticks =
        domain.kind == ScaleKind::Log ? logTicks(page.scale.domain, 5) : linearTicks(page.scale.domain, 5);
    return page;
}

std::string numberText(const Page& page, double value) {
    if (!std::isfinite(value))
        return "-";
    return page.isLoss() ? plainNumber(value) : percentDigits(page.shown(value), 1);
}

TextBar emptyBar(const Page& page) {
    TextBar bar(page.scale, page.glyphs);
    if (page.chart.target && page.scale.domain.contains(page.shown(*page.chart.target)))
        bar.put(page.shown(*page.chart.target), page.glyphs.target, Ink::Target);
    return bar;
}

/// n, mean, flag, interval in fixed columns, then the bar.
std::string rowText(const Page& page, double n, double mean, const std::string& flag,
                    const std::optional<Interval>& interval, const TextBar& bar) {
    std::string range;
    if (interval) {
        const bool flipped = !page.isLoss() && page.chart.display == Display::Error;
        range = numberText(page, flipped ? interval->high : interval->low) + page.glyphs.dash +
                numberText(page, flipped ? interval->low : interval->high);
    }
    const std::string table = rightAligned(withSeparators(n), kSamples) +
                              rightAligned(numberText(page, mean), kMean) + flag + " " + range;
    std::string line = leftAligned(table, kTable) + bar.painted(page.style.colour);
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string pointRow(const Page& page, const CurvePoint& point) {
    TextBar bar = emptyBar(page);
    bar.span(page.shown(point.low), page.shown(point.high), page.glyphs.whisker, Ink::Series);
    for (const CurvePoint& instant : page.chart.instant) {
        if (instant.n == point.n)
            bar.put(page.shown(instant.mean), page.glyphs.instant, Ink::Grey);
    }
    bar.put(page.shown(point.mean), point.hollow ? page.glyphs.one : page.glyphs.mean, Ink::Series);
    const bool warned = std::any_of(point.seeds.begin(), point.seeds.end(),
                                    [](const SeedScore& seed) { return seed.underTrained; });
    return rowText(page, point.n, point.mean, warned ? "!" : " ", Interval{point.low, point.high}, bar);
}

/// The forecast at 2, 4 and 8 times the largest size, straight in log n between its points.
std::string forecastRows(const Page& page, const CurveSeries& series) {
    std::string out;
    for (const double factor : {2.0, 4.0, 8.0}) {
        const double n = series.points.back().n * factor;
        const auto next = std::find_if(series.forecast.begin(), series.forecast.end(),
                                       [&](const ForecastPoint& point) { return point.n >= n * (1 - 1e-9); });
        if (next == series.forecast.end())
            break;
        const ForecastPoint& b = *next;
        const ForecastPoint& a = next == series.forecast.begin() ? b : *(next - 1);
        const double share = b.n > a.n ? std::log(n / a.n) / std::log(b.n / a.n) : 1;
        const auto mixed = [&](double ForecastPoint::*part) { return a.*part + share * (b.*part - a.*part); };
        const double mean = mixed(&ForecastPoint::mean);
        const Interval band{mixed(&ForecastPoint::low), mixed(&ForecastPoint::high)};
        TextBar bar = emptyBar(page);
        bar.span(page.shown(band.low), page.shown(band.high), page.glyphs.dots, Ink::Series);
        bar.put(page.shown(mean), page.glyphs.predicted, Ink::Series);
        out += rowText(page, n, mean, "~", band, bar);
    }
    return out;
}

std::string referenceRow(const Page& page, double n, double value, const std::string& glyph,
                         const std::optional<Interval>& interval = std::nullopt) {
    TextBar bar = emptyBar(page);
    if (interval)
        bar.span(page.shown(interval->low), page.shown(interval->high), page.glyphs.whisker, Ink::Grey);
    bar.put(page.shown(value), glyph, Ink::Grey);
    return rowText(page, n, value, " ", interval, bar);
}

std::string tickLabels(const Page& page, const TextBar& axis) {
    std::string labels(axis.width(), ' ');
    std::size_t end = 0;
    for (const double tick : page.ticks) {
        const std::string text =
            page.isLoss() ? plainNumber(tick) : plainNumber(std::round(tick * 1e4) / 1e2);
        const std::size_t column = axis.columnOf(tick);
        const std::size_t start =
            std::min(column - std::min(column, text.size() / 2), labels.size() - text.size());
        if (end > 0 && start <= end)
            continue;
        labels.replace(start, text.size(), text);
        end = start + text.size();
    }
    labels.erase(labels.find_last_not_of(' ') + 1);
    return labels;
}

std::string headText(const Page& page) {
    TextBar axis(page.scale, page.glyphs, page.glyphs.axis, Ink::Grey);
    for (const double tick : page.ticks)
        axis.put(tick, page.glyphs.tick, Ink::Grey);
    if (page.chart.target)
        axis.put(page.shown(*page.chart.target), page.glyphs.target, Ink::Target);
    const ChartTexts& words = page.style.words;
    const bool unicode = page.style.unicode;
    const std::string level = fillIn(words.interval, {shortValueText({}, words, page.chart.level)});
    const std::string names = rightAligned(cutToColumns(words.samples, kSamples, unicode), kSamples) +
                              rightAligned(page.isLoss() ? "" : "%", kMean) + "  " +
                              cutToColumns(level, kTable - kSamples - kMean - 3, unicode);
    return leftAligned("", kTable) + tickLabels(page, axis) + "\n" + leftAligned(names, kTable) +
           axis.painted(page.style.colour) + "\n";
}

/// The signs that occur.
std::string legendText(const Page& page) {
    const ChartTexts& words = page.style.words;
    std::vector<std::string> parts;
    const auto add = [&](const std::string& glyph, const std::string& text) {
        parts.push_back(glyph + " " + cutToColumns(text, 24, page.style.unicode));
    };
    const auto any = [&](auto test) {
        return std::any_of(page.chart.series.begin(), page.chart.series.end(), test);
    };
    const auto anyPoint = [&](auto test) {
        return any([&](const CurveSeries& s) { return std::any_of(s.points.begin(), s.points.end(), test); });
    };
    if (anyPoint([](const CurvePoint& p) { return !p.hollow; }))
        add(page.glyphs.mean, words.meanOfSeeds);
    if (anyPoint([](const CurvePoint& p) { return p.hollow; }))
        add(page.glyphs.one, words.oneSeed);
    if (any([](const CurveSeries& s) { return !s.forecast.empty(); }))
        add(page.glyphs.predicted, words.predicted);
    if (!page.chart.instant.empty())
        add(page.glyphs.instant, words.instantCurve);
    if (page.chart.target)
        add(page.glyphs.target,
            fillIn(words.target, {shortValueText(page.chart, words, page.shown(*page.chart.target))}));
    if (anyPoint([](const CurvePoint& p) {
            return std::any_of(p.seeds.begin(), p.seeds.end(),
                               [](const SeedScore& s) { return s.underTrained; });
        }))
        add("!", words.underTrained);
    return joinedLines(parts, "   ", page.columns, page.style.unicode);
}

} // namespace

std::string textChart(const DataCurveChart& chart, const TextChartStyle& style) {
    const Page page = pageOf(chart, style);
    std::string out;
    if (!chart.title.empty())
        out += page.cut(chart.title) + "\n";
    const auto parts = subtitleParts(chart, style.words);
    out += joinedLines(parts, style.words.separator, page.columns, style.unicode) + "\n" + headText(page);
    if (chart.baseline)
        out += referenceRow(page, 0, chart.baseline->value, page.glyphs.baseline);
    bool anything = false;
    for (const CurveSeries& series : chart.series) {
        if (chart.series.size() > 1)
            out += "  " + cutToColumns(series.name, page.columns - 2, style.unicode) + "\n";
        for (const CurvePoint& point : series.points)
            out += pointRow(page, point);
        anything = anything || !series.points.empty();
        if (!series.points.empty())
            out += forecastRows(page, series);
    }
    if (!anything) { // the instant curve comes first
        for (const CurvePoint& point : chart.instant)
            out +=
                referenceRow(page, point.n, point.mean, page.glyphs.instant, Interval{point.low, point.high});
        if (chart.instant.empty())
            out += page.cut(rightAligned(style.words.noResults, 24)) + "\n";
    }
    const std::string legend = legendText(page);
    out += (legend.empty() ? "" : "\n") + legend;
    if (chart.needed && chart.target) {
        const std::string detail = needDetail(*chart.needed, style.words);
        const std::string target =
            fillIn(style.words.target, {shortValueText(chart, style.words, page.shown(*chart.target))});
        out += "\n" +
               page.cut(target + style.words.colon + needHeadline(*chart.needed, style.words) +
                        (detail.empty() ? "" : style.words.comma + detail)) +
               "\n";
    }
    return out;
}

std::string textChartHead(const DataCurveChart& chart, const TextChartStyle& style) {
    return headText(pageOf(chart, style));
}

std::string textChartRow(const DataCurveChart& chart, std::size_t index, const TextChartStyle& style) {
    if (chart.series.empty() || index >= chart.series.front().points.size())
        return {};
    return pointRow(pageOf(chart, style), chart.series.front().points[index]);
}

} // namespace plateau::plot
