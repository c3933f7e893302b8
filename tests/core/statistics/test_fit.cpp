#include "core/statistics/curve/fit.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <numeric>

using namespace plateau::statistics;
using examples::exampleA;
using examples::exampleB;

/// Golden values of examples A and B: two independent numpy implementations of the same grid (double
/// precision).
class TestFit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gridHasTheCellsOfEachFamily();
    void sizeWhereInvertsTheBasis();
    void shapeAndTableAgree();
    void examplesGiveTheGoldenPrediction_data();
    void examplesGiveTheGoldenPrediction();
    void bestCellsOfExampleB_data();
    void bestCellsOfExampleB();
    void weightsSumToOne();
    void coefficientsStayInTheirRange();
    void noiselessPowerLawIsFoundByItsFamily();
    void risingErrorsStayBetweenTheirEnds();
    void lossesAreNotClippedAtOne();
    void leaveLastOutComparesWithTheTruth();
    void nonMonotoneNamesTheWorstPair();
    void noiseIsNoViolation();
    void horizonsArePromisedWarnedRefused_data();
    void horizonsArePromisedWarnedRefused();
    void refusedCurvesAreNotFitted();
    void theSameInputGivesTheSameBits();
};

void TestFit::gridHasTheCellsOfEachFamily() {
    QCOMPARE(gridCells, std::size_t{2424});
    std::size_t next = 0;
    for (const Family family : allFamilies) {
        QCOMPARE(cellsOf(family).first, next);
        next += cellsOf(family).count;
    }
    QCOMPARE(next, gridCells);
    const Grid grid(exampleB().n);
    VERIFY_NEAR(grid.shape(0)[0], .02, 1e-12);
    VERIFY_NEAR(grid.shape(39)[0], 3, 1e-12);
    const CellRange pow4 = cellsOf(Family::Pow4);
    VERIFY_NEAR(grid.shape(pow4.first)[1], 0, 0);
    VERIFY_NEAR(grid.shape(pow4.first + 40)[1], .25, 1e-12);
    VERIFY_NEAR(grid.shape(pow4.first + pow4.count - 1)[1], 4 * 32, 1e-9);
    const CellRange wbl4 = cellsOf(Family::Wbl4);
    VERIFY_NEAR(grid.shape(wbl4.first)[0], .25, 1e-12);
    VERIFY_NEAR(grid.shape(wbl4.first)[1], .1, 1e-12);
    VERIFY_NEAR(grid.shape(wbl4.first + wbl4.count - 1)[0], 8 * 32, 1e-9);
    VERIFY_NEAR(grid.shape(wbl4.first + wbl4.count - 1)[1], 4, 1e-12);
}

void TestFit::sizeWhereInvertsTheBasis() {
    const Grid grid(exampleB().n);
    int checked = 0;
    for (std::size_t cell = 0; cell < gridCells; cell += 7) {
        const double phi = grid.basisAt(cell, 500);
        if (phi > 1e-6 && phi < 1 - 1e-6) {
            VERIFY_NEAR(grid.sizeWhere(cell, phi) / 500, 1, 1e-6);
            ++checked;
        }
    }
    QVERIFY(checked > 200);
}

void TestFit::shapeAndTableAgree() {
    const FitInput input = exampleB();
    const Grid grid(input.n);
    const std::vector<double> all = grid.basisAt(input.n[3]);
    for (std::size_t cell = 0; cell < gridCells; ++cell) {
        QCOMPARE(all[cell], grid.basis(3)[cell]);
        VERIFY_NEAR(all[cell], grid.basisAt(cell, input.n[3]), 1e-12);
    }
}

