#include "core/data/label_value.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau::data;

using S = std::string;

class TestLabelValue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValueMeansOneLabelOrNone_data();
    void aValueMeansOneLabelOrNone();
    void onlyWholeJsonIsNested_data();
    void onlyWholeJsonIsNested();
    void formsThatAReaderTakesForOne();
    void namesOfMissingValues();
};

void TestLabelValue::aValueMeansOneLabelOrNone_data() {
    QTest::addColumn<S>("value");
    QTest::addColumn<S>("label");
    QTest::addColumn<S>("fault");
    QTest::addColumn<bool>("respelled");
    const auto good = [](const char* row, const S& value, const S& label, bool respelled = false) {
        QTest::newRow(row) << value << label << S() << respelled;
    };
    const auto bad = [](const char* row, const S& value, const S& fault) {
        QTest::newRow(row) << value << S() << fault << false;
    };
    good("plain", "refund", "refund");
    good("inner space stays", "late refund", "late refund");
    good("case stays", "Refund", "Refund");
    good("spaces around", " refund\t", "refund", true);
    good("no-break space and zero width", "refund\u00a0\u200b", "refund", true);
    good("decomposed", "caf\u0065\u0301", "caf\u00e9", true);
    good("composed", "caf\u00e9", "caf\u00e9");
    good("brackets are no list", "[spam]", "[spam]");
    good("a title", "[BUG] it broke]", "[BUG] it broke]");
    good("braces are no object", "{a}", "{a}");
    good("a list of one", "[\"refund\"]", "refund");
    good("a list of one number", "[3]", "3");
    good("Python's list of one", "['re\\'fund']", "re'fund");
    good("choices of one", R"({"choices": ["refund"]})", "refund");
    good("the same twice", R"(["a", "a"])", "a");
    bad("empty list", "[]", "is an empty list");
    bad("list of nothing", "[\"\"]", "is an empty list");
    bad("two", R"(["refund", "defect"])", "has 2 values (refund, defect) where one belongs");
    bad("two of Python", "['refund', 'defect']", "has 2 values (refund, defect) where one belongs");
    bad("two choices", R"({"choices": ["a", "b"]})", "has 2 values (a, b) where one belongs");
    bad("many", "[1,2,3,4,5,6]", "has 6 values (1, 2, 3, 4, 5, …) where one belongs");
    bad("spans", R"([[0, 5, "PER"]])", "is a list of lists or objects where a name belongs");
    bad("object", R"({"label": "x"})", "is a JSON object where a name belongs");
    bad("object of Python", "{'label': 'x'}", "is a JSON object where a name belongs");
    QTest::newRow("blank") << S(" \u3000") << S() << S("is empty") << true;
}

void TestLabelValue::aValueMeansOneLabelOrNone() {
    QFETCH(S, value);
    QFETCH(S, label);
    QFETCH(S, fault);
    QFETCH(bool, respelled);
    const LabelReading reading = readLabel(value);
    QVERIFY2(reading.label == label && reading.fault == fault, (reading.label + reading.fault).c_str());
    QCOMPARE(reading.respelled, respelled);
}

void TestLabelValue::onlyWholeJsonIsNested_data() {
    QTest::addColumn<S>("value");
    QTest::addColumn<bool>("nested");
    QTest::newRow("title") << S("[BUG] the lamp is broken") << false;
    QTest::newRow("deleted") << S("[deleted]") << false;
    QTest::newRow("two tags") << S("[a] and [b]") << false;
    QTest::newRow("smiley") << S("{:") << false;
    QTest::newRow("list") << S(" [1, 2] ") << true;
    QTest::newRow("object") << S(R"({"a": 1})") << true;
    QTest::newRow("number") << S("17") << false;
    QTest::newRow("torn list") << S("[1, 2") << false;
}

void TestLabelValue::onlyWholeJsonIsNested() {
    QFETCH(S, value);
    QFETCH(bool, nested);
    QCOMPARE(isNested(value), nested);
}

void TestLabelValue::formsThatAReaderTakesForOne() {
    QCOMPARE(lookAlikeForm("Late Refund"), lookAlikeForm("late\u00a0refund"));
    QCOMPARE(lookAlikeForm("\uff32efund"), lookAlikeForm("refund")); // full width
    QVERIFY(lookAlikeForm("1") != lookAlikeForm("1.0"));
    QVERIFY(lookAlikeForm("B-") != lookAlikeForm("B"));
}

void TestLabelValue::namesOfMissingValues() {
    for (const char* label : {"NA", "n/a", "None", "NULL", "nan", "-", "?"}) {
        QVERIFY2(looksMissing(label), label);
    }
    for (const char* label : {"naive", "nun", "0", "no", "nonexistent", ""}) {
        QVERIFY2(!looksMissing(label), label);
    }
}

PLATEAU_TEST(TestLabelValue)
#include "test_label_value.moc"
