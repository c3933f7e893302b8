#include "core/plot/layout.h"

#include "sample_charts.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace plateau::plot;
using samples::marks;

namespace {

/// Where a line in pixels is at x; nothing beside it.
std::optional<double> heightAt(const std::vector<Point>& line, double x) {
    for (std::size_t at = 0; at + 1 < line.size(); ++at) {
        const Point a = line[at];
        const Point b = line[at + 1];
        if (x >= std::min(a.x, b.x) && x <= std::max(a.x, b.x) && a.x != b.x)
            return a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y);
    }
    return std::nullopt;
}

/// The first half of a band polygon is its upper edge, the second half, from right to left, its lower one.
std::vector<Point> edgeOf(const Polygon& band, bool upper) {
    const auto middle = band.points.begin() + static_cast<std::ptrdiff_t>(band.points.size() / 2);
    return upper ? std::vector<Point>(band.points.begin(), middle)
                 : std::vector<Point>(middle, band.points.end());
}

} // namespace

class TestDataCurvePicture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bracketEndsWhereTheDrawnBandMeetsTheDrawnTarget();
    void ringSitsOnMeanAndTarget();
    void provisionalNeedIsDashed();
    void openBracketEndsWithAnArrow();
    void needBeyondTheAxisHasNoRing();
    void needTextStandsBesideTheZone();
    void baselineLiesLeftOfTheBreakAndIsNotConnected();
    void farBaselineGetsAStripAndNearOneDoesNot();
    void oneSeedIsHollow();
    void underTrainedSeedsKeepTheirDotAndGetATriangle();
    void seedsOfOneSizeStandSideBySide();
    void instantCurveIsGrey();
    void forecastIsDashedAndHatchedOnlyBeyondEightfold();
    void forecastBandFades();
    void dividersStandAtTheLastSizeAndEightfold();
    void withoutForecastNothingIsPredicted();
    void lensShowsTheFlatEndStretched();
    void steepCurveNeedsNoLens();
    void errorDisplayIsLogarithmicAndFalls();
    void gapInAForecastStartsAtTheLastMean();
};

void TestDataCurvePicture::bracketEndsWhereTheDrawnBandMeetsTheDrawnTarget() {
    const Scene scene = layOut(samples::homeControl()).scene;
    const double target = marks<Polyline>(scene, Part::Target).front().points.front().y;
    const Rect zone = marks<Box>(scene, Part::NeedZone).front().rect;
    const auto bands = marks<Polygon>(scene, Part::Band);
    const Polygon band = bands.back(); // the lens is drawn first
    QVERIFY(std::abs(*heightAt(edgeOf(band, true), zone.x) - target) < 1e-6);
    QVERIFY(std::abs(*heightAt(edgeOf(band, false), zone.right()) - target) < 1e-6);
    const auto bracket = marks<Polyline>(scene, Part::NeedBracket);
    QCOMPARE(bracket.front().points.front().x, zone.x);
    QCOMPARE(bracket.front().points.back().x, zone.right());
    QCOMPARE(zone.y, target);
}

void TestDataCurvePicture::ringSitsOnMeanAndTarget() {
    const ChartLayout layout = layOut(samples::homeControl());
    const Circle ring = marks<Circle>(layout.scene, Part::NeedRing).front();
    const Polyline mean = marks<Polyline>(layout.scene, Part::Line).back();
    QVERIFY(std::abs(*heightAt(mean.points, ring.centre.x) - ring.centre.y) < 1e-6);
    QCOMPARE(ring.centre.y, layout.y.toPixel(.95));
    QVERIFY(ring.stroke->role == Role::Text);
}

void TestDataCurvePicture::provisionalNeedIsDashed() {
    DataCurveChart chart = samples::homeControl();
    QVERIFY(marks<Polyline>(layOut(chart).scene, Part::NeedUpright).front().stroke.dash.empty());
    chart.needed->provisional = true;
    const Scene scene = layOut(chart).scene;
    QVERIFY(!marks<Polyline>(scene, Part::NeedUpright).front().stroke.dash.empty());
    QCOMPARE(marks<Text>(scene, Part::NeedText).back().text, std::string("range 220–400, provisional"));
}

void TestDataCurvePicture::openBracketEndsWithAnArrow() {
    const ChartLayout layout = layOut(samples::beyondData());
    const auto arrows = marks<Polygon>(layout.scene, Part::NeedBracket);
    QCOMPARE(arrows.size(), std::size_t{2}); // the arrow and the diamond
    QCOMPARE(marks<Box>(layout.scene, Part::NeedZone).front().rect.right(), layout.plot.right());
    QCOMPARE(marks<Text>(layout.scene, Part::NeedText).back().text, std::string("range from 4,200"));
}

void TestDataCurvePicture::needBeyondTheAxisHasNoRing() {
    DataCurveChart chart = samples::beyondData();
    chart.needed = NeededSamples{NeedKind::MoreThan, 51200, 0, std::nullopt, false};
    const Scene scene = layOut(chart).scene;
    QVERIFY(marks<Circle>(scene, Part::NeedRing).empty());
    QVERIFY(marks<Box>(scene, Part::NeedZone).empty());
    QCOMPARE(marks<Text>(scene, Part::NeedText).front().text, std::string("more than 51,200"));
}

