#include "core/base/english.h"
#include "tests/support/registered_test.h"

#include <QTest>

using plateau::asSentences;
using plateau::counted;

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
};

PLATEAU_TEST(TestEnglish)
#include "test_english.moc"
