#include "core/plot/scale.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace plateau::plot;

Q_DECLARE_METATYPE(plateau::plot::Scale)

class TestScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pixelsAndValuesAreInverse_data();
    void pixelsAndValuesAreInverse();
    void equalRatiosAreEqualDistancesOnALogScale();
    void scaleWithoutLengthMapsToTheMiddle();
    void valuesBelowALogDomainStayAtItsLowEnd();
    void brokenAxisMapsEachSideByItsOwnScale();
    void niceStepIsNearTheWantedCount_data();
    void niceStepIsNearTheWantedCount();
    void linearTicksAreMultiplesInsideTheInterval();
    void minorLogTicksAreOneToNineOfEachDecade();
    void logTicksAreAsFineAsFits_data();
    void logTicksAreAsFineAsFits();
    void samplesHaveSeparators_data();
    void samplesHaveSeparators();
    void percentDigitsAndPlainNumbers();
    void estimatesAreRoundedToTwoDigits_data();
    void estimatesAreRoundedToTwoDigits();
    void rangesAreRoundedOutwards();
};

void TestScale::pixelsAndValuesAreInverse_data() {
    QTest::addColumn<Scale>("scale");
    QTest::newRow("linear") << Scale{ScaleKind::Linear, {-3, 8}, 10, 400};
    QTest::newRow("linear, upwards") << Scale{ScaleKind::Linear, {.3, 1}, 500, 20};
    QTest::newRow("log") << Scale{ScaleKind::Log, {29, 29696}, 120, 900};
    QTest::newRow("log, upwards") << Scale{ScaleKind::Log, {.001, 1}, 480, 30};
}

void TestScale::pixelsAndValuesAreInverse() {
    QFETCH(Scale, scale);
    QCOMPARE(scale.toPixel(scale.domain.low), scale.pixelLow);
    QCOMPARE(scale.toPixel(scale.domain.high), scale.pixelHigh);
    for (double share = -.2; share <= 1.2; share += .1) {
        const double pixel = scale.pixelLow + share * (scale.pixelHigh - scale.pixelLow);
        if (scale.kind == ScaleKind::Log && share < 0)
            continue; // below a logarithmic domain everything maps to its low end
        QVERIFY(std::abs(scale.toPixel(scale.toValue(pixel)) - pixel) < 1e-9);
    }
}

void TestScale::equalRatiosAreEqualDistancesOnALogScale() {
    const Scale scale{ScaleKind::Log, {29, 1856}, 0, 600};
    for (double n = 29; n < 1856; n *= 2)
        QVERIFY(std::abs(scale.toPixel(2 * n) - scale.toPixel(n) - 100) < 1e-9);
}

void TestScale::scaleWithoutLengthMapsToTheMiddle() {
    const Scale scale{ScaleKind::Linear, {.5, .5}, 100, 200};
    QCOMPARE(scale.toPixel(.5), 150.0);
    QCOMPARE(scale.toValue(170), .5);
}

void TestScale::valuesBelowALogDomainStayAtItsLowEnd() {
    const Scale scale{ScaleKind::Log, {.01, 1}, 400, 0};
    QCOMPARE(scale.toPixel(0), 400.0);
    QCOMPARE(scale.toPixel(-1), 400.0);
}

void TestScale::brokenAxisMapsEachSideByItsOwnScale() {
    const ValueAxis axis{{ScaleKind::Linear, {.3, 1}, 300, 0}, Scale{ScaleKind::Linear, {.05, .1}, 340, 320}};
    QCOMPARE(axis.toPixel(.3), 300.0);
    QCOMPARE(axis.toPixel(.1), 320.0);
    QCOMPARE(axis.toValue(150), .65);
    QCOMPARE(axis.toValue(340), .05);
    const ValueAxis whole{axis.main, std::nullopt};
    QVERIFY(whole.toPixel(.1) > 300);
}

void TestScale::niceStepIsNearTheWantedCount_data() {
    QTest::addColumn<double>("length");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<double>("step");
    QTest::newRow("score range") << .58 << 7 << .1;
    QTest::newRow("narrow range") << .031 << 3 << .01;
    QTest::newRow("updates") << 300.0 << 3 << 100.0;
    QTest::newRow("loss") << 3.7 << 6 << .5;
    QTest::newRow("quarters") << 1.3 << 5 << .25;
    QTest::newRow("nothing") << 0.0 << 5 << 1.0;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 5 << 1.0;
}

void TestScale::niceStepIsNearTheWantedCount() {
    QFETCH(double, length);
    QFETCH(int, wanted);
    QFETCH(double, step);
    QCOMPARE(niceStep(length, wanted), step);
}

