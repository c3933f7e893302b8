#include "tests/ui/pages/data/data_fixture.h"

#include "ui/viewmodels/data_query.h"
#include "ui/viewmodels/near_rows.h"

#include "core/data/duplicates.h"
#include "core/data/profile.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

namespace {

/// A file on disk with its scan.
struct Opened {
    plateau::support::TemporaryFolder folder;
    DatasetPointer dataset;
    ScanPointer scan;
    explicit Opened(const std::string& text, const std::string& name = "train.jsonl",
                    data::FieldMapping mapping = textAndLabel()) {
        plateau::support::writeText(folder / name, text);
        dataset = openDataset(folder / name);
        auto scanned = scanDataset(*dataset, mapping);
        scan = scanned ? *scanned : nullptr;
    }
    ScannedFile file(const data::FieldMapping& mapping = textAndLabel()) const {
        return {dataset, mapping, scan};
    }
    std::vector<std::uint32_t> rows(const DataQuery& query) const {
        const auto found = queryRows(*dataset, scan.get(), query);
        return found ? *found : std::vector<std::uint32_t>{999};
    }
};

using Rows = std::vector<std::uint32_t>;

const std::string mixed = sampleLine("turn on the light", "light") + sampleLine("warmer", "heat") +
                          "{\"text\":\"no label here\"}\n" + sampleLine("TURN off", "light") + "not json\n" +
                          sampleLine("a \\u4f60\\u597d b", "heat") + sampleLine("你好", "sound");

} // namespace

/// One pass over a file, and the searches that follow.
class TestDataRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScanCountsWhatTheLoaderCounts();
    void badRowsAreNamedWithTheirLines();
    void unknownFieldsAreAnError();
    void aScanCanBeStopped();
    void sidesOfASplitFieldAreCounted();
    void searchFindsRows_data();
    void searchFindsRows();
    void searchInDelimitedFiles();
    void rowsSortByLabelAndLength();
    void onlyTheGivenRowsAreSearched();
    void aStoppedSearchIsCancelled();
    void searchCrossesThePiecesOfALargeFile();
    void repeatedTextsAgreeWithTheLibrary();
    void leaksAreRowsOfTheTestSet();
    void nearTextsAreFoundInAFile();
    void nearLeaksAreFoundBetweenSides();
    void aStoppedSearchForNearTextsGivesNothing();
    void manyLabelsAreNoClasses();
};

void TestDataRows::aScanCountsWhatTheLoaderCounts() {
    const Opened opened(manySamples(500));
    const auto loaded = data::loadSamples(*opened.dataset, textAndLabel());
    const data::Profile profile = data::profile(loaded->samples);
    QCOMPARE(opened.scan->usable, profile.samples);
    QCOMPARE(opened.scan->counts.size(), profile.labels.size());
    for (std::size_t i = 0; i < profile.labels.size(); ++i) {
        QVERIFY(opened.scan->counts[i] == profile.labels[i]);
    }
    QCOMPARE(opened.scan->lengthProfile.longest, profile.lengths.longest);
    QCOMPARE(opened.scan->lengthProfile.shortest, profile.lengths.shortest);
    std::uint64_t binned = 0;
    for (const data::LengthBin& bin : opened.scan->lengthProfile.bins) {
        binned += bin.count;
    }
    QCOMPARE(binned, std::uint64_t{500});
    QCOMPARE(opened.scan->labelNames, (std::vector<std::string>{"heat", "light", "sound"}));
    QCOMPARE(opened.scan->labelNames[opened.scan->labels[0]], std::string("light"));
}

void TestDataRows::badRowsAreNamedWithTheirLines() {
    const Opened opened(mixed);
    const auto loaded = data::loadSamples(*opened.dataset, textAndLabel());
    QCOMPARE(opened.scan->badCount, std::uint64_t{2});
    QVERIFY(opened.scan->badRows == loaded->badRows);
    QCOMPARE(opened.scan->badRows[0].line, std::uint64_t{3});
    QCOMPARE(opened.scan->badRows[0].reason, std::string("no field 'label'"));
    QVERIFY(opened.scan->bad[4] && !opened.scan->bad[5]);
}

void TestDataRows::unknownFieldsAreAnError() {
    const Opened opened(manySamples(5));
    data::FieldMapping mapping = textAndLabel();
    mapping.label = "colour";
    const auto scanned = scanDataset(*opened.dataset, mapping);
    QVERIFY(!scanned);
    QVERIFY(scanned.error().text().find("colour") != std::string::npos);
}

