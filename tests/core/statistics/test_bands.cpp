#include "core/statistics/curve/bands.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

using namespace plateau::statistics;
using examples::exampleA;
using examples::exampleB;

class TestBands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factorIsTheHalfWidthOfTheTable_data();
    void factorIsTheHalfWidthOfTheTable();
    void factorBandIsCentredOnTheAverage();
    void learnedBandHasTheCoefficientsOfTheTable();
    void bandIsTheFactorBandUpToTwice();
    void bandIsTheLearnedBandFromFourfold();
    void nothingJumps_data();
    void nothingJumps();
    void sidesNeverShrinkBeyondTheData_data();
    void sidesNeverShrinkBeyondTheData();
    void lossesKeepTheFactorBand();
    void nonMonotoneCurvesAreWidened();
    void beyondTheLastHorizonNothingNewIsSaid();
};

namespace {

FitInput fromScratch() {
    FitInput input = exampleB();
    input.kind = CurveKind::Generic;
    return input;
}

} // namespace

void TestBands::factorIsTheHalfWidthOfTheTable_data() {
    QTest::addColumn<double>("ratio");
    QTest::addColumn<double>("factor");
    QTest::newRow("inside") << 0.5 << 1.7;
    QTest::newRow("x2") << 2.0 << 1.7;
    QTest::newRow("x4") << 4.0 << 1.7;
    QTest::newRow("between") << std::exp2(2.5) << 1.85;
    QTest::newRow("x8") << 8.0 << 2.0;
    QTest::newRow("between x8 and x16") << std::exp2(3.5) << 2.3;
    QTest::newRow("x16") << 16.0 << 2.6;
    QTest::newRow("x100") << 100.0 << 2.6;
}

void TestBands::factorIsTheHalfWidthOfTheTable() {
    QFETCH(double, ratio);
    QFETCH(double, factor);
    VERIFY_NEAR(bandFactor(ratio), factor, 1e-12);
}

void TestBands::factorBandIsCentredOnTheAverage() {
    const Fit fit = fitCurve(exampleB());
    const Interval band = factorBand(fit, predict(fit, 12800));
    const double half = 2.0 * std::sqrt(.023646 * .023646 + .007 * .007 + .01 * .01);
    VERIFY_NEAR(band.low, .087343 - half, 5e-6);
    VERIFY_NEAR(band.high, .087343 + half, 5e-6);
}

void TestBands::learnedBandHasTheCoefficientsOfTheTable() {
    const Fit fit = fitCurve(exampleB());
    const Interval band = learnedBand(fit, predict(fit, 12800));
    const double spread = std::log(std::sqrt(.023646 * .023646 + .007 * .007 + .003 * .003));
    const double level = std::log(.125 + .01);
    VERIFY_NEAR(band.low, .081313 - std::exp(-1.25929 + .00617 * spread + 1.21441 * level + .18574 * 3),
                1e-5);
    VERIFY_NEAR(band.high, .081313 + std::exp(-.33634 + .58013 * spread + .57750 * level + .08160 * 3), 1e-5);
}

void TestBands::bandIsTheFactorBandUpToTwice() {
    const Fit fit = fitCurve(fromScratch());
    const Band band(fit);
    for (const double times : {0.25, 1.0, 2.0}) {
        const Interval expected = factorBand(fit, predict(fit, times * 1600));
        VERIFY_NEAR(band.at(times * 1600).low, expected.low, 1e-9);
        VERIFY_NEAR(band.at(times * 1600).high, expected.high, 1e-9);
    }
}

void TestBands::bandIsTheLearnedBandFromFourfold() {
    const Fit fit = fitCurve(fromScratch());
    const Band band(fit);
    for (const double times : {4.0, 8.0}) {
        const Interval expected = learnedBand(fit, predict(fit, times * 1600));
        VERIFY_NEAR(band.at(times * 1600).low, expected.low, 1e-9);
        VERIFY_NEAR(band.at(times * 1600).forecast, predict(fit, times * 1600).forecast, 1e-15);
        QVERIFY(band.at(times * 1600).high >=
                expected.high - 1e-9); // the other side may be a running maximum
    }
}

