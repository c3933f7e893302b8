#include "core/statistics/curve/kneedle.h"
#include "core/statistics/curve/needed_n.h"
#include "core/statistics/curve/stopping.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <array>
#include <cmath>

using namespace plateau::statistics;
using examples::exampleB;

Q_DECLARE_METATYPE(plateau::statistics::Curvature)
Q_DECLARE_METATYPE(plateau::statistics::Direction)

namespace {

const PowerLaw law{.08, .6, .35}; // accuracy .92 − .6·n^−.35

/// A rising curve with four bumps.
std::vector<double> bumpy() {
    std::vector<double> y(30);
    for (std::size_t i = 0; i < y.size(); ++i) {
        y[i] = 3 * std::sqrt(static_cast<double>(i)) + (i % 7 == 3 ? 1.5 : 0) + (i > 14 ? 2 : 0);
    }
    return y;
}

std::vector<double> counting(std::size_t count, double first) {
    std::vector<double> x(count);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = first + static_cast<double>(i);
    }
    return x;
}

std::vector<double> turned(std::vector<double> y, Curvature curvature, Direction direction) {
    if (curvature == Curvature::Convex) {
        const double most = *std::max_element(y.begin(), y.end());
        for (double& value : y) {
            value = most - value;
        }
    }
    if ((curvature == Curvature::Convex) != (direction == Direction::Decreasing)) {
        std::reverse(y.begin(), y.end());
    }
    return y;
}

} // namespace

class TestStopping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactDifferencesOfThePowerLaw();
    void steepLimitsStopAtOnce();
    void doublingStopsWhenTheMedianGainIsSmall();
    void marginalStopsOnlyWhenItIsSure();
    void stopAtMeetsItsOwnRule();
    void cheapSamplesAreWorthCollecting();
    void dearSamplesStopAtOnce();
    void regretIsAtLeastTheExpectedGain();
    void costMeetsValueWhereTheSlopeSaysSo();
    void kneeMovesWithTheAxis_data();
    void kneeMovesWithTheAxis();
    void kneedleFindsFigureTwo();
    void kneedleFindsShortSeries_data();
    void kneedleFindsShortSeries();
    void kneedleFindsAllKnees_data();
    void kneedleFindsAllKnees();
    void kneedleRefusesWhatHasNoShape();
};

void TestStopping::exactDifferencesOfThePowerLaw() {
    VERIFY_NEAR(sizeBelowGain(law, 1000, .005), 2196, 1);
    VERIFY_NEAR(sizeBelowDerivative(law, 1000, .005), 2658, 1);
    VERIFY_NEAR(sizeBelowDoublingGain(law, .01), 1498, 1);
}

void TestStopping::steepLimitsStopAtOnce() {
    QCOMPARE(sizeBelowGain(law, 1000, .9), 1.0);
    QCOMPARE(sizeBelowDoublingGain({.1, 0, .5}, .01), 1.0);
    QVERIFY(!std::isfinite(sizeBelowDoublingGain(law, 0)));
}

void TestStopping::doublingStopsWhenTheMedianGainIsSmall() {
    const Fit fit = fitCurve(exampleB());
    const StoppingVerdict verdict = stopPerDoubling(fit);
    QVERIFY(!verdict.stop);
    VERIFY_NEAR(verdict.gain, gain(fit, 1600, 3200).median, 1e-15);
    QVERIFY(verdict.probabilityBelow < .5);
    const StoppingVerdict modest = stopPerDoubling(fit, {.pointsPerDoubling = .05});
    QVERIFY(modest.stop);
    QCOMPARE(modest.stopAt, std::optional(1600.0));
}

void TestStopping::marginalStopsOnlyWhenItIsSure() {
    const Fit fit = fitCurve(exampleB());
    const StoppingVerdict verdict = stopMarginal(fit);
    QVERIFY(!verdict.stop);
    // The median gain is small long before nine cells in ten agree.
    const StoppingVerdict half = stopMarginal(fit, {.certainty = .5});
    QVERIFY(half.stopAt && verdict.stopAt && *half.stopAt < *verdict.stopAt);
}

void TestStopping::stopAtMeetsItsOwnRule() {
    const Fit fit = fitCurve(exampleB());
    const double at = stopPerDoubling(fit).stopAt.value();
    QVERIFY(gain(fit, at, 2 * at).median < .01);
    const double before = at / std::exp2(1.0 / 8);
    QVERIFY(gain(fit, before, 2 * before).median >= .01);
    const double sure = stopMarginal(fit).stopAt.value();
    QVERIFY(probabilityGainBelow(fit, sure, sure + 1000, .005) >= .9);
}

void TestStopping::cheapSamplesAreWorthCollecting() {
    const CostVerdict verdict = stopByCost(fitCurve(exampleB()), {.valuePerPoint = 100, .perSample = .01});
    QVERIFY(!verdict.stop);
    QVERIFY(verdict.bestSize > 3200);
    QVERIFY(verdict.expectedNet > 0);
}

void TestStopping::dearSamplesStopAtOnce() {
    const CostVerdict verdict = stopByCost(fitCurve(exampleB()), {.valuePerPoint = 1, .perSample = 10});
    QVERIFY(verdict.stop);
    QCOMPARE(verdict.bestSize, 1600.0);
    QCOMPARE(verdict.expectedNet, 0.0);
    QCOMPARE(verdict.regret, 0.0);
}