void TestFit::examplesGiveTheGoldenPrediction_data() {
    QTest::addColumn<FitInput>("input");
    QTest::addColumn<double>("n");
    QTest::addColumn<std::vector<double>>("expected"); // mean, sd, q05, q50, q95, AVG
    const FitInput a = exampleA();
    const FitInput b = exampleB();
    using Row = std::vector<double>;
    QTest::newRow("A x2") << a << 6400.0 << Row{.108675, .006533, .099608, .108681, .116045, .108224};
    QTest::newRow("A x4") << a << 12800.0 << Row{.101801, .013201, .082161, .102748, .115596, .101701};
    QTest::newRow("A x8") << a << 25600.0 << Row{.095938, .018525, .064639, .098295, .115592, .096327};
    QTest::newRow("B x2") << b << 3200.0 << Row{.109772, .010111, .094688, .109467, .125000, .107608};
    QTest::newRow("B x4") << b << 6400.0 << Row{.096976, .017918, .067594, .097117, .124670, .092989};
    QTest::newRow("B x8") << b << 12800.0 << Row{.087343, .023646, .046405, .087795, .123867, .081313};
}

void TestFit::examplesGiveTheGoldenPrediction() {
    QFETCH(FitInput, input);
    QFETCH(double, n);
    QFETCH(std::vector<double>, expected);
    const Fit fit = fitCurve(input);
    const Prediction prediction = predict(fit, n);
    const auto quantiles = predictQuantiles(fit, n, std::array{.05, .5, .95});
    constexpr double tolerance = 1e-6;
    VERIFY_NEAR(prediction.mean, expected[0], tolerance);
    VERIFY_NEAR(prediction.sd, expected[1], tolerance);
    VERIFY_NEAR(quantiles[0], expected[2], tolerance);
    VERIFY_NEAR(quantiles[1], expected[3], tolerance);
    VERIFY_NEAR(quantiles[2], expected[4], tolerance);
    VERIFY_NEAR(prediction.forecast, expected[5], tolerance);
}

void TestFit::bestCellsOfExampleB_data() {
    QTest::addColumn<int>("family");
    QTest::addColumn<double>("rss");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("weight");
    QTest::newRow("pow3") << 0 << .0120477 << .07528261 << .2270;
    QTest::newRow("pow4") << 1 << .0114283 << .07418586 << .2357;
    QTest::newRow("mmf4") << 2 << .0110209 << .07394045 << .2607;
    QTest::newRow("wbl4") << 3 << .0117834 << .0766337 << .2767;
}

void TestFit::bestCellsOfExampleB() {
    QFETCH(int, family);
    QFETCH(double, rss);
    QFETCH(double, value);
    QFETCH(double, weight);
    const Fit fit = fitCurve(exampleB());
    const FamilyFit best = familyFits(fit)[static_cast<std::size_t>(family)];
    QCOMPARE(std::string(name(best.family)), std::string(QTest::currentDataTag()));
    VERIFY_NEAR(best.rss, rss, 1e-7);
    VERIFY_NEAR(fit.valueAt(best.cell, 12800), value, 1e-6);
    VERIFY_NEAR(best.weight, weight, 5e-5);
    VERIFY_NEAR(fit.valuesAt(12800)[best.cell], value, 1e-6);
}

void TestFit::weightsSumToOne() {
    const Fit fit = fitCurve(exampleA());
    VERIFY_NEAR(std::accumulate(fit.weight.begin(), fit.weight.end(), 0.0), 1, 1e-12);
}

void TestFit::coefficientsStayInTheirRange() {
    const FitInput input = exampleB();
    const Fit fit = fitCurve(input);
    const double least = *std::min_element(input.y.begin(), input.y.end());
    for (std::size_t cell = 0; cell < gridCells; ++cell) {
        QVERIFY(fit.cells.a[cell] >= 0 && fit.cells.a[cell] <= least);
        QVERIFY(fit.cells.b[cell] >= 0);
        QVERIFY(std::isfinite(fit.cells.rss[cell]));
    }
}

void TestFit::noiselessPowerLawIsFoundByItsFamily() {
    const Fit fit = fitCurve(exampleA());
    const FamilyFit pow3 = familyFits(fit)[0];
    QVERIFY(pow3.rss < 1e-3);
    VERIFY_NEAR(pow3.shape[0], .35, .02); // the nearest grid point
    VERIFY_NEAR(pow3.a, .08, .005);
}

