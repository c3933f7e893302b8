#include "core/base/result.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cerrno>
#include <memory>
#include <set>
#include <string>

using namespace plateau;

class TestError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textJoinsThePartsThatAreThere_data();
    void textJoinsThePartsThatAreThere();
    void systemErrorsAreSortedByCode_data();
    void systemErrorsAreSortedByCode();
    void everyKindHasItsOwnName();
    void aResultHoldsAValueOrAnError();
    void aFailedResultCannotBeReadByAccident();
};

void TestError::textJoinsThePartsThatAreThere_data() {
    QTest::addColumn<std::string>("where");
    QTest::addColumn<std::string>("what");
    QTest::addColumn<std::string>("fix");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* name, std::string where, std::string what, std::string fix,
                        std::string text) {
        QTest::newRow(name) << std::move(where) << std::move(what) << std::move(fix) << std::move(text);
    };
    row("all", "a.jsonl:3", "no field 'text'", "Pick another.", "a.jsonl:3: no field 'text'. Pick another.");
    row("sentence", "a", "is bad.", "Mend it.", "a: is bad. Mend it.");
    row("no place", "", "is bad", "Mend it.", "is bad. Mend it.");
    row("no fix", "a", "is bad", "", "a: is bad");
    row("only a fix", "", "", "Mend it.", "Mend it.");
    row("nothing", "", "", "", "");
}

void TestError::textJoinsThePartsThatAreThere() {
    QFETCH(std::string, where);
    QFETCH(std::string, what);
    QFETCH(std::string, fix);
    QFETCH(std::string, text);
    QCOMPARE(badInput(where, what, fix).text(), text);
}

void TestError::systemErrorsAreSortedByCode_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("missing") << ENOENT << ErrorKind::NotFound;
    QTest::newRow("under a file") << ENOTDIR << ErrorKind::NotFound;
    QTest::newRow("no right") << EACCES << ErrorKind::Permission;
    QTest::newRow("not owner") << EPERM << ErrorKind::Permission;
    QTest::newRow("read-only") << EROFS << ErrorKind::Permission;
    QTest::newRow("full") << ENOSPC << ErrorKind::OutOfSpace;
    QTest::newRow("quota") << EDQUOT << ErrorKind::OutOfSpace;
    QTest::newRow("file size") << EFBIG << ErrorKind::OutOfSpace;
    QTest::newRow("memory") << ENOMEM << ErrorKind::OutOfMemory;
    QTest::newRow("disk") << EIO << ErrorKind::Io;
}

void TestError::systemErrorsAreSortedByCode() {
    QFETCH(int, code);
    QFETCH(ErrorKind, kind);
    const Error error = systemError(code, "f.json", "cannot write");
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.where, std::string("f.json"));
    QVERIFY(error.what.starts_with("cannot write: "));
    QVERIFY(!error.fix.empty());
}

void TestError::everyKindHasItsOwnName() {
    std::set<std::string> names;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind) {
        names.insert(name(static_cast<ErrorKind>(kind)));
    }
    QCOMPARE(names.size(), static_cast<std::size_t>(ErrorKind::Internal) + 1);
    QCOMPARE(std::string(name(ErrorKind::BadInput)), std::string("bad_input"));
}

void TestError::aResultHoldsAValueOrAnError() {
    Result<std::unique_ptr<int>> good = std::make_unique<int>(3);
    QVERIFY(good.ok() && good);
    const std::unique_ptr<int> taken = *std::move(good);
    QCOMPARE(*taken, 3);
    const Result<int> bad = badInput("a", "b", "c");
    QVERIFY(!bad.ok());
    QCOMPARE(bad.error(), badInput("a", "b", "c"));
    QVERIFY(Result<void>().ok());
    QVERIFY(!Result<void>(badInput("", "", "")).ok());
}

void TestError::aFailedResultCannotBeReadByAccident() {
    const Result<int> bad = badInput("a", "b", "c");
    QVERIFY_EXCEPTION_THROWN((void)*bad, std::bad_variant_access);
    QVERIFY_EXCEPTION_THROWN((void)Result<int>(1).error(), std::bad_variant_access);
}

PLATEAU_TEST(TestError)
#include "test_error.moc"
