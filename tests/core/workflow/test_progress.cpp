// What an experiment lacks, what comes next and how long it takes.
#include "core/checkpoint/families/built_in.h"
#include "core/experiment/analyse/answer.h"
#include "core/experiment/store/additions.h"
#include "core/workflow/missing_cells.h"
#include "core/workflow/next_runs.h"
#include "core/workflow/time_prediction.h"

#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::workflow;
using namespace plateau::experiment;
using support::TemporaryFolder;

namespace {

bool isLargest(const CellSpec& spec) {
    return spec.kind == CellKind::Cell && spec.n == 320;
}

} // namespace

class TestProgress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void missingCellsComeInTheOrderOfThePlanWithTheirCause() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        const auto failed = sample::find(folder.plan(), CellKind::Cell, 320, 1).id;
        const auto damaged = sample::find(folder.plan(), CellKind::Cell, 20, 0).id;
        sample::publish(folder, [](const CellSpec& spec) { return !isLargest(spec); });
        AttemptStatus status;
        status.state = AttemptState::Failed;
        status.error = {ErrorKind::OutOfMemory, "worker", "ended: killed by signal 9", ""};
        for (const char* attempt : {"001", "002"}) {
            QVERIFY(writeAttemptStatus(folder.attemptFolder(failed, attempt), status).ok());
        }
        support::writeText(folder.resultPath(damaged), "{\"half a");
        const ExperimentState state = *readExperimentState(folder);
        const MissingCells missing = missingCells(state);
        QCOMPARE(missing.cells.size(), std::size_t(3));
        QCOMPARE(missing.damaged.size(), std::size_t(1));
        QVERIFY(missing.damaged[0].where.find(damaged) != std::string::npos);
        for (const MissingCell& one : missing.cells) {
            QCOMPARE(one.cause.empty(), one.cell->planned.id != failed);
            QCOMPARE(one.cell->status,
                     one.cell->planned.id == failed ? CellStatus::Failed : CellStatus::Pending);
        }
        QVERIFY(missing.cells[0].cell < missing.cells[1].cell);
    }

    void nothingIsMissingOnceAllIsDone() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        sample::publish(folder, [](const CellSpec&) { return true; });
        QVERIFY(missingCells(*readExperimentState(folder)).empty());
    }

    void cellsAreAddedUntilTheirNumberIsReached() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        sample::publish(folder, [](const CellSpec&) { return true; });
        NextOptions options;
        options.cells = 1;
        options.target = 0.98;
        options.narrowTo = 1.0001;
        std::vector<std::string> told;
        NextRuns runs(folder, options, [&told](const NextRun& run) { told.push_back(run.cell); });
        QVERIFY(!runs.factorBefore());
        QCOMPARE(runs.stopped(), NextStop::Interrupted);
        const auto grown = runs.grow(*readExperimentState(folder));
        QVERIFY(grown.ok() && *grown);
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(readAdditions(folder)->front().planned.id, told[0]);
        QVERIFY(runs.added()[0].expectedReduction > 0 && runs.added()[0].predictedSeconds > 0);
        QVERIFY(*runs.factorBefore() > 1);
        const auto again = runs.grow(*readExperimentState(folder));
        QVERIFY(again.ok() && !*again);
        QCOMPARE(runs.stopped(), NextStop::CellsReached);
    }

    void aRangeThatIsNarrowOrTooDearAddsNothing() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        sample::publish(folder, [](const CellSpec&) { return true; });
        NextOptions options;
        options.cells = 3;
        options.target = 0.98;
        options.narrowTo = 1e9;
        NextRuns narrow(folder, options, [](const NextRun&) {});
        QCOMPARE(*narrow.grow(*readExperimentState(folder)), false);
        QCOMPARE(narrow.stopped(), NextStop::NarrowEnough);
        options.narrowTo = 1.0001;
        options.maxMinutes = 1e-6;
        NextRuns dear(folder, options, [](const NextRun&) {});
        QCOMPARE(*dear.grow(*readExperimentState(folder)), false);
        QCOMPARE(dear.stopped(), NextStop::TimeReached);
        QVERIFY(readAdditions(folder)->empty());
    }

    void onlyUnderTrainedCellsAreExtended() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        for (const PlannedCell& cell : cellsOf(folder.plan())) {
            CellResult result = sample::result(cell);
            result.underTrained.notFitted = isLargest(cell.spec);
            QVERIFY(folder.publishResult(result, {}).ok());
        }
        QCOMPARE(extendUnderTrained(folder)->cells, std::size_t(2)); // two seeds
        QCOMPARE(readAdditions(folder)->size(), std::size_t(2));
        QCOMPARE(extendUnderTrained(folder)->cells, std::size_t(2)); // the same ones: nothing new is planned
        QCOMPARE(readAdditions(folder)->size(), std::size_t(2));
    }

    void cellsThatEndWithTheirSamplesAreToldInPlaceOfBeingExtended() {
        const TemporaryFolder dir;
        Plan plan = sample::plan();
        plan.general.emplace().files = {{"data/general.jsonl", sha256("general"), 4000}};
        plan.mixtures = {*parseSeries("50%"), *parseSeries("50%/first_exhausted")};
        const Folder folder = *Folder::create(dir / "e", plan);
        for (const PlannedCell& cell : cellsOf(plan)) {
            CellResult result = sample::result(cell);
            result.underTrained.notFitted = isLargest(cell.spec);
            QVERIFY(folder.publishResult(result, {}).ok());
        }
        const auto longer = extendUnderTrained(folder);
        QVERIFY(longer.ok());
        QCOMPARE(longer->cells, std::size_t(2)); // two seeds of 50%
        QCOMPARE(longer->endWithSamples, std::size_t(2));
        const auto added = readAdditions(folder);
        QCOMPARE(added->size(), std::size_t(2));
        for (const AddedCell& cell : *added) {
            QVERIFY(cell.planned.spec.mixed->mixture.stop == recipe::MixtureStop::Updates);
        }
        const auto state = readExperimentState(folder);
        std::vector<std::string> told;
        for (const Warning& warning : computeAnswer(plan, *state, {.target = 0.9}).warnings) {
            if (warning.values.contains("cells")) {
                told.push_back(name(warning.kind) + std::to_string(int(warning.values.at("cells"))));
            }
        }
        QVERIFY((told == std::vector<std::string>{"under_trained2", "ends_with_samples2"}));
    }

    void theTimeLeftIsThatOfTheMissingCells() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        const Plan& plan = folder.plan();
        QVERIFY(!measuredSecondsLeft(plan, *readExperimentState(folder), std::nullopt));
        sample::publish(folder, [](const CellSpec& spec) { return !isLargest(spec); });
        const auto left = measuredSecondsLeft(plan, *readExperimentState(folder), std::nullopt);
        QVERIFY(left && *left > 0);
        const double predicted =
            timePredictor(plan, std::nullopt)(*readExperimentState(folder), Json::object());
        QVERIFY(std::abs(predicted - *left) < 1e-9 * predicted);
        sample::publish(folder, [](const CellSpec& spec) { return isLargest(spec); });
        QCOMPARE(*measuredSecondsLeft(plan, *readExperimentState(folder), std::nullopt), 0.0);
    }

    void aFasterDeviceCostsLess() {
        const Plan plan = sample::plan();
        const auto shape = checkpoint::builtInModel("tiny-llama")->shape;
        const PlanCost slow = predictCost(plan, shape, {{"gemm_float32", 1e10}});
        const PlanCost fast = predictCost(plan, shape, {{"gemm_float32", 1e12}});
        QCOMPARE(slow.cells.size(), cellsOf(plan).size());
        QVERIFY(slow.seconds > fast.seconds && fast.seconds > 0);
        QVERIFY(slow.firstAnswerSeconds < slow.seconds);
    }
};

PLATEAU_TEST(TestProgress)
#include "test_progress.moc"
