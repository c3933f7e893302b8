#include "core/export/csv.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace plateau::exporter;
using S = std::string;

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreInertAndQuoted_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("cell");
        QTest::newRow("plain") << S("abc") << S("abc");
        QTest::newRow("empty") << S() << S();
        QTest::newRow("comma") << S("a,b") << S("\"a,b\"");
        QTest::newRow("quote") << S("a\"b") << S("\"a\"\"b\"");
        QTest::newRow("line ends") << S("a\r\nb") << S("\"a\r\nb\"");
        QTest::newRow("outer space") << S(" a ") << S("\" a \"");
        QTest::newRow("letters of the world") << S("\u4e2d\u00e9") << S("\u4e2d\u00e9");
        QTest::newRow("formula") << S("=1+1") << S("\"'=1+1\"");
        QTest::newRow("plus") << S("+1") << S("\"'+1\"");
        QTest::newRow("minus") << S("-1") << S("\"'-1\"");
        QTest::newRow("at") << S("@SUM(A1)") << S("\"'@SUM(A1)\"");
        QTest::newRow("tab") << S("\t=1") << S("\"'\t=1\"");
        QTest::newRow("carriage return") << S("\r=1") << S("\"'\r=1\"");
        QTest::newRow("line feed") << S("\n=1") << S("\"'\n=1\"");
        QTest::newRow("full-width equals") << S("\uff1d1") << S("\"'\uff1d1\"");
        QTest::newRow("full-width at") << S("\uff20x") << S("\"'\uff20x\"");
        QTest::newRow("command with quotes")
            << S("=cmd|' /C calc'!\"A0\"") << S("\"'=cmd|' /C calc'!\"\"A0\"\"\"");
        QTest::newRow("sign inside") << S("a=b") << S("a=b");
        QTest::newRow("NUL in front of a formula") << S("\0=1", 3) << S("\uFFFD=1");
        QTest::newRow("NUL inside") << S("a\0b", 3) << S("a\uFFFDb");
        QTest::newRow("invalid byte") << S("\xff=1") << S("\uFFFD=1");
    }
    void textsAreInertAndQuoted() {
        QFETCH(std::string, text);
        QFETCH(std::string, cell);
        QCOMPARE(csvLine({text}), cell + "\r\n");
    }

    void numbersReadBackExactly_data() {
        QTest::addColumn<double>("number");
        QTest::addColumn<std::string>("cell");
        QTest::newRow("tenth") << 0.1 << S("0.1");
        QTest::newRow("third") << 1.0 / 3.0 << S("0.3333333333333333");
        QTest::newRow("negative") << -2.5 << S("-2.5");
        QTest::newRow("whole") << 1.0 << S("1");
        QTest::newRow("large") << 1e300 << S("1e+300");
        QTest::newRow("NaN") << std::nan("") << S();
        QTest::newRow("infinity") << std::numeric_limits<double>::infinity() << S();
    }
    void numbersReadBackExactly() {
        QFETCH(double, number);
        QFETCH(std::string, cell);
        QCOMPARE(csvLine({number}), cell + "\r\n");
        QVERIFY(cell.empty() || std::stod(cell) == number);
    }

    void rowsFollowTheHeader() {
        const std::vector<CsvRow> rows = {{S("a"), std::int64_t{-7}, 0.5}, {S("b,c"), {}, std::nan("")}};
        QCOMPARE(csvText({"name", "n", "score"}, rows), S("name,n,score\r\na,-7,0.5\r\n\"b,c\",,\r\n"));
        QCOMPARE(csvText({"only"}, {}), S("only\r\n"));
    }
};

PLATEAU_TEST(TestCsv)
#include "test_csv.moc"
