#include "core/base/random.h"
#include "core/data/row_index.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

constexpr std::size_t piece = 1u << 20; // the builder reads in pieces of this size

RowIndex indexOf(const std::string& bytes, const Layout& layout) {
    const fixture::File file("rows", bytes);
    return *RowIndex::build(*ReadFile::open(file.path()), layout);
}

/// "line:text line:text …", printable, then problems.
std::string tell(const std::string& bytes, const Layout& layout) {
    const RowIndex index = indexOf(bytes, layout);
    std::vector<std::string> rows;
    for (std::uint64_t i = 0; i < index.size(); ++i) {
        const RowPlace place = index.at(i);
        rows.push_back(fmt::format("{}:{}", place.line, printable(bytes.substr(place.offset, place.bytes))));
    }
    for (const BadRow& problem : index.problems()) {
        rows.push_back(fmt::format("?{} {}", problem.line, problem.reason));
    }
    return fmt::format("{} blank {}", fmt::join(rows, " "), index.blankLines());
}

/// Rows of unquoted text the slow way: cut at LF, CRLF and CR.
std::vector<RowPlace> slowLines(const std::string& bytes) {
    std::vector<RowPlace> rows;
    std::uint64_t line = 1;
    for (std::size_t start = 0; start < bytes.size(); ++line) {
        const auto end = std::min(bytes.find_first_of("\r\n", start), bytes.size());
        if (bytes.find_first_not_of(" \t", start) < end) {
            rows.push_back({start, static_cast<std::uint32_t>(end - start), line});
        }
        start = end + (bytes.compare(end, 2, "\r\n") == 0 ? 2 : 1);
    }
    return rows;
}

std::vector<RowPlace> places(const RowIndex& index) {
    std::vector<RowPlace> rows;
    for (std::uint64_t i = 0; i < index.size(); ++i) {
        rows.push_back(index.at(i));
    }
    return rows;
}

} // namespace

class TestRowIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsRowsAndTheirLines_data();
    void findsRowsAndTheirLines();
    void agreesWithASlowReading_data();
    void agreesWithASlowReading();
    void findsRowsAcrossPieces_data();
    void findsRowsAcrossPieces();
    void takesAtMostSixteenBytesARow();
    void numbersRowsBeyondOneBlock();
    void aQuoteThatRunsOnForTooLongIsTakenBack_data();
    void aQuoteThatRunsOnForTooLongIsTakenBack();
    void stopsWhenAsked();
    void reportsProgressInBytes();
};

