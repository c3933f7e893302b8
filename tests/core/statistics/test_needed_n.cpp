#include "core/statistics/curve/bands.h"
#include "core/statistics/curve/needed_n.h"
#include "core/statistics/curve/second_opinion.h"
#include "core/statistics/intervals/quantile.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <array>
#include <limits>

using namespace plateau::statistics;
using examples::exampleA;
using examples::exampleB;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();
}

class TestNeededN : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsOfTheExamplesGiveTheGoldenQuantiles_data();
    void cellsOfTheExamplesGiveTheGoldenQuantiles();
    void exampleBIsStatedAsPublished();
    void onlyTheLowEndMayLieInTheData();
    void neverIsInfinite();
    void farTargetsAreCapped();
    void probabilityGrowsWithSamples();
    void measuredTargetIgnoresTheCells();
    void measuredRangeIsWhereTheBoundsCross();
    void measuredRangeMayBeOpen();
    void smallestSizeIsAnUpperBound();
    void aBlipThatPoolingRemovesIsNotReached();
    void reachedMeansReachedByTheLargestSizeToo();
    void isotonicMeansPoolViolators_data();
    void isotonicMeansPoolViolators();
    void gainIsTheWidenedSpreadOfTheCells();
    void gainGrowsWithTheBatch();
    void gainProbabilityCountsCells();
    void secondOpinionAgreesOnASmoothCurve();
    void secondOpinionNeedsSeeds();
    void secondOpinionSaysNeverBelowTheFloor();
};

void TestNeededN::cellsOfTheExamplesGiveTheGoldenQuantiles_data() {
    QTest::addColumn<FitInput>("input");
    QTest::addColumn<double>("target");
    QTest::addColumn<std::vector<double>>("expected"); // 10, 50, 90 %
    QTest::addColumn<double>("never");
    QTest::newRow("A") << exampleA() << .12 << std::vector<double>{1215.48, 2328.30, 2485.47} << 0.0;
    QTest::newRow("B") << exampleB() << .10 << std::vector<double>{3165.17, 5331.76, infinity} << .2120;
}

void TestNeededN::cellsOfTheExamplesGiveTheGoldenQuantiles() {
    QFETCH(FitInput, input);
    QFETCH(double, target);
    QFETCH(std::vector<double>, expected);
    QFETCH(double, never);
    const Fit fit = fitCurve(input);
    const auto got = weightedQuantiles(neededPerCell(fit, target), fit.weight, std::array{.1, .5, .9});
    for (std::size_t i = 0; i < expected.size(); ++i) {
        VERIFY_NEAR(got[i], expected[i], .01);
    }
    VERIFY_NEAR(neededFromCells(fit, target).never, never, 5e-5);
}

void TestNeededN::exampleBIsStatedAsPublished() {
    // By the quantiles of science.md, which losses keep.
    FitInput input = exampleB();
    input.kind = CurveKind::Loss;
    const Fit fit = fitCurve(input);
    const NeededN needed = neededN(fit, .10);
    QCOMPARE(needed.kind, NeededKind::Predicted);
    VERIFY_NEAR(needed.about, 3854.67, .01);
    VERIFY_NEAR(needed.low, 2332.99, .01);
    VERIFY_NEAR(needed.high, 82576.21, .01);
    VERIFY_NEAR(needed.never, .2120, 5e-5);
    VERIFY_NEAR(needed.beyondCap, .2552, 5e-5);
    VERIFY_NEAR(reachedProbability(fit, .10, 3200), .1049, 5e-5);
    VERIFY_NEAR(reachedProbability(fit, .10, 12800), .6857, 5e-5);
}

void TestNeededN::onlyTheLowEndMayLieInTheData() {
    const NeededN needed = neededFromCells(fitCurve(exampleA()), .12);
    QVERIFY(needed.low < 3200);
    QCOMPARE(needed.about, 3200.0);
}

void TestNeededN::neverIsInfinite() {
    const NeededN needed = neededN(fitCurve(exampleA()), -.01);
    QCOMPARE(needed.kind, NeededKind::Never);
    QCOMPARE(needed.about, infinity);
    VERIFY_NEAR(needed.never, 1, 1e-9);
    VERIFY_NEAR(needed.beyondCap, 1, 1e-9);
}