void TestDataCurvePicture::needTextStandsBesideTheZone() {
    for (const auto& [name, chart] : samples::all()) {
        const Scene scene = layOut(chart).scene;
        const auto zones = marks<Box>(scene, Part::NeedZone);
        if (zones.empty())
            continue;
        const auto texts = marks<Text>(scene, Part::NeedText);
        QVERIFY2(!texts.empty(), name.c_str());
        for (const Text& text : texts)
            QVERIFY2(!boundsOf(text).overlaps(zones.front().rect), name.c_str());
    }
}

void TestDataCurvePicture::baselineLiesLeftOfTheBreakAndIsNotConnected() {
    const ChartLayout layout = layOut(samples::homeControl());
    const Polygon diamond = marks<Polygon>(layout.scene, Part::Baseline).front();
    const Polyline mean = marks<Polyline>(layout.scene, Part::Line).back();
    const double right = std::max_element(diamond.points.begin(), diamond.points.end(), [](Point a, Point b) {
                             return a.x < b.x;
                         })->x;
    QVERIFY(layout.baselineX && right < mean.points.front().x);
    QCOMPARE(mean.points.size(), std::size_t{7});
    QVERIFY(!marks<Polyline>(layout.scene, Part::Baseline).front().stroke.dash.empty());
}

void TestDataCurvePicture::farBaselineGetsAStripAndNearOneDoesNot() {
    DataCurveChart chart = samples::homeControl();
    const ChartLayout far = layOut(chart);
    QVERIFY(far.y.strip);
    QVERIFY(far.y.toPixel(.069) > far.y.main.pixelLow);
    chart.baseline->value = .35;
    const ChartLayout near = layOut(chart);
    QVERIFY(!near.y.strip);
    QVERIFY(near.y.main.domain.low <= .35);
}

void TestDataCurvePicture::oneSeedIsHollow() {
    DataCurveChart chart = samples::oneSize();
    chart.series[0].points[0].hollow = true;
    chart.series[0].points[0].seeds.resize(1);
    const auto hollow = marks<Circle>(layOut(chart, {{960, 480}, {}, false, true}).scene, Part::Marker);
    QCOMPARE(hollow.size(), std::size_t{1});
    QVERIFY(hollow[0].fill->role == Role::Surface && hollow[0].stroke->role == Role::Series1);
    chart.series[0].points[0].hollow = false;
    const auto filled = marks<Circle>(layOut(chart, {{960, 480}, {}, false, true}).scene, Part::Marker);
    QVERIFY(filled[0].fill->role == Role::Series1);
}

void TestDataCurvePicture::underTrainedSeedsKeepTheirDotAndGetATriangle() {
    const Scene scene = layOut(samples::oneSize()).scene;
    QCOMPARE(marks<Circle>(scene, Part::Seed).size(), std::size_t{3});
    const auto triangles = marks<Polygon>(scene, Part::Warning);
    QCOMPARE(triangles.size(), std::size_t{1});
    QVERIFY(triangles[0].stroke->role == Role::Warn);
}

void TestDataCurvePicture::seedsOfOneSizeStandSideBySide() {
    const ChartLayout layout = layOut(samples::oneSize());
    const auto dots = marks<Circle>(layout.scene, Part::Seed);
    const double centre = layout.x.toPixel(29);
    QVERIFY(dots[1].centre.x - dots[0].centre.x >= 4);
    QVERIFY(std::abs(dots[0].centre.x + dots[2].centre.x - 2 * centre) < 1e-6);
    QVERIFY(dots[0].fill->opacity < 1);
}

void TestDataCurvePicture::instantCurveIsGrey() {
    const Scene scene = layOut(samples::homeControl()).scene;
    for (const Polyline& line : marks<Polyline>(scene, Part::Instant))
        QVERIFY(line.stroke.role == Role::Reference && line.stroke.width < 2);
    QVERIFY(marks<Box>(scene, Part::Instant).size() >= 7);
}

void TestDataCurvePicture::forecastIsDashedAndHatchedOnlyBeyondEightfold() {
    const ChartLayout layout = layOut(samples::withForecast());
    const double eightfold = layout.x.toPixel(1856 * 8);
    const auto lines = marks<Polyline>(layout.scene, Part::Forecast);
    QVERIFY(!lines.empty());
    for (const Polyline& line : lines) {
        QVERIFY(!line.stroke.dash.empty());
        QVERIFY(line.points.front().x >= layout.x.toPixel(1856) - 1e-6);
    }
    const auto strokes = marks<Polyline>(layout.scene, Part::Hatch);
    QVERIFY(!strokes.empty());
    for (const Polyline& stroke : strokes) {
        for (const Point& p : stroke.points)
            QVERIFY(p.x >= eightfold - 1e-6 && p.x <= layout.plot.right() + 1e-6);
    }
}

