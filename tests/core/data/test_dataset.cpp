#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

} // namespace

class TestDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRowsAndNamesBadOnes_data();
    void readsRowsAndNamesBadOnes();
    void refusesWhatHoldsNoRows_data();
    void refusesWhatHoldsNoRows();
    void tellsTheLayout_data();
    void tellsTheLayout();
    void guessesTheEncoding_data();
    void guessesTheEncoding();
    void keysOfLaterRowsJoinTheFields();
    void rowsMayBeReadFromSeveralThreads();
    void aChangedFileIsNoticed_data();
    void aChangedFileIsNoticed();
    void aBadRowIsAnErrorWithFileLineAndFix();
};

void TestDataset::readsRowsAndNamesBadOnes_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("told");
    const auto json = [](const char* row, const S& bytes, const char* told) {
        QTest::newRow(row) << S("d.jsonl") << bytes << S(told);
    };
    json("rows", "{\"text\":\"a\",\"label\":\"x\"}\n{\"label\":\"y\",\"text\":\"b\"}\n",
         "label,text | 1:x,a | 2:y,b");
    json("BOM and CRLF", "\xEF\xBB\xBF{\"t\":\"a\"}\r\n{\"t\":\"b\"}\r\n", "t | 1:a | 2:b");
    json("CR", "{\"t\":\"a\"}\r{\"t\":\"b\"}", "t | 1:a | 2:b");
    json("other values", "{\"a\":1,\"b\":true,\"c\":null,\"d\":[1,\"x\"],\"e\":{\"f\":1.5}}",
         "a,b,c,d,e | 1:1,true,-,[1,\"x\"],{\"f\":1.5}");
    json("absent fields", "{\"a\":\"1\"}\n\n{\"b\":\"2\"}\n", "a,b | 1:1,- | 3:-,2");
    json("no object", "{\"a\":1}\n[1]\n7\n\"x\"\n",
         "a | 1:1 | !2 a JSON array where an object belongs | !3 a JSON number where an object belongs | !4 "
         "a JSON string where an object belongs");
    json("broken JSON", "{\"a\":1}\n{\"a\":}\n",
         "a | 1:1 | !2 column 6: unexpected '}'; expected '[', '{', or a "
         "literal");
    json("repeated key", "{\"a\":1}\n{\"a\":1,\"a\":2}\n",
         "a | 1:1 | !2 column 10: the key \"a\" appears twice");
    json("number too large", "{\"a\":1}\n{\"a\":18446744073709551616}\n",
         "a | 1:1 | !2 column 26: the integer 18446744073709551616 does not fit in 64 bits");
    json("bad UTF-8", "{\"a\":1}\n{\"a\":\"caf\xE9\"}\n",
         "a | 1:1 | !2 byte 0xE9 at byte 10 of the row is not UTF-8 (the file looks like Windows-1252)");
    json("NUL", S("{\"a\":1}\n{\"a\":\"b\0\"}\n", 19), "a | 1:1 | !2 a NUL character at byte 8 of the row");
    json("escaped NUL", "{\"a\":1}\n{\"a\":\"\\u0000\"}\n",
         "a | 1:1 | !2 column 13: a string with a NUL character");
    const auto array = [](const char* row, const S& bytes, const char* told) {
        QTest::newRow(row) << S("d.json") << bytes << S(told);
    };
    array("array", "[{\"t\":\"a\"},\n{\"t\":\"b\"}]\n", "t | 1:a | 2:b");
    array("fault inside a row of several lines", "[{\"t\":1},\n{\"t\":\n\n?}]",
          "t | 1:1 | !4 column 1: invalid literal; last read: '\"t\":<U+000A><U+000A>?'");
    array("array cut off", "[{\"t\":\"a\"},{\"t\":",
          "t | 1:a | !1 column 5: unexpected end of input; expected '[', "
          "'{', or a literal | ?1 the array is never closed; the file may be cut off");
    array("empty array", "[]", "");
    const auto csv = [](const char* row, const S& bytes, const char* told) {
        QTest::newRow(row) << S("d.csv") << bytes << S(told);
    };
    csv("csv", "t,l\na,1\nb,2\n", "t,l | 2:a,1 | 3:b,2");
    csv("quotes", "t,l\n\"a,\"\"b\"\"\n c\",1\nd,2", "t,l | 2:a,\"b\"\\u{000A} c,1 | 4:d,2");
    csv("empty values", "t,l\n,\n\"\",x\n", "t,l | 2:, | 3:,x");
    csv("ragged", "t,l\na\nb,1,2\nc,3\n",
        "t,l | !2 1 column where the header has 2 | !3 3 columns where the header has 2 | 4:c,3");
    csv("unclosed quote", "t,l\n\"a,1\nb,2\n", "t,l | !2 a quote that is never closed | 3:b,2");
    csv("unclosed quote behind a closed one", "t,l\n\"a\nb\",\"c\nd,2\n",
        "t,l | !3 a quote that is never closed | 4:d,2");
    csv("text behind a quote", "t,l\n\"a\"b,1\n", "t,l | !2 text behind the closing quote of column 1");
    csv("text behind a later quote", "t,l\nx,\"a\" \n", "t,l | !2 text behind the closing quote of column 2");
    csv("names", "t,,\"a b\"\n1,2,3\n", "t,column 2,a b | 2:1,2,3");
    csv("only a header", "t,l\n", "t,l");
    csv("bad UTF-8", "t,l\nok,1\n\"x\n\xC3(\",2\n",
        "t,l | 2:ok,1 | !4 byte 0xC3 at byte 4 of the row is not UTF-8 (the file looks like Windows-1252)");
    csv("NUL", S("t,l\na\0,1\n", 9), "t,l | !2 a NUL character at byte 2 of the row");
    QTest::newRow("tsv") << S("d.tsv") << S("t\tl, too\na\t1\n") << S("t,l, too | 2:a,1");
}