void TestNeededN::farTargetsAreCapped() {
    const NeededN needed = neededN(fitCurve(exampleB()), .05);
    QCOMPARE(needed.kind, NeededKind::BeyondCap);
    QVERIFY(needed.about > neededCap * 1600 && std::isfinite(needed.about));
}

void TestNeededN::probabilityGrowsWithSamples() {
    const Fit fit = fitCurve(exampleB());
    double before = 0;
    for (double n = 1600; n < 1e6; n *= 2) {
        const double now = reachedProbability(fit, .10, n);
        QVERIFY(now >= before && now <= 1 - neededN(fit, .10).never + 1e-12);
        before = now;
    }
    QCOMPARE(reachedProbability(fit, .10, 1599), 0.0);
}

void TestNeededN::measuredTargetIgnoresTheCells() {
    // Between 800 (.150) and 1,600 (.125), linear in log n: a fifth of a doubling before 1,600.
    const NeededN needed = neededN(fitCurve(exampleB()), .13);
    QCOMPARE(needed.kind, NeededKind::Measured);
    VERIFY_NEAR(needed.about, 800 * std::exp2(.8), 1e-9);
    QCOMPARE(needed.never, 0.0);
}

void TestNeededN::measuredRangeIsWhereTheBoundsCross() {
    const NeededN needed = *neededInData(exampleB(), .16);
    VERIFY_NEAR(needed.about, 400 * std::exp2(.6), 1e-9);
    // Lower bounds: .205 − 1.645·.012 at 200 and .175 − 1.645·.010 at 400 enclose .16.
    const double at200 = .205 - 1.645 * .012;
    const double at400 = .175 - 1.645 * .010;
    VERIFY_NEAR(needed.low, 200 * std::exp2((at200 - .16) / (at200 - at400)), 1e-9);
    const double at800 = .150 + 1.645 * .008;
    const double at1600 = .125 + 1.645 * .007;
    VERIFY_NEAR(needed.high, 800 * std::exp2((at800 - .16) / (at800 - at1600)), 1e-9);
}

void TestNeededN::measuredRangeMayBeOpen() {
    const NeededN needed = *neededInData(exampleB(), .126);
    QCOMPARE(needed.high, infinity);
    QVERIFY(needed.low < needed.about);
}

void TestNeededN::smallestSizeIsAnUpperBound() {
    const NeededN needed = *neededInData(exampleB(), .35);
    QCOMPARE(needed.kind, NeededKind::AtMostSmallest);
    QCOMPARE(needed.about, 50.0);
    QCOMPARE(std::string(name(needed.kind)), std::string("at_most_smallest"));
}

void TestNeededN::aBlipThatPoolingRemovesIsNotReached() {
    FitInput input = exampleB();
    input.y[3] = .10;
    input.y[4] = .20;
    input.y[5] = .20;
    QVERIFY(!neededInData(input, .11).has_value());
    QVERIFY(neededN(fitCurve(input), .11).about >= 1600);
}

void TestNeededN::reachedMeansReachedByTheLargestSizeToo() {
    FitInput input = exampleB();
    input.y = {.10, .26, .205, .175, .150, .125};
    input.se = {.001, .2, .2, .2, .2, .2}; // the first size decides every pooled mean
    const auto needed = neededInData(input, .11);
    QVERIFY(needed.has_value());
    QCOMPARE(needed->kind, NeededKind::Unclear);
    input.y.back() = .11;
    QVERIFY(neededInData(input, .11)->kind != NeededKind::Unclear);
}

void TestNeededN::isotonicMeansPoolViolators_data() {
    QTest::addColumn<std::vector<double>>("y");
    QTest::addColumn<std::vector<double>>("weight");
    QTest::addColumn<std::vector<double>>("expected");
    using Values = std::vector<double>;
    QTest::newRow("falling stays") << Values{3, 2, 1} << Values{1, 1, 1} << Values{3, 2, 1};
    QTest::newRow("one pair") << Values{3, 1, 2} << Values{1, 1, 1} << Values{3, 1.5, 1.5};
    QTest::newRow("weighted") << Values{3, 1, 2} << Values{1, 3, 1} << Values{3, 1.25, 1.25};
    QTest::newRow("cascade") << Values{2, 1, 6} << Values{1, 1, 1} << Values{3, 3, 3};
    QTest::newRow("single") << Values{5} << Values{2} << Values{5};
}

