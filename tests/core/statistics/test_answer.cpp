#include "core/statistics/answer/answer.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <algorithm>

using namespace plateau;
using namespace plateau::statistics;
using examples::sweep;

class TestAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindFollowsTheTarget_data();
    void kindFollowsTheTarget();
    void numbersInScoreUnits();
    void forecastsCarryHorizonAndProbability();
    void measuredAnswerStandsWithoutAFit();
    void findingsNameWhatWeakensTheAnswer_data();
    void findingsNameWhatWeakensTheAnswer();
    void aCleanSweepHasNoWarnings();
    void findingsAreSortedBySeverity();
    void jsonHoldsTheWholeAnswer();
    void jsonOfInfinityIsNull();
    void costsAreAnswered();
    void forecastCurveCoversTheChart();
    void modelsThatAgreeDoNotHideASmallTestSet();
};

namespace {

bool has(const Answer& answer, FindingKind kind) {
    return std::any_of(answer.findings.begin(), answer.findings.end(),
                       [=](const Finding& f) { return f.kind == kind; });
}

} // namespace

void TestAnswer::kindFollowsTheTarget_data() {
    QTest::addColumn<double>("target");
    QTest::addColumn<std::string>("kind");
    QTest::newRow("inside the data") << .90 << std::string("measured");
    QTest::newRow("at the smallest size") << .50 << std::string("measured");
    QTest::newRow("a little beyond") << .97 << std::string("predicted");
    QTest::newRow("perfection") << 1.0 << std::string("never");
}

void TestAnswer::kindFollowsTheTarget() {
    QFETCH(double, target);
    QFETCH(std::string, kind);
    const Curve curve = sweep({.b = 1, .c = .5, .noise = .002, .sizes = 7});
    QCOMPARE(std::string(name(answer(curve, {.target = target}).kind)), kind);
}

void TestAnswer::numbersInScoreUnits() {
    const Curve curve = sweep({});
    const Answer result = answer(curve, {.target = .9});
    QCOMPARE(result.sizes, (std::vector<double>{29, 58, 116, 232, 464, 928}));
    QCOMPARE(result.points.size(), std::size_t{6});
    QCOMPARE(result.largest, 928.0);
    VERIFY_NEAR(result.best, result.points.back().mean, 1e-12);
    QCOMPARE(result.bestAt, 928.0);
    const Fit fit = fitCurve(fitInput(curve));
    VERIFY_NEAR(result.gain->median, gainOfNext(fit, 928).median, 1e-15);
    VERIFY_NEAR(result.needed->about, neededN(fit, .1).about, 1e-9);
    QCOMPARE(result.families.size(), std::size_t{4});
    QVERIFY(result.smallestVisibleGain.has_value());
    QVERIFY(answer(curve, {.target = .9, .nextSamples = 100}).gain->to == 1028);
}

void TestAnswer::forecastsCarryHorizonAndProbability() {
    const Answer result = answer(sweep({.b = 1, .c = .5, .noise = .002, .sizes = 7}), {.target = .97});
    QCOMPARE(result.forecast.size(), std::size_t{5});
    double before = 0;
    for (const ForecastPoint& point : result.forecast) {
        QVERIFY(point.low <= point.score && point.score <= point.high);
        QVERIFY(point.reached >= before);
        before = point.reached;
    }
    QCOMPARE(result.forecast[2].horizon, Horizon::Promised);
    QCOMPARE(result.forecast[3].horizon, Horizon::Warned);
    QCOMPARE(result.forecast[4].horizon, Horizon::StronglyWarned);
    QCOMPARE(answer(sweep({}), {.target = .9}).forecast[0].reached, 1.0);
}

void TestAnswer::measuredAnswerStandsWithoutAFit() {
    Curve curve = sweep({});
    curve.points.erase(curve.points.begin(), curve.points.begin() + 3); // 232, 464, 928
    const Answer result = answer(curve, {.target = .92});
    QCOMPARE(result.kind, AnswerKind::Measured);
    QCOMPARE(result.refusal->kind, RefusalKind::TooFewSizes);
    QVERIFY(!result.gain.has_value());
    QVERIFY(has(result, FindingKind::Refused));
    QVERIFY(sentence(result).starts_with("92 % is reached with about"));
    QVERIFY(sentence(result).find(';') == std::string::npos);
}

void TestAnswer::findingsNameWhatWeakensTheAnswer_data() {
    QTest::addColumn<Curve>("curve");
    QTest::addColumn<double>("target");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* title, const Curve& curve, double target, FindingKind kind) {
        QTest::newRow(title) << curve << target << static_cast<int>(kind);
    };
    const auto changed = [](auto change) {
        Curve curve = sweep({});
        change(curve);
        return curve;
    };
    row("two seeds", sweep({.seeds = 2}), .9, FindingKind::FewSeeds);
    row("small test set", sweep({.testItems = 200}), .9, FindingKind::SmallTestSet);
    row("tiny test set", sweep({.testItems = 20}), .9, FindingKind::SmallTestSet);
    row("no test items", sweep({.testItems = 0}), .9, FindingKind::TestItemsUnknown);
    row("smallest size", sweep({}), .5, FindingKind::SmallestGuess);
    row("far away", sweep({.a = .01, .b = 1, .c = .4, .noise = .001}), .97, FindingKind::HorizonWarned);
    row("levels off", sweep({.a = .2, .b = 1, .c = .5}), .93, FindingKind::TargetUnlikely);
    row("flat end", sweep({.a = .05, .c = 1}), .9, FindingKind::StopNow);
    row("other seeds", changed([](Curve& c) {
            c.points[1].seeds = {7, 8, 9};
        }),
        .9, FindingKind::SeedsDiffer);
    row("same scores", sweep({.noise = 0}), .9, FindingKind::SeedsIdentical);
    row("worse with more", changed([](Curve& c) {
            c.points[5].scores = {.80, .81, .80};
        }),
        .9, FindingKind::NonMonotone);
    row("f1 without errors", changed([](Curve& c) { c.metric = Metric::F1; }), .9,
        FindingKind::ItemNoiseUnknown);
    row("open range", sweep({.a = .03, .b = 1, .c = .5, .sizes = 5}), .955, FindingKind::RangeWide);
}

