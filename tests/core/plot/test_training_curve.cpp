#include "core/plot/training_curve.h"

#include "core/plot/svg.h"

#include "sample_charts.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace plateau::plot;
using samples::marks;

namespace {

TrainingCurveChart lossCurve(int updates, double total) {
    TrainingCurveChart chart;
    chart.title = "Seed 2 · 232 samples";
    chart.subtitle = "Training curve: loss by update, not smoothed";
    chart.totalUpdates = total;
    TrainingSeries series;
    series.name = "loss";
    for (int at = 0; at < updates; ++at)
        series.points.push_back({static_cast<double>(at), 3.5 * std::exp(-at / 50.0) + .2});
    chart.series = {series};
    return chart;
}

} // namespace

class TestTrainingCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lineRunsThroughEveryUpdate();
    void axisReachesTheLastPlannedUpdate();
    void whatIsToComeIsShaded();
    void lastValueIsNamed();
    void longCurvesAreDecimated();
    void gapSplitsTheLine();
    void lossStartsAtZero();
    void severalSeriesAreNamedApart();
    void sharesAreShownInPercent();
    void emptyAndHostileChartsAreWellFormed();
};

void TestTrainingCurve::lineRunsThroughEveryUpdate() {
    const TrainingCurveChart chart = lossCurve(193, 300);
    const TrainingLayout layout = layOut(chart);
    const auto lines = marks<Polyline>(layout.scene, Part::Line);
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].points.size(), std::size_t{193});
    const Point& wanted = chart.series[0].points[100];
    QCOMPARE(lines[0].points[100].x, layout.x.toPixel(wanted.x));
    QCOMPARE(lines[0].points[100].y, layout.y.toPixel(wanted.y));
}

void TestTrainingCurve::axisReachesTheLastPlannedUpdate() {
    QCOMPARE(layOut(lossCurve(193, 300)).x.domain.high, 300.0);
    QCOMPARE(layOut(lossCurve(193, 0)).x.domain.high, 192.0);
    QCOMPARE(layOut(lossCurve(400, 300)).x.domain.high, 399.0);
}

void TestTrainingCurve::whatIsToComeIsShaded() {
    const LayoutSettings bare{{420, 300}, {}, true, false};
    const TrainingLayout running = layOut(lossCurve(193, 300), bare);
    const auto shade = marks<Box>(running.scene, Part::Frame);
    QCOMPARE(shade.size(), std::size_t{1});
    QCOMPARE(shade[0].rect.x, running.x.toPixel(192));
    QVERIFY(marks<Box>(layOut(lossCurve(301, 300), bare).scene, Part::Frame).empty());
}

void TestTrainingCurve::lastValueIsNamed() {
    const auto labels = marks<Text>(layOut(lossCurve(193, 300)).scene, Part::EndLabel);
    QCOMPARE(labels.size(), std::size_t{1});
    QCOMPARE(labels[0].text, std::string("0.275"));
}

void TestTrainingCurve::longCurvesAreDecimated() {
    TrainingCurveChart chart = lossCurve(100000, 0);
    chart.series[0].points[54321].y = 9;
    const TrainingLayout layout = layOut(chart);
    const auto line = marks<Polyline>(layout.scene, Part::Line).front();
    QVERIFY(line.points.size() < 4 * (layout.plot.width + 1));
    const double top = layout.y.toPixel(9);
    QVERIFY(std::any_of(line.points.begin(), line.points.end(), [&](Point p) { return p.y == top; }));
}

void TestTrainingCurve::gapSplitsTheLine() {
    TrainingCurveChart chart = lossCurve(193, 300);
    chart.series[0].points[50].y = std::nan("");
    chart.series[0].points[51].y = std::numeric_limits<double>::infinity();
    QCOMPARE(marks<Polyline>(layOut(chart).scene, Part::Line).size(), std::size_t{2});
    chart.series[0].points[192].y = std::nan("");
    QCOMPARE(marks<Text>(layOut(chart).scene, Part::EndLabel).size(), std::size_t{1});
}

void TestTrainingCurve::lossStartsAtZero() {
    const TrainingLayout layout = layOut(lossCurve(193, 300));
    QCOMPARE(layout.y.domain.low, 0.0);
    QCOMPARE(layout.y.toPixel(0), layout.plot.bottom());
}

void TestTrainingCurve::severalSeriesAreNamedApart() {
    TrainingCurveChart chart = lossCurve(193, 300);
    TrainingSeries validation = chart.series[0];
    validation.name = "validation";
    validation.hue = 1;
    chart.series.push_back(validation);
    const auto labels = marks<Text>(layOut(chart).scene, Part::EndLabel);
    QCOMPARE(labels.size(), std::size_t{2});
    QVERIFY(std::abs(labels[0].at.y - labels[1].at.y) >= 16 - 1e-6);
    QVERIFY(labels[0].text.starts_with("loss") && labels[1].text.starts_with("validation"));
}

void TestTrainingCurve::sharesAreShownInPercent() {
    TrainingCurveChart chart;
    chart.percent = true;
    chart.series = {{"accuracy", {{0, .1}, {100, .924}}, 0}};
    const Scene scene = layOut(chart).scene;
    QCOMPARE(marks<Text>(scene, Part::EndLabel).front().text, std::string("92.4 %"));
}

void TestTrainingCurve::emptyAndHostileChartsAreWellFormed() {
    TrainingCurveChart hostile = lossCurve(3, 10);
    hostile.title = "<&\" \x02";
    hostile.series.push_back({"]]> \xff", {{0, std::nan("")}}, 3});
    hostile.series.push_back({"one point", {{1, 2}}, 4});
    for (const TrainingCurveChart& chart : {TrainingCurveChart(), hostile}) {
        const std::string svg = toSvg(layOut(chart, {{10, 10}, {}, true, true}).scene, darkTheme());
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), reader.errorString().toStdString().c_str());
    }
    const auto captions = marks<Text>(layOut(TrainingCurveChart()).scene, Part::Caption);
    QVERIFY(std::any_of(captions.begin(), captions.end(),
                        [](const Text& t) { return t.text == "No results yet"; }));
}

PLATEAU_TEST(TestTrainingCurve)
#include "test_training_curve.moc"
