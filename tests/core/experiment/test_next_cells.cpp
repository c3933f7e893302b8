#include "core/experiment/analyse/next_cells.h"

#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau::experiment;

namespace {

/// Seeds that scatter by `scatter` on a test set of that size.
ExperimentState scattered(const Plan& plan, double scatter) {
    return sample::stateOf(plan, [scatter](CellState& cell) {
        const CellSpec& spec = cell.planned.spec;
        const double n = static_cast<double>(std::max<std::int64_t>(spec.n, 1));
        const double sign = (spec.seed + static_cast<std::uint64_t>(spec.n / 20)) % 2 == 0 ? 1 : -1;
        sample::setAccuracy(*cell.result, std::min(1.0, 1 - 0.9 / std::sqrt(n) + sign * scatter), 500);
        cell.result->trainSeconds = n / 10;
        cell.result->evalSeconds = 0;
    });
}

NextCells next(const Plan& plan, const ExperimentState& state, double target) {
    return nextCells(plan, state, curveOf(dataCurve(plan, state)), target);
}

} // namespace

/// What to train next.
class TestNextCells : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersCellsThatNarrowTheRangeBestFirst() {
        Plan plan = sample::plan();
        plan.test.rows = 100'000;
        const NextCells found = next(plan, scattered(plan, 0.02), 0.96);
        QVERIFY(found.width > 0);
        QVERIFY(!found.cells.empty());
        double before = INFINITY;
        for (const NextCell& cell : found.cells) {
            QVERIFY(cell.reduction > 0);
            QVERIFY(cell.reduction < 1);
            const double rate = cell.reduction / cell.seconds;
            QVERIFY(rate <= before);
            before = rate;
        }
    }

    void takesTheFirstFreeSeedAndStaysInThePool() {
        Plan plan = sample::plan();
        plan.test.rows = 100'000;
        plan.domain.rows = 400;
        const NextCells found = next(plan, scattered(plan, 0.02), 0.96);
        for (const NextCell& cell : found.cells) {
            const CellSpec& spec = cell.cell.planned.spec;
            const bool known = std::find(plan.sizes.begin(), plan.sizes.end(), spec.n) != plan.sizes.end();
            QCOMPARE(cell.newSize, !known);
            QCOMPARE(spec.seed, known ? std::uint64_t{2} : std::uint64_t{0});
            QVERIFY(spec.n <= 400);
        }
    }

    void saysWhenTheTestSetIsTheLimit() {
        Plan plan = sample::plan();
        plan.test.rows = 40;
        // Reached inside the data: further seeds leave the noise of 40 items as it is.
        const NextCells found = next(plan, scattered(plan, 0.0005), 0.9);
        for (const NextCell& cell : found.cells) {
            QVERIFY2(cell.newSize, "one more seed cannot help");
        }
        QCOMPARE(found.limitedByTestItems, found.cells.empty());
    }

    void withoutScoresThereIsNothingToSay() {
        const Plan plan = sample::plan();
        const NextCells found = next(plan, sample::stateOf(plan, sample::makePending), 0.9);
        QVERIFY(found.cells.empty());
        QCOMPARE(found.width, 0.0);
    }

    void secondsFollowTheMeasuredCells() {
        const Plan plan = sample::plan();
        const ExperimentState state = scattered(plan, 0.01); // n / 10 seconds
        QCOMPARE(measuredSeconds(state, 40), 4.0);
        QVERIFY(std::abs(measuredSeconds(state, 56) - 5.6) < 1e-9);
        QVERIFY(std::abs(measuredSeconds(state, 640) - 64) < 1e-9);
        QVERIFY(std::abs(measuredSeconds(state, 10) - 1) < 1e-9);
        QCOMPARE(measuredSeconds(sample::stateOf(plan, sample::makePending), 40), 0.0);
    }
};

PLATEAU_TEST(TestNextCells)
#include "test_next_cells.moc"
