#include "core/data/samples.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

const FieldMapping textAndLabel{"text", "label", {}, {}, {}, {}};

/// "row@line id text/label …" and "!line reason …".
S tell(const Result<LoadedSamples>& loaded) {
    if (!loaded) {
        return loaded.error().text();
    }
    std::vector<S> parts;
    for (const Sample& s : loaded->samples) {
        parts.push_back(fmt::format("{}@{} {} {}/{}", s.row, s.line, s.id, printable(s.text), s.label));
    }
    for (const BadRow& bad : loaded->badRows) {
        parts.push_back(fmt::format("!{} {}", bad.line, bad.reason));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

} // namespace

class TestSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsEveryRowAsSampleOrBad_data();
    void listsEveryRowAsSampleOrBad();
    void noRowIsLostInAFileOfAllFaults();
    void optionalFieldsAreFilled();
    void countsEmptyTextsAndRepeatedIds();
    void refusesFilesWithoutSamples_data();
    void refusesFilesWithoutSamples();
    void aFileThatChangesMeanwhileIsRefused();
    void stopsWhenAsked();
    void badRowsNeedConsent();
    void listsOfBadRowsAreBounded();
    void aFileWithoutHopeIsNotReadToItsEnd();
    void labelsAreNumberedInOrderOfTheirBytes();
};

void TestSamples::listsEveryRowAsSampleOrBad_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    const auto json = [](const char* row, const S& second, const char* reason) {
        QTest::newRow(row) << S("d.jsonl")
                           << "{\"text\":\"a\",\"label\":\"x\"}\n" + second +
                                  "\n{\"text\":\"c\",\"label\":\"y\"}"
                           << S("0@1 0 a/x; 2@3 2 c/y; ") + reason;
    };
    json("no text", "{\"label\":\"x\"}", "!2 no field 'text'");
    json("text is null", "{\"text\":null,\"label\":\"x\"}", "!2 no field 'text'");
    json("no label", "{\"text\":\"b\"}", "!2 no field 'label'");
    json("empty label", "{\"text\":\"b\",\"label\":\"\"}", "!2 the label ('label') is empty");
    json("blank label", "{\"text\":\"b\",\"label\":\" \\t\"}", "!2 the label ('label') is empty");
    json("no object", "[1]", "!2 a JSON array where an object belongs");
    json("torn", "{\"text\":\"b\",\"la",
         "!2 column 15: invalid string: missing closing quote; last read: '\"la'; expected string literal");
    json("lone surrogate", "{\"text\":\"\\ud800\",\"label\":\"x\"}",
         "!2 column 16: invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF; last "
         "read: '\"\\ud800\"'");
    json("line of more than 1 MiB", S((1u << 20) + 1, 'x'), "!2 the row has 1048577 bytes, more than 1 MiB");
    QTest::newRow("numbers as labels")
        << S("d.jsonl") << S("{\"text\":\"a\",\"label\":1}\n{\"text\":\"b\",\"label\":true}")
        << S("0@1 0 a/1; 1@2 1 b/true");
    QTest::newRow("csv") << S("d.csv") << S("label,text\nx,\"a\n\nb\"\ny\n\nz,\"c\n")
                         << S("0@2 0 a\\u{000A}\\u{000A}b/x; !5 1 column where the header has 2; !7 a quote "
                              "that is never closed");
    QTest::newRow("problems between rows")
        << S("d.json") << S("[{\"text\":\"a\",\"label\":\"x\"},\n,{\"text\":\"b\",\"label\":\"y\"}")
        << S("0@1 0 a/x; 1@2 1 b/y; !2 a comma without a row before or behind it; !2 the array is never "
             "closed; the file may be cut off");
}

void TestSamples::listsEveryRowAsSampleOrBad() {
    QFETCH(S, name);
    QFETCH(S, bytes);
    QFETCH(S, expected);
    const fixture::File file(name, bytes);
    const auto loaded = loadSamples(*file.open(), textAndLabel);
    const S actual = tell(loaded);
    QVERIFY2(actual == expected, actual.c_str());
}

