#include "core/statistics/intervals/distributions.h"
#include "core/statistics/intervals/quantile.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <array>
#include <limits>

using namespace plateau::statistics;

/// Golden values: scipy 1.17.1, scipy.stats.{norm,t,beta,binom} (cdf, ppf, pmf) and scipy.special.betainc.
class TestDistributions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalQuantileInvertsTheCdf_data();
    void normalQuantileInvertsTheCdf();
    void studentMatchesScipy_data();
    void studentMatchesScipy();
    void incompleteBetaMatchesScipy_data();
    void incompleteBetaMatchesScipy();
    void binomialMatchesScipy();
    void binomialEndsAreCertain();
    void endsOfTheUnitIntervalGiveInfinity();
    void weightedQuantileIsTheFirstValueThatReachesTheShare();
    void quantileInterpolatesLikeNumpy();
};

void TestDistributions::normalQuantileInvertsTheCdf_data() {
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("z");
    QTest::newRow("median") << 0.5 << 0.0;
    QTest::newRow("90 % two-sided") << 0.95 << 1.6448536269514722;
    QTest::newRow("95 % two-sided") << 0.975 << 1.959963984540054;
    QTest::newRow("80 % power") << 0.8 << 0.8416212335729143;
    QTest::newRow("far tail") << 1e-10 << -6.361340902404056;
}

void TestDistributions::normalQuantileInvertsTheCdf() {
    QFETCH(double, p);
    QFETCH(double, z);
    VERIFY_NEAR(normalQuantile(p), z, 1e-10);
    VERIFY_NEAR(normalCdf(z), p, 1e-12);
}

void TestDistributions::studentMatchesScipy_data() {
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("t");
    QTest::newRow("2 degrees") << 0.95 << 2.0 << 2.9199855803537242;
    QTest::newRow("1 degree") << 0.975 << 1.0 << 12.706204736174694;
    QTest::newRow("9 degrees") << 0.975 << 9.0 << 2.262157162798205;
    QTest::newRow("100 degrees, low side") << 0.05 << 100.0 << -1.6602343260853396;
    QTest::newRow("fractional degrees") << 0.9 << 3.5 << 1.5765766051364052;
}

void TestDistributions::studentMatchesScipy() {
    QFETCH(double, p);
    QFETCH(double, degrees);
    QFETCH(double, t);
    VERIFY_NEAR(studentQuantile(p, degrees), t, 1e-9 * std::abs(t));
    VERIFY_NEAR(studentCdf(t, degrees), p, 1e-12);
}

void TestDistributions::incompleteBetaMatchesScipy_data() {
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("value");
    QTest::newRow("small") << 0.5 << 0.5 << 0.1 << 0.20483276469913345;
    QTest::newRow("beyond the mean") << 2.0 << 3.0 << 0.9 << 0.9963;
    QTest::newRow("large") << 177.0 << 24.0 << 0.9 << 0.7982976479902737;
    QTest::newRow("very large") << 60000.0 << 40000.0 << 0.6005 << 0.6264109094045064;
}

void TestDistributions::incompleteBetaMatchesScipy() {
    QFETCH(double, a);
    QFETCH(double, b);
    QFETCH(double, x);
    QFETCH(double, value);
    VERIFY_NEAR(incompleteBeta(a, b, x), value, 1e-10);
    VERIFY_NEAR(betaQuantile(value, a, b), x, 1e-9);
}

void TestDistributions::binomialMatchesScipy() {
    VERIFY_NEAR(binomialPmf(3, 10, 0.25), 0.2502822875976561, 1e-13);
    VERIFY_NEAR(binomialCdf(3, 10, 0.25), 0.7758750915527344, 1e-13);
    VERIFY_NEAR(binomialCdf(480, 1000, 0.5), 0.10872414660207075, 1e-12);
}

void TestDistributions::binomialEndsAreCertain() {
    QCOMPARE(binomialCdf(-1, 5, 0.3), 0.0);
    QCOMPARE(binomialCdf(5, 5, 0.3), 1.0);
    QCOMPARE(binomialPmf(0, 5, 0.0), 1.0);
    QCOMPARE(binomialPmf(4, 5, 1.0), 0.0);
    QCOMPARE(binomialPmf(6, 5, 0.5), 0.0);
}

void TestDistributions::endsOfTheUnitIntervalGiveInfinity() {
    QCOMPARE(normalQuantile(0), -std::numeric_limits<double>::infinity());
    QCOMPARE(normalQuantile(1), std::numeric_limits<double>::infinity());
    QCOMPARE(betaQuantile(0, 2, 3), 0.0);
    QCOMPARE(betaQuantile(1, 2, 3), 1.0);
}

void TestDistributions::weightedQuantileIsTheFirstValueThatReachesTheShare() {
    const std::array values{30.0, 10.0, std::numeric_limits<double>::infinity(), 20.0};
    const std::array weights{0.3, 0.25, 0.25, 0.2};
    const auto got = weightedQuantiles(values, weights, std::array{0.25, 0.26, 0.5, 0.75, 0.76, 1.0});
    const std::vector<double> expected{10, 20, 30, 30, values[2], values[2]};
    QCOMPARE(got, expected);
}

void TestDistributions::quantileInterpolatesLikeNumpy() {
    VERIFY_NEAR(quantile({4, 1, 3, 2}, 0.5), 2.5, 1e-15);
    VERIFY_NEAR(quantile({4, 1, 3, 2}, 0.1), 1.3, 1e-15);
    QCOMPARE(quantile({7}, 0.9), 7.0);
    const double infinity = std::numeric_limits<double>::infinity();
    QCOMPARE(quantile({1, infinity, infinity}, 0.75), infinity);
}

PLATEAU_TEST(TestDistributions)
#include "test_distributions.moc"
