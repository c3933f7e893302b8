#include "core/base/json.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using support::TemporaryFolder;

class TestJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsWhatTheLimitsAllow_data();
    void acceptsWhatTheLimitsAllow();
    void refusesWithLineColumnAndReason_data();
    void refusesWithLineColumnAndReason();
    void keepsWideIntegersExactly();
    void equalValuesHaveEqualText();
    void fileSizeLimitHoldsExactly();
};

namespace {

std::string nested(int levels) {
    return std::string(static_cast<std::size_t>(levels), '[') +
           std::string(static_cast<std::size_t>(levels), ']');
}

std::string objects(int levels) {
    std::string text = "1";
    for (int i = 0; i < levels; ++i) {
        text = "{\"a\":" + text + "}";
    }
    return text;
}

std::string quoted(std::size_t bytes) {
    return '"' + std::string(bytes, 'x') + '"';
}

} // namespace

void TestJson::acceptsWhatTheLimitsAllow_data() {
    QTest::addColumn<std::string>("text");
    QTest::newRow("63 levels") << nested(63);
    QTest::newRow("64 levels") << nested(64);
    QTest::newRow("64 levels of objects") << objects(64);
    QTest::newRow("string one below the limit") << quoted((1 << 20) - 1);
    QTest::newRow("string at the limit") << quoted(1 << 20);
    QTest::newRow("same key in two objects") << std::string(R"([{"a":1},{"a":2},{"b":{"a":3},"a":4}])");
    QTest::newRow("surrogate pair") << std::string(R"("\ud83d\ude00")");
    QTest::newRow("largest double") << std::string("1.7976931348623157e308");
    QTest::newRow("smallest integer") << std::string("-9223372036854775808");
    QTest::newRow("largest integer") << std::string("18446744073709551615");
    QTest::newRow("byte order mark") << std::string("\xEF\xBB\xBF{}");
    QTest::newRow("white space around") << std::string(" \r\n\t{} \n");
}

void TestJson::acceptsWhatTheLimitsAllow() {
    QFETCH(std::string, text);
    const auto value = parseJson(text, "x.json");
    QVERIFY2(value.ok(), value.ok() ? "" : value.error().text().c_str());
}

void TestJson::refusesWithLineColumnAndReason_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("where");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* name, std::string text, std::string where, std::string reason) {
        QTest::newRow(name) << std::move(text) << std::move(where) << std::move(reason);
    };
    row("empty", "", "x.json:1:0", "unexpected end of input");
    row("65 levels", nested(65), "x.json:1:65", "deeper than 64");
    row("65 levels of objects", objects(65), "x.json:1:", "deeper than 64");
    row("a million levels", nested(1000000), "x.json:1:65", "deeper than 64");
    row("string above the limit", quoted((1 << 20) + 1), "x.json:1:", "more than 1048576 bytes");
    row("key above the limit", "{" + quoted((1 << 20) + 1) + ":1}", "x.json:1:", "more than 1048576 bytes");
    row("duplicate key", "{\"a\": 1,\n \"a\": 2}", "x.json:2:4", "\"a\" appears twice");
    row("duplicate key by escape", R"({"a":1,"\u0061":2})", "x.json:1:", "appears twice");
    row("escaped NUL", R"(["a\u0000b"])", "x.json:1:", "NUL");
    row("NUL byte and more behind the value", std::string("{}\0{", 4), "x.json:1:2", "NUL byte");
    row("NUL in a key", R"({"\u0000":1})", "x.json:1:", "NUL");
    row("raw control character", "\"a\tb\"", "x.json:1:", "control character");
    row("bad UTF-8", "[\"\xFF\"]", "x.json:1:", "UTF-8");
    row("overlong UTF-8", "[\"\xC0\xAF\"]", "x.json:1:", "UTF-8");
    row("lone high surrogate", R"("\ud800")", "x.json:1:", "surrogate");
    row("lone low surrogate", R"("\udc00")", "x.json:1:", "surrogate");
    row("integer above 64 bit", "18446744073709551616", "x.json:1:", "does not fit");
    row("integer below 64 bit", "[-9223372036854775809]", "x.json:1:", "does not fit");
    row("number beyond double", "[1,\n1e999]", "x.json:2:", "number overflow");
    row("something behind the value", "{} {}", "x.json:1:4", "expected end of input");
    row("trailing comma", "{\n\n \"a\": [1,]}", "x.json:3:10", "unexpected ']'");
    row("cut off", "{\"a\": ", "x.json:1:", "unexpected end of input");
    row("not a number", "NaN", "x.json:1:1", "invalid literal");
    row("comment", "// no\n1", "x.json:1:1", "invalid literal");
}

void TestJson::refusesWithLineColumnAndReason() {
    QFETCH(std::string, text);
    QFETCH(std::string, where);
    QFETCH(std::string, reason);
    const auto value = parseJson(text, "x.json");
    QVERIFY(!value.ok());
    const Error& error = value.error();
    QCOMPARE(error.kind, ErrorKind::BadInput);
    QVERIFY2(error.where.starts_with(where), error.text().c_str());
    QVERIFY2(error.what.find(reason) != std::string::npos, error.text().c_str());
    QVERIFY2(error.text().size() < 400, "a hostile file must not fill the screen");
}

void TestJson::keepsWideIntegersExactly() {
    const auto value = parseJson("[18446744073709551615, -9223372036854775808, 9007199254740993]", "x");
    QVERIFY(value.ok());
    QCOMPARE((*value)[0].get<std::uint64_t>(), ~std::uint64_t{0});
    QCOMPARE((*value)[1].get<std::int64_t>(), std::numeric_limits<std::int64_t>::min());
    QCOMPARE((*value)[2].get<std::int64_t>(), std::int64_t{9007199254740993});
}

void TestJson::equalValuesHaveEqualText() {
    const auto first = parseJson(R"({"b": 1, "a": [1.50, "x"]})", "x");
    const auto second = parseJson(R"( {"a":[1.5,"\u0078"],"b":1} )", "x");
    QVERIFY(first.ok() && second.ok());
    QCOMPARE(first->dump(), std::string(R"({"a":[1.5,"x"],"b":1})"));
    QCOMPARE(second->dump(), first->dump());
}

void TestJson::fileSizeLimitHoldsExactly() {
    const TemporaryFolder folder;
    JsonLimits limits;
    limits.fileBytes = 100;
    for (const std::size_t bytes : {99u, 100u, 101u}) {
        support::writeText(folder / "x.json", quoted(bytes - 2));
        const auto value = readJson(folder / "x.json", limits);
        QCOMPARE(value.ok(), bytes <= 100);
    }
    const auto missing = readJson(folder / "gone.json");
    QVERIFY(!missing.ok());
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
}

PLATEAU_TEST(TestJson)
#include "test_json.moc"
