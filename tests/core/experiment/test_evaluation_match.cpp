#include "core/experiment/compare/evaluation_match.h"

#include "tests/core/experiment/compared_sample.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;

/// Two test sets are the same, or it is said item by item why not.
class TestTestSets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void orderAndRowNumbersDoNotMatter();
    void repeatedIdsAreMatchedInTurn();
    void everyDifferenceIsCounted();
    void theRefusalNamesItems();
    void hostileIdsArePrintable();
};

void TestTestSets::orderAndRowNumbersDoNotMatter() {
    const auto first = sample::someSamples("t", 10);
    auto second = first;
    std::reverse(second.begin(), second.end());
    second[0].row = 99;
    second[0].group = "other";
    const MatchedTestSets matched = matchTestSets(first, second);
    QVERIFY(matched.difference.none());
    QCOMPARE(matched.secondOf.size(), std::size_t{10});
    QCOMPARE(matched.secondOf[0], std::size_t{9});
}

void TestTestSets::repeatedIdsAreMatchedInTurn() {
    auto first = sample::someSamples("t", 4);
    first[2].id = first[0].id;
    const auto second = first;
    const MatchedTestSets matched = matchTestSets(first, second);
    QVERIFY(matched.difference.none());
    QCOMPARE(matched.secondOf, (std::vector<std::size_t>{0, 1, 2, 3}));
}

void TestTestSets::everyDifferenceIsCounted() {
    const auto first = sample::someSamples("t", 20);
    auto second = first;
    second.erase(second.begin(), second.begin() + 7); // t0 … t6
    second[0].text = "changed";                       // t7
    second[1].label = "z";                            // t8
    second.push_back(sample::someSamples("new", 1)[0]);
    const TestSetDifference difference = matchTestSets(first, second).difference;
    QCOMPARE(difference.onlyFirst.count, 7);
    QCOMPARE(difference.onlyFirst.ids, (std::vector<std::string>{"t0", "t1", "t2", "t3", "t4"}));
    QCOMPARE(difference.onlySecond, (DifferingItems{1, {"new0"}}));
    QCOMPARE(difference.changed, (DifferingItems{2, {"t7", "t8"}}));
}

void TestTestSets::theRefusalNamesItems() {
    const auto first = sample::someSamples("t", 9);
    const auto second = sample::someSamples("t", 2);
    const Error error = toError(matchTestSets(first, second).difference, "A", "B");
    QVERIFY(error.kind == ErrorKind::BadInput);
    QCOMPARE(error.where, std::string("A and B"));
    QVERIFY2(error.what.find("7 items only in the first (t2, t3, t4, t5, t6, …)") != std::string::npos,
             error.what.c_str());
    QVERIFY(error.what.find("second (") == std::string::npos);
    QVERIFY(error.fix.find("experiment vary") != std::string::npos);
}

void TestTestSets::hostileIdsArePrintable() {
    auto first = sample::someSamples("t", 1);
    first[0].id = "\x1b[2Jwiped";
    const Error error = toError(matchTestSets(first, {}).difference, "A", "B");
    QVERIFY(error.what.find('\x1b') == std::string::npos);
}

PLATEAU_TEST(TestTestSets)
#include "test_evaluation_match.moc"
