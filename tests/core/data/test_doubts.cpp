#include "core/data/duplicates.h"
#include "core/data/inspect/data_scan.h"
#include "core/data/inspect/doubt.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

using S = std::string;

namespace {

/// "kind(subject) …"
S tell(const std::vector<Doubt>& doubts) {
    std::vector<S> parts;
    for (const Doubt& doubt : doubts) {
        parts.push_back(fmt::format("{}({})", name(doubt.kind), doubt.subject));
    }
    return fmt::format("{}", fmt::join(parts, " "));
}

const FieldMapping textAndLabel{"text", "label", {}, {}, {}, {}};

} // namespace

class TestDoubts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasWords();
    void labelsThatAreDoubtful_data();
    void labelsThatAreDoubtful();
    void numbersInTwoSpellingsAreOneClass();
    void otherNumbersStayApart();
    void rowsThatAQuoteMergedAreBad_data();
    void rowsThatAQuoteMergedAreBad();
    void theScanSaysWhatTheSamplesSay();
};

void TestDoubts::everyKindHasWords() {
    std::set<S> names;
    for (int i = 0; i < doubtKinds; ++i) {
        const auto kind = static_cast<DoubtKind>(i);
        const Doubt doubt{kind, {{"rows", 1}, {"classes", 1}, {"of", 3}, {"share", .5}, {"asked", .2}}, "x"};
        QVERIFY(!sentence(doubt).empty() && sentence(doubt).back() != '.');
        QVERIFY(!action(doubt).empty() && action(doubt).back() != '.');
        QVERIFY(doubtKind(name(kind)) == kind);
        names.insert(name(kind));
    }
    QCOMPARE(names.size(), static_cast<std::size_t>(doubtKinds));
    QVERIFY(!doubtKind("no such kind"));
}

void TestDoubts::labelsThatAreDoubtful_data() {
    QTest::addColumn<std::vector<S>>("labels");
    QTest::addColumn<S>("told");
    QTest::newRow("none") << std::vector<S>{"a", "b"} << S();
    QTest::newRow("case") << std::vector<S>{"Refund", "refund", "late"}
                          << S("look_alike_labels('Refund', 'refund')");
    QTest::newRow("missing") << std::vector<S>{"NA", "null", "x"} << S("missing_labels('NA', 'null')");
    QTest::newRow("hidden") << std::vector<S>{"-1", "0", "1"} << S("hidden_labels()");
    QTest::newRow("a scale") << std::vector<S>{"-1", "-2", "0", "1"} << S();
    QTest::newRow("two signs") << std::vector<S>{"-1", "1"} << S();
}

void TestDoubts::labelsThatAreDoubtful() {
    QFETCH(std::vector<S>, labels);
    QFETCH(S, told);
    std::vector<LabelCount> counts;
    for (const S& label : labels) {
        counts.push_back({label, 10});
    }
    const S actual = tell(labelDoubts(counts));
    QVERIFY2(actual == told, actual.c_str());
    counts.front().count = 2;
    const auto thin = labelDoubts(counts).back();
    QVERIFY(thin.kind == DoubtKind::ThinClasses);
    QCOMPARE(thin.values.at("classes"), 1.0);
}

void TestDoubts::numbersInTwoSpellingsAreOneClass() {
    auto train = fixture::samples({{"a", "1.0"}, {"b", "2.0"}, {"c", "2.0"}});
    auto test = fixture::samples({{"d", "1"}, {"e", "2"}, {"f", "2.0"}, {"g", "3"}});
    const std::array lists = {&train, &test};
    const auto doubts = joinNumberLabels(lists);
    QCOMPARE(tell(doubts), S("joined_numbers('1' as '1.0', '2' as '2.0')"));
    QCOMPARE(doubts.front().values.at("rows"), 2.0);
    QVERIFY(labelNames(test) == (std::vector<S>{"1.0", "2.0", "3"}));
    QVERIFY(joinNumberLabels(lists).empty());
}

void TestDoubts::otherNumbersStayApart() {
    auto rows =
        fixture::samples({{"a", "1.1"}, {"b", "1.10"}, {"c", "01"}, {"d", "1"}, {"e", "x.0"}, {"f", "x"}});
    const std::array lists = {&rows};
    QVERIFY(joinNumberLabels(lists).empty());
}

void TestDoubts::rowsThatAQuoteMergedAreBad_data() {
    QTest::addColumn<S>("bytes");
    QTest::addColumn<std::uint64_t>("bad");
    QTest::newRow("text first") << S("text,label\na,pos\nb,neg\n\"Nice watch,pos\nfine thing\",neg\n")
                                << std::uint64_t{1};
    QTest::newRow("label first") << S("label,text\npos,a\nneg,b\npos,\"Nice watch\nneg,fine thing\"\n")
                                 << std::uint64_t{1};
    QTest::newRow("three lines") << S("n,text,label\n1,a,pos\n2,b,neg\n3,\"x,neg\n4,y,pos\n5,z\",neg\n")
                                 << std::uint64_t{1};
    QTest::newRow("a letter") << S("text,label\na,pos\n\"Dear all,\nthe lamp, it broke\",neg\n")
                              << std::uint64_t{0};
    QTest::newRow("lines without commas")
        << S("text,label\na,pos\n\"I want\npos\",neg\n") << std::uint64_t{0};
}

void TestDoubts::rowsThatAQuoteMergedAreBad() {
    QFETCH(S, bytes);
    QFETCH(std::uint64_t, bad);
    const fixture::File file("d.csv", bytes);
    const auto loaded = loadSamples(*file.open(), textAndLabel);
    QVERIFY(loaded.ok());
    QCOMPARE(std::uint64_t{loaded->badRows.size()}, bad);
    QCOMPARE(loaded->samples.size() + loaded->badRows.size(), std::size_t{loaded->rows});
    QVERIFY(bad == 0 || loaded->badRows[0].reason.ends_with("takes in whole rows"));
}

void TestDoubts::theScanSaysWhatTheSamplesSay() {
    const fixture::File file("d.csv", "text,label\na,x \nb,y\nA,x\nb,x\n\"c,x\nd\",y\ntext,label\n,y\n"
                                      "e,\"[\"\"x\"\",\"\"y\"\"]\"\nf\xE9,x\n\"g\nh\",\"[\"\"y\"\"]\"\n");
    const auto dataset = file.open();
    const auto loaded = loadSamples(*dataset, textAndLabel);
    const auto scan = scanDataset(*dataset, textAndLabel);
    QVERIFY(loaded.ok() && scan.ok());
    QVERIFY((*scan)->badRows == loaded->badRows);
    QCOMPARE((*scan)->badCount, std::uint64_t{4});
    QCOMPARE((*scan)->foreignRows, foreignRows(loaded->badRows));
    QCOMPARE((*scan)->respelledLabels, loaded->respelledLabels);
    QCOMPARE((*scan)->emptyTexts, loaded->emptyTexts);
    const Profile profiled = profile(loaded->samples);
    QVERIFY((*scan)->counts == profiled.labels);
    QVERIFY((*scan)->lengthProfile == profiled.lengths);
    const auto duplicates = findDuplicates(loaded->samples);
    const RepeatedRows repeated = repeatedRows(**scan);
    QCOMPARE(repeated.copies, duplicates.copies);
    QCOMPARE(repeated.conflicting, duplicates.conflictRows);
}

PLATEAU_TEST(TestDoubts)
#include "test_doubts.moc"