void TestDataRows::aScanCanBeStopped() {
    const Opened opened(manySamples(50));
    std::stop_source stop;
    stop.request_stop();
    const auto scanned = scanDataset(*opened.dataset, textAndLabel(), stop.get_token());
    QVERIFY(!scanned);
    QCOMPARE(scanned.error().kind, ErrorKind::Cancelled);
}

void TestDataRows::sidesOfASplitFieldAreCounted() {
    data::FieldMapping mapping = textAndLabel();
    mapping.split = "split";
    const Opened opened(
        sampleLine("a", "x", ",\"split\":\"train\"") + sampleLine("b", "y", ",\"split\":\"TEST\"") +
            sampleLine("c", "y", ",\"split\":\"dev\"") + sampleLine("d", "y", ",\"split\":\"?\""),
        "all.jsonl", mapping);
    QVERIFY((opened.scan->sideCounts == std::array<std::uint64_t, 4>{1, 1, 1, 1}));
}

void TestDataRows::searchFindsRows_data() {
    QTest::addColumn<QString>("needle");
    QTest::addColumn<QList<int>>("rows");
    QTest::newRow("either case") << QStringLiteral("turn") << QList<int>{0, 3};
    QTest::newRow("in the label") << QStringLiteral("heat") << QList<int>{1, 5};
    QTest::newRow("names of fields do not count") << QStringLiteral("label\"") << QList<int>{};
    QTest::newRow("escaped and plain Chinese") << QStringLiteral("你好") << QList<int>{5, 6};
    QTest::newRow("nothing") << QStringLiteral("zebra") << QList<int>{};
    QTest::newRow("empty shows all") << QString() << QList<int>{0, 1, 2, 3, 4, 5, 6};
    QTest::newRow("a broken row by its bytes") << QStringLiteral("not json") << QList<int>{4};
}

void TestDataRows::searchFindsRows() {
    QFETCH(QString, needle);
    QFETCH(QList<int>, rows);
    const Opened opened(mixed);
    DataQuery query;
    query.needle = needle.toStdString();
    const Rows found = opened.rows(query);
    QCOMPARE(QList<int>(found.begin(), found.end()), rows);
}

void TestDataRows::searchInDelimitedFiles() {
    const Opened opened("text,label\n\"say \"\"hello\"\" twice\",a\nplain,b\n\"two\nlines\",a\n", "t.csv");
    DataQuery query;
    query.needle = "\"hello\"";
    QCOMPARE(opened.rows(query), Rows{0});
    query.needle = "lines";
    QCOMPARE(opened.rows(query), Rows{2});
    query.needle = "text";
    QCOMPARE(opened.rows(query), Rows{});
}

void TestDataRows::rowsSortByLabelAndLength() {
    const Opened opened(mixed);
    DataQuery query;
    query.sort = DataSort::Label;
    QCOMPARE(opened.rows(query), (Rows{1, 5, 0, 3, 6, 2, 4}));
    query.sort = DataSort::Length;
    QCOMPARE(opened.rows(query), (Rows{6, 1, 5, 3, 0, 2, 4}));
    query.descending = true;
    QCOMPARE(opened.rows(query), (Rows{0, 3, 1, 5, 6, 2, 4}));
    query = {};
    query.badOnly = true;
    QCOMPARE(opened.rows(query), (Rows{2, 4}));
    query = {};
    query.label = 1;
    QCOMPARE(opened.rows(query), (Rows{0, 3}));
}

void TestDataRows::onlyTheGivenRowsAreSearched() {
    const Opened opened(mixed);
    DataQuery query;
    query.only = std::make_shared<const Rows>(Rows{1, 3, 100});
    QCOMPARE(opened.rows(query), (Rows{1, 3}));
    query.needle = "turn";
    QCOMPARE(opened.rows(query), Rows{3});
}

void TestDataRows::aStoppedSearchIsCancelled() {
    const Opened opened(manySamples(50));
    std::stop_source stop;
    stop.request_stop();
    DataQuery query;
    query.needle = "light";
    const auto found = queryRows(*opened.dataset, opened.scan.get(), query, stop.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Cancelled);
}

