#include "core/metric/classification_metrics.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <array>
#include <limits>

using namespace plateau::statistics;

namespace {

const std::vector<int> truth{0, 1, 2, 0, 1, 2, 2, 1, 0, 2, 1, 0};
const std::vector<int> predicted{0, 1, 1, 0, 0, 2, 2, 1, 0, 0, 1, 2};
const std::vector<double> probabilities{.7,  .2,  .1,  .3, .4, .3, .2,  .5,  .3,  .6, .3, .1,
                                        .5,  .3,  .2,  .1, .1, .8, .25, .15, .6,  .1, .8, .1,
                                        .34, .33, .33, .4, .2, .4, .05, .9,  .05, .2, .3, .5};

} // namespace

/// Golden values: scikit-learn 1.9.0 (accuracy, balanced accuracy, f1_score, precision_recall_fscore_support,
/// log_loss, roc_auc_score); calibration error by numpy.
class TestClassificationMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f1MatchesScikitLearn();
    void countsMatchScikitLearn();
    void probabilitiesMatchScikitLearn();
    void calibrationErrorMatchesItsDefinition();
    void aPerfectModelIsPerfect();
    void unknownLabelsCountAsWrong();
    void classesWithoutRowsStayOutOfTheMeans();
    void emptyTestSetGivesZeros();
    void badInputIsRefused_data();
    void badInputIsRefused();
    void aucCountsTiesHalf();
    void aucNeedsBothKinds();
    void standardErrorOfMacroF1ShrinksWithItems();
};

void TestClassificationMetrics::f1MatchesScikitLearn() {
    const std::vector<int> labels{0, 1, 2, 0, 1, 2, 2, 1};
    const std::vector<int> guesses{0, 2, 1, 0, 0, 2, 2, 1};
    const auto metrics = classificationMetrics(labels, guesses, 3);
    QVERIFY(metrics.ok());
    VERIFY_NEAR(metrics->macroF1, .622222, 1e-6);
    VERIFY_NEAR(metrics->microF1, .625, 1e-6);
    VERIFY_NEAR(metrics->weightedF1, .6, 1e-6);
    QVERIFY(!metrics->logLoss.has_value() && !metrics->ece.has_value() && !metrics->macroAuc.has_value());
}

void TestClassificationMetrics::countsMatchScikitLearn() {
    const auto metrics = classificationMetrics(truth, predicted, 3);
    QCOMPARE(metrics->items, 12);
    QCOMPARE(metrics->correct, 8);
    VERIFY_NEAR(metrics->accuracy, 2.0 / 3, 1e-12);
    VERIFY_NEAR(metrics->balancedAccuracy, 2.0 / 3, 1e-12);
    VERIFY_NEAR(metrics->macroF1, 0.6626984126984127, 1e-12);
    VERIFY_NEAR(metrics->weightedF1, 0.6626984126984127, 1e-12);
    QCOMPARE(metrics->confusion, (std::vector<int>{3, 0, 1, 1, 3, 0, 1, 1, 2, 0, 0, 0}));
    const std::array precision{.6, .75, 2.0 / 3};
    const std::array recall{.75, .75, .5};
    for (std::size_t c = 0; c < 3; ++c) {
        VERIFY_NEAR(metrics->classes[c].precision, precision[c], 1e-12);
        VERIFY_NEAR(metrics->classes[c].recall, recall[c], 1e-12);
        QCOMPARE(metrics->classes[c].support, 4);
    }
    QCOMPARE(metrics->classes[0].predicted, 5);
}

void TestClassificationMetrics::probabilitiesMatchScikitLearn() {
    const auto metrics = classificationMetrics(truth, predicted, 3, probabilities);
    VERIFY_NEAR(*metrics->logLoss, 0.738229037996931, 1e-12);
    VERIFY_NEAR(*metrics->classes[0].auc, .796875, 1e-12);
    VERIFY_NEAR(*metrics->classes[1].auc, .875, 1e-12);
    VERIFY_NEAR(*metrics->classes[2].auc, .890625, 1e-12);
    VERIFY_NEAR(*metrics->macroAuc, 0.8541666666666666, 1e-12);
}

void TestClassificationMetrics::calibrationErrorMatchesItsDefinition() {
    const auto metrics = classificationMetrics(truth, predicted, 3, probabilities, {.bins = 5});
    VERIFY_NEAR(*metrics->ece, 0.19666666666666666, 1e-12);
    QVERIFY(metrics->eceInterval->low < metrics->eceInterval->high);
    QVERIFY(metrics->eceInterval->high > *metrics->ece);
    const auto again = classificationMetrics(truth, predicted, 3, probabilities, {.bins = 5});
    QCOMPARE(again->eceInterval->low, metrics->eceInterval->low);
}

