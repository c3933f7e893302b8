#include "tests/core/experiment/sample_experiment.h"

#include "core/experiment/analyse/status.h"
#include "core/experiment/store/attempt.h"
#include "core/experiment/store/experiment_state.h"
#include "core/experiment/store/results_table.h"
#include "core/statistics/intervals/intervals.h"
#include "core/task/task_list.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace plateau;
using namespace plateau::experiment;
using support::TemporaryFolder;

namespace {

constexpr double now = 1.8e9;

AttemptStatus attempt(AttemptState state) {
    AttemptStatus status;
    status.attempt = "001";
    status.state = state;
    status.process = thisProcess();
    status.startedAt = now - 60;
    status.heartbeat = now - 5;
    status.update = 120;
    status.updates = 300;
    if (state == AttemptState::Failed) {
        status.error = {ErrorKind::OutOfMemory, "cuda:0", "no room for the batch", "Use a smaller batch."};
    }
    return status;
}

/// A process that is certainly gone, with the start time it had.
ProcessIdentity deadProcess() {
    const pid_t child = ::fork();
    if (child == 0) {
        ::pause();
        ::_exit(0);
    }
    const ProcessIdentity identity = identityOf(child);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    return identity;
}

/// A process that is stopped by a signal; it ends with this one.
ProcessIdentity haltedProcess() {
    static const pid_t child = [] {
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::raise(SIGSTOP);
            ::_exit(0);
        }
        ::waitpid(pid, nullptr, WUNTRACED);
        return pid;
    }();
    return identityOf(child);
}

struct Case {
    const char* name;
    std::vector<AttemptStatus> attempts;
    CellStatus status;
    bool stale = false;
    int failed = 0;
};

std::vector<Case> cases() {
    AttemptStatus running = attempt(AttemptState::Running);
    AttemptStatus stale = running;
    stale.heartbeat = now - 3600;
    AttemptStatus ahead = running;
    ahead.heartbeat = now + 86400; // the clock was set back
    AttemptStatus gone = running;
    gone.process = deadProcess();
    AttemptStatus reused = running;
    reused.process.startTicks += 1; // the pid was given to somebody else
    AttemptStatus elsewhere = running;
    elsewhere.process.host = "another-host";
    AttemptStatus elsewhereOld = elsewhere;
    elsewhereOld.heartbeat = now - 3600;
    AttemptStatus halted = running;
    halted.process = haltedProcess();
    const AttemptStatus failed = attempt(AttemptState::Failed);
    const AttemptStatus stopped = attempt(AttemptState::Stopped);
    return {{"never tried", {}, CellStatus::Pending},
            {"running", {running}, CellStatus::Running},
            {"running without a fresh heartbeat", {stale}, CellStatus::Running, true},
            {"running, clock set back", {ahead}, CellStatus::Running, true},
            {"halted by a signal", {halted}, CellStatus::Running, true},
            {"process gone", {gone}, CellStatus::Pending},
            {"pid reused", {reused}, CellStatus::Pending},
            {"running on another host", {elsewhere}, CellStatus::Running},
            {"silent on another host", {elsewhereOld}, CellStatus::Pending},
            {"stopped", {stopped, stopped, stopped}, CellStatus::Pending},
            {"failed once", {failed}, CellStatus::Pending, false, 1},
            {"failed once, runs again", {failed, running}, CellStatus::Running, false, 1},
            {"killed twice", {gone, gone}, CellStatus::Pending},
            {"failed twice", {failed, failed}, CellStatus::Failed, false, 2}};
}

Folder makeFolder(const TemporaryFolder& dir) {
    return *Folder::create(dir / "e", sample::plan());
}

} // namespace

class TestExperimentState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStateOfACellFollowsFromItsFiles_data();
    void theStateOfACellFollowsFromItsFiles();
    void aResultOutweighsEveryAttempt();
    void missingCellsKeepTheRunningOrder();
    void anAttemptSurvivesItsFile();
    void damagedAttemptsAreIgnored();
    void attemptsAreNumbered();
    void theLockDecidesWhateverTheHostIsCalled();
    void theTableHasARowForEveryCell();
    void theColumnsKeepTheirOrder();
    void theStatusTellsTheWholeState();
    void aHeldLockMeansRunning();
};

void TestExperimentState::theStateOfACellFollowsFromItsFiles_data() {
    QTest::addColumn<std::size_t>("row");
    const auto rows = cases();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QTest::newRow(rows[i].name) << i;
    }
}

