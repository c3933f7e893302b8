#include "core/statistics/curve/class_need.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau::statistics;

namespace {

/// Recall 1 − b·p^−c over its positives p = prevalence·n, three seeds a little apart.
ClassCurve powerLaw(const char* label, double items, double prevalence, double b, double c = 0.5) {
    ClassCurve curve;
    curve.label = label;
    curve.testItems = items;
    for (double n = 50; n <= 1600; n *= 2) {
        const double positives = prevalence * n;
        const double recall = 1 - b * std::pow(positives, -c);
        curve.points.push_back({n, positives, {recall - 0.004, recall, recall + 0.004}});
    }
    return curve;
}

bool within(double value, double low, double high) {
    return value >= low && value <= high;
}

} // namespace

/// Which classes hold the mean back.
class TestClassNeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClassFarBelowTheTargetHasNotReachedIt() {
        // 23 test items, 71.5 % now; by luck every one of its few samples was right at the smallest size.
        ClassCurve own{"rare", 23, {}};
        own.points = {{20, 1, {.95, .95, .95}}, {40, 3, {.70, .72, .71}}, {80, 8, {.72, .71, .715}}};
        const ClassNeed need = classNeeds(std::vector{own}, 0.9).front();
        QVERIFY(!need.needed);
        QVERIFY(need.recall < .75);
    }
    void aClassThatPoolsToTheTargetButEndsBelowContradicts() {
        ClassCurve own{"uneven", 2000, {}};
        own.points = {{20, 10, {.91, .91, .91}}, {40, 20, {.93, .93, .93}}, {80, 40, {.899, .8985, .8995}}};
        const ClassNeed need = classNeeds(std::vector{own}, 0.9).front();
        QVERIFY(!need.needed && need.contradicts);
    }
    void aClassThatReachesTheTargetNeedsWhatWasMeasured() {
        // 1 − 0.5·p^−0.5 = 0.9 at p = 25
        const std::vector curves{powerLaw("easy", 4000, 0.2, 0.5)};
        const ClassNeed need = classNeeds(curves, 0.9).front();
        QVERIFY(need.needed.has_value());
        QVERIFY(need.needed->kind == NeededKind::Measured);
        QVERIFY2(within(need.needed->about, 22, 29), qPrintable(QString::number(need.needed->about)));
        QCOMPARE(need.heldBack, 0.0);
        QCOMPARE(need.prevalence, 0.2);
        QCOMPARE(need.positives, 320.0);
        QVERIFY(!need.rare);
    }

    void aClassBeyondTheDataGetsARange() {
        // 1 − 2·p^−0.5 = 0.9 at p = 400; 160 positives are measured
        const std::vector curves{powerLaw("hard", 4000, 0.1, 2)};
        const ClassNeed need = classNeeds(curves, 0.9).front();
        QVERIFY(need.needed.has_value());
        QVERIFY(need.needed->kind == NeededKind::Predicted);
        QVERIFY(need.needed->low <= 400 && need.needed->high >= 400);
        QVERIFY(need.needed->low >= need.positives);
        QVERIFY(need.heldBack > 0);
    }

    void whatAClassCostsIsWeighedByItsTestItems() {
        const std::vector curves{powerLaw("big", 300, 0.3, 2), powerLaw("small", 100, 0.3, 2)};
        const auto needs = classNeeds(curves, 0.95);
        QCOMPARE(needs[0].share, 0.75);
        QVERIFY(std::abs(needs[0].heldBack - 3 * needs[1].heldBack) < 1e-12);
        QVERIFY(std::abs(needs[0].heldBack - 0.75 * (0.95 - needs[0].recall)) < 1e-12);
    }

    void fewPositivesAreMarked() {
        const std::vector curves{powerLaw("rare", 100, 0.01, 0.5)}; // 16 positives
        const ClassNeed need = classNeeds(curves, 0.9).front();
        QVERIFY(need.rare);
    }

    void equallyManyPositivesAreOnePoint() {
        ClassCurve curve = powerLaw("steps", 400, 0.1, 1);
        for (ClassPoint& point : curve.points) {
            point.positives = point.samples < 300 ? 4 : 8;
        }
        const ClassNeed need = classNeeds(std::vector{curve}, 0.99).front();
        QVERIFY(!need.gain); // two sizes are no curve
        QVERIFY(!need.needed);
    }

    void aClassWithoutAnyScoreSaysNothing() {
        const ClassNeed need = classNeeds(std::vector{ClassCurve{"none", 20, {}}}, 0.9).front();
        QVERIFY(!need.needed && !need.gain && need.rare);
    }

    void collectsWhereALabelBringsMost() {
        const std::vector curves{powerLaw("flat", 300, 0.3, 0.1), powerLaw("steep", 300, 0.05, 1.5),
                                 powerLaw("steep but seldom tested", 10, 0.05, 1.5)};
        const auto needs = classNeeds(curves, 0.95);
        const CollectNext advice = collectNext(needs);
        QVERIFY(!advice.entries.empty());
        QCOMPARE(needs[advice.entries.front().need].label, std::string("steep"));
        QCOMPARE(advice.entries.front().labels, 80.0);
        double gain = 0;
        double labels = 0;
        for (const auto& entry : advice.entries) {
            gain += entry.gain;
            labels += entry.labels;
        }
        QCOMPARE(advice.gain, gain);
        QCOMPARE(advice.labels, labels);
        QVERIFY(advice.low <= advice.gain && advice.gain <= advice.high);
        // True gain of the steep class: its share times 1.5·(80^−.5 − 160^−.5)
        const double truth = 300.0 / 610 * 1.5 * (std::pow(80, -0.5) - std::pow(160, -0.5));
        QVERIFY(std::abs(advice.entries.front().gain - truth) < 0.3 * truth);
    }

    void nothingToGainIsNoAdvice() {
        const std::vector curves{powerLaw("flat", 300, 0.3, 0.001), powerLaw("flat", 300, 0.3, 0.001)};
        QVERIFY(collectNext(classNeeds(curves, 0.9)).entries.empty());
    }

    void atMostSoManyAreAdvised() {
        std::vector<ClassCurve> curves;
        for (int i = 0; i < 8; ++i) {
            curves.push_back(powerLaw("steep", 100, 0.05, 1.5));
        }
        QCOMPARE(collectNext(classNeeds(curves, 0.95), 3).entries.size(), std::size_t{3});
    }
};

PLATEAU_TEST(TestClassNeed)
#include "test_class_need.moc"
