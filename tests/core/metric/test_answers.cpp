#include "core/metric/answer_match.h"
#include "core/metric/metric.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau::metric;

namespace {

QString joined(const std::vector<std::string>& words) {
    QStringList list;
    for (const std::string& word : words) {
        list << QString::fromStdString(word);
    }
    return list.join(QLatin1Char('|'));
}

/// Two answers: "a b c d" wanted and written, and "a b" where "a b c d" was wanted.
ItemTable twoAnswers() {
    ItemTable table;
    table.items = {"1", "2"};
    table.columns = {{"exact", {1, 0}},        {"token_f1", {1, .5}},    {"rouge_l", {1, .4}},
                     {"bleu_words", {4, 2}},   {"bleu_wanted", {4, 4}},  {"bleu_right_1", {4, 2}},
                     {"bleu_right_2", {3, 1}}, {"bleu_right_3", {2, 0}}, {"bleu_right_4", {1, 0}},
                     {"bleu_all_1", {4, 2}},   {"bleu_all_2", {3, 1}},   {"bleu_all_3", {2, 0}},
                     {"bleu_all_4", {1, 0}}};
    return table;
}

} // namespace

/// How written answers are compared with those that were wanted.
class TestAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsIgnoreCaseAndPunctuation_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("english") << QByteArray("The cat's  on the MAT.") << "the|cat|s|on|the|mat";
        QTest::newRow("numbers") << QByteArray("12.50 €") << "12|50";
        QTest::newRow("chinese") << QByteArray("打开厨房的灯。") << QStringLiteral("打|开|厨|房|的|灯");
        QTest::newRow("mixed") << QByteArray("把light打开") << QStringLiteral("把|light|打|开");
        QTest::newRow("kana") << QByteArray("カメラ") << QStringLiteral("カ|メ|ラ");
        QTest::newRow("middle dot") << QByteArray("ジョン・スミス") << QStringLiteral("ジ|ョ|ン|ス|ミ|ス");
        QTest::newRow("full width") << QByteArray("ＡＢＣ１２") << "abc12";
        QTest::newRow("empty") << QByteArray("") << "";
        QTest::newRow("only marks") << QByteArray(" ?! ") << "";
        QTest::newRow("not UTF-8") << QByteArray("a\xff")
                                   << QString(QLatin1String("a") + QChar(QChar::ReplacementCharacter));
    }
    void wordsIgnoreCaseAndPunctuation() {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, words);
        QCOMPARE(joined(answerWords(text.toStdString())), words);
    }

    void answersAreMatched_data() {
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<bool>("exact");
        QTest::addColumn<double>("tokenF1");
        QTest::addColumn<double>("rougeL");
        const auto row = [](const char* name, const char* wanted, const char* written, bool exact, double f1,
                            double rouge) {
            QTest::newRow(name) << QByteArray(wanted) << QByteArray(written) << exact << f1 << rouge;
        };
        row("the same", "on", "on", true, 1, 1);
        row("white space", " turn  on\n", "turn on", true, 1, 1);
        row("composed", "cafe\xCC\x81", "caf\xC3\xA9", true, 1, 1);
        row("case is no match", "Yes", "yes", false, 1, 1);
        row("one word off", "the cat sat on the mat", "the cat is on the mat", false, 5.0 / 6, 5.0 / 6);
        // 5 words in common, of which "lights in the kitchen" is the longest sequence.
        row("other order", "turn on the lights in the kitchen", "lights in the kitchen on", false, 10.0 / 12,
            8.0 / 12);
        row("punctuation", "Yes, it is 12.50 Euro!", "it is 12.50 euro", false, 10.0 / 11, 10.0 / 11);
        row("reversed", "a b c d e f", "f e d c b a", false, 1, 1.0 / 6);
        row("nothing written", "a b", "", false, 0, 0);
        row("repeats count", "a b", "a a a a", false, 2.0 / 6, 2.0 / 6);
        row("marks alone", "?!", "?!", true, 1, 1);
        row("other marks", "?!", "...", false, 0, 0);
        row("chinese", "打开灯", "关上灯", false, 1.0 / 3, 1.0 / 3);
    }
    void answersAreMatched() {
        QFETCH(const QByteArray, wanted);
        QFETCH(const QByteArray, written);
        QFETCH(const double, tokenF1);
        QFETCH(const double, rougeL);
        const AnswerMatch match = matchAnswer(wanted.toStdString(), written.toStdString());
        QTEST(match.exact, "exact");
        QVERIFY2(std::abs(match.tokenF1 - tokenF1) < 1e-12, QByteArray::number(match.tokenF1, 'g', 17));
        QVERIFY2(std::abs(match.rougeL - rougeL) < 1e-12, QByteArray::number(match.rougeL, 'g', 17));
    }

    void metricsReadTheirColumns() {
        const ItemTable table = twoAnswers();
        QCOMPARE(find("token_f1")->value(table), .75);
        QCOMPARE(find("exact_match")->value(table), .5);
        QCOMPARE(find("rouge_l")->value(table), .7);
        // All n-grams are right; the brevity penalty is exp(1 − 8/6).
        QVERIFY(std::abs(find("bleu")->value(table) - 100 * std::exp(1 - 8.0 / 6)) < 1e-9);
        QVERIFY(find("exact_match")->info().binomial);
        QCOMPARE(find("bleu")->info().range.high, 100.0);
    }

    void extractionCountsValues() {
        ItemTable table;
        table.items = {"1", "2"};
        table.columns = {{"right_values", {2, 1}},
                         {"wrong_values", {1, 0}},
                         {"invented_values", {0, 1}},
                         {"missed_values", {1, 0}},
                         {"absent_values", {0, 3}}};
        // Together: right 3, wrong 1, invented 1, missed 1, absent 3.
        QCOMPARE(find("attribute_precision")->value(table), 3.0 / 5);
        QCOMPARE(find("attribute_recall")->value(table), 3.0 / 5);
        QCOMPARE(find("attribute_f1")->value(table), 6.0 / 10);
        QCOMPARE(find("null_accuracy")->value(table), 3.0 / 4);
        table.columns["absent_values"] = table.columns["invented_values"] = {0, 0};
        QVERIFY(!std::isfinite(find("null_accuracy")->value(table))); // no attribute is absent anywhere
        for (auto& [name, values] : table.columns) {
            values = {0, 0};
        }
        QCOMPARE(find("attribute_f1")->value(table), 0.0);
    }
};

PLATEAU_TEST(TestAnswers)
#include "test_answers.moc"