void TestSamples::noRowIsLostInAFileOfAllFaults() {
    const std::vector<S> faults = {
        "{\"label\":\"x\"}",        "{\"text\":1}", "nothing", "{\"text\":\"\xC0\",\"label\":\"x\"}",
        S("{\"text\":\"\0\"}", 12), "{}",           "[]"};
    S bytes;
    std::uint64_t good = 0;
    for (int i = 0; i < 1000; ++i) {
        const bool bad = i % 5 == 3;
        good += !bad;
        bytes += bad ? faults[static_cast<std::size_t>(i) % faults.size()]
                     : fmt::format("{{\"text\":\"t{}\",\"label\":\"x\"}}", i);
        bytes += i % 2 == 0 ? "\r\n" : i % 7 == 0 ? "\n\n" : "\n";
    }
    const fixture::File file("d.jsonl", bytes);
    const auto loaded = loadSamples(*file.open(), textAndLabel);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->rows, std::uint64_t{1000});
    QCOMPARE(std::uint64_t{loaded->samples.size()}, good);
    QCOMPARE(loaded->samples.size() + loaded->badRows.size(), std::size_t{1000});
    for (const Sample& sample : loaded->samples) {
        QCOMPARE(sample.text, fmt::format("t{}", sample.row));
    }
}

void TestSamples::optionalFieldsAreFilled() {
    const fixture::File file("d.csv",
                             "text,label,key,cluster,side,when\na,x,k1,g1,train,2026-01-02\nb,y,,,,\n");
    const auto loaded = loadSamples(*file.open(), {"text", "label", "key", "cluster", "side", "when"});
    QVERIFY(loaded.ok());
    QVERIFY(loaded->samples[0] == (Sample{"a", "x", "k1", "g1", "train", "2026-01-02", 0, 2}));
    QVERIFY(loaded->samples[1] == (Sample{"b", "y", "1", "", "", "", 1, 3}));
}

void TestSamples::countsEmptyTextsAndRepeatedIds() {
    const fixture::File file("d.csv", "text,label,id\n,x,1\n \u3000,x,2\na,x,1\nb,x,1\n\nc,x,3\n");
    const auto loaded = loadSamples(*file.open(), {"text", "label", "id", {}, {}, {}});
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->samples.size(), std::size_t{5});
    QCOMPARE(loaded->emptyTexts, std::uint64_t{2});
    QCOMPARE(loaded->repeatedIds, std::uint64_t{2});
    QCOMPARE(loaded->blankLines, std::uint64_t{1});
}

void TestSamples::refusesFilesWithoutSamples_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    QTest::newRow("header only") << S("d.csv") << S("text,label\n")
                                 << S("d.csv: has no rows. Give a file with at least one sample.");
    QTest::newRow("empty array") << S("d.json") << S("[]")
                                 << S("d.json: has no rows. Give a file with at least one sample.");
    QTest::newRow("no usable row") << S("d.csv") << S("text,label\na,\nb\n")
                                   << S("d.csv:2: none of the 2 rows can be used; the first: the label "
                                        "('label') is empty. Correct the file or pick other columns.");
    QTest::newRow("no such field")
        << S("d.csv") << S("txt,label\na,x\n")
        << S("d.csv: no field 'text'. Fields here: txt, label. Pick another column.");
}

void TestSamples::refusesFilesWithoutSamples() {
    QFETCH(S, name);
    QFETCH(S, bytes);
    QFETCH(S, expected);
    const fixture::File file(name, bytes);
    const S actual = tell(loadSamples(*file.open(), textAndLabel));
    QVERIFY2(actual == expected, actual.c_str());
}

void TestSamples::aFileThatChangesMeanwhileIsRefused() {
    const fixture::File file("d.csv", "text,label\na,x\nb,y\n");
    const auto dataset = file.open();
    support::writeText(file.path(), "text,label\na,x\nb,y\nc,z\n");
    const auto loaded = loadSamples(*dataset, textAndLabel);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().what, S("was changed after it was opened"));
}

