#include "tests/core/experiment/sample_experiment.h"

#include "core/experiment/plan/cost.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau;
using namespace plateau::experiment;

namespace {

/// MiniLM-L6 on a machine with round figures.
CostModel model(double packingFactor = 1) {
    DeviceRates rates;
    rates.float32 = 100e9;
    rates.bfloat16 = 400e9;
    rates.efficiency = 0.5;
    rates.packingFactor = packingFactor;
    rates.updateSeconds = 0;
    return {{10.6e6, 22.7e6, 6, 384, 12}, {16, 1000, 500, 10}, rates};
}

CellSpec cell(std::int64_t n, int updates = 300) {
    Plan plan = sample::plan();
    plan.training.budget.rule = recipe::BudgetRule::Updates;
    plan.training.budget.updates = updates;
    plan.training.optimizer.batch = 16;
    plan.training.precision = recipe::Precision::Float32;
    plan.sizes = {n};
    return sample::find(plan, CellKind::Cell, n).spec;
}

bool near(double value, double wanted, double relative = 1e-9) {
    return std::abs(value - wanted) <= relative * std::abs(wanted);
}

} // namespace

class TestCost : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secondsFollowTheFloatingPointOperations();
    void methodsCostWhatTheyCompute();
    void namesThatAreScoredCostTheirTokens();
    void halfPrecisionCountsOnlyWhereItIsFaster();
    void nothingIsLearntFromOneCell();
    void measuredRatiosAreUsedPerSizeAndInterpolated();
    void otherKindsAreNotTouchedByAMeasurement();
    void nonsenseMeasurementsAreIgnored();
    void theTimeLeftCountsWhatIsMissing();
    void aPlanAddsUp();
    void memoryAndDiskGrowWithTheirCauses();
    void zeroRatesDoNotDivide();
};

void TestCost::secondsFollowTheFloatingPointOperations() {
    const double perToken = 2 * 10.6e6 + 4 * 16.0 * 384 * 6;
    const CellCost cost = model().predict(cell(100));
    QVERIFY(near(cost.trainSeconds, 2 * perToken * 300 * 16 * 16 / 50e9));
    QVERIFY(near(cost.evalSeconds, perToken * 16 * 500 / 50e9));
    QVERIFY(near(model().predict(cell(100, 600)).trainSeconds, 2 * cost.trainSeconds));
    QVERIFY(
        near(model(0.5).predict(cell(100), CostModel::Packing::Packed).trainSeconds, cost.trainSeconds / 2));
}

void TestCost::methodsCostWhatTheyCompute() {
    CellSpec full = cell(400);
    full.method = "full";
    full.training.method = recipe::MethodKind::Full;
    QVERIFY(near(model().predict(full).trainSeconds, 1.5 * model().predict(cell(400)).trainSeconds));
    CellSpec early = cell(400);
    early.training.budget.rule = recipe::BudgetRule::EarlyStop;
    CellSpec epochs = early;
    epochs.training.budget.rule = recipe::BudgetRule::Epochs;
    QVERIFY(near(model().predict(early).trainSeconds, 2 * model().predict(epochs).trainSeconds));
    const Plan plan = sample::plan();
    const CellCost instant = model().predict(sample::find(plan, CellKind::LinearProbe, 320, 1).spec);
    QVERIFY(instant.seconds() > 0 && instant.seconds() < 0.1 * model().predict(cell(320)).seconds());
    const auto cells = cellsOf(plan);
    QVERIFY(model().predict(cells[0].spec).seconds() > 0);
    QCOMPARE(model().predict(cells[1].spec).seconds(), 0.0); // the majority class costs nothing
}

void TestCost::namesThatAreScoredCostTheirTokens() {
    DeviceRates rates;
    rates.float32 = 100e9;
    rates.efficiency = 0.5;
    rates.updateSeconds = 0;
    WorkloadFacts task{16, 1000, 500, 10};
    const ModelFacts facts{10.6e6, 22.7e6, 6, 384, 12};
    const double plain = CostModel(facts, task, rates).predict(cell(100)).evalSeconds;
    task.answerTokens = 40;
    const CellCost asked = CostModel(facts, task, rates).predict(cell(100));
    const double item = 16 * (2 * 10.6e6 + 4 * 16.0 * 384 * 6) + 40 * (2 * 22.7e6 + 4 * 56.0 * 384 * 6);
    QVERIFY(near(asked.evalSeconds, item * (500 + 2 * 100) / 50e9)); // its own rows are scored twice
    QVERIFY(asked.evalSeconds > 3 * plain);
    QVERIFY(
        near(CostModel(facts, task, rates).predict(cell(1000)).evalSeconds, item * (500 + 2 * 256) / 50e9));
}

void TestCost::halfPrecisionCountsOnlyWhereItIsFaster() {
    CellSpec automatic = cell(100);
    automatic.training.precision = recipe::Precision::Automatic;
    DeviceRates rates;
    rates.float32 = 1e9;
    rates.bfloat16 = 4e9;
    const auto seconds = [&](bool faster, const CellSpec& spec) {
        rates.bfloat16Faster = faster;
        rates.updateSeconds = 0;
        return CostModel({1e6, 2e6, 2, 64, 2}, {16, 100, 100, 2}, rates).predict(spec).trainSeconds;
    };
    QVERIFY(near(seconds(false, automatic), 4 * seconds(true, automatic)));
    QVERIFY(near(seconds(true, cell(100)), seconds(false, cell(100))));
}

