#include "core/base/english.h"
#include "tests/support/registered_test.h"

#include <QTest>

using plateau::asSentences;
using plateau::counted;
using plateau::significant;

class TestEnglish : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsHaveTheirPlural() {
        QCOMPARE(counted(0, "row"), std::string("0 rows"));
        QCOMPARE(counted(1, "row"), std::string("1 row"));
        QCOMPARE(counted(2, "class", "classes"), std::string("2 classes"));
        QCOMPARE(counted(1, "class", "classes"), std::string("1 class"));
    }

    void everySentenceEndsOnce() {
        QCOMPARE(asSentences("Wide", "Label more"), std::string("Wide. Label more."));
        QCOMPARE(asSentences("Wide.", "Label more."), std::string("Wide. Label more."));
        QCOMPARE(asSentences("Really?", ""), std::string("Really?"));
        QCOMPARE(asSentences("", "Do it"), std::string("Do it."));
    }

    void numbersHaveSignificantDigits() {
        QCOMPARE(significant(0.041234), std::string("0.04123"));
        QCOMPARE(significant(0.85), std::string("0.85"));
        QCOMPARE(significant(131.7162), std::string("131.7"));
        QCOMPARE(significant(1078.4), std::string("1078"));
        QCOMPARE(significant(10784.3), std::string("10,784"));
        QCOMPARE(significant(-1234567, 3), std::string("-1,234,567"));
        QCOMPARE(significant(9999.96), std::string("10000"));
        QCOMPARE(significant(0), std::string("0"));
        QCOMPARE(significant(-2.5, 1), std::string("-2"));
    }
};

PLATEAU_TEST(TestEnglish)
#include "test_english.moc"
