#include "core/statistics/curve/curve.h"
#include "core/statistics/intervals/distributions.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <limits>

using namespace plateau;
using namespace plateau::statistics;

class TestCurve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsBecomeSizesAndTheBaselineStaysOut();
    void refusesWithTheReason_data();
    void refusesWithTheReason();
    void acceptsASweep();
    void brokenInputIsNamedBeforeShortInput();
    void sizesAreSortedAndTurnedIntoErrors();
    void standardErrorIsTheLargerOfSeedsAndItems();
    void perfectScoresKeepTheNoiseOfTheirItems();
    void aMetricIsWhatItsDescriptionSays();
    void oneSeedBorrowsTheSeedSdOfOtherSizes();
    void f1HasNoBinomialNoise();
    void metricNamesRoundTrip();
    void everyRefusalExplainsItself_data();
    void everyRefusalExplainsItself();
};

void TestCurve::rowsBecomeSizesAndTheBaselineStaysOut() {
    const std::vector<ScoreRow> rows{{100, 1, .7}, {50, 0, .5}, {0, 0, .1}, {100, 0, .6}};
    const Curve curve = curveFromRows(rows, Metric::Accuracy, 200);
    QCOMPARE(curve.points.size(), std::size_t{2});
    QCOMPARE(curve.points[0].n, 50.0);
    QCOMPARE(curve.points[1].scores, (std::vector<double>{.7, .6}));
    QCOMPARE(curve.points[1].seeds, (std::vector<std::int64_t>{1, 0}));
    QCOMPARE(curve.baseline, std::vector<double>{.1});
    QCOMPARE(curve.testItems, 200.0);
}

