#include "core/statistics/compare/paired.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

using namespace plateau::statistics;

/// Golden values: statsmodels mcnemar and multipletests, scipy ttest_rel and bootstrap.
class TestPaired : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mcNemarMatchesStatsmodels_data();
    void mcNemarMatchesStatsmodels();
    void chiSquaredHasTheContinuityCorrection();
    void exactForFewMidPForMany();
    void aTieReadsAsNoDifference();
    void discordanceCountsPerItem();
    void unpairedPowerMatchesTheTable_data();
    void unpairedPowerMatchesTheTable();
    void pairedPowerMatchesTheTable_data();
    void pairedPowerMatchesTheTable();
    void smallestVisibleGainInvertsThePower();
    void tinyTestSetsShowNothing();
    void seedPairedMatchesScipy();
    void seedPairedCountsWins();
    void equalDifferencesAreCertain();
    void onePairSaysNothing();
    void holmMatchesStatsmodels();
    void bootstrapOfASkewedMeanMatchesScipy();
    void bootstrapOfAStatisticIsTheMeanOnesTwin();
    void bootstrapSeesNoDifferenceWhereThereIsNone();
    void constantStatisticHasNoWidth();
};

void TestPaired::mcNemarMatchesStatsmodels_data() {
    QTest::addColumn<int>("b");
    QTest::addColumn<int>("c");
    QTest::addColumn<double>("exact");
    QTest::addColumn<double>("midP");
    QTest::newRow("10, 25") << 10 << 25 << .016674 << .011331;
    QTest::newRow("3, 12") << 3 << 12 << .035156 << .021271;
    QTest::newRow("40, 62") << 40 << 62 << .037067 << .029682;
    QTest::newRow("5, 5") << 5 << 5 << 1.0 << .753906;
}

void TestPaired::mcNemarMatchesStatsmodels() {
    QFETCH(int, b);
    QFETCH(int, c);
    QFETCH(double, exact);
    QFETCH(double, midP);
    VERIFY_NEAR(mcNemar(b, c).exact, exact, 1e-6);
    VERIFY_NEAR(mcNemar(b, c).midP, midP, 1e-6);
    QCOMPARE(mcNemar(c, b).exact, mcNemar(b, c).exact);
}

void TestPaired::chiSquaredHasTheContinuityCorrection() {
    VERIFY_NEAR(mcNemar(10, 25).chiSquared, 5.6, 1e-12);
}

void TestPaired::exactForFewMidPForMany() {
    QCOMPARE(mcNemar(3, 12).p, mcNemar(3, 12).exact);
    QCOMPARE(mcNemar(10, 25).p, mcNemar(10, 25).midP);
}

void TestPaired::aTieReadsAsNoDifference() {
    QCOMPARE(mcNemar(5, 5).p, 1.0);
    QCOMPARE(mcNemar(50, 50).p, 1.0);
    QCOMPARE(mcNemar(0, 0).p, 1.0);
}

void TestPaired::discordanceCountsPerItem() {
    const Discordance d = discordance({true, true, false, false, true}, {true, false, true, true, false});
    QCOMPARE(d.b, 2);
    QCOMPARE(d.c, 2);
    QCOMPARE(d.items, 5);
    VERIFY_NEAR(d.share(), .8, 1e-15);
    QCOMPARE(d.difference(), 0.0);
    QCOMPARE(Discordance{}.share(), 0.0);
}

void TestPaired::unpairedPowerMatchesTheTable_data() {
    QTest::addColumn<double>("p1");
    QTest::addColumn<double>("p2");
    QTest::addColumn<double>("items");
    QTest::newRow("70 to 88 %") << .70 << .88 << 77.0;
    QTest::newRow("88 to 90 %") << .88 << .90 << 3835.0;
    QTest::newRow("88 to 92 %") << .88 << .92 << 875.0;
}

void TestPaired::unpairedPowerMatchesTheTable() {
    QFETCH(double, p1);
    QFETCH(double, p2);
    QFETCH(double, items);
    QCOMPARE(itemsUnpaired(p1, p2), items);
    QCOMPARE(itemsUnpaired(p2, p1), items);
}

void TestPaired::pairedPowerMatchesTheTable_data() {
    QTest::addColumn<double>("psi");
    QTest::addColumn<double>("difference");
    QTest::addColumn<double>("items");
    QTest::newRow("2 points at .06") << .06 << .02 << 1175.0;
    QTest::newRow("2 points at .10") << .10 << .02 << 1960.0;
    QTest::newRow("2 points at .16") << .16 << .02 << 3138.0;
    QTest::newRow("4 points at .10") << .10 << .04 << 489.0;
}

void TestPaired::pairedPowerMatchesTheTable() {
    QFETCH(double, psi);
    QFETCH(double, difference);
    QFETCH(double, items);
    QCOMPARE(itemsPaired(psi, difference), items);
    QCOMPARE(itemsPaired(psi, -difference), items);
}