void TestAnswer::findingsNameWhatWeakensTheAnswer() {
    QFETCH(Curve, curve);
    QFETCH(double, target);
    QFETCH(int, kind);
    const Answer result = answer(curve, {.target = target});
    QVERIFY2(has(result, static_cast<FindingKind>(kind)), sentence(result).c_str());
}

void TestAnswer::aCleanSweepHasNoWarnings() {
    const Answer result =
        answer(sweep({.b = 1, .c = .5, .noise = .004, .seeds = 5, .testItems = 5000}), {.target = .9});
    for (const Finding& finding : result.findings) {
        QVERIFY2(finding.severity == Severity::Note, text(finding).c_str());
    }
}

void TestAnswer::findingsAreSortedBySeverity() {
    const Answer result = answer(sweep({.sizes = 3, .seeds = 1, .testItems = 0}), {.target = .9});
    QVERIFY(result.findings.size() > 2);
    for (std::size_t i = 1; i < result.findings.size(); ++i) {
        QVERIFY(result.findings[i - 1].severity >= result.findings[i].severity);
    }
    QCOMPARE(mostImportant(result.findings, 2).size(), std::size_t{2});
    QCOMPARE(mostImportant(result.findings, 1).front().kind, FindingKind::Refused);
}

void TestAnswer::jsonHoldsTheWholeAnswer() {
    const Answer result = answer(sweep({}), {.target = .9});
    const Json json = toJson(result);
    QCOMPARE(json["schema"].get<std::string>(), std::string("plateau.answer/1"));
    QCOMPARE(json["sentence"].get<std::string>(), sentence(result));
    QCOMPARE(json["needed"]["about"].get<double>(), result.needed->about);
    QCOMPARE(json["needed"]["kind"].get<std::string>(), std::string("measured"));
    QCOMPARE(json["points"].size(), std::size_t{6});
    QCOMPARE(json["points"][5]["low"].get<double>(), result.points[5].low);
    QCOMPARE(json["forecast"][0]["n"].get<double>(), 1856.0);
    QCOMPARE(json["families"][3]["family"].get<std::string>(), std::string("wbl4"));
    QCOMPARE(json["gain"]["median"].get<double>(), result.gain->median);
    QCOMPARE(json["stopping"]["per_doubling"]["stop"].get<bool>(), result.perDoubling->stop);
    QCOMPARE(json["findings"].size(), result.findings.size());
    QVERIFY(json["refusal"].is_null());
    QVERIFY(json["second_opinion"]["points"].size() == 5);
    QVERIFY(parseJson(json.dump(), "answer").ok());
}

void TestAnswer::jsonOfInfinityIsNull() {
    const Json never = toJson(answer(sweep({.a = .2, .b = 1, .c = .5}), {.target = .99}));
    QVERIFY(never["needed"]["about"].is_null());
    const Json refused = toJson(answer(sweep({.sizes = 2}), {.target = .999}));
    QVERIFY(refused["needed"].is_null() && refused["gain"].is_null());
    QCOMPARE(refused["refusal"]["kind"].get<std::string>(), std::string("too_few_sizes"));
    QCOMPARE(refused["kind"].get<std::string>(), std::string("cannot_tell"));
}

void TestAnswer::costsAreAnswered() {
    const Answer result =
        answer(sweep({}), {.target = .9, .costs = Costs{.valuePerPoint = 1, .perSample = 5}});
    QVERIFY(result.cost.has_value() && result.cost->stop);
    QVERIFY(toJson(result)["stopping"]["cost"]["stop"].get<bool>());
    QVERIFY(!answer(sweep({}), {.target = .9}).cost.has_value());
}

void TestAnswer::forecastCurveCoversTheChart() {
    const auto points = forecastCurve(sweep({}), 8, 50);
    QCOMPARE(points.size(), std::size_t{50});
    VERIFY_NEAR(points.front().n, 29, 1e-9);
    VERIFY_NEAR(points.back().n, 8 * 928, 1e-6);
    for (std::size_t i = 0; i < points.size(); ++i) {
        QVERIFY(points[i].low <= points[i].score && points[i].score <= points[i].high);
        QVERIFY(i == 0 || points[i].score >= points[i - 1].score - 1e-12);
    }
    QVERIFY(forecastCurve(sweep({.sizes = 3}), 8, 50).empty());
}

void TestAnswer::modelsThatAgreeDoNotHideASmallTestSet() {
    AnswerSettings settings;
    settings.target = .9;
    settings.discordance = .01; // nothing within it can be seen on 100 items
    const Answer small = answer(sweep({.testItems = 100}), settings);
    QVERIFY(!small.smallestVisibleGain);
    QVERIFY(has(small, FindingKind::SmallTestSet));
    QVERIFY(*small.itemsForAskedGain > 100);
    QVERIFY(!has(answer(sweep({.testItems = 5000}), settings), FindingKind::SmallTestSet));
}

PLATEAU_TEST(TestAnswer)
#include "test_answer.moc"
