#include "core/statistics/answer.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"

#include <limits>
#include <set>

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
    void sentenceOfAMeasuredTarget();
    void sentenceCountsInTwoDigits();
    void sentenceOfOpenAndCappedRanges();
    void sentenceOfOtherMetrics_data();
    void sentenceOfOtherMetrics();
    void refusalSaysWhy_data();
    void refusalSaysWhy();
    void findingsNameWhatWeakensTheAnswer_data();
    void findingsNameWhatWeakensTheAnswer();
    void aCleanSweepHasNoWarnings();
    void findingsAreSortedBySeverity();
    void everyFindingHasWords();
    void jsonHoldsTheWholeAnswer();
    void jsonOfInfinityIsNull();
    void costsAreAnswered();
    void forecastCurveCoversTheChart();
};

namespace {

bool has(const Answer& answer, FindingKind kind) {
    return std::any_of(answer.findings.begin(), answer.findings.end(),
                       [=](const Finding& f) { return f.kind == kind; });
}

/// An answer about accuracy with today's 928 samples.
Answer written(const NeededN& needed, const Gain& gain) {
    Answer answer;
    answer.target = .9;
    answer.kind = needed.kind == NeededKind::Predicted ? AnswerKind::Predicted : AnswerKind::Measured;
    answer.largest = 928;
    answer.needed = needed;
    answer.gain = gain;
    return answer;
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

void TestAnswer::sentenceOfAMeasuredTarget() {
    const NeededN needed{NeededKind::Measured, 172.3, 151.2, 197.5, 0, 0};
    const Gain gain{928, 1856, .0061, .0012, .0118};
    QCOMPARE(
        sentence(written(needed, gain)),
        std::string("90 % is reached with about 170 samples (range 150-200); 930 more than today's 928 would "
                    "add 0.6 points (0.1-1.2)"));
}

void TestAnswer::sentenceCountsInTwoDigits() {
    const NeededN needed{NeededKind::Predicted, 3854.67, 2332.99, 12345, .1, .1};
    const Gain gain{928, 1928, .01, -.0021, .03};
    QCOMPARE(sentence(written(needed, gain)),
             std::string(
                 "90 % should be reached with about 3,900 samples (range 2,300-13,000; predicted from 928); "
                 "1,000 more than today's 928 would add 1 points (-0.2 to 3)"));
    const NeededN few{NeededKind::AtMostSmallest, 29, 29, 31, 0, 0};
    QVERIFY(sentence(written(few, gain)).starts_with("90 % is reached with at most 29 samples"));
}

void TestAnswer::sentenceOfOpenAndCappedRanges() {
    const double infinity = std::numeric_limits<double>::infinity();
    const Gain gain{928, 1856, .01, .001, .02};
    const NeededN open{NeededKind::Measured, 700, 400, infinity, 0, 0};
    QVERIFY(sentence(written(open, gain)).find("range 400 to more than 928)") != std::string::npos);
    const NeededN capped{NeededKind::Predicted, 4000, 2000, 50000, .1, .3};
    QVERIFY(sentence(written(capped, gain)).find("range 2,000 to more than 29,000;") != std::string::npos);
    const NeededN far{NeededKind::BeyondCap, 50000, 2000, infinity, .1, .8};
    QVERIFY(sentence(written(far, gain)).starts_with("90 % needs more than 32 times today's 928 samples"));
    const NeededN never{NeededKind::Never, infinity, 2000, infinity, .999, 1};
    QVERIFY(sentence(written(never, gain)).find("chance of never 99 %") != std::string::npos);
}

void TestAnswer::sentenceOfOtherMetrics_data() {
    QTest::addColumn<int>("metric");
    QTest::addColumn<std::string>("start");
    QTest::addColumn<std::string>("end");
    QTest::newRow("f1") << static_cast<int>(Metric::F1) << std::string("An F1 of 90 % is")
                        << std::string("would add 0.6 points (0.1-1.2)");
    QTest::newRow("error") << static_cast<int>(Metric::Error) << std::string("An error of 90 % is")
                           << std::string("would take away 0.6 points (0.1-1.2)");
    QTest::newRow("loss") << static_cast<int>(Metric::Loss) << std::string("A loss of 0.9 is")
                          << std::string("would lower the loss by 0.006 (0.001-0.012)");
}

void TestAnswer::sentenceOfOtherMetrics() {
    QFETCH(int, metric);
    QFETCH(std::string, start);
    QFETCH(std::string, end);
    Answer answer = written({NeededKind::Measured, 170, 150, 200, 0, 0}, {928, 1856, .006, .001, .012});
    answer.metric = static_cast<Metric>(metric);
    QVERIFY2(sentence(answer).starts_with(start) && sentence(answer).ends_with(end),
             sentence(answer).c_str());
}

void TestAnswer::refusalSaysWhy_data() {
    QTest::addColumn<Curve>("curve");
    QTest::addColumn<std::string>("text");
    const auto broken = [](double n, double score) {
        Curve curve = sweep({});
        curve.points[2].n = n;
        curve.points[2].scores[0] = score;
        return curve;
    };
    Curve flat = sweep({.sizes = 5});
    for (auto& point : flat.points) {
        point.scores = {.5, .75};
    }
    Curve narrow = sweep({.sizes = 4});
    narrow.points[3].n = 200;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    using Text = std::string;
    QTest::newRow("few") << sweep({.sizes = 3}) << Text("3 sizes are measured, a fit needs at least 4");
    QTest::newRow("narrow") << narrow << Text("only 6.9 times the smallest, a fit needs 8 times");
    QTest::newRow("flat") << flat << Text("every size has the same score: there is nothing to extrapolate");
    QTest::newRow("noise")
        << sweep({.seeds = 1, .testItems = 0})
        << Text("one seed a size and an unknown number of test items: no interval is possible");
    QTest::newRow("NaN") << broken(116, nan) << Text("size 116 has a score that is not a number");
    QTest::newRow("percent") << broken(116, 90)
                             << Text("size 116 has a score of 90, outside the range of its metric");
    QTest::newRow("twice") << broken(58, .5) << Text("size 58 is given twice");
    QTest::newRow("zero") << broken(0, .5) << Text("size 0 is below 1 or has no score");
}

void TestAnswer::refusalSaysWhy() {
    QFETCH(Curve, curve);
    QFETCH(std::string, text);
    const Answer result = answer(curve, {.target = .995});
    QCOMPARE(result.kind, AnswerKind::CannotTell);
    QVERIFY2(sentence(result).ends_with(text) && sentence(result).starts_with("Cannot tell yet: "),
             sentence(result).c_str());
    QCOMPARE(result.findings.front().severity, Severity::Blocking);
    QVERIFY(!actionText(result.findings.front()).empty());
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

void TestAnswer::everyFindingHasWords() {
    std::set<std::string> words;
    for (int kind = 0; kind <= static_cast<int>(FindingKind::StopNow); ++kind) {
        Finding finding;
        finding.kind = static_cast<FindingKind>(kind);
        finding.values = {{"at", 1}, {"found", 2}, {"needed", 3}};
        finding.subject = "too_few_sizes";
        QVERIFY(text(finding).size() > 10);
        words.insert(text(finding));
        words.insert(name(finding.kind));
    }
    QCOMPARE(words.size(), std::size_t{2} * (static_cast<std::size_t>(FindingKind::StopNow) + 1));
    for (int action = 0; action <= static_cast<int>(Action::StopCollecting); ++action) {
        Finding finding;
        finding.action = static_cast<Action>(action);
        QCOMPARE(actionText(finding).empty(), finding.action == Action::None);
        QVERIFY(!std::string(name(finding.action)).empty());
    }
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

QTEST_GUILESS_MAIN(TestAnswer)
#include "test_answer.moc"
