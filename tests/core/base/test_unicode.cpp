#include "core/base/unicode.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;

class TestUnicode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void charactersHaveOneKind_data();
    void charactersHaveOneKind();
    void textIsSplitAtWhiteSpace();
    void compatibleFormsFold_data();
    void compatibleFormsFold();
};

void TestUnicode::charactersHaveOneKind_data() {
    QTest::addColumn<uint>("codePoint");
    QTest::addColumn<QString>("kind");
    QTest::newRow("full stop") << uint{'.'} << "punctuation";
    QTest::newRow("underscore") << uint{'_'} << "punctuation";
    QTest::newRow("ideographic comma") << 0x3001u << "punctuation";
    QTest::newRow("plus") << uint{'+'} << "symbol";
    QTest::newRow("euro") << 0x20ACu << "symbol";
    QTest::newRow("accent") << uint{'`'} << "symbol";
    QTest::newRow("digit") << uint{'7'} << "number";
    QTest::newRow("half") << 0xBDu << "number";
    QTest::newRow("Arabic-Indic digit") << 0x661u << "number";
    QTest::newRow("letter") << uint{'a'} << "";
    QTest::newRow("Han") << 0x4E2Du << "";
    QTest::newRow("space") << uint{' '} << "";
}

void TestUnicode::charactersHaveOneKind() {
    QFETCH(uint, codePoint);
    QFETCH(QString, kind);
    const char32_t c = codePoint;
    QCOMPARE(isPunctuation(c), kind == QLatin1String("punctuation"));
    QCOMPARE(isSymbol(c), kind == QLatin1String("symbol"));
    QCOMPARE(isNumber(c), kind == QLatin1String("number"));
}

void TestUnicode::textIsSplitAtWhiteSpace() {
    using Words = std::vector<std::string_view>;
    QVERIFY((splitWords(" a\tbc\u00a0\u3000d\x1f\n") == Words{"a", "bc", "d"}));
    QVERIFY((splitWords("one") == Words{"one"}));
    QVERIFY((splitWords("a\xff b") == Words{"a\xff", "b"}));
    QVERIFY(splitWords(" \u2003 ").empty());
    QVERIFY(splitWords("").empty());
}

void TestUnicode::compatibleFormsFold_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("folded");
    QTest::newRow("full width") << QByteArray("ＡＢ１") << QByteArray("ab1");
    QTest::newRow("ligature") << QByteArray("ﬁ") << QByteArray("fi");
    QTest::newRow("sharp s") << QByteArray("Straße") << QByteArray("strasse");
    QTest::newRow("composed") << QByteArray("e\u0301") << QByteArray("\u00e9");
    QTest::newRow("circled") << QByteArray("①") << QByteArray("1");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
}

void TestUnicode::compatibleFormsFold() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, folded);
    QCOMPARE(*foldCase(text.toStdString(), Composition::Compatibility), folded.toStdString());
    QVERIFY(!foldCase(text.toStdString() + "\xff", Composition::Compatibility));
}

PLATEAU_TEST(TestUnicode)
#include "test_unicode.moc"
