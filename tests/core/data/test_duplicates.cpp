#include "core/data/duplicates.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;
using Positions = std::vector<std::uint32_t>;

} // namespace

class TestDuplicates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreComparedInOneForm_data();
    void textsAreComparedInOneForm();
    void countsCopiesAndConflicts();
    void differentTextsAreNoDuplicates();
    void examplesAreFew();
    void conflictsOfASubsetAreItsOwn_data();
    void conflictsOfASubsetAreItsOwn();
    void findsTestTextsInThePool();
    void nothingHasNoDuplicates();
};

void TestDuplicates::textsAreComparedInOneForm_data() {
    QTest::addColumn<S>("text");
    QTest::addColumn<S>("expected");
    QTest::newRow("as it is") << S("turn on the light") << S("turn on the light");
    QTest::newRow("case") << S("Turn ON") << S("turn on");
    QTest::newRow("white space") << S("  a\t\n b \r\n") << S("a b");
    QTest::newRow("other white space") << S("\u00a0a\u3000\u2003b\u2028") << S("a b");
    QTest::newRow("decomposed") << S("Cafe\u0301") << S("caf\u00e9");
    QTest::newRow("sharp s") << S("Stra\u00dfe") << S("strasse");
    QTest::newRow("Greek sigma") << S("\u039f\u0394\u039f\u03a3") << S("\u03bf\u03b4\u03bf\u03c3");
    QTest::newRow("width stays") << S("\uff21") << S("\uff41");
    QTest::newRow("Chinese") << S("\u6253\u5f00 \u706f") << S("\u6253\u5f00 \u706f");
    QTest::newRow("not UTF-8") << S("A\xFF  B") << S("A\xFF B");
    QTest::newRow("blank") << S(" \n") << S();
    QTest::newRow("nothing") << S() << S();
}

void TestDuplicates::textsAreComparedInOneForm() {
    QFETCH(S, text);
    QFETCH(S, expected);
    QCOMPARE(printable(comparableText(text)), printable(expected));
    QCOMPARE(comparableText(comparableText(text)), comparableText(text));
}

void TestDuplicates::countsCopiesAndConflicts() {
    const auto samples = fixture::samples({{"lights on", "on"},
                                           {"b", "x"},
                                           {"Lights  ON", "on"},
                                           {"B", "y"},
                                           {"c", "x"},
                                           {"b ", "x"},
                                           {"lights on", "on"}});
    const auto report = findDuplicates(samples);
    QVERIFY(report.firstOf == (Positions{0, 1, 0, 1, 4, 1, 0}));
    QVERIFY(report.conflicting == (std::vector<bool>{false, true, false, true, false, true, false}));
    QCOMPARE(report.groups, std::uint64_t{2});
    QCOMPARE(report.copies, std::uint64_t{4});
    QCOMPARE(report.conflictRows, std::uint64_t{3});
    QCOMPARE(report.conflictShare(), 3.0 / 7);
    QVERIFY(report.examples == (std::vector<SamplePair>{{0, 2}, {1, 3}, {1, 5}, {0, 6}}));
    QVERIFY(report.conflictExamples == (std::vector<SamplePair>{{1, 3}}));
}

void TestDuplicates::differentTextsAreNoDuplicates() {
    const auto samples = fixture::numberedSamples(2000, 3);
    const auto report = findDuplicates(samples);
    QCOMPARE(report.groups + report.copies + report.conflictRows, std::uint64_t{0});
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        QCOMPARE(report.firstOf[i], i);
    }
}

void TestDuplicates::examplesAreFew() {
    auto samples = fixture::numberedSamples(100, 2);
    for (Sample& sample : samples) {
        sample.text = "same";
    }
    const auto report = findDuplicates(samples);
    QCOMPARE(report.copies, std::uint64_t{99});
    QCOMPARE(report.conflictRows, std::uint64_t{100});
    QCOMPARE(report.examples.size(), std::size_t{20});
    QCOMPARE(report.conflictExamples.size(), std::size_t{20});
}

void TestDuplicates::conflictsOfASubsetAreItsOwn_data() {
    QTest::addColumn<Positions>("subset");
    QTest::addColumn<double>("share");
    QTest::newRow("all") << Positions{0, 1, 2, 3, 4} << .8;
    QTest::newRow("both sides of one conflict") << Positions{0, 1, 4} << 2.0 / 3;
    QTest::newRow("one side each") << Positions{0, 2, 4} << 0.0;
    QTest::newRow("nothing but a conflict") << Positions{2, 3} << 1.0;
    QTest::newRow("nothing") << Positions{} << 0.0;
}

void TestDuplicates::conflictsOfASubsetAreItsOwn() {
    QFETCH(Positions, subset);
    QFETCH(double, share);
    const auto samples = fixture::samples({{"a", "x"}, {"a", "y"}, {"b", "x"}, {"b", "y"}, {"c", "x"}});
    QCOMPARE(conflictShare(samples, findDuplicates(samples), subset), share);
}

void TestDuplicates::findsTestTextsInThePool() {
    const auto pool = fixture::samples({{"a", "x"}, {"b", "x"}, {"A ", "y"}, {"c", "x"}});
    const auto test = fixture::samples({{"new", "x"}, {" a", "y"}, {"C", "z"}, {"a", "x"}});
    const auto report = findLeaks(pool, test);
    QVERIFY(report.testRows == (Positions{1, 2, 3}));
    QVERIFY(report.poolRows == (Positions{0, 2, 3}));
    QCOMPARE(report.otherLabel, std::uint64_t{1});
    QVERIFY(report.examples == (std::vector<SamplePair>{{0, 1}, {3, 2}, {0, 3}}));
}

void TestDuplicates::nothingHasNoDuplicates() {
    QCOMPARE(findDuplicates({}).conflictShare(), 0.0);
    QVERIFY(findLeaks({}, fixture::samples({{"a", "x"}})).testRows.empty());
}

PLATEAU_TEST(TestDuplicates)
#include "test_duplicates.moc"
