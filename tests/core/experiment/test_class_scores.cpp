#include "core/experiment/analyse/class_scores.h"
#include "core/experiment/analyse/data_curve.h"

#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;

/// Classes at the largest size that has a score.
class TestClassScores : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLargestSizeCounts() {
        const Plan plan = sample::plan();
        const ExperimentState state = sample::stateOf(plan, [](CellState& cell) {
            if (cell.planned.spec.n == 320) {
                sample::makePending(cell);
            } else if (sample::isCell(cell, 160, 0)) {
                sample::changeClasses(*cell.result, [](auto& classes) { classes[0].recall = 0.5; });
            }
        });
        const ClassScores scores = scoresOfClasses(plan, state);
        QCOMPARE(scores.n, std::int64_t(160));
        QCOMPARE(scores.seeds, 2);
        QCOMPARE(scores.classes.size(), std::size_t(2));
        QCOMPARE(scores.classes[0].label, std::string("off")); // (0.5 + 0.9) / 2 is weaker than 0.8
        QCOMPARE(scores.classes[0].right, 0.7);
        const auto interval = statistics::wilson(0.7 * 250, 250, curveLevel);
        QCOMPARE(scores.classes[0].low, interval.low);
        QCOMPARE(scores.classes[0].high, interval.high);
        const ClassScores grouped = scoresOfClasses(plan, state, 2.5); // 250 items tell as much as 100
        QCOMPARE(grouped.classes[0].low, statistics::wilson(70, 100, curveLevel).low);
        QCOMPARE(grouped.classes[0].right, 0.7);
    }

    void classesWithoutTestItemsAreLeftOut() {
        const Plan plan = sample::plan();
        const ExperimentState state = sample::stateOf(plan, [](CellState& cell) {
            sample::changeClasses(*cell.result, [](auto& classes) { classes[0].support = 0; });
        });
        const ClassScores scores = scoresOfClasses(plan, state);
        QCOMPARE(scores.classes.size(), std::size_t(1));
        QCOMPARE(scores.classes[0].label, std::string("on"));
    }

    void withoutResultsThereAreNone() {
        const Plan plan = sample::plan();
        const ClassScores scores = scoresOfClasses(plan, sample::stateOf(plan, sample::makePending));
        QCOMPARE(scores.n, std::int64_t(0));
        QVERIFY(scores.classes.empty());
    }
};

PLATEAU_TEST(TestClassScores)
#include "test_class_scores.moc"