void TestRowIndex::findsRowsAndTheirLines_data() {
    QTest::addColumn<Layout>("layout");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    const Layout lines{Format::JsonLines, ','};
    QTest::newRow("LF") << lines << S("a\nb\n") << S("1:a 2:b blank 0");
    QTest::newRow("no final line end") << lines << S("a\nb") << S("1:a 2:b blank 0");
    QTest::newRow("CRLF") << lines << S("a\r\nb\r\n") << S("1:a 2:b blank 0");
    QTest::newRow("CR") << lines << S("a\rb\r") << S("1:a 2:b blank 0");
    QTest::newRow("mixed ends") << lines << S("a\rb\nc\r\nd") << S("1:a 2:b 3:c 4:d blank 0");
    QTest::newRow("blank lines count") << lines << S("\n \t\na\n\r\n\rb\n") << S("3:a 6:b blank 4");
    QTest::newRow("byte order mark") << lines
                                     << S("\xEF\xBB\xBF"
                                          "a\nb")
                                     << S("1:a 2:b blank 0");
    QTest::newRow("nothing") << lines << S() << S(" blank 0");
    const Layout csv{Format::Delimited, ','};
    QTest::newRow("csv") << csv << S("t,l\nx,1\r\ny,2") << S("1:t,l 2:x,1 3:y,2 blank 0");
    QTest::newRow("csv CR") << csv << S("t,l\rx,1\r\ry,2") << S("1:t,l 2:x,1 4:y,2 blank 1");
    QTest::newRow("line end in quotes")
        << csv << S("t\n\"a\nb\",1\nc\n") << S("1:t 2:\"a\\u{000A}b\",1 4:c blank 0");
    QTest::newRow("CRLF in quotes is one line")
        << csv << S("\"a\r\nb\"\r\nc") << S("1:\"a\\u{000D}\\u{000A}b\" 3:c blank 0");
    QTest::newRow("doubled quotes") << csv << S("\"a\"\"\nb\"\nc") << S("1:\"a\"\"\\u{000A}b\" 3:c blank 0");
    QTest::newRow("quote inside a field") << csv << S("5\" pipe,1\nb\"\n") << S("1:5\" pipe,1 2:b\" blank 0");
    QTest::newRow("unclosed at the end") << csv << S("a\n\"b,1\nc\nd") << S("1:a 2:\"b,1 3:c 4:d blank 0");
    QTest::newRow("unclosed, CRLF") << csv << S("a\r\n\"b\r\nc\r\n") << S("1:a 2:\"b 3:c blank 0");
    QTest::newRow("unclosed, then a quoted field")
        << csv << S("\"a,1\nb,\"x\"\nc,\"y\"\n") << S("1:\"a,1 2:b,\"x\" 3:c,\"y\" blank 0");
    QTest::newRow("unclosed after a good quote")
        << csv << S("\"a\nb\",\"c\nd\ne") << S("1:\"a\\u{000A}b\",\"c 3:d 4:e blank 0");
    QTest::newRow("tabs") << Layout{Format::Delimited, '\t'} << S("a\t\"b\nc\"\nd")
                          << S("1:a\\u{0009}\"b\\u{000A}c\" 3:d blank 0");
    const Layout array{Format::JsonArray, ','};
    QTest::newRow("array on one line")
        << array << S("[{\"a\":1},{\"a\":2}]") << S("1:{\"a\":1} 1:{\"a\":2} blank 0");
    QTest::newRow("array on lines") << array << S("[\n {\"a\":\n1} ,\r\n{\"b\":[1,2]}\n]\n")
                                    << S("2:{\"a\":\\u{000A}1} 4:{\"b\":[1,2]} blank 0");
    QTest::newRow("brackets and quotes in strings")
        << array << S("[{\"a\":\"]}\\\"[\"},7]") << S("1:{\"a\":\"]}\\\"[\"} 1:7 blank 0");
    QTest::newRow("empty array") << array << S("[ ]") << S(" blank 0");
    QTest::newRow("array cut off")
        << array << S("[1,\n2") << S("1:1 2:2 ?2 the array is never closed; the file may be cut off blank 0");
    QTest::newRow("text behind") << array << S("[1]\nx y")
                                 << S("1:1 ?2 text behind the end of the array blank 0");
    QTest::newRow("spare commas") << array << S("[1,\n,2,]")
                                  << S("1:1 2:2 ?2 a comma without a row before or behind it ?2 a comma "
                                       "without a row before or behind it blank 0");
    QTest::newRow("forgotten quote costs one row")
        << array << S("[{\"a\":\"x},\n{\"a\":1}\n]")
        << S("1:{\"a\":\"x},\\u{000A}{\"a\":1}\\u{000A}] ?3 the array is never closed; the file may be cut "
             "off blank 0");
}

void TestRowIndex::findsRowsAndTheirLines() {
    QFETCH(Layout, layout);
    QFETCH(S, bytes);
    QFETCH(S, expected);
    const S actual = tell(bytes, layout);
    QVERIFY2(actual == expected, actual.c_str());
}

void TestRowIndex::agreesWithASlowReading_data() {
    QTest::addColumn<Layout>("layout");
    QTest::newRow("jsonl") << Layout{Format::JsonLines, ','};
    QTest::newRow("csv") << Layout{Format::Delimited, ','};
}

void TestRowIndex::agreesWithASlowReading() {
    QFETCH(Layout, layout);
    const S alphabet = "ab,\n\r";
    Random random(7, "row index");
    for (int round = 0; round < 300; ++round) {
        S bytes;
        for (auto length = random.below(40); length > 0; --length) {
            bytes += alphabet[random.below(alphabet.size())];
        }
        QVERIFY2(places(indexOf(bytes, layout)) == slowLines(bytes), printable(bytes).c_str());
    }
}

void TestRowIndex::findsRowsAcrossPieces_data() {
    QTest::addColumn<Layout>("layout");
    QTest::addColumn<S>("around"); // put so that each of its bytes once begins the second piece
    QTest::newRow("CRLF") << Layout{Format::JsonLines, ','} << S("\r\nb\r\n\r\n");
    QTest::newRow("blank") << Layout{Format::JsonLines, ','} << S("\n  \nb");
    QTest::newRow("csv CRLF") << Layout{Format::Delimited, ','} << S("\r\nb\r\n");
    QTest::newRow("csv quotes") << Layout{Format::Delimited, ','} << S(",\"x\"\"\r\ny\"\r\nb\r\n");
    QTest::newRow("csv unclosed") << Layout{Format::Delimited, ','} << S(",\"x\r\ny\r\nb\r\n");
    QTest::newRow("array") << Layout{Format::JsonArray, ','} << S("\",\r\n{\"k\":\"\\\"]\"}\r\n, 5]");
}