void TestNeededN::isotonicMeansPoolViolators() {
    QFETCH(std::vector<double>, y);
    QFETCH(std::vector<double>, weight);
    QFETCH(std::vector<double>, expected);
    QCOMPARE(isotonicFalling(y, weight), expected);
}

void TestNeededN::gainIsTheWidenedSpreadOfTheCells() {
    const Fit fit = fitCurve(exampleB());
    const Gain next = gainOfNext(fit, 1600);
    QCOMPARE(next.from, 1600.0);
    QCOMPARE(next.to, 3200.0);
    std::vector<double> gains = fit.valuesAt(1600);
    const auto after = fit.valuesAt(3200);
    for (std::size_t cell = 0; cell < gains.size(); ++cell) {
        gains[cell] -= after[cell];
    }
    const auto quantiles = weightedQuantiles(gains, fit.weight, std::array{.05, .5, .95});
    VERIFY_NEAR(next.median, quantiles[1], 1e-15);
    VERIFY_NEAR(next.low, quantiles[1] - 1.7 / 1.645 * (quantiles[1] - quantiles[0]), 1e-12);
    VERIFY_NEAR(next.high, quantiles[1] + 1.7 / 1.645 * (quantiles[2] - quantiles[1]), 1e-12);
    QVERIFY(next.median > .01 && next.median < .025);
}

void TestNeededN::gainGrowsWithTheBatch() {
    const Fit fit = fitCurve(exampleB());
    QVERIFY(gainOfNext(fit, 100).median < gainOfNext(fit, 1000).median);
    QVERIFY(gainOfNext(fit, 1000).median < gainOfNext(fit, 10000).median);
}

void TestNeededN::gainProbabilityCountsCells() {
    const Fit fit = fitCurve(exampleB());
    const double median = gain(fit, 1600, 3200).median;
    VERIFY_NEAR(probabilityGainBelow(fit, 1600, 3200, median), .5, .05);
    QCOMPARE(probabilityGainBelow(fit, 1600, 3200, -1), 0.0);
    VERIFY_NEAR(probabilityGainBelow(fit, 1600, 3200, 1), 1, 1e-12);
}

void TestNeededN::secondOpinionAgreesOnASmoothCurve() {
    const Curve curve = examples::sweep({.a = .05, .b = 1, .c = .5, .noise = .003, .sizes = 8});
    const FitInput input = fitInput(curve);
    const double truth = std::pow(1 / .015, 2); // 1·n^−.5 = .015
    const auto opinion = secondOpinion(curve, std::array{7424.0}, .065);
    QVERIFY(opinion.has_value());
    VERIFY_NEAR(opinion->median[0], .05 + 1 / std::sqrt(7424), .004);
    QVERIFY(opinion->interval[0].low <= opinion->median[0] &&
            opinion->median[0] <= opinion->interval[0].high);
    QVERIFY(opinion->needed.low < truth * 1.2 && opinion->needed.high > truth / 1.2);
    const auto again = secondOpinion(curve, std::array{7424.0}, .065);
    QCOMPARE(again->median, opinion->median);
}

void TestNeededN::secondOpinionNeedsSeeds() {
    QVERIFY(!secondOpinion(examples::sweep({.seeds = 1}), std::array{1000.0}, .1).has_value());
}

void TestNeededN::secondOpinionSaysNeverBelowTheFloor() {
    const Curve curve = examples::sweep({.a = .3, .b = 2, .c = .8, .noise = .002, .sizes = 8});
    const auto opinion = secondOpinion(curve, std::array{1000.0}, .1);
    VERIFY_NEAR(opinion->never, 1, .02);
    QCOMPARE(opinion->neededMedian, infinity);
}

PLATEAU_TEST(TestNeededN)
#include "test_needed_n.moc"