void TestPaired::smallestVisibleGainInvertsThePower() {
    for (const double items : {200.0, 1000.0, 5000.0}) {
        const auto visible = smallestVisibleGain(items, .10);
        QVERIFY(visible.has_value());
        VERIFY_NEAR(itemsPaired(.10, *visible), items, 1);
    }
    VERIFY_NEAR(*smallestVisibleGain(1960, .10), .02, 1e-4);
}

void TestPaired::tinyTestSetsShowNothing() {
    QVERIFY(!smallestVisibleGain(20, .10).has_value());
    QVERIFY(!smallestVisibleGain(1000, 0).has_value());
}

void TestPaired::seedPairedMatchesScipy() {
    const std::vector<double> a{.81, .83, .80, .85, .82};
    const std::vector<double> b{.84, .83, .84, .86, .85};
    const auto result = seedPaired(a, b);
    QVERIFY(result.has_value());
    VERIFY_NEAR(result->difference, .022, 1e-12);
    VERIFY_NEAR(result->t, 2.993820796734997, 1e-9);
    VERIFY_NEAR(result->p, 0.04018621825542517, 1e-9);
    VERIFY_NEAR(result->interval.low, 0.0063341894911227645, 1e-9);
    VERIFY_NEAR(result->interval.high, 0.03766581050887717, 1e-9);
    QVERIFY(result->enoughSeeds);
}

void TestPaired::seedPairedCountsWins() {
    const auto result = seedPaired(std::vector<double>{.8, .8, .8, .8}, std::vector<double>{.9, .9, .8, .7});
    VERIFY_NEAR(result->probabilityBetter, .625, 1e-12);
    QVERIFY(result->probabilityInterval.low < .625 && result->probabilityInterval.high > .625);
    QVERIFY(!result->enoughSeeds);
}

void TestPaired::equalDifferencesAreCertain() {
    const auto better = seedPaired(std::vector<double>{.5, .25}, std::vector<double>{.75, .5});
    QVERIFY(std::isinf(better->t) && better->t > 0);
    QCOMPARE(better->p, 0.0);
    const auto same = seedPaired(std::vector<double>{.5, .25}, std::vector<double>{.5, .25});
    QCOMPARE(same->p, 1.0);
    QCOMPARE(same->probabilityBetter, .5);
}

void TestPaired::onePairSaysNothing() {
    QVERIFY(!seedPaired(std::vector<double>{.5}, std::vector<double>{.6}).has_value());
}

void TestPaired::holmMatchesStatsmodels() {
    const std::vector<double> p{.01, .04, .03, .005};
    const auto adjusted = holm(p);
    const std::vector<double> expected{.03, .06, .06, .02};
    for (std::size_t i = 0; i < p.size(); ++i) {
        VERIFY_NEAR(adjusted[i], expected[i], 1e-12);
    }
    QCOMPARE(holm(std::vector<double>{.9, .8}), (std::vector<double>{1, 1}));
    QVERIFY(holm({}).empty());
}

namespace {
const std::vector<double> skewed{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 5, 8, 13};
}

void TestPaired::bootstrapOfASkewedMeanMatchesScipy() {
    // scipy.stats.bootstrap(method="BCa", n_resamples=200000): 0.65 … 3.9; values come in steps of 0.05.
    const BootstrapInterval result = bcaBootstrapMean(skewed);
    VERIFY_NEAR(result.estimate, 1.7, 1e-12);
    VERIFY_NEAR(result.low, .65, .06);
    VERIFY_NEAR(result.high, 3.9, .16);
    VERIFY_NEAR(result.standardError, .73, .03);
    QVERIFY(result.p < .01);
}

void TestPaired::bootstrapOfAStatisticIsTheMeanOnesTwin() {
    const auto meanOf = [](std::span<const std::size_t> items) {
        double sum = 0;
        for (const std::size_t item : items) {
            sum += skewed[item];
        }
        return sum / static_cast<double>(items.size());
    };
    const BootstrapInterval one = bcaBootstrap(skewed.size(), meanOf, {.draws = 2000, .seed = 4});
    const BootstrapInterval other = bcaBootstrapMean(skewed, {.draws = 2000, .seed = 4});
    QCOMPARE(one.low, other.low);
    QCOMPARE(one.high, other.high);
}

void TestPaired::bootstrapSeesNoDifferenceWhereThereIsNone() {
    std::vector<double> differences(100, 0.0);
    for (std::size_t i = 0; i < 20; ++i) {
        differences[i] = i % 2 == 0 ? 1 : -1;
    }
    const BootstrapInterval result = bcaBootstrapMean(differences, {.draws = 2000});
    QVERIFY(result.low < 0 && result.high > 0);
    QVERIFY(result.p > .5);
}

void TestPaired::constantStatisticHasNoWidth() {
    const BootstrapInterval result = bcaBootstrapMean(std::vector<double>(10, .25), {.draws = 200});
    QCOMPARE(result.low, .25);
    QCOMPARE(result.high, .25);
    QCOMPARE(result.standardError, 0.0);
}

PLATEAU_TEST(TestPaired)
#include "test_paired.moc"
