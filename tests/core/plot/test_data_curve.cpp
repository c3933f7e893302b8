#include "core/plot/data_curve.h"

#include "sample_charts.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>

using namespace plateau::plot;

namespace {

/// The value at n of a curve straight in log n.
double valueAt(const std::vector<CurvePoint>& points, double CurvePoint::*edge, double n) {
    for (std::size_t at = 0; at + 1 < points.size(); ++at) {
        if (n > points[at + 1].n)
            continue;
        const double share = std::log(n / points[at].n) / std::log(points[at + 1].n / points[at].n);
        return points[at].*edge + share * (points[at + 1].*edge - points[at].*edge);
    }
    return std::nan("");
}

} // namespace

class TestDataCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void crossingIsStraightInLogN();
    void crossingAtACornerIsExact();
    void crossingOfACurveThatIsAlreadyThereIsItsFirstSize();
    void crossingOfLossComesFromAbove();
    void noCrossingWithoutAValueAsGood();
    void notANumberIsNoCorner();
    void bracketEndsWhereTheBandMeetsTheTarget_data();
    void bracketEndsWhereTheBandMeetsTheTarget();
    void bracketStaysOpenWhereTheLowerEdgeNeverArrives();
    void reachedBySmallestSizeIsAtMost();
    void unreachedTargetHasNoNeed();
};

void TestDataCurve::crossingIsStraightInLogN() {
    const std::vector<CurveCorner> corners{{100, .8}, {400, 1.0}};
    QVERIFY(std::abs(*crossing(corners, .9, Quantity::Score) - 200) < 1e-9);
}

void TestDataCurve::crossingAtACornerIsExact() {
    const std::vector<CurveCorner> corners{{100, .8}, {200, .9}, {400, .95}};
    QVERIFY(std::abs(*crossing(corners, .9, Quantity::Score) - 200) < 1e-9);
}

void TestDataCurve::crossingOfACurveThatIsAlreadyThereIsItsFirstSize() {
    const std::vector<CurveCorner> corners{{29, .97}, {58, .9}};
    QCOMPARE(*crossing(corners, .95, Quantity::Score), 29.0);
}

void TestDataCurve::crossingOfLossComesFromAbove() {
    const std::vector<CurveCorner> corners{{100, 3.0}, {400, 1.0}};
    QVERIFY(std::abs(*crossing(corners, 2.0, Quantity::Loss) - 200) < 1e-9);
    QVERIFY(!crossing(corners, .5, Quantity::Loss));
}

void TestDataCurve::noCrossingWithoutAValueAsGood() {
    const std::vector<CurveCorner> corners{{100, .8}, {400, .9}};
    QVERIFY(!crossing(corners, .95, Quantity::Score));
    QVERIFY(!crossing({}, .95, Quantity::Score));
}

void TestDataCurve::notANumberIsNoCorner() {
    const std::vector<CurveCorner> corners{{100, std::nan("")}, {400, .96}};
    QCOMPARE(*crossing(corners, .95, Quantity::Score), 400.0);
}

void TestDataCurve::bracketEndsWhereTheBandMeetsTheTarget_data() {
    QTest::addColumn<double>("target");
    QTest::newRow("in the steep part") << .7;
    QTest::newRow("at the bend") << .9;
    QTest::newRow("in the flat part") << .95;
    QTest::newRow("just reached") << .969;
}

void TestDataCurve::bracketEndsWhereTheBandMeetsTheTarget() {
    QFETCH(double, target);
    const auto points = samples::homeControl().series[0].points;
    const auto needed = neededInsideData(points, target, Quantity::Score);
    QVERIFY(needed && needed->high);
    QVERIFY(needed->kind == NeedKind::About);
    QVERIFY(std::abs(valueAt(points, &CurvePoint::mean, needed->about) - target) < 1e-12);
    QVERIFY(std::abs(valueAt(points, &CurvePoint::high, needed->low) - target) < 1e-12);
    QVERIFY(std::abs(valueAt(points, &CurvePoint::low, *needed->high) - target) < 1e-12);
    QVERIFY(needed->low < needed->about && needed->about < *needed->high);
}

void TestDataCurve::bracketStaysOpenWhereTheLowerEdgeNeverArrives() {
    const auto points = samples::homeControl().series[0].points;
    const auto needed = neededInsideData(points, .9775, Quantity::Score);
    QVERIFY(needed);
    QVERIFY(!needed->high);
    QVERIFY(needed->about > 928 && needed->about < 1856);
}

void TestDataCurve::reachedBySmallestSizeIsAtMost() {
    const auto points = samples::homeControl().series[0].points;
    const auto needed = neededInsideData(points, .4, Quantity::Score);
    QVERIFY(needed && needed->kind == NeedKind::AtMost);
    QCOMPARE(needed->about, 29.0);
}

void TestDataCurve::unreachedTargetHasNoNeed() {
    QVERIFY(!neededInsideData(samples::homeControl().series[0].points, .99, Quantity::Score));
    QVERIFY(!neededInsideData({}, .5, Quantity::Score));
}

PLATEAU_TEST(TestDataCurve)
#include "test_data_curve.moc"