void TestCurve::refusesWithTheReason_data() {
    using examples::sweep;
    QTest::addColumn<Curve>("curve");
    QTest::addColumn<RefusalKind>("kind");
    QTest::addColumn<double>("found");
    const auto broken = [](auto change) {
        Curve curve = sweep({});
        change(curve);
        return curve;
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("three sizes") << sweep({.sizes = 3}) << RefusalKind::TooFewSizes << 3.0;
    QTest::newRow("nothing") << Curve{} << RefusalKind::TooFewSizes << 0.0;
    QTest::newRow("narrow span") << broken([](Curve& c) {
        c.points.resize(4);
        c.points[3].n = 200;
    }) << RefusalKind::SpanTooSmall
                                 << 200.0 / 29;
    QTest::newRow("flat") << broken([](Curve& c) {
        for (auto& point : c.points) {
            point.scores = {.5, .75};
        }
    }) << RefusalKind::AllEqual
                          << .625;
    QTest::newRow("no noise") << sweep({.seeds = 1, .testItems = 0}) << RefusalKind::NoNoiseEstimate << 1.0;
    QTest::newRow("percent") << broken([](Curve& c) { c.points[2].scores[1] = 90; })
                             << RefusalKind::OutOfRange << 90.0;
    QTest::newRow("negative") << broken([](Curve& c) { c.points[2].scores[1] = -.1; })
                              << RefusalKind::OutOfRange << -.1;
    QTest::newRow("not a number") << broken([nan](Curve& c) { c.points[0].scores[0] = nan; })
                                  << RefusalKind::NotFinite << nan;
    QTest::newRow("size zero") << broken([](Curve& c) { c.points[0].n = 0; }) << RefusalKind::BadSize << 3.0;
    QTest::newRow("no scores") << broken([](Curve& c) { c.points[0].scores.clear(); }) << RefusalKind::BadSize
                               << 0.0;
    QTest::newRow("size twice") << broken([](Curve& c) { c.points[1].n = c.points[0].n; })
                                << RefusalKind::DuplicateSize << 2.0;
}

void TestCurve::refusesWithTheReason() {
    QFETCH(Curve, curve);
    QFETCH(RefusalKind, kind);
    QFETCH(double, found);
    const auto refusal = refusalOf(curve);
    QVERIFY(refusal.has_value());
    QCOMPARE(refusal->kind, kind);
    QVERIFY(refusal->found == found || (std::isnan(refusal->found) && std::isnan(found)));
    QCOMPARE(brokenInput(curve).has_value(), isBadInput(kind));
}

void TestCurve::acceptsASweep() {
    QVERIFY(!refusalOf(examples::sweep({})).has_value());
    QVERIFY(!refusalOf(examples::sweep({.seeds = 1})).has_value());
    QVERIFY(!refusalOf(examples::sweep({.testItems = 0})).has_value());
    QVERIFY(!refusalOf(examples::sweep({.sizes = 4})).has_value());
}

void TestCurve::brokenInputIsNamedBeforeShortInput() {
    Curve curve = examples::sweep({.sizes = 2, .testItems = 0});
    curve.points[1].scores[0] = 2;
    const auto refusal = refusalOf(curve);
    QCOMPARE(refusal->kind, RefusalKind::OutOfRange);
    QCOMPARE(refusal->at, 58.0);
}

void TestCurve::sizesAreSortedAndTurnedIntoErrors() {
    Curve curve = examples::sweep({.noise = 0});
    std::swap(curve.points[0], curve.points[4]);
    const FitInput input = fitInput(curve);
    QVERIFY(std::is_sorted(input.n.begin(), input.n.end()));
    for (std::size_t i = 0; i < input.n.size(); ++i) {
        VERIFY_NEAR(input.y[i], .02 + 3 * std::pow(input.n[i], -.65), 1e-12);
    }
    curve.metric = Metric::Loss;
    QVERIFY(!fitInput(curve).bounded);
    VERIFY_NEAR(fitInput(curve).y[0], 1 - input.y[0], 1e-12);
}

void TestCurve::standardErrorIsTheLargerOfSeedsAndItems() {
    Curve curve;
    curve.points = {{.n = 10, .scores = {.5, .7}, .seeds = {}}, {.n = 20, .scores = {.8, .8}, .seeds = {}}};
    curve.testItems = 100;
    const FitInput input = fitInput(curve);
    VERIFY_NEAR(input.se[0], .1, 1e-12); // sd .1414/√2 against .049
    // Seeds agree: items decide, by the wider side of their Wilson interval.
    const Interval items = wilson(80, 100, .9);
    VERIFY_NEAR(input.se[1], (.8 - items.low) / normalQuantile(.95), 1e-12);
    VERIFY_NEAR(input.seedSe[0], .1, 1e-12);
    QCOMPARE(input.seedSe[1], 0.0);
    QVERIFY(input.hasSeedNoise());
}

void TestCurve::perfectScoresKeepTheNoiseOfTheirItems() {
    Curve curve;
    curve.points = {{.n = 10, .scores = {1, 1}, .seeds = {}}, {.n = 20, .scores = {0, 0}, .seeds = {}}};
    curve.testItems = 200;
    const FitInput input = fitInput(curve);
    VERIFY_NEAR(1 - normalQuantile(.95) * input.se[0], .98665, 5e-5);
    VERIFY_NEAR(input.se[1], input.se[0], 1e-12);
}

void TestCurve::aMetricIsWhatItsDescriptionSays() {
    const double infinity = std::numeric_limits<double>::infinity();
    const Metric rmse{.id = "rmse",
                      .noun = "an RMSE",
                      .better = Better::Lower,
                      .high = infinity,
                      .display = Display::Plain,
                      .scale = 0};
    const Metric bleu{.id = "bleu", .noun = "a BLEU", .high = 100, .display = Display::Plain};
    const Metric r2{.id = "r2", .noun = "an R2", .low = -infinity, .display = Display::Plain};
    QVERIFY(!isBounded(rmse) && isBounded(bleu) && !isBounded(r2));
    QVERIFY(isPossible(rmse, 4e6) && !isPossible(rmse, -1) && !isPossible(bleu, 101) && isPossible(r2, -3));
    QVERIFY(!isPossible(rmse, std::nan("")));
    VERIFY_NEAR(errorFromScore(bleu, 30), .7, 1e-12);
    VERIFY_NEAR(scoreFromError(bleu, .7), 30, 1e-12);
    VERIFY_NEAR(errorFromScore(r2, -3), 4, 1e-12);
    // The unit of an open metric without a scale is what the smallest size scores.
    Curve curve;
    curve.metric = rmse;
    curve.points = {{.n = 20, .scores = {2000}, .seeds = {}}, {.n = 10, .scores = {3000, 5000}, .seeds = {}}};
    const Curve scaled = settled(curve);
    QCOMPARE(scaled.metric.unit(), 4000.0);
    VERIFY_NEAR(fitInput(scaled).y[1], .5, 1e-12);
    QCOMPARE(kindOf(curve), CurveKind::Loss);
    QCOMPARE(kindOf(Curve{.metric = bleu}), CurveKind::Pretrained);
    for (const CurveKind kind : {CurveKind::Pretrained, CurveKind::Generic, CurveKind::Loss}) {
        QCOMPARE(curveKindFromName(name(kind)), std::optional(kind));
    }
    QVERIFY(!curveKindFromName("magic"));
}

void TestCurve::oneSeedBorrowsTheSeedSdOfOtherSizes() {
    Curve curve;
    curve.points = {{.n = 10, .scores = {.5, .7}, .seeds = {}}, {.n = 20, .scores = {.8}, .seeds = {}}};
    VERIFY_NEAR(fitInput(curve).se[1], std::sqrt(.02), 1e-12);
}

void TestCurve::f1HasNoBinomialNoise() {
    Curve curve;
    curve.metric = Metric::F1;
    curve.testItems = 100;
    curve.points = {{.n = 10, .scores = {.5}, .seeds = {}, .itemStandardError = .03},
                    {.n = 20, .scores = {.8}, .seeds = {}}};
    QCOMPARE(fitInput(curve).se, (std::vector<double>{.03, 0}));
    VERIFY_NEAR(fitInput(curve).y[0], .5, 1e-12);
}

void TestCurve::metricNamesRoundTrip() {
    for (const Metric& metric : {Metric::Accuracy, Metric::F1, Metric::Error, Metric::Loss}) {
        QCOMPARE(metricFromName(name(metric)), std::optional(metric));
        VERIFY_NEAR(scoreFromError(metric, errorFromScore(metric, .3)), .3, 1e-15);
    }
    QVERIFY(!metricFromName("auc").has_value());
}

void TestCurve::everyRefusalExplainsItself_data() {
    QTest::addColumn<RefusalKind>("kind");
    QTest::addColumn<std::string>("part");
    QTest::newRow("not finite") << RefusalKind::NotFinite << std::string("size 64");
    QTest::newRow("range") << RefusalKind::OutOfRange << std::string("0.9, not 90");
    QTest::newRow("size") << RefusalKind::BadSize << std::string("at least 1");
    QTest::newRow("twice") << RefusalKind::DuplicateSize << std::string("twice");
    QTest::newRow("few") << RefusalKind::TooFewSizes << std::string("3 sizes, at least 4");
    QTest::newRow("span") << RefusalKind::SpanTooSmall << std::string("3 times the smallest");
    QTest::newRow("equal") << RefusalKind::AllEqual << std::string("same score 3");
    QTest::newRow("noise") << RefusalKind::NoNoiseEstimate << std::string("number of test items");
}

void TestCurve::everyRefusalExplainsItself() {
    QFETCH(RefusalKind, kind);
    QFETCH(std::string, part);
    const Error error = toError({kind, 64, 3, 4});
    QCOMPARE(error.kind, ErrorKind::BadInput);
    QVERIFY2(error.text().find(part) != std::string::npos, error.text().c_str());
    QVERIFY(!error.fix.empty());
    QVERIFY(std::string(name(kind)).size() > 3);
}

PLATEAU_TEST(TestCurve)
#include "test_curve.moc"