void TestBands::nothingJumps_data() {
    QTest::addColumn<FitInput>("input");
    QTest::newRow("A") << exampleA();
    QTest::newRow("B") << exampleB();
    FitInput perfect = exampleB();
    for (double& y : perfect.y) {
        y /= 100;
    }
    QTest::newRow("low error") << perfect;
    FitInput loss = exampleB();
    loss.bounded = false;
    QTest::newRow("loss") << loss;
    QTest::newRow("from scratch") << fromScratch();
}

void TestBands::nothingJumps() {
    QFETCH(FitInput, input);
    const Band band(fitCurve(input));
    const double largest = input.n.back();
    Band::At before = band.at(largest * 0.1);
    for (double n = largest * 0.1; n < 128 * largest; n *= 1.002) {
        const Band::At now = band.at(n);
        QVERIFY(now.low <= now.forecast && now.forecast <= now.high);
        QVERIFY2(std::abs(now.low - before.low) < .004 && std::abs(now.high - before.high) < .004,
                 QByteArray::number(n / largest).constData());
        before = now;
    }
}

void TestBands::sidesNeverShrinkBeyondTheData_data() {
    nothingJumps_data();
}

void TestBands::sidesNeverShrinkBeyondTheData() {
    QFETCH(FitInput, input);
    const Band band(fitCurve(input));
    const Fit fit = fitCurve(input);
    const bool calibrated = fit.input.kind == CurveKind::Pretrained;
    double down = 0;
    double up = 0;
    for (double n = input.n.back(); n < 128 * input.n.back(); n *= 1.05) {
        const Band::At at = band.at(n);
        // The sides of the calibrated band are those about its own middle.
        const double middle = calibrated ? calibratedSides(fit, n).middle : at.forecast;
        if (at.low > 0 && at.low < at.forecast) { // else clipped, or widened to the forecast
            QVERIFY(middle - at.low >= down - 1e-12);
            down = middle - at.low;
        }
        if (at.high > at.forecast) {
            QVERIFY(at.high - middle >= up - 1e-12);
            up = at.high - middle;
        }
    }
}

void TestBands::lossesKeepTheFactorBand() {
    FitInput input = exampleB();
    input.bounded = false;
    for (double& y : input.y) {
        y += 2;
    }
    const Fit fit = fitCurve(input);
    const Interval expected = factorBand(fit, predict(fit, 16 * 1600));
    const Band::At at = Band(fit).at(16 * 1600);
    QVERIFY(at.low <= expected.low + 1e-9);
    VERIFY_NEAR(at.low, expected.low, .02);
    QVERIFY(at.high > 1);
}

void TestBands::nonMonotoneCurvesAreWidened() {
    FitInput input = exampleB();
    const Band::At smooth = Band(fitCurve(input)).at(1600);
    input.y[5] = .20; // worse than before by 4.7 combined errors
    const Fit fit = fitCurve(input);
    const Band::At rough = Band(fit).at(1600);
    QVERIFY(rough.high - rough.forecast >= .05);
    QVERIFY(rough.high - rough.low > smooth.high - smooth.low);
}

void TestBands::beyondTheLastHorizonNothingNewIsSaid() {
    const Band band(fitCurve(exampleB()));
    const Band::At last = band.at(128 * 1600);
    const Band::At beyond = band.at(1000 * 1600);
    QCOMPARE(beyond.horizon, Horizon::Refused);
    QCOMPARE(beyond.forecast, last.forecast);
    QCOMPARE(beyond.low, last.low);
    QCOMPARE(last.horizon, Horizon::StronglyWarned);
}

PLATEAU_TEST(TestBands)
#include "test_bands.moc"