void TestScale::linearTicksAreMultiplesInsideTheInterval() {
    const auto ticks = linearTicks({.3, 1}, 7);
    QCOMPARE(ticks.size(), std::size_t{8});
    QCOMPARE(ticks.front(), .3);
    QCOMPARE(ticks.back(), 1.0);
    const auto across = linearTicks({-1, 1}, 4);
    QCOMPARE(across.at(2), 0.0);
    QVERIFY(!std::signbit(across.at(2)));
}

void TestScale::minorLogTicksAreOneToNineOfEachDecade() {
    const auto ticks = minorLogTicks({29, 1856});
    const std::vector<double> expected{30,  40,  50,  60,  70,  80,  90,  100, 200,
                                       300, 400, 500, 600, 700, 800, 900, 1000};
    QCOMPARE(ticks.size(), expected.size());
    for (std::size_t at = 0; at < ticks.size(); ++at)
        QVERIFY(std::abs(ticks[at] / expected[at] - 1) < 1e-12);
    QVERIFY(minorLogTicks({0, 10}).empty());
    QCOMPARE(minorLogTicks({1, 100}).size(), std::size_t{19});
}

void TestScale::logTicksAreAsFineAsFits_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("count");
    QTest::newRow("half a decade: every digit") << .02 << .07 << 7 << 6;
    QTest::newRow("two decades: 1-2-5") << .01 << 1.0 << 7 << 7;
    QTest::newRow("six decades: powers") << 1e-6 << 1.0 << 7 << 7;
    QTest::newRow("hardly a factor: linear") << 1.45 << 1.9 << 5 << 5;
}

void TestScale::logTicksAreAsFineAsFits() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, wanted);
    QFETCH(int, count);
    const auto ticks = logTicks({low, high}, wanted);
    QCOMPARE(static_cast<int>(ticks.size()), count);
    for (std::size_t at = 0; at < ticks.size(); ++at) {
        QVERIFY(ticks[at] >= low * .999 && ticks[at] <= high * 1.001);
        QVERIFY(at == 0 || ticks[at] > ticks[at - 1]);
    }
}

void TestScale::samplesHaveSeparators_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<std::string>("text");
    QTest::newRow("small") << 29.0 << std::string("29");
    QTest::newRow("three digits") << 928.0 << std::string("928");
    QTest::newRow("four digits") << 1856.0 << std::string("1,856");
    QTest::newRow("millions") << 1638400.0 << std::string("1,638,400");
    QTest::newRow("rounded") << 999.6 << std::string("1,000");
    QTest::newRow("negative") << -1234.0 << std::string("-1,234");
    QTest::newRow("no negative zero") << -.2 << std::string("0");
}

void TestScale::samplesHaveSeparators() {
    QFETCH(double, value);
    QFETCH(std::string, text);
    QCOMPARE(withSeparators(value), text);
}

void TestScale::percentDigitsAndPlainNumbers() {
    QCOMPARE(percentDigits(.9774, 1), std::string("97.7"));
    QCOMPARE(percentDigits(.9998, 1), std::string("100"));
    QCOMPARE(percentDigits(1, 0), std::string("100"));
    QCOMPARE(percentDigits(0, 1), std::string("0"));
    QCOMPARE(percentDigits(-.00001, 1), std::string("0"));
    QCOMPARE(percentDigits(.069, 0), std::string("7"));
    QCOMPARE(plainNumber(3), std::string("3"));
    QCOMPARE(plainNumber(.2691, 3), std::string("0.269"));
    QCOMPARE(plainNumber(12345), std::string("12,345"));
    QCOMPARE(plainNumber(-0.0), std::string("0"));
}

void TestScale::estimatesAreRoundedToTwoDigits_data() {
    QTest::addColumn<double>("n");
    QTest::addColumn<double>("rounded");
    QTest::newRow("hundreds") << 303.0 << 300.0;
    QTest::newRow("up") << 397.2 << 400.0;
    QTest::newRow("thousands") << 7342.0 << 7300.0;
    QTest::newRow("tens stay whole") << 57.4 << 57.0;
    QTest::newRow("units stay whole") << 7.6 << 8.0;
    QTest::newRow("never below one") << .2 << 1.0;
    QTest::newRow("already round") << 260000.0 << 260000.0;
}

void TestScale::estimatesAreRoundedToTwoDigits() {
    QFETCH(double, n);
    QFETCH(double, rounded);
    QCOMPARE(roundedSamples(n), rounded);
}

void TestScale::rangesAreRoundedOutwards() {
    QCOMPARE(roundedSamples(228.7, Rounding::Down), 220.0);
    QCOMPARE(roundedSamples(391.2, Rounding::Up), 400.0);
    for (const Rounding rounding : {Rounding::Down, Rounding::Up})
        QCOMPARE(roundedSamples(7300, rounding), 7300.0);
}

PLATEAU_TEST(TestScale)
#include "test_scale.moc"
