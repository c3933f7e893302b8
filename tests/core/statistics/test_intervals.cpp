#include "core/statistics/intervals/distributions.h"
#include "core/statistics/intervals/intervals.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

using namespace plateau::statistics;

/// Golden values: statsmodels proportion_confint(k, n, 0.05, method="wilson" and "beta").
class TestIntervals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wilsonMatchesStatsmodels_data();
    void wilsonMatchesStatsmodels();
    void clopperPearsonMatchesStatsmodels();
    void nothingIsKnownWithoutItems();
    void seedsShrinkTheStudentHalfWidth_data();
    void seedsShrinkTheStudentHalfWidth();
    void pointAddsSeedsAndItemsInSquares();
    void oneSeedTakesThePooledSd();
    void oneSeedWithoutPooledSdIsHollow();
    void itemNoiseNeverVanishes_data();
    void itemNoiseNeverVanishes();
    void pointIsClippedToTheRangeOfTheMetric();
    void lossTakesItsOwnItemError();
    void pooledSdWeighsByDegrees();
    void clustersOfOneItemAreTheUsualError();
    void repeatedItemsInClustersWidenTheError();
};

void TestIntervals::wilsonMatchesStatsmodels_data() {
    QTest::addColumn<double>("successes");
    QTest::addColumn<double>("items");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("176/200") << 176.0 << 200.0 << .827657 << .918020;
    QTest::newRow("140/200") << 140.0 << 200.0 << .633209 << .759253;
    QTest::newRow("880/1000") << 880.0 << 1000.0 << .858391 << .898701;
    QTest::newRow("0/10") << 0.0 << 10.0 << 0.0 << .277533;
    QTest::newRow("10/10") << 10.0 << 10.0 << .722467 << 1.0;
    QTest::newRow("22/25") << 22.0 << 25.0 << .700442 << .958332;
    QTest::newRow("44/50") << 44.0 << 50.0 << .761952 << .943824;
}

void TestIntervals::wilsonMatchesStatsmodels() {
    QFETCH(double, successes);
    QFETCH(double, items);
    QFETCH(double, low);
    QFETCH(double, high);
    const Interval interval = wilson(successes, items);
    VERIFY_NEAR(interval.low, low, 1e-6);
    VERIFY_NEAR(interval.high, high, 1e-6);
}

void TestIntervals::clopperPearsonMatchesStatsmodels() {
    const Interval most = clopperPearson(176, 200);
    VERIFY_NEAR(most.low, .826728, 1e-6);
    VERIFY_NEAR(most.high, .921580, 1e-6);
    const Interval none = clopperPearson(0, 10);
    QCOMPARE(none.low, 0.0);
    VERIFY_NEAR(none.high, .308497, 1e-6);
    QCOMPARE(clopperPearson(10, 10).high, 1.0);
}

void TestIntervals::nothingIsKnownWithoutItems() {
    QCOMPARE(wilson(0, 0), (Interval{0, 1}));
    QCOMPARE(clopperPearson(0, 0), (Interval{0, 1}));
}

void TestIntervals::seedsShrinkTheStudentHalfWidth_data() {
    QTest::addColumn<int>("seeds");
    QTest::addColumn<double>("half");
    QTest::newRow("3 seeds") << 3 << 2.484;
    QTest::newRow("5 seeds") << 5 << 1.242;
    QTest::newRow("10 seeds") << 10 << .715;
}

void TestIntervals::seedsShrinkTheStudentHalfWidth() {
    QFETCH(int, seeds);
    QFETCH(double, half);
    // Alternating ±1 around the mean, scaled to an sd of 1.
    std::vector<double> scores(static_cast<std::size_t>(seeds));
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] = i % 2 == 0 ? 1 : -1;
    }
    const double sd = sampleSd(scores);
    for (double& score : scores) {
        score /= sd;
    }
    const PointInterval point = pointInterval(scores, {.bounded = false}, 0.95);
    VERIFY_NEAR(point.sd, 1, 1e-12);
    VERIFY_NEAR(point.high - point.mean, half, 5e-4);
}

void TestIntervals::pointAddsSeedsAndItemsInSquares() {
    const std::vector<double> scores{.80, .82, .84};
    const PointInterval point = pointInterval(scores, {.testItems = 1000});
    const double seedHalf = studentQuantile(.95, 2) * .02 / std::sqrt(3);
    const Interval items = wilson(820, 1000, .9);
    VERIFY_NEAR(point.mean, .82, 1e-12);
    VERIFY_NEAR(point.sd, .02, 1e-12);
    VERIFY_NEAR(point.mean - point.low, std::hypot(seedHalf, .82 - items.low), 1e-12);
    VERIFY_NEAR(point.high - point.mean, std::hypot(seedHalf, items.high - .82), 1e-12);
    QVERIFY(!point.hollow);
}

