#include "core/statistics/answer/answer.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <limits>
#include <set>

using namespace plateau;
using namespace plateau::statistics;
using examples::sweep;

/// The English of an answer and of its findings.
class TestAnswerText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentenceOfAMeasuredTarget();
    void sentenceCountsInTwoDigits();
    void sentenceOfOpenAndCappedRanges();
    void sentenceOfOtherMetrics_data();
    void sentenceOfOtherMetrics();
    void refusalSaysWhy_data();
    void refusalSaysWhy();
    void everyFindingHasWords();
};

namespace {

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

void TestAnswerText::sentenceOfAMeasuredTarget() {
    const NeededN needed{NeededKind::Measured, 172.3, 151.2, 197.5, 0, 0};
    const Gain gain{928, 1856, .0061, .0012, .0118};
    QCOMPARE(
        sentence(written(needed, gain)),
        std::string("90 % is reached with about 170 samples (range 150-200); 930 more than today's 928 would "
                    "add 0.6 points (0.1-1.2)"));
}

void TestAnswerText::sentenceCountsInTwoDigits() {
    const NeededN needed{NeededKind::Predicted, 3854.67, 2332.99, 12345, .1, .1};
    const Gain gain{928, 1928, .01, -.0021, .03};
    QCOMPARE(
        sentence(written(needed, gain)),
        std::string(
            "90 % should be reached with about 3,900 samples (range 2,300-13,000; predicted from 928, 4.2 "
            "times the data, where about 7 of 10 such answers are within a factor of 2); "
            "1,000 more than today's 928 would add 1 point (-0.2 to 3)"));
    const NeededN few{NeededKind::AtMostSmallest, 29, 29, 31, 0, 0};
    QVERIFY(sentence(written(few, gain)).starts_with("90 % is reached with at most 29 samples"));
}

void TestAnswerText::sentenceOfOpenAndCappedRanges() {
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

void TestAnswerText::sentenceOfOtherMetrics_data() {
    QTest::addColumn<std::string>("metric");
    QTest::addColumn<std::string>("start");
    QTest::addColumn<std::string>("end");
    QTest::newRow("f1") << std::string("f1") << std::string("An F1 of 90 % is")
                        << std::string("would add 0.6 points (0.1-1.2)");
    QTest::newRow("error") << std::string("error") << std::string("An error of 90 % is")
                           << std::string("would take away 0.6 points (0.1-1.2)");
    QTest::newRow("loss") << std::string("loss") << std::string("A loss of 0.9 is")
                          << std::string("would lower the loss by 0.006 (0.001-0.012)");
}

void TestAnswerText::sentenceOfOtherMetrics() {
    QFETCH(std::string, metric);
    QFETCH(std::string, start);
    QFETCH(std::string, end);
    Answer answer = written({NeededKind::Measured, 170, 150, 200, 0, 0}, {928, 1856, .006, .001, .012});
    answer.metric = *metricFromName(metric);
    QVERIFY2(sentence(answer).starts_with(start) && sentence(answer).ends_with(end),
             sentence(answer).c_str());
}

void TestAnswerText::refusalSaysWhy_data() {
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

void TestAnswerText::refusalSaysWhy() {
    QFETCH(Curve, curve);
    QFETCH(std::string, text);
    const Answer result = answer(curve, {.target = .995});
    QCOMPARE(result.kind, AnswerKind::CannotTell);
    QVERIFY2(sentence(result).find(text + ". ") != std::string::npos &&
                 sentence(result).starts_with("Cannot tell yet: ") &&
                 sentence(result).ends_with(actionText(result.findings.front())),
             sentence(result).c_str());
    QCOMPARE(result.findings.front().severity, Severity::Blocking);
    QVERIFY(!actionText(result.findings.front()).empty());
}

void TestAnswerText::everyFindingHasWords() {
    std::set<std::string> words;
    for (int kind = 0; kind <= static_cast<int>(FindingKind::BaselineBeats); ++kind) {
        Finding finding;
        finding.kind = static_cast<FindingKind>(kind);
        finding.values = {{"at", 1}, {"found", 2}, {"needed", 3}};
        finding.subject = "too_few_sizes";
        QVERIFY(text(finding).size() > 10);
        words.insert(text(finding));
        words.insert(name(finding.kind));
    }
    QCOMPARE(words.size(), std::size_t{2} * (static_cast<std::size_t>(FindingKind::BaselineBeats) + 1));
    for (int action = 0; action <= static_cast<int>(Action::UseSimpler); ++action) {
        Finding finding;
        finding.action = static_cast<Action>(action);
        QCOMPARE(actionText(finding).empty(), finding.action == Action::None);
        QVERIFY(!std::string(name(finding.action)).empty());
    }
}

PLATEAU_TEST(TestAnswerText)
#include "test_answer_text.moc"
