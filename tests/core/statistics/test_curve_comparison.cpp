#include "core/statistics/compare/curve_comparison.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <array>
#include <functional>

using namespace plateau::statistics;

namespace {

/// Accuracies `score(n)` with standard error `se`, as errors.
FitInput curve(const std::vector<double>& sizes, double se, const std::function<double(double)>& score) {
    FitInput input;
    for (const double n : sizes) {
        input.n.push_back(n);
        input.y.push_back(1 - score(n));
        input.se.push_back(se);
    }
    return input;
}

const std::vector<double> doubling{50, 100, 200, 400, 800, 1600};

double slow(double n) {
    return .95 - .9 * std::pow(n, -.4);
}
double fast(double n) {
    return .95 - .7 * std::pow(n, -.4);
}

LabelSaving saving(double se, std::optional<double> target) {
    return labelSaving(curve(doubling, se, slow), curve(doubling, se, fast), Metric::Accuracy,
                       {.target = target});
}

std::vector<SizeGain> sizesFrom(const std::vector<std::array<double, 4>>& rows) {
    std::vector<SizeGain> sizes;
    for (const auto& [n, low, high, p] : rows) {
        sizes.push_back({n, (low + high) / 2, {low, high}, p});
    }
    return sizes;
}

} // namespace

/// Golden savings: numpy 2, scikit-learn's IsotonicRegression, 20,000 draws of rng.normal(means, .006) from
/// default_rng(3), crossings linear in log n, np.quantile(method="lower"/"higher") at .025 and .975.
class TestCurveComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalFromTheFirstOfAllLaterSizes_data();
    void equalFromTheFirstOfAllLaterSizes();
    void aheadNeedsASmallP();
    void savingOfAnAskedScoreMatchesNumpy();
    void savingOfTheBestCommonScoreMatchesNumpy();
    void aTargetNobodyReachesFallsBack();
    void savingIsNegativeTheOtherWayRound();
    void anOpenIntervalCannotTell();
    void aScoreBelowTheSmallestSizeIsABound();
    void noisyMeansCannotTell();
    void equalInputGivesEqualDraws();
    void lossesFallInsteadOfRising();
};

void TestCurveComparison::equalFromTheFirstOfAllLaterSizes_data() {
    QTest::addColumn<std::vector<SizeGain>>("sizes");
    QTest::addColumn<double>("from");
    QTest::addColumn<int>("count");
    using Rows = std::vector<std::array<double, 4>>;
    const auto row = [](const char* name, const Rows& rows, double from, int count) {
        QTest::newRow(name) << sizesFrom(rows) << from << count;
    };
    row("from the second", {{100, -.05, -.02, 0}, {200, -.008, .004, 1}, {400, -.01, .01, 1}}, 200, 2);
    row("one out in between", {{100, -.001, .002, 1}, {200, -.03, .004, 1}, {400, -.01, .01, 1}}, 400, 1);
    row("everywhere", {{100, 0, .01, 1}, {200, -.002, .002, 1}}, 100, 2);
    row("not at the largest", {{100, 0, .01, 1}, {200, -.002, .012, 1}}, -1, 0);
    row("no sizes", {}, -1, 0);
}

void TestCurveComparison::equalFromTheFirstOfAllLaterSizes() {
    QFETCH(std::vector<SizeGain>, sizes);
    const CurveVerdict verdict = curveVerdict(sizes);
    QTEST(verdict.equalFrom.value_or(-1), "from");
    QTEST(verdict.equalSizes, "count");
}

void TestCurveComparison::aheadNeedsASmallP() {
    const auto verdict = curveVerdict(
        sizesFrom({{100, -.05, -.02, .01}, {200, .02, .03, .04}, {400, .02, .03, .06}, {800, 0, 0, .01}}));
    QCOMPARE(verdict.firstAhead, std::vector<double>{100});
    QCOMPARE(verdict.secondAhead, std::vector<double>{200});
}

void TestCurveComparison::savingOfAnAskedScoreMatchesNumpy() {
    const LabelSaving s = saving(.006, .88);
    QVERIFY(s.asked && s.canTell());
    VERIFY_NEAR(s.first.low, 606.7710205926, 1e-6);
    VERIFY_NEAR(s.second.low, 322.9977094886, 1e-6);
    VERIFY_NEAR(*s.saved, .4676777589, 1e-9);
    VERIFY_NEAR(*s.low, .1269777397, .03);
    VERIFY_NEAR(*s.high, .6705785120, .02);
}

void TestCurveComparison::savingOfTheBestCommonScoreMatchesNumpy() {
    const LabelSaving s = saving(.006, std::nullopt);
    QVERIFY(!s.asked && s.canTell());
    VERIFY_NEAR(s.score, .9029462201, 1e-9);
    VERIFY_NEAR(*s.saved, .4619665681, 1e-9);
    VERIFY_NEAR(*s.low, -.1616356255, .05);
    VERIFY_NEAR(*s.high, .7218863067, .02);
}

void TestCurveComparison::aTargetNobodyReachesFallsBack() {
    const LabelSaving asked = saving(.006, .99);
    const LabelSaving best = saving(.006, std::nullopt);
    QVERIFY(!asked.asked);
    QCOMPARE(asked.score, best.score);
    QCOMPARE(*asked.low, *best.low);
}

void TestCurveComparison::savingIsNegativeTheOtherWayRound() {
    const LabelSaving s = labelSaving(curve(doubling, .002, fast), curve(doubling, .002, slow),
                                      Metric::Accuracy, {.target = .88});
    VERIFY_NEAR(*s.saved, 1 - 606.7710205926 / 322.9977094886, 1e-6);
    QVERIFY(*s.low < *s.saved && *s.saved < *s.high && *s.high < 0);
}

void TestCurveComparison::anOpenIntervalCannotTell() {
    // The first curve hardly reaches the score: in many draws it never does.
    const LabelSaving s = saving(.006, .902);
    QVERIFY(s.asked && s.saved);
    QVERIFY(!s.high && !s.canTell());
    QVERIFY(s.low.has_value());
}

void TestCurveComparison::aScoreBelowTheSmallestSizeIsABound() {
    const LabelSaving s = saving(.001, .78); // the second has it at 50 samples already
    QCOMPARE(s.second.low, 0.0);
    QCOMPARE(s.second.high, 50.0);
    QVERIFY(!s.saved && !s.high && !s.canTell());
    VERIFY_NEAR(*s.low, 1 - 50 / s.first.low, .05);
    const LabelSaving both = saving(.001, .5);
    QVERIFY(!both.low && !both.high);
}

void TestCurveComparison::noisyMeansCannotTell() {
    const LabelSaving s = saving(.2, .88);
    QVERIFY(!s.canTell());
}

void TestCurveComparison::equalInputGivesEqualDraws() {
    const LabelSaving one = saving(.006, .88);
    const LabelSaving other = saving(.006, .88);
    QCOMPARE(*one.low, *other.low);
    QCOMPARE(*one.high, *other.high);
}

void TestCurveComparison::lossesFallInsteadOfRising() {
    FitInput first = curve(doubling, .006, slow);
    FitInput second = curve(doubling, .006, fast);
    const LabelSaving s = labelSaving(first, second, Metric::Loss, {.target = 1 - .88});
    QVERIFY(s.asked);
    VERIFY_NEAR(s.score, .12, 1e-12);
    VERIFY_NEAR(*s.saved, .4676777589, 1e-9);
}

PLATEAU_TEST(TestCurveComparison)
#include "test_curve_comparison.moc"