void TestDataset::readsRowsAndNamesBadOnes() {
    QFETCH(S, name);
    QFETCH(S, bytes);
    QFETCH(S, told);
    const fixture::File file(name, bytes);
    const S actual = fixture::tell(file.open());
    QVERIFY2(actual == told, actual.c_str());
}

void TestDataset::refusesWhatHoldsNoRows_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("told");
    QTest::newRow("empty") << S("d.csv") << S() << S("error d.csv: is empty");
    QTest::newRow("blank") << S("d.jsonl") << S("\xEF\xBB\xBF \r\n\n") << S("error d.jsonl: is empty");
    QTest::newRow("zip") << S("d.csv") << S("PK\x03\x04 and so on")
                         << S("error d.csv: is a ZIP archive or an Excel workbook, not rows of text");
    QTest::newRow("gzip") << S("d.jsonl") << S("\x1F\x8B\x08")
                          << S("error d.jsonl: is a gzip archive, not rows of text");
    QTest::newRow("parquet") << S("d.parquet") << S("PAR1\x15")
                             << S("error d.parquet: is a Parquet file, not rows of text");
    QTest::newRow("pickle") << S("d.jsonl") << S("\x80\x04\x95")
                            << S("error d.jsonl: is a Python pickle, not rows of text");
    QTest::newRow("UTF-16 with mark")
        << S("d.csv") << S("\xFF\xFEt\0,\0", 6) << S("error d.csv: is text in UTF-16, not rows of text");
    QTest::newRow("UTF-16 without mark")
        << S("d.csv") << S("t\0,\0l\0\n\0", 8) << S("error d.csv: is binary, or text in UTF-16");
    QTest::newRow("one object over lines") << S("d.json") << S("{\n\"data\": []\n}\n")
                                           << S("error d.json:1: no row can be read: column 1: "
                                                "unexpected end of input; expected string literal");
    QTest::newRow("names twice") << S("d.csv") << S("t,t\n1,2\n")
                                 << S("error d.csv:1: two columns are named 't'");
    QTest::newRow("header never closed")
        << S("d.csv") << S("\"t,l\n1,2\n") << S("error d.csv:1: in the header: a quote that is never closed");
}

void TestDataset::refusesWhatHoldsNoRows() {
    QFETCH(S, name);
    QFETCH(S, bytes);
    QFETCH(S, told);
    const fixture::File file(name, bytes);
    const auto dataset = file.open();
    const S actual = fixture::tell(dataset);
    QVERIFY2(actual == told, actual.c_str());
    QCOMPARE(dataset.error().kind, ErrorKind::BadInput);
    QVERIFY(!dataset.error().fix.empty());
}

void TestDataset::tellsTheLayout_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    QTest::newRow("jsonl") << S("d.jsonl") << S("{}\n") << S("jsonl ,");
    QTest::newRow("json lines in .json") << S("d.json") << S("{}\n{}\n") << S("jsonl ,");
    QTest::newRow("array in .jsonl") << S("d.jsonl") << S("[\n{}\n]") << S("json ,");
    QTest::newRow("array on one line") << S("d.json") << S("\n[{}]\n") << S("json ,");
    QTest::newRow("objects without extension") << S("data") << S("{}\n") << S("jsonl ,");
    QTest::newRow("objects in .csv") << S("d.csv") << S("{\"t\":1}\n") << S("jsonl ,");
    QTest::newRow("a brace in a csv header") << S("d.csv") << S("{t},l\n") << S("csv ,");
    QTest::newRow("a bracket in a csv header") << S("d.CSV") << S("[t],l\n") << S("csv ,");
    QTest::newRow("semicolons") << S("d.csv") << S("a;b;\"c,d,e\"\n") << S("csv ;");
    QTest::newRow("bars") << S("d.txt") << S("a|b\n") << S("csv |");
    QTest::newRow("tabs in .csv") << S("d.csv") << S("a\tb\n") << S("csv \t");
    QTest::newRow("one column of .tsv") << S("d.tsv") << S("a\n") << S("csv \t");
    QTest::newRow("one column") << S("d.csv") << S("a\n") << S("csv ,");
}