void TestExperimentState::theStateOfACellFollowsFromItsFiles() {
    QFETCH(std::size_t, row);
    const Case wanted = cases().at(row);
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    for (const AttemptStatus& status : wanted.attempts) {
        const auto place = folder.attemptFolder(cell.id, *beginAttempt(folder, cell.id));
        QVERIFY(writeAttemptStatus(place, status).ok());
    }
    const auto experimentState = readExperimentState(folder, now);
    QVERIFY(experimentState.ok());
    const CellState& found = *experimentState->find(cell.id);
    QCOMPARE(name(found.status), name(wanted.status));
    QCOMPARE(found.stale, wanted.stale);
    QCOMPARE(found.failedAttempts, wanted.failed);
    QCOMPARE(found.cause.has_value(), wanted.failed > 0);
    QCOMPARE(found.update, std::int64_t{wanted.status == CellStatus::Running ? 120 : 0});
}

void TestExperimentState::aResultOutweighsEveryAttempt() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    for (const char* number : {"001", "002", "003"}) {
        QVERIFY(
            writeAttemptStatus(folder.attemptFolder(cell.id, number), attempt(AttemptState::Failed)).ok());
    }
    QVERIFY(folder.publishResult(sample::result(cell), {}).ok());
    QCOMPARE(name(readExperimentState(folder, now)->find(cell.id)->status), "done");
}

void TestExperimentState::missingCellsKeepTheRunningOrder() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    sample::publish(folder,
                    [](const CellSpec& spec) { return spec.kind != CellKind::Cell || spec.seed == 0; });
    const PlannedCell broken = sample::find(folder.plan(), CellKind::Cell, 40, 1);
    for (const char* number : {"001", "002"}) {
        QVERIFY(
            writeAttemptStatus(folder.attemptFolder(broken.id, number), attempt(AttemptState::Failed)).ok());
    }
    const auto experimentState = readExperimentState(folder, now);
    std::vector<std::int64_t> sizes;
    for (const PlannedCell& cell : experimentState->missing()) {
        sizes.push_back(cell.spec.n);
    }
    QCOMPARE(sizes, (std::vector<std::int64_t>{20, 80, 160, 320}));
    QCOMPARE(experimentState->missing(ExperimentState::Failed::Retry).size(), std::size_t{5});
    QCOMPARE(experimentState->count(CellStatus::Failed), std::int64_t{1});
    QVERIFY(experimentState->find("no such cell") == nullptr);
}

void TestExperimentState::anAttemptSurvivesItsFile() {
    const TemporaryFolder dir;
    const AttemptStatus written = attempt(AttemptState::Failed);
    QVERIFY(writeAttemptStatus(dir / "001", written).ok());
    const auto read = readAttemptStatus(dir / "001");
    QVERIFY(read.ok());
    QVERIFY(read->error == written.error);
    QVERIFY(read->process == written.process && written.process.startTicks > 0);
    QCOMPARE(read->heartbeat, written.heartbeat);
}

void TestExperimentState::damagedAttemptsAreIgnored() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    const PlannedCell cell = cellsOf(folder.plan()).front();
    const auto place = folder.attemptFolder(cell.id, "001");
    QVERIFY(writeAttemptStatus(place, attempt(AttemptState::Running)).ok());
    support::writeText(place / "status.json", "{\"state\": \"running\"}");
    QVERIFY(attemptsOf(folder, cell.id).empty());
    QCOMPARE(name(readExperimentState(folder, now)->find(cell.id)->status), "pending");
}

void TestExperimentState::attemptsAreNumbered() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    QCOMPARE(*beginAttempt(folder, "cell"), std::string("001"));
    QCOMPARE(*beginAttempt(folder, "cell"), std::string("002")); // each gets its own, also at the same time
    QVERIFY(std::filesystem::is_directory(folder.attemptFolder("cell", "002")));
}

/// A container that was started again has another name and other process numbers, on the same kernel.
void TestExperimentState::theLockDecidesWhateverTheHostIsCalled() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    const auto place = folder.attemptFolder(cell.id, *beginAttempt(folder, cell.id));
    AttemptStatus status = attempt(AttemptState::Running);
    status.process.host = "the-name-before";
    status.process.pid = 1;
    QVERIFY(writeAttemptStatus(place, status).ok());
    const auto statusNow = [&] { return readExperimentState(folder, now)->find(cell.id)->status; };
    {
        const auto held = AliveLock::hold(aliveFile(place));
        QVERIFY(held.ok());
        QCOMPARE(name(statusNow()), "running");
        status.heartbeat = now - 3600; // alive, but it does nothing: may be taken over
        QVERIFY(writeAttemptStatus(place, status).ok());
        QCOMPARE(name(statusNow()), "running");
        QVERIFY(readExperimentState(folder, now)->find(cell.id)->stale);
    }
    status.heartbeat = now; // a heartbeat of a moment ago does not outweigh that nobody holds the lock
    QVERIFY(writeAttemptStatus(place, status).ok());
    QCOMPARE(name(statusNow()), "pending");
    status.process.boot = "another kernel"; // a network file system may not tell: the heartbeat counts
    QVERIFY(writeAttemptStatus(place, status).ok());
    QCOMPARE(name(statusNow()), "running");
}