void TestStopping::regretIsAtLeastTheExpectedGain() {
    for (const double cost : {.001, .01, .05, .1}) {
        const CostVerdict verdict =
            stopByCost(fitCurve(exampleB()), {.valuePerPoint = 50, .perSample = cost});
        QVERIFY(verdict.regret >= verdict.expectedNet - 1e-9);
    }
}

void TestStopping::costMeetsValueWhereTheSlopeSaysSo() {
    const Costs costs{.valuePerPoint = 100, .perSample = .02};
    const double n = sizeWhereCostMeetsValue(law, costs);
    VERIFY_NEAR(100 * (law.at(n - .5) - law.at(n + .5)) / .01, .02, 1e-5);
}

void TestStopping::kneeMovesWithTheAxis_data() {
    QTest::addColumn<double>("end");
    QTest::addColumn<double>("knee");
    QTest::newRow("1k") << 1000.0 << 280.1;
    QTest::newRow("6.5k") << 6500.0 << 975.6;
    QTest::newRow("10k") << 10000.0 << 1314.8;
    QTest::newRow("50k") << 50000.0 << 4103.7;
    QTest::newRow("100k") << 100000.0 << 6754.8;
}

void TestStopping::kneeMovesWithTheAxis() {
    QFETCH(double, end);
    QFETCH(double, knee);
    VERIFY_NEAR(kneeOnAxis(law, 50, end), knee, .06);
}

void TestStopping::kneedleFindsFigureTwo() {
    std::vector<double> x(10);
    std::vector<double> y(10);
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<double>(i) / 9;
        y[i] = 5 - 1 / (x[i] + .1);
    }
    const auto knee = kneedle(x, y, Curvature::Concave, Direction::Increasing);
    QVERIFY(knee.has_value());
    VERIFY_NEAR(knee->x, .2222, 5e-5);
    VERIFY_NEAR(knee->y, 1.8966, 5e-5);
}

void TestStopping::kneedleFindsShortSeries_data() {
    QTest::addColumn<std::vector<double>>("y");
    QTest::addColumn<Curvature>("curvature");
    QTest::addColumn<Direction>("direction");
    using Values = std::vector<double>;
    QTest::newRow("rising") << Values{0, 60, 80, 85, 90, 95, 96, 97, 98, 99} << Curvature::Concave
                            << Direction::Increasing;
    QTest::newRow("falling") << Values{100, 40, 20, 15, 10, 5, 4, 3, 2, 1} << Curvature::Convex
                             << Direction::Decreasing;
}

void TestStopping::kneedleFindsShortSeries() {
    QFETCH(std::vector<double>, y);
    QFETCH(Curvature, curvature);
    QFETCH(Direction, direction);
    const auto knee = kneedle(counting(y.size(), 0), y, curvature, direction);
    QVERIFY(knee.has_value());
    QCOMPARE(knee->x, 2.0);
    QCOMPARE(knee->y, y[2]);
}

void TestStopping::kneedleFindsAllKnees_data() {
    // KneeLocator(range(30), turned y, S=S, online=True).all_knees of kneed 0.9.0, in order of finding.
    QTest::addColumn<Curvature>("curvature");
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<double>("sensitivity");
    QTest::addColumn<std::vector<double>>("expected");
    using Values = std::vector<double>;
    QTest::newRow("concave rising") << Curvature::Concave << Direction::Increasing << 1.0
                                    << Values{3, 10, 17, 24};
    QTest::newRow("less sensitive") << Curvature::Concave << Direction::Increasing << 3.0
                                    << Values{10, 17, 24};
    QTest::newRow("convex falling") << Curvature::Convex << Direction::Decreasing << 1.0
                                    << Values{3, 10, 17, 24};
    QTest::newRow("concave falling") << Curvature::Concave << Direction::Decreasing << 1.0
                                     << Values{26, 19, 12, 5};
    QTest::newRow("convex rising") << Curvature::Convex << Direction::Increasing << 3.0 << Values{19, 12, 5};
}

void TestStopping::kneedleFindsAllKnees() {
    QFETCH(Curvature, curvature);
    QFETCH(Direction, direction);
    QFETCH(double, sensitivity);
    QFETCH(std::vector<double>, expected);
    const auto y = turned(bumpy(), curvature, direction);
    const auto x = counting(y.size(), 0);
    std::vector<double> got;
    for (const Knee& knee : kneedleAll(x, y, curvature, direction, sensitivity, KneedleMode::Online)) {
        got.push_back(knee.x);
    }
    QCOMPARE(got, expected);
    QCOMPARE(kneedle(x, y, curvature, direction, sensitivity)->x, expected.front());
}

void TestStopping::kneedleRefusesWhatHasNoShape() {
    const auto x = counting(10, 0);
    QVERIFY(!kneedle(x, x, Curvature::Concave, Direction::Increasing).has_value());
    QVERIFY(!kneedle(x, std::vector<double>(10, 1.0), Curvature::Concave, Direction::Increasing).has_value());
    QVERIFY(kneedleAll(counting(2, 0), counting(2, 0), Curvature::Concave, Direction::Increasing).empty());
}

PLATEAU_TEST(TestStopping)
#include "test_stopping.moc"
