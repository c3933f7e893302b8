#include "core/statistics/answer/answer.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <algorithm>
#include <cmath>
#include <limits>

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
    void aBaselineThatReachesTheTargetComesFirst();
    void aSimplerMethodThatWinsChangesTheAdvice();
    void aTinyTestSetIsTheFirstWarning();
    void aFallingCurveIsNotExtrapolated();
    void aTargetThatTheLargestSizeMissesIsNotReached();
    void oneSeedASizeIsSaid();
    void bothRangesAreStated();
    void otherMetricsGoTheirOwnWay_data();
    void otherMetricsGoTheirOwnWay();
    void oddInputGetsAnAnswerOrAReason_data();
    void oddInputGetsAnAnswerOrAReason();
    void wideRangesAreNotCountedInFactors();
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
    row("far away", sweep({.a = .01, .b = 1, .c = .4, .noise = .001}), .957, FindingKind::HorizonWarned);
    row("levels off", sweep({.a = .2, .b = 1, .c = .5}), .99, FindingKind::TargetUnlikely);
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

void TestAnswer::aBaselineThatReachesTheTargetComesFirst() {
    AnswerSettings settings;
    settings.target = .98;
    settings.baselines = {{"majority", .99, 0, .985}};
    const Answer result = answer(sweep({.a = .005, .b = 1, .c = .8, .noise = .002}), settings);
    QCOMPARE(result.findings.front().kind, FindingKind::BaselineReaches);
    QCOMPARE(result.findings.front().action, Action::HarderTarget);
    QVERIFY(text(result.findings.front()).starts_with("Always saying the commonest class scores 0.99"));
}

void TestAnswer::aSimplerMethodThatWinsChangesTheAdvice() {
    AnswerSettings settings;
    settings.target = .9;
    const Curve curve = sweep({.a = .05, .c = 1});
    const auto stopAction = [](const Answer& result) {
        const auto stop =
            std::find_if(result.findings.begin(), result.findings.end(),
                         [](const Finding& finding) { return finding.kind == FindingKind::StopNow; });
        return stop == result.findings.end() ? Action::CheckData : stop->action;
    };
    QCOMPARE(stopAction(answer(curve, settings)), Action::StopCollecting);
    settings.target = .945;
    settings.baselines = {{"words", .944, 928, .936}};
    const Answer beaten = answer(curve, settings);
    QVERIFY(has(beaten, FindingKind::BaselineBeats));
    QVERIFY(stopAction(beaten) == Action::None || !has(beaten, FindingKind::StopNow));
    settings.baselines = {{"words", .90, 928, .936}};
    QVERIFY(!has(answer(curve, settings), FindingKind::BaselineBeats));
}

void TestAnswer::aTinyTestSetIsTheFirstWarning() {
    const Answer result = answer(sweep({.seeds = 2, .testItems = 10}), {.target = .97});
    QVERIFY(result.findings.front().kind == FindingKind::SmallTestSet ||
            result.findings.front().severity == Severity::Blocking);
    QVERIFY(mostImportant(result.findings).size() == 3);
}

void TestAnswer::aFallingCurveIsNotExtrapolated() {
    Curve curve = sweep({});
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        for (double& score : curve.points[i].scores) {
            score = .9 - .02 * static_cast<double>(i) +
                    .001 * static_cast<double>(&score - curve.points[i].scores.data());
        }
    }
    const Answer result = answer(curve, {.target = .95});
    QCOMPARE(result.kind, AnswerKind::CannotTell);
    QVERIFY(!result.needed && !result.gain && result.forecast.empty());
    QCOMPARE(result.findings.front().kind, FindingKind::Falling);
    QVERIFY(forecastCurve(curve, 8, 20).empty());
}

void TestAnswer::aTargetThatTheLargestSizeMissesIsNotReached() {
    Curve curve = sweep({.noise = 0});
    curve.points[4].scores = {.951, .952, .953};
    curve.points[5].scores = {.9490, .9495, .9498};
    const Answer result = answer(curve, {.target = .95});
    QCOMPARE(result.kind, AnswerKind::CannotTell);
    QVERIFY(!result.needed);
    QCOMPARE(result.findings.front().kind, FindingKind::NotHeld);
    QVERIFY2(sentence(result).find("Repeat the largest size") != std::string::npos, sentence(result).c_str());
}

void TestAnswer::oneSeedASizeIsSaid() {
    const Answer result = answer(sweep({.seeds = 1}), {.target = .9});
    QVERIFY(has(result, FindingKind::OneSeed) && !has(result, FindingKind::FewSeeds));
    QCOMPARE(result.onTestSet, result.onNewItems); // nothing but the items is known
}

void TestAnswer::bothRangesAreStated() {
    const Answer result = answer(sweep({.b = 1, .c = .5, .noise = .002, .sizes = 7}), {.target = .96});
    QCOMPARE(result.kind, AnswerKind::Predicted);
    QVERIFY(result.onNewItems->low < result.onTestSet->low);
    QVERIFY(result.onNewItems->high > result.onTestSet->high);
    QVERIFY(sentence(result).find(" on this test set, ") != std::string::npos);
    QVERIFY(sentence(result).find(" on new items; predicted from 1,856, ") != std::string::npos);
    const Json json = toJson(result);
    QCOMPARE(json["curve_kind"].get<std::string>(), std::string("pretrained"));
    QCOMPARE(json["needed"]["on_test_set"]["low"].get<double>(), result.needed->low);
    QCOMPARE(json["needed"]["on_new_items"]["low"].get<double>(), result.onNewItems->low);
    Curve unknown = sweep({.b = 1, .c = .5, .noise = .002, .sizes = 7});
    unknown.testItems = 0;
    QVERIFY(!answer(unknown, {.target = .96}).onNewItems);
}