void TestClassificationMetrics::aPerfectModelIsPerfect() {
    const std::vector<int> labels{0, 1, 1};
    const std::vector<double> sure{1, 0, 0, 1, 0, 1};
    const auto metrics = classificationMetrics(labels, labels, 2, sure);
    QCOMPARE(metrics->accuracy, 1.0);
    QCOMPARE(metrics->macroF1, 1.0);
    QCOMPARE(*metrics->macroAuc, 1.0);
    QCOMPARE(*metrics->logLoss, 0.0);
    QCOMPARE(*metrics->ece, 0.0);
    const auto wrong = classificationMetrics(std::vector<int>{1, 0, 0}, labels, 2, sure);
    VERIFY_NEAR(*wrong->logLoss, -std::log(1e-15), 1e-9);
}

void TestClassificationMetrics::unknownLabelsCountAsWrong() {
    const std::vector<int> labels{0, 1, -1, 7};
    const std::vector<int> guesses{0, 1, 0, 1};
    const std::vector<double> given{.9, .1, .1, .9, .8, .2, .3, .7};
    const auto metrics = classificationMetrics(labels, guesses, 2, given);
    QCOMPARE(metrics->unknownLabels, 2);
    QCOMPARE(metrics->accuracy, .5);
    QCOMPARE(metrics->classes[0].precision, .5);
    QCOMPARE(metrics->classes[0].recall, 1.0);
    QCOMPARE(metrics->confusion, (std::vector<int>{1, 0, 0, 1, 1, 1}));
    VERIFY_NEAR(metrics->weightedF1, 2 * (2.0 / 3) / 4, 1e-12);
    VERIFY_NEAR(*metrics->logLoss, -std::log(.9), 1e-12); // of the rows that have a class
    QCOMPARE(metrics->balancedAccuracy, 1.0);
}

void TestClassificationMetrics::classesWithoutRowsStayOutOfTheMeans() {
    const auto metrics = classificationMetrics(std::vector<int>{0, 1}, std::vector<int>{0, 1}, 5);
    QCOMPARE(metrics->macroF1, 1.0);
    QCOMPARE(metrics->balancedAccuracy, 1.0);
    QCOMPARE(metrics->classes[4].support, 0);
    const auto guessed = classificationMetrics(std::vector<int>{0, 1}, std::vector<int>{0, 2}, 5);
    VERIFY_NEAR(guessed->macroF1, 1.0 / 3, 1e-12); // a class that is only predicted has an F1 of 0
}

void TestClassificationMetrics::emptyTestSetGivesZeros() {
    const auto metrics = classificationMetrics({}, {}, 3);
    QVERIFY(metrics.ok());
    QCOMPARE(metrics->accuracy, 0.0);
    QCOMPARE(metrics->macroF1, 0.0);
}

void TestClassificationMetrics::badInputIsRefused_data() {
    QTest::addColumn<std::vector<int>>("guesses");
    QTest::addColumn<std::vector<double>>("given");
    QTest::addColumn<std::string>("part");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    using Guesses = std::vector<int>;
    using Given = std::vector<double>;
    QTest::newRow("short") << Guesses{0} << Given{} << std::string("2 labels, 1 predictions");
    QTest::newRow("few probabilities") << Guesses{0, 1} << Given{.5, .5} << std::string("2 probabilities");
    QTest::newRow("class outside") << Guesses{0, 2} << Given{} << std::string("class 2 of 2");
    QTest::newRow("negative class") << Guesses{-1, 0} << Given{} << std::string("test row 0");
    QTest::newRow("NaN") << Guesses{0, 1} << Given{.5, .5, nan, .5} << std::string("test row 1");
}

void TestClassificationMetrics::badInputIsRefused() {
    QFETCH(std::vector<int>, guesses);
    QFETCH(std::vector<double>, given);
    QFETCH(std::string, part);
    const auto metrics = classificationMetrics(std::vector<int>{0, 1}, guesses, 2, given);
    QVERIFY(!metrics);
    QVERIFY2(metrics.error().text().find(part) != std::string::npos, metrics.error().text().c_str());
}

void TestClassificationMetrics::aucCountsTiesHalf() {
    const std::vector<double> scores{.1, .4, .35, .8, .4, .4};
    VERIFY_NEAR(*rocAuc({false, false, true, true, false, true}, scores), .666667, 1e-6);
    QCOMPARE(*rocAuc({true, false}, std::vector<double>{.5, .5}), .5);
}

void TestClassificationMetrics::aucNeedsBothKinds() {
    QVERIFY(!rocAuc({true, true}, std::vector<double>{.1, .2}).has_value());
    QVERIFY(!rocAuc({}, {}).has_value());
}

void TestClassificationMetrics::standardErrorOfMacroF1ShrinksWithItems() {
    std::vector<int> labels;
    std::vector<int> guesses;
    for (int repeat = 0; repeat < 16; ++repeat) {
        labels.insert(labels.end(), truth.begin(), truth.end());
        guesses.insert(guesses.end(), predicted.begin(), predicted.end());
    }
    const double few = macroF1StandardError(truth, predicted, 3);
    const double many = macroF1StandardError(labels, guesses, 3);
    QVERIFY(many > 0 && few > 2.5 * many && few < 6 * many); // about √16
    QCOMPARE(macroF1StandardError({}, {}, 3), 0.0);
}

PLATEAU_TEST(TestClassificationMetrics)
#include "test_classification_metrics.moc"