void TestDataRows::searchCrossesThePiecesOfALargeFile() {
    std::string text;
    const std::string padding(100'000, 'x');
    for (int i = 0; i < 100; ++i) {
        text += sampleLine(padding + " needle" + std::to_string(i) + ".", i % 2 == 0 ? "a" : "b");
    }
    const Opened opened(text);
    DataQuery query;
    query.needle = "needle";
    QCOMPARE(opened.rows(query).size(), std::size_t{100});
    query.needle = "needle57.";
    QCOMPARE(opened.rows(query), Rows{57});
}

void TestDataRows::repeatedTextsAgreeWithTheLibrary() {
    const Opened opened(sampleLine("Hello", "a") + sampleLine("other", "a") + sampleLine("hello ", "b") +
                        sampleLine("x", "a") + sampleLine("x", "a") + sampleLine("HELLO", "a"));
    const auto loaded = data::loadSamples(*opened.dataset, textAndLabel());
    const data::DuplicateReport report = data::findDuplicates(loaded->samples);
    const RepeatedRows repeated = repeatedRows(*opened.scan);
    QCOMPARE(repeated.copies, report.copies);
    QCOMPARE(repeated.texts, report.groups);
    QCOMPARE(repeated.conflicting, report.conflictRows);
    QCOMPARE(repeated.rows, (Rows{0, 2, 3, 4, 5}));
}

void TestDataRows::leaksAreRowsOfTheTestSet() {
    const Opened pool(sampleLine("one", "a") + sampleLine("two", "b"));
    const Opened test(sampleLine("three", "a") + sampleLine("Two", "b") + "broken\n");
    QCOMPARE(leakingRows(*pool.scan, *test.scan), Rows{1});
    data::FieldMapping mapping = textAndLabel();
    mapping.split = "split";
    const Opened both(sampleLine("one", "a", ",\"split\":\"train\"") +
                          sampleLine("two", "b", ",\"split\":\"test\"") +
                          sampleLine("ONE", "b", ",\"split\":\"test\""),
                      "all.jsonl", mapping);
    QCOMPARE(leakingRows(*both.scan), Rows{2});
}

void TestDataRows::nearTextsAreFoundInAFile() {
    const Opened opened(sampleLine("please turn on the light", "a") + "broken\n" +
                        sampleLine("something else", "a") + sampleLine("Please turn on the light!", "b") +
                        sampleLine("twice the same", "a") + sampleLine("Twice the same", "a"));
    const auto found = findNearRows(opened.file(), {}, {}, {});
    QVERIFY(found.has_value());
    QCOMPARE(found->rows, (Rows{0, 3})); // equal texts are not near ones
    QCOMPARE(found->copies, std::uint64_t{1});
    QVERIFY(!found->leaks);
}

void TestDataRows::nearLeaksAreFoundBetweenSides() {
    const Opened pool(sampleLine("please turn on the light", "a") + sampleLine("warmer in the kitchen", "b"));
    const Opened test(sampleLine("warmer in the kitchen", "b") + sampleLine("what is the time", "a") +
                      sampleLine("please turn on the light!", "a"));
    QCOMPARE(*findNearRows(test.file(), pool.file(), test.file(), {})->leaks, Rows{2}); // 0 is an exact leak
    data::FieldMapping mapping = textAndLabel();
    mapping.split = "split";
    const Opened both(sampleLine("please turn on the light", "a", ",\"split\":\"train\"") +
                          sampleLine("please turn on the light!", "b", ",\"split\":\"test\"") +
                          sampleLine("please turn on the light?", "b", ",\"split\":\"train\""),
                      "all.jsonl", mapping);
    const auto found = findNearRows(both.file(mapping), both.file(mapping), {}, {});
    QCOMPARE(*found->leaks, Rows{1});
    QCOMPARE(found->rows, (Rows{0, 1, 2}));
}

void TestDataRows::aStoppedSearchForNearTextsGivesNothing() {
    const Opened opened(manySamples(50));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!findNearRows(opened.file(), {}, {}, stop.get_token()));
}

void TestDataRows::manyLabelsAreNoClasses() {
    std::string text;
    for (std::size_t i = 0; i < DataScan::mostLabels + 10; ++i) {
        text += sampleLine("t", "label " + std::to_string(i));
    }
    const Opened opened(text);
    QVERIFY(opened.scan->tooManyLabels);
    QCOMPARE(opened.scan->labelNames.size(), DataScan::mostLabels);
    QCOMPARE(opened.scan->usable, DataScan::mostLabels + 10);
}

PLATEAU_TEST(TestDataRows)
#include "test_data_rows.moc"
