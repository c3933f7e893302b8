// One suite for everything that trains cells, on each implementation; and what the scheduler makes of them.
#include "tests/core/experiment/fake_executor.h"
#include "tests/core/experiment/sample_experiment.h"

#include "core/experiment/run/cell_groups.h"
#include "core/experiment/run/local_executor.h"
#include "core/experiment/run/scheduler.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;
using support::TemporaryFolder;
using Type = ExecutorEvent::Type;

namespace {

constexpr std::chrono::milliseconds patience{200};

/// An executor of each kind whose cells take `pauseMs`, and in which `bad` cannot be trained.
std::unique_ptr<Executor> make(const std::string& kind, const Folder& folder, int pauseMs,
                               const std::string& bad) {
    if (kind == "fake") {
        auto fake = std::make_unique<sample::FakeExecutor>(folder, 3);
        fake->fails = {bad};
        return fake;
    }
    return std::make_unique<LocalExecutor>(
        std::vector<std::string>{PLATEAU_FAKE_WORKER, folder.root().string(), "--pause-ms",
                                 std::to_string(pauseMs), "--crash-on", bad},
        folder.root() / "worker.log");
}

struct Outcome {
    std::vector<ExecutorEvent> events;
    std::optional<Error> error;
};

/// Polls until `groups` groups have ended.
Outcome pollUntilEnded(Executor& executor, int groups) {
    Outcome out;
    QDeadlineTimer deadline(20'000);
    while (groups > 0 && !deadline.hasExpired()) {
        const auto events = executor.poll(patience);
        if (!events) {
            out.error = events.error();
            return out;
        }
        for (const ExecutorEvent& event : *events) {
            groups -= event.type == Type::Ended;
            out.events.push_back(event);
        }
    }
    return out;
}

std::vector<CellGroup> one(const CellGroup& group) {
    std::vector<CellGroup> groups;
    groups.push_back(group);
    return groups;
}

std::vector<std::string> idsOf(const CellGroup& group) {
    std::vector<std::string> ids;
    for (const PlannedCell& cell : group) {
        ids.push_back(cell.id);
    }
    return ids;
}

} // namespace

class TestExecutor : public QObject {
    Q_OBJECT

    static void kinds() {
        QTest::addColumn<std::string>("kind");
        QTest::newRow("fake") << std::string("fake");
        QTest::newRow("local") << std::string("local");
    }

private Q_SLOTS:
    void everyGroupIsTrainedAndEndsOnce_data() { kinds(); }
    void everyGroupIsTrainedAndEndsOnce();
    void moreThanItTakesIsRefused_data() { kinds(); }
    void moreThanItTakesIsRefused();
    void aGroupThatFailsSaysWhyAndTheNextIsTrained_data() { kinds(); }
    void aGroupThatFailsSaysWhyAndTheNextIsTrained();
    void whatWasStoppedIsLostAndCanBeGivenAgain_data() { kinds(); }
    void whatWasStoppedIsLostAndCanBeGivenAgain();
    void aWorkerThatNeverLoadsIsAnError();
    void aWorkerThatFailedInItselfIsReplaced();
    void aHaltedWorkerIsNoticedAndCanBeReplaced();
    void theSchedulerFinishesOverEach_data() { kinds(); }
    void theSchedulerFinishesOverEach();
    void theSchedulerKeepsAWideExecutorBusy();
    void theSchedulerGivesLostCellsAgain();
};

void TestExecutor::everyGroupIsTrainedAndEndsOnce() {
    QFETCH(std::string, kind);
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const auto executor = make(kind, folder, 1, "");
    int ended = 0;
    bool ready = false;
    for (const CellGroup& group : groupCells(cellsOf(folder.plan()))) {
        const auto ids = idsOf(group);
        QCOMPARE(executor->lost(ids), ids);
        QVERIFY(executor->capacity() > 0);
        QVERIFY(executor->submit(one(group)).ok());
        QVERIFY(executor->lost(ids).empty());
        std::vector<std::string> done;
        for (const ExecutorEvent& event : pollUntilEnded(*executor, 1).events) {
            ready = ready || event.type == Type::Ready;
            QVERIFY(ready); // who works is told before what they do
            if (event.type == Type::Result) {
                done.push_back(event.cell);
            } else if (event.type == Type::Ended) {
                ++ended;
                QVERIFY(!event.error);
                QCOMPARE(event.cells, ids);
            }
        }
        QCOMPARE(done, ids);
        QCOMPARE(executor->lost(ids), ids);
    }
    QCOMPARE(ended, static_cast<int>(groupCells(cellsOf(folder.plan())).size()));
    QCOMPARE(folder.readResults()->results.size(), cellsOf(folder.plan()).size());
}

void TestExecutor::moreThanItTakesIsRefused() {
    QFETCH(std::string, kind);
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const auto executor = make(kind, folder, 50, "");
    auto groups = groupCells(cellsOf(folder.plan()));
    groups.resize(executor->capacity() + 1);
    QCOMPARE(executor->submit(groups).error().kind, ErrorKind::Busy);
    groups.pop_back();
    QVERIFY(executor->submit(groups).ok());
    QCOMPARE(executor->capacity(), std::size_t{0});
    QVERIFY(!pollUntilEnded(*executor, static_cast<int>(groups.size())).error);
    QCOMPARE(executor->capacity(), groups.size());
}

void TestExecutor::aGroupThatFailsSaysWhyAndTheNextIsTrained() {
    QFETCH(std::string, kind);
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const PlannedCell bad = sample::find(folder.plan(), CellKind::Cell, 40);
    const PlannedCell good = sample::find(folder.plan(), CellKind::Cell, 80);
    const auto executor = make(kind, folder, 1, bad.id);
    QVERIFY(executor->submit(one({bad})).ok());
    const auto failed = pollUntilEnded(*executor, 1);
    QVERIFY(failed.events.back().error && !failed.events.back().error->what.empty());
    QVERIFY(executor->submit(one({good})).ok());
    QVERIFY(!pollUntilEnded(*executor, 1).events.back().error);
    QVERIFY(!folder.readResult(bad.id)->result && folder.readResult(good.id)->result);
}

void TestExecutor::whatWasStoppedIsLostAndCanBeGivenAgain() {
    QFETCH(std::string, kind);
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    const auto executor = make(kind, folder, 5'000, "");
    const auto before = executor->capacity();
    QVERIFY(executor->submit(one({cell})).ok());
    static_cast<void>(executor->stop());
    QCOMPARE(executor->capacity(), before);
    QCOMPARE(executor->lost(std::vector{cell.id}), std::vector{cell.id});
    const auto second = make(kind, folder, 1, "");
    QVERIFY(second->submit(one({cell})).ok());
    QVERIFY(!pollUntilEnded(*second, 1).error);
    QVERIFY(folder.readResult(cell.id)->result);
}

void TestExecutor::aWorkerThatNeverLoadsIsAnError() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    LocalExecutor executor({"/bin/false"}, folder.root() / "worker.log");
    QVERIFY(executor.submit(one({cellsOf(folder.plan()).front()})).ok());
    const auto out = pollUntilEnded(executor, 1);
    QVERIFY(out.error && out.error->what.find("while loading") != std::string::npos);
}

/// A broken device makes every further request of a process fail.
void TestExecutor::aWorkerThatFailedInItselfIsReplaced() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    LocalExecutor executor({PLATEAU_FAKE_WORKER, folder.root().string(), "--break-once", dir / "broken"},
                           folder.root() / "worker.log");
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    QVERIFY(executor.submit(one({cell})).ok());
    QVERIFY(pollUntilEnded(executor, 1).events.back().error);
    QVERIFY(executor.submit(one({cell})).ok());
    QVERIFY(!pollUntilEnded(executor, 1).events.back().error);
    QVERIFY(folder.readResult(cell.id)->result);
}

