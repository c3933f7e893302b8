#include "core/base/utf8.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;

class TestUtf8 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodePointComesBack();
    void invalidSequencesAreFoundWhereTheyBegin_data();
    void invalidSequencesAreFoundWhereTheyBegin();
    void validTextHasNoInvalidByte_data();
    void validTextHasNoInvalidByte();
    void decodingAnInvalidByteMovesOnByOne();
    void printableShowsWhatCouldHide_data();
    void printableShowsWhatCouldHide();
    void printableCutsByCodePoints();
};

void TestUtf8::everyCodePointComesBack() {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string text;
        appendUtf8(text, c);
        std::size_t at = 0;
        const auto back = decodeUtf8(text, at);
        if (back != c || at != text.size() || countCodePoints(text) != 1) {
            QFAIL(std::to_string(static_cast<std::uint32_t>(c)).c_str());
        }
    }
}

void TestUtf8::invalidSequencesAreFoundWhereTheyBegin_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::size_t>("at");
    const auto row = [](const char* name, std::string text, std::size_t at) {
        QTest::newRow(name) << std::move(text) << at;
    };
    row("continuation alone", "ab\x80", 2);
    row("two-byte lead at the end", "\xC3", 0);
    row("three bytes cut", "a\xE2\x82", 1);
    row("four bytes cut", "\xF0\x9F\x98", 0);
    row("lead followed by letter", "\xC3(", 0);
    row("overlong slash in two", "\xC0\xAF", 0);
    row("overlong in two, C1", "\xC1\xBF", 0);
    row("overlong in three", "\xE0\x80\xAF", 0);
    row("overlong in three, largest", "\xE0\x9F\xBF", 0);
    row("overlong in four", "\xF0\x8F\xBF\xBF", 0);
    row("first surrogate", "x\xED\xA0\x80", 1);
    row("last surrogate", "\xED\xBF\xBF", 0);
    row("above U+10FFFF", "\xF4\x90\x80\x80", 0);
    row("lead F5", "\xF5\x80\x80\x80", 0);
    row("byte FE", "\xFE", 0);
    row("byte FF", "€\xFF", 3);
}

void TestUtf8::invalidSequencesAreFoundWhereTheyBegin() {
    QFETCH(std::string, text);
    QFETCH(std::size_t, at);
    const auto found = firstInvalidUtf8(text);
    QVERIFY(found.has_value());
    QCOMPARE(*found, at);
}

void TestUtf8::validTextHasNoInvalidByte_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::size_t>("codePoints");
    QTest::newRow("empty") << std::string() << std::size_t{0};
    QTest::newRow("ASCII with NUL") << std::string("a\0b", 3) << std::size_t{3};
    QTest::newRow("accents") << std::string("naïve") << std::size_t{5};
    QTest::newRow("Chinese") << std::string("打开灯") << std::size_t{3};
    QTest::newRow("emoji") << std::string("😀!") << std::size_t{2};
    QTest::newRow("edges") << std::string("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80"
                                          "\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF")
                           << std::size_t{9};
}

void TestUtf8::validTextHasNoInvalidByte() {
    QFETCH(std::string, text);
    QFETCH(std::size_t, codePoints);
    QVERIFY(!firstInvalidUtf8(text).has_value());
    QCOMPARE(countCodePoints(text), codePoints);
}

void TestUtf8::decodingAnInvalidByteMovesOnByOne() {
    const std::string text = "\xE2\x82"
                             "A";
    std::size_t at = 0;
    QVERIFY(!decodeUtf8(text, at).has_value());
    QCOMPARE(at, std::size_t{1});
    QVERIFY(!decodeUtf8(text, at).has_value());
    QCOMPARE(at, std::size_t{2});
    QCOMPARE(decodeUtf8(text, at).value(), U'A');
    QCOMPARE(at, std::size_t{3});
}

void TestUtf8::printableShowsWhatCouldHide_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("shown");
    const auto row = [](const char* name, std::string text, std::string shown) {
        QTest::newRow(name) << std::move(text) << std::move(shown);
    };
    row("plain", "naïve 打开 😀", "naïve 打开 😀");
    row("escape sequence", "\x1B[31mred", "\\u{001B}[31mred");
    row("line break and tab", "a\n\tb", "a\\u{000A}\\u{0009}b");
    row("NUL", std::string("a\0b", 3), "a\\u{0000}b");
    row("C1 control", "\xC2\x9B", "\\u{009B}");
    row("right-to-left override",
        "a\xE2\x80\xAE"
        "b",
        "a\\u{202E}b");
    row("isolate", "\xE2\x81\xA6", "\\u{2066}");
    row("line separator", "\xE2\x80\xA8", "\\u{2028}");
    row("byte order mark", "\xEF\xBB\xBF", "\\u{FEFF}");
    row("invalid bytes", "\xFF\xC3(", "\\xFF\\xC3(");
}

void TestUtf8::printableShowsWhatCouldHide() {
    QFETCH(std::string, text);
    QFETCH(std::string, shown);
    QCOMPARE(printable(text), shown);
}

void TestUtf8::printableCutsByCodePoints() {
    QCOMPARE(printable("打开灯", 3), std::string("打开灯"));
    QCOMPARE(printable("打开灯", 2), std::string("打开…"));
    QCOMPARE(printable("", 0), std::string());
    QCOMPARE(printable("a", 0), std::string("…"));
    QCOMPARE(printable(std::string(1000, 'x')).size(), std::size_t{200 + 3});
}

PLATEAU_TEST(TestUtf8)
#include "test_utf8.moc"