void TestDataCurvePicture::forecastBandFades() {
    const ChartLayout layout = layOut(samples::withForecast());
    int fading = 0;
    for (const Polygon& band : marks<Polygon>(layout.scene, Part::Band)) {
        if (!band.fill->opacityRight)
            continue;
        ++fading;
        QVERIFY(*band.fill->opacityRight < band.fill->opacity);
        for (const Point& p : band.points)
            QVERIFY(p.x <= layout.x.toPixel(1856 * 8) + 1e-6);
    }
    QCOMPARE(fading, 2); // in the plot and in the lens
}

void TestDataCurvePicture::dividersStandAtTheLastSizeAndEightfold() {
    const ChartLayout layout = layOut(samples::withForecast());
    const auto dividers = marks<Polyline>(layout.scene, Part::Divider);
    QCOMPARE(dividers.size(), std::size_t{2});
    QCOMPARE(dividers[0].points[0].x, layout.x.toPixel(1856));
    QCOMPARE(dividers[1].points[0].x, layout.x.toPixel(1856 * 8));
    for (const Polyline& divider : dividers) { // through plot and lens
        QCOMPARE(divider.points[0].y, layout.plot.y);
        QCOMPARE(divider.points[1].y, layout.plot.bottom());
    }
    std::string captions;
    for (const Text& text : marks<Text>(layout.scene, Part::Caption))
        captions += text.text + "|";
    for (const std::string word : {"measured", "predicted", "beyond ×8"})
        QVERIFY2(captions.find(word) != std::string::npos, word.c_str());
}

void TestDataCurvePicture::withoutForecastNothingIsPredicted() {
    const Scene scene = layOut(samples::homeControl()).scene;
    QVERIFY(marks<Polyline>(scene, Part::Divider).empty());
    QVERIFY(marks<Polyline>(scene, Part::Hatch).empty());
    QVERIFY(marks<Polyline>(scene, Part::Forecast).empty());
}

void TestDataCurvePicture::lensShowsTheFlatEndStretched() {
    const ChartLayout layout = layOut(samples::withForecast());
    QVERIFY(layout.lens);
    const Lens& lens = *layout.lens;
    QVERIFY(lens.factor >= 3 && lens.factor <= 8);
    QVERIFY(std::abs(lens.box.height - lens.factor * lens.source.height) < 1e-6);
    QVERIFY(lens.source.height < .1 * (layout.y.main.pixelLow - layout.y.main.pixelHigh));
    QCOMPARE(lens.box.x, lens.source.x);
    QCOMPARE(lens.box.width, lens.source.width);
    QVERIFY(lens.box.y > lens.source.bottom());
    QVERIFY(lens.box.x > marks<Box>(layout.scene, Part::NeedZone).front().rect.right());
    QVERIFY(std::abs(lens.y.toPixel(layout.y.toValue(lens.source.y)) - lens.box.y) < 1e-6);
    const auto texts = marks<Text>(layout.scene, Part::Lens);
    const std::string named = "lens ×" + std::to_string(lens.factor);
    QVERIFY(std::any_of(texts.begin(), texts.end(), [&](const Text& t) { return t.text == named; }));
}

void TestDataCurvePicture::steepCurveNeedsNoLens() {
    QVERIFY(!layOut(samples::beyondData()).lens);
    QVERIFY(!layOut(samples::oneSize()).lens);
    QVERIFY(!layOut(samples::errorDisplay(samples::withForecast())).lens);
}

void TestDataCurvePicture::errorDisplayIsLogarithmicAndFalls() {
    const ChartLayout layout = layOut(samples::errorDisplay(samples::homeControl()));
    QVERIFY(layout.y.main.kind == ScaleKind::Log);
    QVERIFY(!layout.y.strip);
    QVERIFY(std::abs(layout.y.toPixel(.1) - layout.y.toPixel(.2) -
                     (layout.y.toPixel(.2) - layout.y.toPixel(.4))) < 1e-6);
    const auto mean = marks<Polyline>(layout.scene, Part::Line).back().points;
    QVERIFY(std::is_sorted(mean.begin(), mean.end(), [](Point a, Point b) { return a.y < b.y; }));
    const auto pill = marks<Text>(layout.scene, Part::Target);
    QCOMPARE(pill.front().text, std::string("target 5 %"));
}

void TestDataCurvePicture::gapInAForecastStartsAtTheLastMean() {
    DataCurveChart chart = samples::withForecast();
    chart.series[0].forecast.erase(chart.series[0].forecast.begin());
    const ChartLayout layout = layOut(chart);
    const Point start = marks<Polyline>(layout.scene, Part::Forecast).back().points.front();
    QVERIFY(std::abs(start.x - layout.x.toPixel(1856)) < 1e-6);
    QVERIFY(std::abs(start.y - layout.y.toPixel(.978)) < 1e-6);
}

PLATEAU_TEST(TestDataCurvePicture)
#include "test_data_curve_picture.moc"