void TestIntervals::oneSeedTakesThePooledSd() {
    const std::vector<std::vector<double>> sizes{{.7, .74}, {.8, .82, .84}, {.9}};
    const auto points = pointIntervals(sizes, {.testItems = 500});
    const auto pooled = pooledSd(sizes);
    QVERIFY(pooled.has_value());
    QCOMPARE(points[2].sd, pooled->sd);
    QVERIFY(!points[2].hollow);
    const double seedHalf = studentQuantile(.95, 3) * pooled->sd;
    const double itemSide = .9 - wilson(450, 500, .9).low;
    VERIFY_NEAR(points[2].mean - points[2].low, std::hypot(seedHalf, itemSide), 1e-12);
}

void TestIntervals::oneSeedWithoutPooledSdIsHollow() {
    const auto points = pointIntervals(std::vector<std::vector<double>>{{.7}, {.9}}, {.testItems = 500});
    QVERIFY(points[0].hollow);
    QCOMPARE(points[0].sd, 0.0);
    VERIFY_NEAR(points[0].high, wilson(350, 500, .9).high, 1e-12);
}

void TestIntervals::itemNoiseNeverVanishes_data() {
    QTest::addColumn<double>("items");
    QTest::addColumn<double>("low");
    QTest::newRow("200 of 200") << 200.0 << .98665;
    QTest::newRow("29 of 29") << 29.0 << .91467;
}

void TestIntervals::itemNoiseNeverVanishes() {
    QFETCH(double, items);
    QFETCH(double, low);
    const PointInterval perfect = pointInterval(std::vector<double>{1, 1, 1}, {.testItems = items});
    VERIFY_NEAR(perfect.low, low, 2e-5);
    QCOMPARE(perfect.high, 1.0);
    const PointInterval nothing = pointInterval(std::vector<double>{0, 0, 0}, {.testItems = items});
    VERIFY_NEAR(nothing.high, 1 - low, 2e-5);
    QCOMPARE(nothing.low, 0.0);
}

void TestIntervals::pointIsClippedToTheRangeOfTheMetric() {
    const std::vector<double> scores{.99, 1.0, .98};
    QCOMPARE(pointInterval(scores, {.testItems = 20}).high, 1.0);
    QVERIFY(pointInterval(scores, {.bounded = false}).high > 1);
}

void TestIntervals::lossTakesItsOwnItemError() {
    const std::vector<double> scores{1.5};
    const PointInterval point =
        pointInterval(scores, {.testItems = 100, .standardError = .1, .bounded = false});
    VERIFY_NEAR(point.high, 1.5 + normalQuantile(.95) * .1, 1e-12);
    QCOMPARE((ItemNoise{.testItems = 100, .bounded = false}).variance(1.5), 0.0);
}

void TestIntervals::pooledSdWeighsByDegrees() {
    const auto pooled = pooledSd(std::vector<std::vector<double>>{{0, 2}, {0, 0, 0}, {5}});
    QVERIFY(pooled.has_value());
    QCOMPARE(pooled->degrees, 3);
    VERIFY_NEAR(pooled->sd, std::sqrt(2.0 / 3), 1e-12);
    QVERIFY(!pooledSd(std::vector<std::vector<double>>{{1}, {2}}).has_value());
}

void TestIntervals::clustersOfOneItemAreTheUsualError() {
    const std::vector<double> values{1, 0, 1, 1};
    const std::vector<std::string> groups{"a", "b", "c", "d"};
    VERIFY_NEAR(clusteredStandardError(values, groups), sampleSd(values) / 2, 1e-12);
}

void TestIntervals::repeatedItemsInClustersWidenTheError() {
    const std::vector<double> values{1, 1, 0, 0, 1, 1, 1, 1};
    const std::vector<std::string> pages{"a", "a", "b", "b", "c", "c", "d", "d"};
    const std::vector<double> once{1, 0, 1, 1};
    // Copies of an item bring nothing: the error is that of the items without copies.
    VERIFY_NEAR(clusteredStandardError(values, pages), sampleSd(once) / 2, 1e-12);
    QCOMPARE(clusteredStandardError(once, std::vector<std::string>(4, "same")), 0.0);
}

PLATEAU_TEST(TestIntervals)
#include "test_intervals.moc"