void TestDataset::tellsTheLayout() {
    QFETCH(S, name);
    QFETCH(S, bytes);
    QFETCH(S, expected);
    const fixture::File file(name, bytes);
    const auto dataset = file.open();
    QVERIFY2(dataset.ok(), dataset ? "" : dataset.error().text().c_str());
    QCOMPARE(fmt::format("{} {}", data::name(dataset->layout().format), dataset->layout().delimiter),
             expected);
}

void TestDataset::guessesTheEncoding_data() {
    QTest::addColumn<S>("text");
    QTest::addColumn<S>("expected");
    QTest::newRow("ASCII") << S("abc") << S("UTF-8");
    QTest::newRow("UTF-8") << S("\u4f60\u597d caf\u00e9") << S("UTF-8");
    QTest::newRow("Windows-1252") << S("caf\xE9 d\xE9j\xE0") << S("Windows-1252");
    QTest::newRow("GB18030") << S("\xC4\xE3\xBA\xC3\xCA\xC0\xBD\xE7") << S("GB18030");
}

void TestDataset::guessesTheEncoding() {
    QFETCH(S, text);
    QFETCH(S, expected);
    const fixture::File file("d.csv", "t\n" + text + "\n");
    QCOMPARE(file.open()->encoding(), expected);
}

void TestDataset::keysOfLaterRowsJoinTheFields() {
    S bytes;
    for (int i = 1; i <= 1001; ++i) {
        bytes += i == 1000 ? "{\"late\":1}\n" : i == 1001 ? "{\"too late\":1}\n" : "{\"z\":1}\n";
    }
    const fixture::File file("d.jsonl", bytes);
    const auto dataset = file.open();
    QVERIFY(dataset->fields() == (std::vector<S>{"z", "late"}));
    QVERIFY(dataset->fieldNumber("late") == std::optional<std::size_t>(1));
    QVERIFY(!dataset->fieldNumber("too late"));
    QVERIFY(dataset->row(1000)->values == (std::vector<std::optional<S>>{std::nullopt, std::nullopt}));
}

void TestDataset::rowsMayBeReadFromSeveralThreads() {
    S bytes;
    for (int i = 0; i < 500; ++i) {
        bytes += fmt::format("{{\"n\":{}}}\n", i);
    }
    const fixture::File file("d.jsonl", bytes);
    const auto dataset = file.open();
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> readers;
        for (int thread = 0; thread < 4; ++thread) {
            readers.emplace_back([&] {
                for (std::uint64_t i = 0; i < 500; ++i) {
                    wrong += *dataset->row(i)->values[0] != std::to_string(i);
                }
            });
        }
    }
    QCOMPARE(wrong.load(), 0);
}

void TestDataset::aChangedFileIsNoticed_data() {
    QTest::addColumn<S>("change");
    for (const char* change : {"shorter", "rewritten later", "gone"}) {
        QTest::newRow(change) << S(change);
    }
}

void TestDataset::aChangedFileIsNoticed() {
    QFETCH(S, change);
    const fixture::File file("d.jsonl", "{\"t\":1}\n{\"t\":2}\n");
    const auto dataset = file.open();
    QVERIFY(dataset->checkUnchanged().ok());
    if (change == "shorter") {
        std::filesystem::resize_file(file.path(), 10);
        QCOMPARE(dataset->row(1).error().kind, ErrorKind::Io);
    } else if (change == "gone") {
        std::filesystem::remove(file.path());
        QVERIFY(dataset->row(1).ok());
    } else {
        const auto time = std::filesystem::last_write_time(file.path());
        std::filesystem::last_write_time(file.path(), time + std::chrono::seconds(1));
    }
    QVERIFY(!dataset->checkUnchanged().ok());
}

void TestDataset::aBadRowIsAnErrorWithFileLineAndFix() {
    const fixture::File file("train.jsonl", "{\"t\":1}\n\nx\n");
    const auto dataset = file.open();
    const auto row = dataset->row(1);
    QVERIFY(!row);
    QCOMPARE(row.error().kind, ErrorKind::BadInput);
    QCOMPARE(row.error().where, S("train.jsonl:3"));
    QCOMPARE(row.error().fix, S("Correct or remove this row."));
    QCOMPARE(dataset->line(1), std::uint64_t{3});
}

PLATEAU_TEST(TestDataset)
#include "test_dataset.moc"
