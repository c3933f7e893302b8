#include "core/runner/scores.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::runner;

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
};

QTEST_GUILESS_MAIN(TestScores)
#include "test_scores.moc"
