#include "core/base/random.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

const FieldMapping textAndLabel{"text", "label", {}, {}, {}, {}};

/// Bytes that matter to one of the readers.
const S sharpBytes = S(1, '\0') + "\"\\,;\t\r\n{}[]:\xC3\xE4\xEF\xBB\xBFnul-1e9";

S mutated(S bytes, Random& random) {
    for (auto changes = 1 + random.below(4); changes > 0; --changes) {
        const auto at = static_cast<std::size_t>(random.below(bytes.size() + 1));
        const S piece(1, sharpBytes[random.below(sharpBytes.size())]);
        switch (random.below(4)) {
        case 0:
            bytes.insert(at, piece);
            break;
        case 1:
            bytes.erase(at, 1 + random.below(3));
            break;
        case 2:
            bytes.resize(std::max<std::size_t>(at, 1));
            break;
        default:
            bytes.replace(at, 1, piece);
        }
    }
    return bytes;
}

} // namespace

class TestHostileFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowOfADamagedFileIsAccountedFor_data();
    void everyRowOfADamagedFileIsAccountedFor();
    void aHugeLineIsOneBadRow_data();
    void aHugeLineIsOneBadRow();
    void everyLineMayHaveItsUnclosedQuote();
};

void TestHostileFiles::everyRowOfADamagedFileIsAccountedFor_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::newRow("jsonl") << S("d.jsonl")
                           << S("{\"text\":\"a \\u00e9\",\"label\":\"x\"}\n{\"text\":\"b\",\"label\":1}\r\n\n"
                                "{\"text\":\"c\",\"label\":\"y\",\"more\":[1,{\"a\":null}]}\n");
    QTest::newRow("array")
        << S("d.json")
        << S("[\n {\"text\":\"a]\",\"label\":\"x\"},\n {\"text\":\"b\",\n\"label\":\"y\"}\n]\n");
    QTest::newRow("csv") << S("d.csv") << S("text,label\n\"a, \"\"q\"\"\nb\",x\r\nplain,y\n\nc,z\n\"\",x\n");
    QTest::newRow("tsv") << S("d.tsv")
                         << S("\xEF\xBB\xBFtext\tlabel\na\tx\nb\ty\nlonger text\tx\nd\ty\n\"e\tf\"\ty\n");
}

/// Files with a few changed bytes open or are refused; what opens gives every row as a sample or as a bad
/// row, in ascending lines, and never text that is not UTF-8.
void TestHostileFiles::everyRowOfADamagedFileIsAccountedFor() {
    QFETCH(S, name);
    QFETCH(S, bytes);
    Random random(3, "hostile files/" + name);
    int opened = 0;
    for (int round = 0; round < 500; ++round) {
        const S damaged = mutated(bytes, random);
        const fixture::File file(name, damaged);
        const auto dataset = file.open();
        if (!dataset) {
            QVERIFY(!dataset.error().what.empty());
            continue;
        }
        const auto loaded = loadSamples(*dataset, textAndLabel);
        if (!loaded) {
            continue;
        }
        ++opened;
        const auto told = loaded->samples.size() + loaded->badCount;
        QVERIFY2(told == dataset->rowCount() + dataset->index().problemCount(), printable(damaged).c_str());
        std::uint64_t line = 0;
        for (const Sample& sample : loaded->samples) {
            QVERIFY2(sample.line >= line && !firstInvalidUtf8(sample.text), printable(damaged).c_str());
            line = sample.line;
        }
    }
    QVERIFY2(opened > 100, std::to_string(opened).c_str());
}

void TestHostileFiles::aHugeLineIsOneBadRow_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("before");
    QTest::addColumn<S>("after");
    const S row = "{\"text\":\"a\",\"label\":\"x\"}";
    QTest::newRow("jsonl") << S("d.jsonl") << row + "\n"
                           << "\n" + row;
    QTest::newRow("array") << S("d.json") << "[" + row + ","
                           << "," + row + "]";
    QTest::newRow("csv") << S("d.csv") << S("text,label\na,x\n") << S("\na,x\n");
    QTest::newRow("csv, in a quote") << S("d.csv") << S("text,label\na,x\n\"") << S("\",x\na,x\n");
}

void TestHostileFiles::aHugeLineIsOneBadRow() {
    QFETCH(S, name);
    QFETCH(S, before);
    QFETCH(S, after);
    constexpr std::uint64_t huge = 16u << 20;
    const fixture::File file(name, before + S(huge, 'x') + after);
    const auto dataset = file.open();
    QVERIFY(dataset.ok());
    const auto loaded = loadSamples(*dataset, textAndLabel);
    QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE(loaded->samples.size(), std::size_t{2});
    QCOMPARE(loaded->badRows.size(), std::size_t{1});
    QVERIFY2(loaded->badRows[0].reason.starts_with("the row has 16777"), loaded->badRows[0].reason.c_str());
}

/// Each of the lines opens a quote that the next line's quote would close.
void TestHostileFiles::everyLineMayHaveItsUnclosedQuote() {
    constexpr std::uint64_t lines = 20000;
    S bytes = "text,label\n";
    for (std::uint64_t i = 0; i < lines; ++i) {
        bytes += fmt::format("\"{},x\n", i);
    }
    const fixture::File file("d.csv", bytes + "a,x\n");
    const auto loaded = loadSamples(*file.open(), textAndLabel);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->samples.size(), std::size_t{1});
    QCOMPARE(loaded->badCount, lines);
    QCOMPARE(loaded->badRows.size(), LoadedSamples::listedBadRows);
    for (std::uint64_t i = 0; i < loaded->badRows.size(); ++i) {
        QVERIFY(loaded->badRows[i] == (BadRow{i + 2, "a quote that is never closed"}));
    }
}

PLATEAU_TEST(TestHostileFiles)
#include "test_hostile_files.moc"