void TestExperimentState::theTableHasARowForEveryCell() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    const PlannedCell done = sample::find(folder.plan(), CellKind::Cell, 40);
    const PlannedCell lost = sample::find(folder.plan(), CellKind::Cell, 80);
    QVERIFY(folder.publishResult(sample::result(done), {}).ok());
    QVERIFY(folder.publishResult(sample::diverged(lost, 3), {}).ok());
    const auto rows = tableOf(*readExperimentState(folder, now));
    QCOMPARE(rows.size(), cellsOf(folder.plan()).size());
    // Items that go right and wrong by the group are worth fewer.
    const auto grouped = tableOf(*readExperimentState(folder, now), 4);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(grouped[i].score, rows[i].score);
        QVERIFY(!rows[i].scoreLow || *grouped[i].scoreLow < *rows[i].scoreLow - .01);
    }
    for (const TableRow& row : rows) {
        const auto text = textOf(row);
        QCOMPARE(row.score.has_value(), row.cell == done.id);
        QCOMPARE(text[6].empty(), row.cell != done.id);
        QCOMPARE(text[12].empty(), row.cell != done.id && row.cell != lost.id);
        if (row.cell == done.id) {
            const auto wilson = statistics::wilson(sample::result(done).score() * 500, 500, 0.9);
            QCOMPARE(*row.scoreLow, wilson.low);
            QCOMPARE(*row.scoreHigh, wilson.high);
        }
    }
}

void TestExperimentState::theColumnsKeepTheirOrder() {
    std::string header;
    for (const std::string& column : tableColumns(task::textClassification())) {
        header += (header.empty() ? "" : ",") + column;
    }
    QCOMPARE(header,
             std::string(
                 "cell_id,kind,method,n,seed,status,accuracy,accuracy_low,accuracy_high,macro_f1,test_items,"
                 "budget_rule,updates,train_s,eval_s,under_trained,validation_n"));
    TableRow row{"id", "cell", "lora",   58,  2,   "done", 0.6,  0.5, 0.7,
                 0.55, 1576,   "epochs", 300, 1.5, 0.25,   true, 9};
    std::string line;
    for (const std::string& value : textOf(row)) {
        line += (line.empty() ? "" : ",") + value;
    }
    QCOMPARE(
        line,
        std::string(
            "id,cell,lora,58,2,done,0.600000,0.500000,0.700000,0.550000,1576,epochs,300,1.500,0.250,true,9"));
}

void TestExperimentState::theStatusTellsTheWholeState() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    sample::publish(folder, [](const CellSpec& spec) { return spec.n <= 40; });
    const PlannedCell broken = sample::find(folder.plan(), CellKind::Cell, 80);
    QVERIFY(writeAttemptStatus(folder.attemptFolder(broken.id, "001"), attempt(AttemptState::Failed)).ok());
    auto status = readStatus(folder, now);
    QVERIFY(status.ok());
    status->secondsLeft = 12.5;
    const Json json = toJson(*status);
    QCOMPARE(json["schema"].get<std::string>(), std::string("plateau.status/1"));
    QCOMPARE(json["counts"]["done"].get<int>(), 10);
    QCOMPARE(json["counts"]["pending"].get<int>(), 12);
    QCOMPARE(json["counts"]["total"].get<int>(), 22);
    QCOMPARE(json["device"].get<std::string>(), std::string("cpu"));
    QCOMPARE(json["seconds_left"].get<double>(), 12.5);
    QVERIFY(json["answer"].is_null() && !json["running"].get<bool>());
    int withCause = 0;
    for (const Json& cell : json["cells"]) {
        withCause += !cell["cause"].is_null() && cell["cause"]["kind"] == "out_of_memory";
    }
    QCOMPARE(withCause, 1);
}

void TestExperimentState::aHeldLockMeansRunning() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir);
    if (!std::filesystem::exists("/proc/locks")) {
        QSKIP("no /proc/locks here");
    }
    {
        const auto lock = FileLock::tryLock(folder.lockPath());
        QVERIFY(lock.ok());
        QVERIFY(readStatus(folder, now)->running);
    }
    QVERIFY(!readStatus(folder, now)->running);
}

PLATEAU_TEST(TestExperimentState)
#include "test_experiment_state.moc"
