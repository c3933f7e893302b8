#include "core/plot/layout.h"

#include "sample_charts.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace plateau::plot;
using samples::marks;

Q_DECLARE_METATYPE(plateau::plot::DataCurveChart)

namespace {

/// The rectangle around all points of a mark.
Rect around(const Mark& mark) {
    std::vector<Point> points;
    if (const auto* line = std::get_if<Polyline>(&mark))
        points = line->points;
    else if (const auto* polygon = std::get_if<Polygon>(&mark))
        points = polygon->points;
    else if (const auto* circle = std::get_if<Circle>(&mark))
        points = {{circle->centre.x - circle->radius, circle->centre.y - circle->radius},
                  {circle->centre.x + circle->radius, circle->centre.y + circle->radius}};
    else if (const auto* box = std::get_if<Box>(&mark))
        points = {{box->rect.x, box->rect.y}, {box->rect.right(), box->rect.bottom()}};
    if (points.empty())
        return boundsOf(std::get<Text>(mark));
    Rect out{points[0].x, points[0].y, 0, 0};
    for (const Point& p : points) {
        const double right = std::max(out.right(), p.x);
        const double bottom = std::max(out.bottom(), p.y);
        out = {std::min(out.x, p.x), std::min(out.y, p.y), 0, 0};
        out.width = right - out.x;
        out.height = bottom - out.y;
    }
    return out;
}

std::vector<Text> textsOf(const Scene& scene) {
    std::vector<Text> texts;
    for (const Mark& mark : scene.marks) {
        if (const auto* text = std::get_if<Text>(&mark))
            texts.push_back(*text);
    }
    return texts;
}

bool isFinite(const Rect& rect) {
    return std::isfinite(rect.x) && std::isfinite(rect.y) && std::isfinite(rect.width) &&
           std::isfinite(rect.height);
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMarkIsOnTheSheet_data() { addCharts(); }
    void everyMarkIsOnTheSheet();
    void noTwoTextsOverlap_data() { addCharts(); }
    void noTwoTextsOverlap();
    void everyTextIsInATypeSize_data() { addCharts(); }
    void everyTextIsInATypeSize();
    void plottedValuesAreInsideTheAxes_data() { addCharts(); }
    void plottedValuesAreInsideTheAxes();
    void smallSheetsStillHoldAPlot();
    void headingAndGroundCanBeLeftOut();
    void subtitleStatesBudgetLevelAndTestItems();
    void everySizeHasATickWithItsNumber();
    void gridOfAnEmptyChartRunsFromZeroToHundred();
    void plannedSizesHoldTheAxis();
    void heldValuesHoldTheAxis();
    void endLabelsAreSixteenApart();
    void seriesHaveTheirOwnMarkers();
    void describedForScreenReaders();

private:
    static void addCharts();
};

void TestLayout::addCharts() {
    QTest::addColumn<DataCurveChart>("chart");
    for (const auto& [name, chart] : samples::all())
        QTest::newRow(name.c_str()) << chart;
}

void TestLayout::everyMarkIsOnTheSheet() {
    QFETCH(DataCurveChart, chart);
    for (const Size size : {Size{960, 480}, Size{640, 400}, Size{1400, 700}}) {
        const ChartLayout layout = layOut(chart, {size, {}, true, true});
        const Rect sheet{-1, -1, size.width + 2, size.height + 2};
        for (const Mark& mark : layout.scene.marks) {
            const Rect rect = around(mark);
            QVERIFY(isFinite(rect));
            QVERIFY(sheet.contains({rect.x, rect.y}) && sheet.contains({rect.right(), rect.bottom()}));
        }
    }
}

void TestLayout::noTwoTextsOverlap() {
    QFETCH(DataCurveChart, chart);
    for (const Size size :
         {Size{960, 480}, Size{720, 420}, Size{560, 380}, Size{1400, 700}, Size{400, 200}}) {
        for (const ChartTexts& words : {ChartTexts(), chineseWords()}) {
            const auto texts = textsOf(layOut(chart, {size, words, true, true}).scene);
            for (std::size_t a = 0; a < texts.size(); ++a) {
                for (std::size_t b = a + 1; b < texts.size(); ++b)
                    QVERIFY2(!boundsOf(texts[a]).overlaps(boundsOf(texts[b])),
                             (texts[a].text + " | " + texts[b].text).c_str());
            }
        }
    }
}

void TestLayout::everyTextIsInATypeSize() {
    QFETCH(DataCurveChart, chart);
    for (const Text& text : textsOf(layOut(chart).scene)) {
        QVERIFY(text.pixels == 12 || text.pixels == 14 || text.pixels == 16);
        QVERIFY(!text.text.empty());
    }
}

void TestLayout::plottedValuesAreInsideTheAxes() {
    QFETCH(DataCurveChart, chart);
    const ChartLayout layout = layOut(chart);
    for (const CurveSeries& series : chart.series) {
        for (const CurvePoint& point : series.points) {
            if (!std::isfinite(point.mean))
                continue;
            const Point at{layout.x.toPixel(point.n), layout.y.toPixel(shownValue(chart, point.mean))};
            QVERIFY(layout.plot.grown(1e-6).contains(at));
        }
    }
}

void TestLayout::smallSheetsStillHoldAPlot() {
    const ChartLayout layout = layOut(samples::withForecast(), {{10, 10}, {}, true, true});
    QVERIFY((layout.scene.size == Size{320, 200}));
    QVERIFY(layout.plot.width >= 60 && layout.plot.height >= 60);
}

void TestLayout::headingAndGroundCanBeLeftOut() {
    const ChartLayout whole = layOut(samples::homeControl());
    const ChartLayout bare = layOut(samples::homeControl(), {{960, 480}, {}, false, false});
    QVERIFY(marks<Text>(bare.scene, Part::Heading).empty());
    QVERIFY(marks<Text>(bare.scene, Part::Key).empty());
    QVERIFY(marks<Box>(bare.scene, Part::Frame).empty());
    QVERIFY(bare.plot.height > whole.plot.height);
}

void TestLayout::subtitleStatesBudgetLevelAndTestItems() {
    std::string heading;
    for (const Text& text : marks<Text>(layOut(samples::homeControl()).scene, Part::Heading))
        heading += text.text + " ";
    for (const std::string part : {"Data curve", "Accuracy in %", "1,000 frozen test items",
                                   "band: 90 % interval", "budget: 10 epochs, at least 300 updates"})
        QVERIFY2(heading.find(part) != std::string::npos, part.c_str());
}

void TestLayout::everySizeHasATickWithItsNumber() {
    std::vector<std::string> labels;
    for (const Text& text : marks<Text>(layOut(samples::withForecast()).scene, Part::TickLabel))
        labels.push_back(text.text);
    for (const std::string n : {"0", "29", "58", "116", "232", "464", "928", "1,856", "×2", "×4", "×8"})
        QVERIFY2(std::find(labels.begin(), labels.end(), n) != labels.end(), n.c_str());
}

void TestLayout::gridOfAnEmptyChartRunsFromZeroToHundred() {
    const ChartLayout layout = layOut(DataCurveChart{});
    QVERIFY((layout.y.main.domain == Interval{0, 1}));
    const auto captions = marks<Text>(layout.scene, Part::Caption);
    QVERIFY(std::any_of(captions.begin(), captions.end(),
                        [](const Text& t) { return t.text == "No results yet"; }));
}

void TestLayout::plannedSizesHoldTheAxis() {
    DataCurveChart chart = samples::homeControl();
    chart.sizes = {29, 58, 116, 232, 464, 928, 1856};
    const Scale full = layOut(chart).x;
    chart.series[0].points.resize(2);
    chart.instant.resize(2);
    QVERIFY(layOut(chart).x.domain == full.domain);
}

void TestLayout::heldValuesHoldTheAxis() {
    DataCurveChart chart = samples::homeControl();
    const Interval held = layOut(chart).y.main.domain;
    chart.atLeast = held;
    chart.series[0].points.erase(chart.series[0].points.begin(), chart.series[0].points.begin() + 2);
    chart.instant.clear();
    QVERIFY(layOut(chart).y.main.domain.low <= held.low);
}

void TestLayout::describedForScreenReaders() {
    const Scene scene = layOut(samples::homeControl()).scene;
    QCOMPARE(scene.title, std::string("Data curve"));
    QCOMPARE(scene.description, describe(samples::homeControl(), {}));
}

void TestLayout::endLabelsAreSixteenApart() {
    std::vector<double> rows;
    for (const Text& text : marks<Text>(layOut(samples::sixSeries()).scene, Part::EndLabel)) {
        if (text.anchor == Anchor::Start)
            rows.push_back(text.at.y);
    }
    QCOMPARE(rows.size(), std::size_t{8}); // six series, instant curve, untouched model
    std::sort(rows.begin(), rows.end());
    for (std::size_t at = 1; at < rows.size(); ++at)
        QVERIFY(rows[at] - rows[at - 1] >= 16 - 1e-6);
}

void TestLayout::seriesHaveTheirOwnMarkers() {
    const Scene scene = layOut(samples::sixSeries()).scene;
    std::vector<std::size_t> corners;
    for (const Polygon& polygon : marks<Polygon>(scene, Part::Marker))
        corners.push_back(polygon.points.size());
    for (const std::size_t kind : {3u, 4u, 12u}) // triangles, diamond, cross
        QVERIFY(std::count(corners.begin(), corners.end(), kind) >= 7);
    QVERIFY(marks<Circle>(scene, Part::Marker).size() >= 7);
    QVERIFY(marks<Box>(scene, Part::Marker).size() >= 7);
}

PLATEAU_TEST(TestLayout)
#include "test_layout.moc"
