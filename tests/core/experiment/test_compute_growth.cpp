#include "core/experiment/analyse/compute_growth.h"

#include "core/experiment/analyse/answer_store.h"
#include "core/statistics/answer/findings.h"

#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;

namespace {

ExperimentState withUpdates(const Plan& plan, std::int64_t factor) {
    return sample::stateOf(plan, [factor](CellState& cell) {
        cell.result->updates = cell.planned.spec.n == 320 ? 300 * factor : 300;
    });
}

} // namespace

/// Data and compute that grow together are told, as a note.
class TestComputeGrowth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void moreThanTwiceIsTold();
    void otherRulesDoNotGrow();
    void unfinishedSizesDoNotCount();
    void theWarningComesLast();
};

void TestComputeGrowth::moreThanTwiceIsTold() {
    const Plan plan = sample::plan();
    QVERIFY(!computeGrowth(withUpdates(plan, 1)));
    QVERIFY(!computeGrowth(withUpdates(plan, 2)));
    const auto growth = computeGrowth(withUpdates(plan, 12));
    QVERIFY(growth.has_value());
    QCOMPARE(*growth, (ComputeGrowth{300, 3600}));
    QCOMPARE(growth->ratio(), 12.0);
}

void TestComputeGrowth::otherRulesDoNotGrow() {
    ExperimentState state = withUpdates(sample::plan(), 12);
    for (CellState& cell : state.cells) {
        cell.result->budgetRule = "early_stop";
    }
    QVERIFY(!computeGrowth(state));
    QVERIFY(!computeGrowth({}));
}

void TestComputeGrowth::unfinishedSizesDoNotCount() {
    ExperimentState state = withUpdates(sample::plan(), 12);
    for (CellState& cell : state.cells) {
        if (cell.planned.spec.n == 320) {
            sample::makePending(cell);
        }
    }
    QVERIFY(!computeGrowth(state));
}

void TestComputeGrowth::theWarningComesLast() {
    const Plan plan = sample::plan();
    const auto answer = computeAnswer(plan, withUpdates(plan, 12), {.target = 0.9});
    QVERIFY(answer.warnings.size() > 1);
    const Warning& last = answer.warnings.back();
    QVERIFY(last.kind == WarningKind::ComputeGrows);
    QCOMPARE(last.values.at("ratio"), 12.0);
    QCOMPARE(last.values.at("smallest"), 300.0);
    QVERIFY(last.sentence.find("12 times as many updates") != std::string::npos);
    QVERIFY(last.action.find("--budget updates") != std::string::npos);
    std::vector<Fault> faults;
    QCOMPARE(readWarnings(toJson(answer.warnings), faults).back(), last);
}

PLATEAU_TEST(TestComputeGrowth)
#include "test_compute_growth.moc"