void TestCost::nothingIsLearntFromOneCell() {
    CostModel learning = model();
    const CellCost before = learning.predict(cell(100));
    learning.measured(cell(100), 3 * before.seconds());
    QVERIFY(learning.predict(cell(100)) == before);
    learning.measured(cell(100), 3 * before.seconds());
    QVERIFY(near(learning.predict(cell(100)).seconds(), 3 * before.seconds()));
}

void TestCost::measuredRatiosAreUsedPerSizeAndInterpolated() {
    CostModel learning = model();
    const auto raw = [](std::int64_t n) { return model().predict(cell(n)).seconds(); };
    learning.measured(cell(100), 2 * raw(100));
    learning.measured(cell(400), 8 * raw(400));
    QVERIFY(near(learning.predict(cell(100)).seconds(), 2 * raw(100)));
    QVERIFY(near(learning.predict(cell(400)).seconds(), 8 * raw(400)));
    QVERIFY(near(learning.predict(cell(200)).seconds(), 4 * raw(200)));
    QVERIFY(near(learning.predict(cell(50)).seconds(), 2 * raw(50)));
    QVERIFY(near(learning.predict(cell(800)).seconds(), 8 * raw(800)));
}

void TestCost::otherKindsAreNotTouchedByAMeasurement() {
    CostModel learning = model();
    for (int i = 0; i < 3; ++i) {
        learning.measured(cell(100), 100);
    }
    const CellSpec instant = sample::find(sample::plan(), CellKind::LinearProbe, 80).spec;
    QVERIFY(learning.predict(instant) == model().predict(instant));
}

void TestCost::nonsenseMeasurementsAreIgnored() {
    CostModel learning = model();
    const CellCost before = learning.predict(cell(100));
    for (const double seconds : {0.0, -1.0, std::nan("")}) {
        learning.measured(cell(100), seconds);
        learning.measured(cell(100), seconds);
    }
    QVERIFY(learning.predict(cell(100)) == before);
    learning.measured(cell(100), 1e12); // a suspended machine
    learning.measured(cell(100), 1e12);
    QVERIFY(learning.predict(cell(100)).seconds() <= 21 * before.seconds());
}

void TestCost::theTimeLeftCountsWhatIsMissing() {
    const std::vector<PlannedCell> cells = {{"a", cell(100)}, {"b", cell(200)}};
    const double one = model().predict(cell(100)).seconds();
    QVERIFY(near(model().secondsLeft(cells), 2 * one));
    QVERIFY(near(model().secondsLeft(cells, 0.5), 1.5 * one));
    QVERIFY(near(model().secondsLeft(cells, 7, 2), 0.5 * one));
    QCOMPARE(model().secondsLeft({}), 0.0);
}

void TestCost::aPlanAddsUp() {
    Plan plan = sample::plan();
    plan.seeds = 3;
    const PlanCost cost = model().predictPlan(plan);
    QCOMPARE(cost.cells.size(), cellsOf(plan).size());
    double sum = 0;
    for (const CellCost& one : cost.cells) {
        sum += one.seconds();
    }
    QVERIFY(cost.seconds > sum && cost.seconds < sum + 10);
    QVERIFY(cost.firstAnswerSeconds < cost.seconds && cost.firstAnswerSeconds > cost.seconds / 4);
    QVERIFY(model(0.5).predictPlan(plan).seconds < cost.seconds);
    plan.training.exact = true;
    QCOMPARE(model(0.5).predictPlan(plan).seconds, cost.seconds);
    plan.instantSeeds = 0;
    plan.baseline = false;
    QVERIFY(model().predictPlan(plan).seconds < cost.seconds);
}

void TestCost::memoryAndDiskGrowWithTheirCauses() {
    const ModelFacts facts{10.6e6, 22.7e6, 6, 384, 12};
    const WorkloadFacts task{16, 1000, 500, 10};
    Plan plan = sample::plan();
    const double lora = predictMemory(plan, facts, task);
    QVERIFY(lora > 4 * 22.7e6 && lora < 1.5e9);
    plan.training = recipe::defaultSettings(recipe::MethodKind::Full);
    QVERIFY(predictMemory(plan, facts, task) >= lora + 3 * 4 * 22.7e6 - 1);
    WorkloadFacts bigger = task;
    bigger.testItems *= 10;
    QVERIFY(predictDisk(plan, bigger) > 5 * predictDisk(plan, task));
    plan.seeds += 2;
    QVERIFY(predictDisk(plan, task) > predictDisk(sample::plan(), task));
}

void TestCost::zeroRatesDoNotDivide() {
    const CostModel blind({0, 0, 0, 0, 0}, {0, 0, 0, 0}, {});
    const PlanCost cost = blind.predictPlan(sample::plan());
    QVERIFY(std::isfinite(cost.seconds) && cost.seconds >= 0);
    QVERIFY(std::isfinite(cost.memoryBytes) && std::isfinite(cost.diskBytes));
}

PLATEAU_TEST(TestCost)
#include "test_cost.moc"
