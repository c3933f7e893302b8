#include "core/plot/layout.h"

#include "sample_charts.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace plateau::plot;
using samples::marks;

/// A part of the data curve, as a zoomed window shows it.
class TestLayoutWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void axesShowTheWindow();
    void curvesEndAtItsEdge_data();
    void curvesEndAtItsEdge();
    void targetAndNeedAreShownWhereTheyLieInside();
    void thereIsNoSlotAndNoLens();
    void sizesAreNamedOrElseRoundNumbers();
    void theSentenceIsThatOfTheWholeChart();
};

namespace {

ChartLayout seen(const DataCurveChart& chart, Interval samples, Interval values) {
    LayoutSettings settings;
    settings.heading = false; // its key has marks of its own
    settings.window = CurveWindow{samples, values};
    return layOut(chart, settings);
}

} // namespace

void TestLayoutWindow::axesShowTheWindow() {
    const auto layout = seen(samples::homeControl(), {100, 1000}, {.9, 1});
    QVERIFY((layout.x.domain == Interval{100, 1000}));
    QVERIFY((layout.y.main.domain == Interval{.9, 1}));
    QVERIFY(std::abs(layout.y.toPixel(1) - layout.plot.y) < 1e-9);
}

void TestLayoutWindow::curvesEndAtItsEdge_data() {
    QTest::addColumn<int>("which");
    QTest::newRow("inside the data") << 0;
    QTest::newRow("with forecast") << 1;
    QTest::newRow("target beyond the data") << 2;
    QTest::newRow("loss") << 3;
}

void TestLayoutWindow::curvesEndAtItsEdge() {
    QFETCH(int, which);
    const DataCurveChart charts[] = {samples::homeControl(), samples::withForecast(), samples::beyondData(),
                                     samples::loss()};
    const DataCurveChart& chart = charts[which];
    const double value = chart.series.front().points.back().mean;
    const auto layout = seen(chart, {200, 500}, {value * .98, value * 1.02});
    const Rect plot = layout.plot.grown(2);
    for (const Mark& mark : layout.scene.marks) {
        if (const auto* line = std::get_if<Polyline>(&mark);
            line != nullptr && line->part != Part::Leader && line->part != Part::Axis) {
            for (const Point& point : line->points)
                QVERIFY2(plot.contains(point), qPrintable(QString::number(static_cast<int>(line->part))));
        }
        if (const auto* circle = std::get_if<Circle>(&mark))
            QVERIFY(plot.contains(circle->centre));
    }
}

void TestLayoutWindow::targetAndNeedAreShownWhereTheyLieInside() {
    const DataCurveChart chart = samples::homeControl();
    const auto has = [](const ChartLayout& layout, Part part) {
        return std::any_of(layout.scene.marks.begin(), layout.scene.marks.end(), [part](const Mark& mark) {
            return std::visit([part](const auto& one) { return one.part == part; }, mark);
        });
    };
    const auto inside = seen(chart, {100, 1000}, {.9, 1});
    QVERIFY(has(inside, Part::Target));
    QVERIFY(has(inside, Part::NeedRing));
    const auto above = seen(chart, {100, 1000}, {.97, 1});
    QVERIFY(!has(above, Part::Target));
    QVERIFY(!has(above, Part::NeedRing));
    const auto beside = seen(chart, {900, 1900}, {.9, 1});
    QVERIFY(has(beside, Part::Target));
    QVERIFY(!has(beside, Part::NeedRing));
}

void TestLayoutWindow::thereIsNoSlotAndNoLens() {
    QVERIFY(layOut(samples::homeControl()).baselineX);
    const auto layout = seen(samples::homeControl(), {29, 1856}, {0, 1});
    QVERIFY(!layout.baselineX);
    QVERIFY(!layout.lens);
}

void TestLayoutWindow::sizesAreNamedOrElseRoundNumbers() {
    const auto labels = [](const ChartLayout& layout) {
        std::vector<std::string> out;
        for (const Text& text : marks<Text>(layout.scene, Part::TickLabel)) {
            if (text.at.y > layout.plot.bottom() + 12)
                out.push_back(text.text);
        }
        std::sort(out.begin(), out.end());
        return out;
    };
    const auto sizes = labels(seen(samples::homeControl(), {100, 500}, {.8, 1}));
    QVERIFY((sizes == std::vector<std::string>{"116", "232", "464"}));
    const auto between = labels(seen(samples::homeControl(), {240, 400}, {.9, 1}));
    QVERIFY(between.size() >= 2);
    QVERIFY(std::find(between.begin(), between.end(), "300") != between.end());
}

void TestLayoutWindow::theSentenceIsThatOfTheWholeChart() {
    const DataCurveChart chart = samples::homeControl();
    QCOMPARE(QString::fromStdString(seen(chart, {240, 400}, {.9, 1}).scene.description),
             QString::fromStdString(layOut(chart).scene.description));
}

QTEST_APPLESS_MAIN(TestLayoutWindow)
#include "test_layout_window.moc"
