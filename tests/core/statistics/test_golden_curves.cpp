#include "core/statistics/curve/fit.h"
#include "tests/benchmark/curve_benchmark_data.h"
#include "tests/benchmark/curve_benchmark_tables.h"
#include "tests/core/statistics/csv_rows.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <algorithm>
#include <fstream>

using namespace plateau;
using namespace plateau::statistics;
using benchmark::Method;
using examples::number;
using examples::readCsv;
using examples::Row;

/// Twelve public curves at horizon x8 (tests/golden/curves).
class TestGoldenCurves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMethodMatchesTheGoldenDigits_data();
    void everyMethodMatchesTheGoldenDigits();
    void pilotsAreThinnedBackwards();
    void brokenFilesAreNamedByLine();
};

namespace {

const std::string golden = PLATEAU_TEST_DATA "/golden/curves/";

} // namespace

void TestGoldenCurves::everyMethodMatchesTheGoldenDigits_data() {
    QTest::addColumn<Row>("expected");
    const auto rows = readCsv(golden + "golden_x8.csv");
    QCOMPARE(rows.size(), std::size_t{12});
    for (const Row& row : rows) {
        QTest::newRow(row.at("curve_id").c_str()) << row;
    }
}

void TestGoldenCurves::everyMethodMatchesTheGoldenDigits() {
    QFETCH(Row, expected);
    const auto curves = benchmark::readErrorCurves(golden + "pilots_x8.csv");
    QVERIFY(curves.ok());
    const auto curve = std::find_if(curves->begin(), curves->end(),
                                    [&](const auto& c) { return c.id == expected.at("curve_id"); });
    QVERIFY(curve != curves->end());
    const FitInput input{.n = curve->n, .y = curve->error, .se = curve->standardError};
    const double n = number(expected, "N");
    const auto got = benchmark::forecasts(input, n);
    const auto value = [&](Method method) { return got.value[static_cast<std::size_t>(method)]; };
    VERIFY_NEAR(value(Method::Pow3), number(expected, "pow3"), 1e-6);
    VERIFY_NEAR(value(Method::Pow3N2), number(expected, "pow3n2"), 1e-6);
    VERIFY_NEAR(value(Method::Pow4), number(expected, "pow4"), 1e-6);
    VERIFY_NEAR(value(Method::Mmf4), number(expected, "mmf4"), 1e-6);
    VERIFY_NEAR(value(Method::Wbl4), number(expected, "wbl4"), 1e-6);
    const Fit fit = fitCurve(input);
    const Prediction prediction = predict(fit, n);
    VERIFY_NEAR(prediction.mean, number(expected, "BMA"), 1e-6);
    VERIFY_NEAR(prediction.sd, number(expected, "sd"), 1e-6);
    VERIFY_NEAR(prediction.forecast, number(expected, "AVG"), 1e-6);
    VERIFY_NEAR(value(Method::Avg), prediction.forecast, 1e-12);
    const auto quantiles = predictQuantiles(fit, n, std::array{.05, .5, .95});
    VERIFY_NEAR(quantiles[0], number(expected, "q05"), 1e-6);
    VERIFY_NEAR(quantiles[1], number(expected, "q50"), 1e-6);
    VERIFY_NEAR(quantiles[2], number(expected, "q95"), 1e-6);
}

void TestGoldenCurves::pilotsAreThinnedBackwards() {
    benchmark::ErrorCurve curve{"x", {}, {}, {}};
    for (int i = 1; i <= 20; ++i) {
        curve.n.push_back(i);
        curve.error.push_back(1.0 / i);
        curve.standardError.push_back(.01);
    }
    QCOMPARE(benchmark::pilots(curve, 14.5)->n, (std::vector<double>{2, 6, 10, 14}));
    QVERIFY(!benchmark::pilots(curve, 12).has_value());
    QVERIFY(!benchmark::isUsable(curve));
}

void TestGoldenCurves::brokenFilesAreNamedByLine() {
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("c.csv")).toStdString();
    std::ofstream(path) << "curve_id,n,mean_error,stderr\na,1,0.5,0.1\na,2,x,0.1\n";
    const auto curves = benchmark::readErrorCurves(path);
    QVERIFY(!curves);
    QVERIFY2(curves.error().where.ends_with("c.csv:3"), curves.error().text().c_str());
    QVERIFY(!benchmark::readErrorCurves(path + ".missing"));
}

PLATEAU_TEST(TestGoldenCurves)
#include "test_golden_curves.moc"