void TestSamples::stopsWhenAsked() {
    const fixture::File file("d.csv", "text,label\na,x\n");
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(loadSamples(*file.open(), textAndLabel, stop.get_token()).error().kind, ErrorKind::Cancelled);
}

void TestSamples::listsOfBadRowsAreBounded() {
    constexpr std::size_t bad = 30'000;
    S bytes = "{\"text\":\"a\",\"label\":\"x\"}\n";
    for (std::size_t i = 0; i < bad; ++i) {
        bytes += "x\n";
    }
    const fixture::File file("d.jsonl", bytes);
    const auto loaded = loadSamples(*file.open(), textAndLabel);
    QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE(loaded->badCount, std::uint64_t{bad});
    QCOMPARE(loaded->badRows.size(), LoadedSamples::listedBadRows);
    QCOMPARE(loaded->badRows.front().line, std::uint64_t{2});
    const auto refused = requireNoBadRows(*file.open(), *loaded);
    QVERIFY2(refused.error().text().find("30000 of 30001 rows") != S::npos, refused.error().text().c_str());
    const fixture::File commas("d.json", "[{\"text\":\"a\",\"label\":\"x\"}" + S(bad, ',') + "]");
    const auto dataset = commas.open();
    QVERIFY(dataset.ok());
    QCOMPARE(dataset->index().problems().size(), std::size_t{RowIndex::listedProblems});
    QCOMPARE(dataset->index().problemCount(), std::uint64_t{bad});
    QCOMPARE(loadSamples(*dataset, textAndLabel)->badCount, std::uint64_t{bad});
}

void TestSamples::aFileWithoutHopeIsNotReadToItsEnd() {
    S bytes;
    for (int i = 0; i < 150'000; ++i) {
        bytes += "{\"text\":\"a\",\"label\":\"\"}\n";
    }
    const fixture::File file("d.jsonl", bytes + "{\"text\":\"a\",\"label\":\"x\"}\n");
    const auto loaded = loadSamples(*file.open(), {"text", "label", {}, {}, {}, {}});
    QVERIFY(!loaded.ok());
    QVERIFY2(loaded.error().what.find("none of the first 100000 rows") != S::npos,
             loaded.error().text().c_str());
}

void TestSamples::badRowsNeedConsent() {
    const fixture::File good("d.csv", "text,label\na,x\n");
    QVERIFY(requireNoBadRows(*good.open(), *loadSamples(*good.open(), textAndLabel)).ok());
    S bytes = "text,label\na,x\n";
    for (int i = 0; i < 7; ++i) {
        bytes += "b\n";
    }
    const fixture::File bad("d.csv", bytes);
    const auto refused = requireNoBadRows(*bad.open(), *loadSamples(*bad.open(), textAndLabel));
    QVERIFY(!refused);
    const S& what = refused.error().what;
    QVERIFY(what.starts_with(
        "7 of 8 rows cannot be used:\n  d.csv:3: 1 column where the header has 2\n  d.csv:4: "));
    QVERIFY(what.find("d.csv:7") != S::npos && what.find("d.csv:8") == S::npos);
}

void TestSamples::labelsAreNumberedInOrderOfTheirBytes() {
    const auto samples = fixture::samples({{"a", "b"}, {"b", "B"}, {"c", "\u00e9"}, {"d", "b"}});
    const auto names = labelNames(samples);
    QVERIFY(names == (std::vector<S>{"B", "b", "\u00e9"}));
    QVERIFY(labelNumbers(samples, names) == (std::vector<int>{1, 0, 2, 1}));
    QVERIFY(labelNumbers(samples, std::vector<S>{"b"}) == (std::vector<int>{0, -1, -1, 0}));
}

PLATEAU_TEST(TestSamples)
#include "test_samples.moc"