void TestExecutor::aHaltedWorkerIsNoticedAndCanBeReplaced() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    LocalExecutor executor({PLATEAU_FAKE_WORKER, folder.root().string(), "--halt-once", dir / "halted"},
                           folder.root() / "worker.log");
    bool silent = false;
    bool heard = false;
    const auto summary =
        runExperiment(folder, executor, {}, {}, [&](const EventBody& event, const ExperimentState&) {
            if (std::holds_alternative<WorkerSilent>(event)) {
                silent = true;
                std::filesystem::create_directories(folder.root() / "control");
                support::writeText(folder.controlFile("replace"), "{}");
            }
            heard = heard || std::holds_alternative<WorkerHeard>(event);
        });
    QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().text().c_str());
    QVERIFY(silent && heard);
    QCOMPARE(summary->done, std::int64_t(cellsOf(folder.plan()).size()));
    QCOMPARE(summary->failed, 0); // a hang that was ended is no failed attempt
}

void TestExecutor::theSchedulerFinishesOverEach() {
    QFETCH(std::string, kind);
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const std::string bad = sample::find(folder.plan(), CellKind::Cell, 40, 1).id;
    const auto executor = make(kind, folder, 1, bad);
    const auto summary = runExperiment(folder, *executor, {}, {}, {});
    QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().text().c_str());
    QCOMPARE(summary->failed, 1);
    QCOMPARE(summary->pending, 0);
    QCOMPARE(summary->done, std::int64_t(cellsOf(folder.plan()).size()) - 1);
    QCOMPARE(readExperimentState(folder)->find(bad)->failedAttempts, attemptsPerCell);
}

void TestExecutor::theSchedulerKeepsAWideExecutorBusy() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    sample::FakeExecutor executor(folder, 4);
    QCOMPARE(runExperiment(folder, executor, {}, {}, {})->pending, 0);
    QCOMPARE(executor.mostAtOnce, std::size_t{4});
    std::set<std::string> cells;
    std::size_t given = 0;
    for (const auto& group : executor.submitted) {
        given += group.size();
        cells.insert(group.begin(), group.end());
    }
    QCOMPARE(given, cells.size()); // none was given twice
}

void TestExecutor::theSchedulerGivesLostCellsAgain() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    sample::FakeExecutor executor(folder, 2);
    executor.loses = {sample::find(folder.plan(), CellKind::Cell, 40).id,
                      sample::find(folder.plan(), CellKind::Cell, 160, 1).id};
    int retries = 0;
    const auto summary =
        runExperiment(folder, executor, {}, {}, [&](const EventBody& event, const ExperimentState&) {
            const auto* failed = std::get_if<CellFailed>(&event);
            retries += failed != nullptr && failed->willRetry;
        });
    QCOMPARE(summary->done, std::int64_t(cellsOf(folder.plan()).size()));
    QCOMPARE(retries, 2);
}

PLATEAU_TEST(TestExecutor)
#include "test_executor.moc"
