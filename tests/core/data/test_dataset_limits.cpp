#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;
constexpr std::size_t mebibyte = 1u << 20;

} // namespace

class TestDatasetLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsRowsAndFields_data();
    void limitsRowsAndFields();
    void limitsColumns_data();
    void limitsColumns();
    void limitsNesting_data();
    void limitsNesting();
};

void TestDatasetLimits::limitsRowsAndFields_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("before");
    QTest::addColumn<S>("after");
    QTest::addColumn<std::size_t>(
        "limit"); // bytes of the row, or of the field when `before` ends behind a comma
    QTest::addColumn<S>("reason");
    QTest::newRow("JSON row") << S("d.jsonl") << S("{\"t\":\"") << S("\"}") << mebibyte
                              << S("the row has 1048577 bytes, more than 1 MiB");
    QTest::newRow("row of an array") << S("d.json") << S("{\"t\":\"") << S("\"}") << mebibyte
                                     << S("the row has 1048577 bytes, more than 1 MiB");
    QTest::newRow("column") << S("d.csv") << S("") << S(",1,1,1,1") << mebibyte + 8
                            << S("column 1 has 1048577 bytes, more than 1 MiB");
    const S three = S(mebibyte, 'y') + "," + S(mebibyte, 'y') + "," + S(mebibyte, 'y') + ",";
    QTest::newRow("row of columns") << S("d.csv") << three << S(",1") << 4 * mebibyte
                                    << S("the row has 4194305 bytes, more than 4 MiB");
}

void TestDatasetLimits::limitsRowsAndFields() {
    QFETCH(S, name);
    QFETCH(S, before);
    QFETCH(S, after);
    QFETCH(std::size_t, limit);
    QFETCH(S, reason);
    for (const std::size_t length : {limit - 1, limit, limit + 1}) {
        const S row = before + S(length - before.size() - after.size(), 'x') + after;
        const S bytes = name == "d.csv"    ? "a,b,c,d,e\n" + row + "\nf,1,2,3,4\n"
                        : name == "d.json" ? "[{\"t\":1},\n" + row + "]"
                                           : "{\"t\":1}\n" + row + "\n";
        const fixture::File file(name, bytes);
        const auto dataset = file.open();
        QVERIFY(dataset.ok());
        Row out;
        const auto bad = dataset->read(name == "d.csv" ? 0 : 1, out);
        QVERIFY(bad.ok());
        QCOMPARE(bad->has_value(), length > limit);
        if (*bad) {
            QCOMPARE((*bad)->reason, reason);
            QCOMPARE((*bad)->line, std::uint64_t{2});
        }
    }
}

void TestDatasetLimits::limitsColumns_data() {
    QTest::addColumn<std::size_t>("columns");
    QTest::addColumn<bool>("fits");
    QTest::newRow("one below") << std::size_t{4095} << true;
    QTest::newRow("at the limit") << std::size_t{4096} << true;
    QTest::newRow("one above") << std::size_t{4097} << false;
}

void TestDatasetLimits::limitsColumns() {
    QFETCH(std::size_t, columns);
    QFETCH(bool, fits);
    S header = "c0";
    S object = "{\"c0\":0";
    for (std::size_t i = 1; i < columns; ++i) {
        header += fmt::format(",c{}", i);
        object += fmt::format(",\"c{}\":0", i);
    }
    QCOMPARE(fixture::File("d.csv", header + "\n").open().ok(), fits);
    QCOMPARE(fixture::File("d.jsonl", object + "}\n").open().ok(), fits);
}

void TestDatasetLimits::limitsNesting_data() {
    QTest::addColumn<std::size_t>("depth");
    QTest::addColumn<bool>("fits");
    QTest::newRow("one below") << std::size_t{63} << true;
    QTest::newRow("at the limit") << std::size_t{64} << true;
    QTest::newRow("one above") << std::size_t{65} << false;
    QTest::newRow("half a million") << std::size_t{500000} << false;
}

void TestDatasetLimits::limitsNesting() {
    QFETCH(std::size_t, depth);
    QFETCH(bool, fits);
    const S deep = "{\"a\":" + S(depth - 1, '[') + S(depth - 1, ']') + "}";
    for (const bool lines : {true, false}) {
        const fixture::File file("d.json", lines ? "{}\n" + deep + "\n" : "[{},\n" + deep + "]");
        const auto dataset = file.open();
        QVERIFY(dataset.ok());
        const auto row = dataset->row(1);
        QCOMPARE(row.ok(), fits);
        if (!row) {
            QVERIFY2(S(row.error().what).find("nested deeper than 64 levels") != S::npos,
                     row.error().what.c_str());
        }
    }
}

PLATEAU_TEST(TestDatasetLimits)
#include "test_dataset_limits.moc"