/// The same rows come out whether the text lies within a piece or across two.
void TestRowIndex::findsRowsAcrossPieces() {
    QFETCH(Layout, layout);
    QFETCH(S, around);
    const S start = layout.format == Format::JsonArray ? "[\"" : "";
    const auto reference = places(indexOf(start + "a" + around, layout));
    QVERIFY(reference.size() >= 2);
    for (std::size_t cut = 0; cut <= around.size(); ++cut) {
        const std::size_t filler = piece - cut - start.size();
        const auto shifted = places(indexOf(start + S(filler, 'a') + around, layout));
        QCOMPARE(shifted.size(), reference.size());
        for (std::size_t i = 1; i < shifted.size(); ++i) {
            const RowPlace expected{reference[i].offset + filler - 1, reference[i].bytes, reference[i].line};
            QVERIFY2(shifted[i] == expected, fmt::format("cut {}, row {}", cut, i).c_str());
        }
    }
}

void TestRowIndex::takesAtMostSixteenBytesARow() {
    S bytes;
    constexpr std::uint64_t rows = 100000;
    for (std::uint64_t i = 0; i < rows; ++i) {
        bytes += "{}\n";
    }
    const RowIndex index = indexOf(bytes, {Format::JsonLines, ','});
    QCOMPARE(index.size(), rows);
    QVERIFY2(index.memoryBytes() <= 16 * rows, std::to_string(index.memoryBytes()).c_str());
    QVERIFY(index.memoryBytes() >= 12 * rows);
}

void TestRowIndex::numbersRowsBeyondOneBlock() {
    S bytes;
    for (int i = 0; i < 10000; ++i) {
        bytes += fmt::format("{:05}\n", i) + (i % 3 == 0 ? "\n" : "");
    }
    const auto rows = places(indexOf(bytes, {Format::JsonLines, ','}));
    QVERIFY(rows == slowLines(bytes));
    for (const std::size_t row : {0u, 4095u, 4096u, 9999u}) {
        QCOMPARE(bytes.substr(rows[row].offset, rows[row].bytes), fmt::format("{:05}", row));
    }
}

void TestRowIndex::aQuoteThatRunsOnForTooLongIsTakenBack_data() {
    QTest::addColumn<std::size_t>("rowBytes");
    QTest::addColumn<std::uint64_t>("rows");
    const auto limit = static_cast<std::size_t>(RowIndex::quotedRowBytes);
    QTest::newRow("one below") << limit - 1 << std::uint64_t{3};
    QTest::newRow("at the limit") << limit << std::uint64_t{3};
    QTest::newRow("one above") << limit + 1 << std::uint64_t{5}; // the quoted row falls into its three lines
}

void TestRowIndex::aQuoteThatRunsOnForTooLongIsTakenBack() {
    QFETCH(std::size_t, rowBytes);
    QFETCH(std::uint64_t, rows);
    const S quoted = "\"a\r\n" + S(rowBytes - 7, 'x') + "\n?\"";
    const S bytes = "head\n" + quoted + "\nlast\n";
    const auto found = places(indexOf(bytes, {Format::Delimited, ','}));
    QCOMPARE(found.size(), static_cast<std::size_t>(rows));
    QCOMPARE(found.back().line, std::uint64_t{5});
    QCOMPARE(found[1].line, std::uint64_t{2});
    QCOMPARE(std::size_t{found[1].bytes}, rows == 3 ? rowBytes : std::size_t{2});
}

void TestRowIndex::stopsWhenAsked() {
    const fixture::File file("rows", "a\n");
    std::stop_source stop;
    stop.request_stop();
    const auto index = RowIndex::build(*ReadFile::open(file.path()), {}, stop.get_token());
    QVERIFY(!index);
    QCOMPARE(index.error().kind, ErrorKind::Cancelled);
}

void TestRowIndex::reportsProgressInBytes() {
    const fixture::File file("rows", S(piece + 5, 'x'));
    std::vector<std::pair<std::uint64_t, std::uint64_t>> seen;
    const auto index =
        RowIndex::build(*ReadFile::open(file.path()), {}, {},
                        [&](std::uint64_t done, std::uint64_t total) { seen.emplace_back(done, total); });
    QVERIFY(index.ok());
    QCOMPARE(seen.size(), std::size_t{2});
    QCOMPARE(seen.front().first, std::uint64_t{piece});
    QCOMPARE(seen.back().first, std::uint64_t{piece + 5});
    QCOMPARE(seen.back().second, std::uint64_t{piece + 5});
}

PLATEAU_TEST(TestRowIndex)
#include "test_row_index.moc"
