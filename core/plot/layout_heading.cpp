#include "core/plot/layout_parts.h"

#include "core/plot/text_width.h"

#include <algorithm>

namespace plateau::plot::detail {

namespace {

constexpr double kPadding = 16;
constexpr double kTitle = 16;
constexpr double kText = 12;
constexpr double kRow = 18;
constexpr double kRoomForKeyRow = 360; ///< lower charts keep their height for the curve

enum class KeyKind { Mean, OneSeed, EachSeed, Band, Instant, UnderTrained };

struct KeyItem {
    KeyKind kind;
    std::string text;
};

constexpr double kKeyMark = 26; ///< the mark and its gap to the text
constexpr double kKeyGap = 16;  ///< between two entries

bool anyPoint(const DataCurveChart& chart, bool (*test)(const CurvePoint&)) {
    return std::any_of(chart.series.begin(), chart.series.end(), [&](const CurveSeries& series) {
        return std::any_of(series.points.begin(), series.points.end(), test);
    });
}

std::vector<KeyItem> keyOf(const DataCurveChart& chart, const ChartTexts& words) {
    std::vector<KeyItem> items;
    if (anyPoint(chart, [](const CurvePoint& p) { return !p.hollow; }))
        items.push_back({KeyKind::Mean, words.meanOfSeeds});
    if (anyPoint(chart, [](const CurvePoint& p) { return p.hollow; }))
        items.push_back({KeyKind::OneSeed, words.oneSeed});
    if (anyPoint(chart, [](const CurvePoint& p) { return p.seeds.size() > 1; }))
        items.push_back({KeyKind::EachSeed, words.eachSeed});
    if (anyPoint(chart, [](const CurvePoint& p) { return p.high > p.low; }))
        items.push_back({KeyKind::Band, fillIn(words.interval, {shortValueText({}, words, chart.level)})});
    const bool forecast = std::any_of(chart.series.begin(), chart.series.end(),
                                      [](const CurveSeries& series) { return !series.forecast.empty(); });
    if (!chart.instant.empty() && forecast) // else its end is labelled
        items.push_back({KeyKind::Instant, words.instantCurve});
    if (anyPoint(chart, [](const CurvePoint& p) {
            return std::any_of(p.seeds.begin(), p.seeds.end(),
                               [](const SeedScore& s) { return s.underTrained; });
        }))
        items.push_back({KeyKind::UnderTrained, words.underTrained});
    return items;
}

double keyItemWidth(const KeyItem& item) {
    return kKeyMark + textWidth(item.text, kText);
}

double keyWidth(const std::vector<KeyItem>& items) {
    double width = items.empty() ? 0 : -kKeyGap;
    for (const KeyItem& item : items)
        width += keyItemWidth(item) + kKeyGap;
    return width;
}

void drawKeyMark(KeyKind kind, Point c, int hue, Canvas& canvas) {
    const Role role = seriesRole(hue);
    switch (kind) {
    case KeyKind::Mean:
    case KeyKind::OneSeed:
        canvas.rule({c.x - 10, c.y}, {c.x + 10, c.y}, {role, 2, 1, {}}, Part::Key);
        canvas.add(meanMarker(c, hue, kind == KeyKind::OneSeed));
        break;
    case KeyKind::EachSeed:
        canvas.add(Circle{c, 2.5, Fill{role, .6, {}}, std::nullopt, Part::Key});
        break;
    case KeyKind::Band:
        canvas.add(Box{{c.x - 8, c.y - 6, 16, 12}, 0, Fill{role, .18, {}}, std::nullopt, Part::Key});
        break;
    case KeyKind::Instant:
        canvas.rule({c.x - 10, c.y}, {c.x + 10, c.y}, {Role::Reference, 1.2, 1, {}}, Part::Key);
        canvas.add(Box{{c.x - 2, c.y - 2, 4, 4}, 0, Fill{Role::Reference, 1, {}}, std::nullopt, Part::Key});
        break;
    case KeyKind::UnderTrained:
        drawWarning(canvas, c, Part::Key);
        break;
    }
}

/// Draws the entries from `left` in rows no wider than `width`; returns the y of the last row.
double drawKey(const std::vector<KeyItem>& items, int hue, Rect row, Canvas& canvas) {
    double x = row.x;
    double y = row.y;
    for (const KeyItem& item : items) {
        if (x > row.x && x + keyItemWidth(item) > row.right()) {
            x = row.x;
            y += kRow;
        }
        drawKeyMark(item.kind, {x + 10, y - 4}, hue, canvas);
        canvas.write({{x + kKeyMark, y},
                      item.text,
                      kText,
                      Anchor::Start,
                      Weight::Regular,
                      Role::TextSecondary,
                      Part::Key});
        x += keyItemWidth(item) + kKeyGap;
    }
    return y;
}

/// Lines of at most `width` pixels; parts are kept whole where they fit.
std::vector<std::string> wrapped(const std::vector<std::string>& parts, const std::string& separator,
                                 double width) {
    std::vector<std::string> lines;
    for (const std::string& part : parts) {
        if (!lines.empty() && textWidth(lines.back() + separator + part, kText) <= width)
            lines.back() += separator + part;
        else
            lines.push_back(part);
    }
    for (std::string& line : lines)
        line = elided(line, kText, width);
    return lines;
}

} // namespace

double drawHeading(const DataCurveChart& chart, const LayoutSettings& settings, Canvas& canvas) {
    const double width = std::max(settings.size.width, 320.0) - 2 * kPadding;
    if (!settings.heading)
        return kPadding;
    const std::string title = elided(chart.title, kTitle, width, Weight::Semibold);
    const auto parts = subtitleParts(chart, settings.words);
    const auto whole = wrapped(parts, settings.words.separator, 1e9);
    const auto key = keyOf(chart, settings.words);
    const int hue = chart.series.empty() ? 0 : chart.series.front().hue;
    const double titleWidth = textWidth(title, kTitle, true);
    const bool keyBeside = titleWidth + 24 + keyWidth(key) <= width;
    const double taken = titleWidth + 12 + (keyBeside ? keyWidth(key) + 24 : 0);
    const bool subtitleBeside = !title.empty() && taken + textWidth(whole.front(), kText) <= width;

    double y = kPadding + 14;
    if (!title.empty())
        canvas.write(
            {{kPadding, y}, title, kTitle, Anchor::Start, Weight::Semibold, Role::Text, Part::Heading});
    if (keyBeside && !key.empty())
        drawKey(key, hue, {kPadding + width - keyWidth(key), y, keyWidth(key) + 1, 0}, canvas);
    Text line{{kPadding, y}, "", kText, Anchor::Start, Weight::Regular, Role::TextSecondary, Part::Heading};
    if (subtitleBeside) {
        line.at.x += titleWidth + 12;
        line.text = whole.front();
        canvas.write(line);
    } else {
        double step = title.empty() && !keyBeside ? 0 : kRow;
        for (const std::string& part : wrapped(parts, settings.words.separator, width)) {
            line.at.y = y += step;
            line.text = part;
            canvas.write(line);
            step = kRow;
        }
    }
    if (!keyBeside && settings.size.height >= kRoomForKeyRow)
        y = drawKey(key, hue, {kPadding, y + kRow + 2, width, 0}, canvas);
    return y + 20;
}

} // namespace plateau::plot::detail