void TestFit::risingErrorsStayBetweenTheirEnds() {
    FitInput input = exampleB();
    std::reverse(input.y.begin(), input.y.end());
    const Fit fit = fitCurve(input);
    const Prediction prediction = predict(fit, 12800);
    QVERIFY(prediction.mean > input.y.front() && prediction.mean < input.y.back());
    QVERIFY(prediction.mean <= predict(fit, 1600).mean); // no family rises
}

void TestFit::lossesAreNotClippedAtOne() {
    FitInput input = exampleB();
    input.bounded = false;
    for (double& y : input.y) {
        y = 10 * y + 1;
    }
    QVERIFY(predict(fitCurve(input), 50).mean > 1);
    input.bounded = true;
    QCOMPARE(predict(fitCurve(input), 50).mean, 1.0);
}

void TestFit::leaveLastOutComparesWithTheTruth() {
    const FitInput a = exampleA();
    for (const FamilyFit& family : familyFits(fitCurve(a))) {
        QVERIFY(family.leaveLastOut.has_value());
        QVERIFY(std::abs(*family.leaveLastOut) < .003); // a smooth law is easy to continue
    }
    VERIFY_NEAR(*lastValueLeaveLastOut(a), a.y[5] - a.y[6], 1e-15);
    QVERIFY(std::abs(*forecastLeaveLastOut(a)) < *lastValueLeaveLastOut(a));
    FitInput three = a;
    three.n.resize(3);
    three.y.resize(3);
    three.se.resize(3);
    QVERIFY(!lastValueLeaveLastOut(three).has_value());
    QVERIFY(!forecastLeaveLastOut(three).has_value());
    QVERIFY(!familyFits(fitCurve(three))[0].leaveLastOut.has_value());
}

void TestFit::nonMonotoneNamesTheWorstPair() {
    FitInput input = exampleB();
    input.y[4] = .23; // worse than the size before (z 4.3) and than the one before that (z 1.7)
    const auto violation = nonMonotone(input);
    QVERIFY(violation.has_value());
    QCOMPARE(violation->earlier, 400.0);
    QCOMPARE(violation->later, 800.0);
    VERIFY_NEAR(violation->rise, .055, 1e-12);
    VERIFY_NEAR(violation->z, .055 / std::hypot(.010, .008), 1e-9);
}

void TestFit::noiseIsNoViolation() {
    FitInput input = exampleB();
    QVERIFY(!nonMonotone(input).has_value());
    input.y[4] = input.y[3] + .02; // 1.6 combined standard errors
    QVERIFY(!nonMonotone(input).has_value());
}

void TestFit::horizonsArePromisedWarnedRefused_data() {
    QTest::addColumn<double>("times");
    QTest::addColumn<std::string>("horizon");
    QTest::newRow("inside") << 1.0 << std::string("in_data");
    QTest::newRow("x8") << 8.0 << std::string("promised");
    QTest::newRow("beyond x8") << 8.1 << std::string("warned");
    QTest::newRow("x32") << 32.0 << std::string("strongly_warned");
    QTest::newRow("x128") << 128.0 << std::string("strongly_warned");
    QTest::newRow("beyond x128") << 129.0 << std::string("refused");
}

void TestFit::horizonsArePromisedWarnedRefused() {
    QFETCH(double, times);
    QFETCH(std::string, horizon);
    QCOMPARE(std::string(name(horizonOf(times * 100, 100))), horizon);
}

void TestFit::refusedCurvesAreNotFitted() {
    const auto fit = fitCurve(examples::sweep({.sizes = 3}));
    QVERIFY(!fit);
    QVERIFY(fit.error().text().find("3 sizes") != std::string::npos);
    QVERIFY(fitCurve(examples::sweep({})).ok());
}

void TestFit::theSameInputGivesTheSameBits() {
    const Prediction first = predict(fitCurve(exampleB()), 5000);
    const Prediction second = predict(fitCurve(exampleB()), 5000);
    QCOMPARE(first.mean, second.mean);
    QCOMPARE(first.sd, second.sd);
    QCOMPARE(first.forecast, second.forecast);
}

PLATEAU_TEST(TestFit)
#include "test_fit.moc"