void TestAnswer::otherMetricsGoTheirOwnWay_data() {
    QTest::addColumn<double>("unit");
    QTest::addColumn<double>("worst"); // infinity: open
    QTest::addColumn<bool>("lower");
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("price error, lower is better") << 50000.0 << infinity << true;
    QTest::newRow("tiny errors") << 1e-4 << infinity << true;
    QTest::newRow("0-100, higher is better") << 100.0 << 100.0 << false;
}

void TestAnswer::otherMetricsGoTheirOwnWay() {
    QFETCH(double, unit);
    QFETCH(double, worst);
    QFETCH(bool, lower);
    Metric metric{.id = "mine", .noun = "a mine", .display = Display::Plain, .scale = 0};
    metric.better = lower ? Better::Lower : Better::Higher;
    metric.high = worst;
    Curve curve = sweep({.noise = .002, .testItems = 0});
    curve.metric = metric;
    for (CurvePoint& point : curve.points) {
        for (double& score : point.scores) {
            score = unit * (lower ? 1 - score : score);
        }
    }
    // Between the two largest sizes: measured, with a range, and with a gain that makes the score better.
    const double between = (curve.points[4].scores[0] + curve.points[5].scores[0]) / 2;
    const Answer result = answer(curve, {.target = between});
    QVERIFY2(result.kind == AnswerKind::Measured, sentence(result).c_str());
    QVERIFY(result.needed->about > 400 && result.needed->about < 928);
    QVERIFY(result.gain->median > 0 && result.gain->median < unit);
    QVERIFY2(sentence(result).starts_with("A mine of ") &&
                 sentence(result).find(lower ? " would lower the mine by " : " would raise the mine by ") !=
                     std::string::npos,
             sentence(result).c_str());
    for (std::size_t i = 1; i < result.forecast.size(); ++i) {
        QVERIFY(lower ? result.forecast[i].score <= result.forecast[i - 1].score
                      : result.forecast[i].score >= result.forecast[i - 1].score);
        QVERIFY(result.forecast[i].low <= result.forecast[i].high);
    }
}

void TestAnswer::oddInputGetsAnAnswerOrAReason_data() {
    QTest::addColumn<Curve>("curve");
    const auto changed = [](auto change) {
        Curve curve = sweep({});
        change(curve);
        return curve;
    };
    QTest::newRow("seeds equal") << sweep({.noise = 0});
    QTest::newRow("one seed") << sweep({.seeds = 1});
    QTest::newRow("two sizes") << sweep({.sizes = 2});
    QTest::newRow("a far size") << changed([](Curve& c) { c.points[5].n = 1e6; });
    QTest::newRow("flat") << changed([](Curve& c) {
        for (CurvePoint& point : c.points) {
            point.scores = {.7, .701, .699};
        }
    });
    QTest::newRow("zeros and ones") << changed([](Curve& c) {
        c.points[0].scores = {0, 0, 0};
        c.points[5].scores = {1, 1, 1};
    });
    QTest::newRow("grouped items") << changed([](Curve& c) { c.designEffect = 200; });
    QTest::newRow("a hundred sizes") << sweep({.first = 2, .sizes = 100});
    QTest::newRow("NaN") << changed([](Curve& c) { c.points[1].scores[0] = std::nan(""); });
    QTest::newRow("nothing") << Curve{};
}

void TestAnswer::oddInputGetsAnAnswerOrAReason() {
    QFETCH(Curve, curve);
    for (const double target : {.1, .7, .9, .999}) {
        const Answer result = answer(curve, {.target = target});
        QVERIFY(result.kind != AnswerKind::CannotTell ||
                (!result.findings.empty() && result.findings.front().severity == Severity::Blocking));
        QVERIFY(!sentence(result).empty() && sentence(result).find("nan") == std::string::npos);
        QVERIFY(parseJson(toJson(result).dump(), "answer").ok());
        if (result.needed) {
            QVERIFY2(result.needed->low <= result.needed->about &&
                         result.needed->about <= result.needed->high,
                     sentence(result).c_str());
        }
    }
    // A target that equals a measured mean.
    if (curve.points.size() > 3 && !brokenInput(curve)) {
        const Answer equal = answer(curve, {.target = mean(curve.points[3].scores)});
        QVERIFY(!sentence(equal).empty());
    }
}

void TestAnswer::wideRangesAreNotCountedInFactors() {
    for (const double target : {.9, .93, .96, .98, .99}) {
        const Answer result = answer(sweep({.a = .01, .b = 1, .c = .3, .sizes = 5}), {.target = target});
        for (const Finding& finding : result.findings) {
            if (finding.kind == FindingKind::RangeWide && finding.values.contains("ratio")) {
                QVERIFY(finding.values.at("ratio") <= neededCap * result.largest);
            }
        }
    }
}

PLATEAU_TEST(TestAnswer)
#include "test_answer.moc"
