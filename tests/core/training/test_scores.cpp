#include "core/training/scores.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::training;

namespace {

Prediction predicted(int label) {
    Prediction prediction;
    prediction.label = label;
    return prediction;
}

Scores scoresOf(const std::vector<int>& labels, const std::vector<int>& truth, int classes) {
    std::vector<Prediction> predictions;
    for (const int label : labels) {
        predictions.push_back(predicted(label));
    }
    return makeScores(std::move(predictions), truth, classes);
}

} // namespace

class TestScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void predictionIsTheSoftmaxWinner() {
        const std::vector<float> logits = {1.0F, 3.0F, 2.0F};
        const double sum = std::exp(-2.0) + 1 + std::exp(-1.0);
        const Prediction right = predictionOf(logits, 1);
        QCOMPARE(right.label, 1);
        QVERIFY(std::abs(static_cast<double>(right.probability) - 1 / sum) < 1e-6);
        QCOMPARE(right.trueProbability, right.probability);
        QVERIFY(std::abs(static_cast<double>(predictionOf(logits, 0).trueProbability) -
                         std::exp(-2.0) / sum) < 1e-6);
        QCOMPARE(predictionOf(logits, -1).trueProbability, 0.0F);
        QCOMPARE(predictionOf(std::vector<float>{5, 5}, 0).label, 0);
    }

    void scoresCountEveryItem() {
        // Class 2 never occurs; the last item has a label outside the pool.
        const Scores scores = scoresOf({0, 0, 1, 1, 0}, {0, 1, 1, 1, -1}, 3);
        QCOMPARE(scores.items, 5);
        QCOMPARE(scores.correct, 3);
        QCOMPARE(scores.accuracy, 0.6);
        QCOMPARE(scores.classes[0].precision, 1.0 / 3);
        QCOMPARE(scores.classes[0].recall, 1.0);
        QCOMPARE(scores.classes[0].f1, 0.5);
        QCOMPARE(scores.classes[1].f1, 0.8);
        QCOMPARE(scores.classes[1].support, 3);
        QCOMPARE(scores.macroF1, 0.65);
        QCOMPARE(scores.confusion[3][0], 1);
        QCOMPARE(scores.confusion[1][1], 2);
    }

    void mcNemarEqualsScipy_data() {
        QTest::addColumn<int>("b");
        QTest::addColumn<int>("c");
        QTest::addColumn<double>("p");
        // scipy.stats.binomtest(min(b, c), b + c).pvalue; from 25 on less scipy.stats.binom.pmf(min, b + c,
        // .5)
        QTest::newRow("tie") << 7 << 7 << 1.0;
        QTest::newRow("exact") << 2 << 10 << 0.03857421875;
        QTest::newRow("one-sided zero") << 0 << 5 << 0.0625;
        QTest::newRow("mid-p") << 10 << 20 << 0.0707555;
    }

    void mcNemarEqualsScipy() {
        QFETCH(int, b);
        QFETCH(int, c);
        QFETCH(double, p);
        QVERIFY2(std::abs(mcNemar(b, c) - p) < 1e-4, std::to_string(mcNemar(b, c)).c_str());
        QCOMPARE(mcNemar(b, c), mcNemar(c, b));
    }

    void onlyAWorseModelIsBelowTheFloor() {
        const std::vector<int> truth(20, 0);
        const Scores good = scoresOf(std::vector<int>(20, 0), truth, 2);
        std::vector<int> half(20, 0);
        std::fill_n(half.begin(), 10, 1);
        const Scores bad = scoresOf(half, truth, 2);
        QCOMPARE(belowFloor(good, bad, truth), 1.0);
        QVERIFY(belowFloor(bad, good, truth) < 0.01);
    }

    void contradictionsAreRowsOfTextsWithSeveralLabels() {
        const std::vector<std::string> texts = {"a", "b", "a", "c"};
        std::vector<const std::string*> pointers;
        for (const std::string& text : texts) {
            pointers.push_back(&text);
        }
        QCOMPARE(contradictoryShare(pointers, std::vector<int>{0, 1, 1, 0}), 0.5);
        QCOMPARE(contradictoryShare(pointers, std::vector<int>{0, 1, 0, 0}), 0.0);
    }

    void labelsBecomeReadable_data() {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* label, const char* words) {
            QTest::newRow(label) << QString::fromLatin1(label) << QString::fromLatin1(words);
        };
        row("HassTurnOn", "hass turn on");
        row("audio_amplifier", "audio amplifier");
        row("HTTPServer", "http server");
        row("positive", "positive");
        row("Light2Off", "light2 off");
        row("a/b-c", "a b c");
    }

    void labelsBecomeReadable() {
        QFETCH(QString, label);
        QFETCH(QString, words);
        QCOMPARE(readableLabel(label.toStdString()), words.toStdString());
    }
};

PLATEAU_TEST(TestScores)
#include "test_scores.moc"
