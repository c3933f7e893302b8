#include "core/base/random.h"
#include "core/base/sha256.h"
#include "core/experiment/run/cell_groups.h"
#include "core/experiment/run/local_executor.h"
#include "core/experiment/run/scheduler.h"
#include "core/recipe/budget.h"
#include "tests/support/registered_test.h"

#include "tests/support/class_results.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <map>
#include <set>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace plateau;
using namespace plateau::experiment;

namespace {

Plan smallPlan() {
    Plan plan;
    plan.name = "scheduler test";
    plan.labels = {"a", "b"};
    plan.domain = {"data/domain.jsonl", sha256(""), 400};
    plan.test = {"data/test.jsonl", sha256("x"), 100};
    plan.split.kind = "given_file";
    plan.model = {"tiny", std::string(64, '0'), std::string(64, '1'), "bert", 1000};
    plan.sizes = {10, 20, 40};
    plan.seeds = 3;
    plan.instantSeeds = 2;
    return plan;
}

/// How often each cell was trained to its end.
std::map<std::string, int> trained(const Folder& folder) {
    std::map<std::string, int> counts;
    std::ifstream log(folder.root() / "trained.log");
    for (std::string line; std::getline(log, line);) {
        ++counts[line];
    }
    return counts;
}

} // namespace

class TestScheduler : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_number = 0;

    Folder makeFolder() {
        const auto root = m_dir.filePath(QStringLiteral("e%1").arg(++m_number)).toStdString();
        auto folder = Folder::create(root, smallPlan());
        Q_ASSERT(folder.ok());
        return *folder;
    }

    struct Options : SchedulerOptions {
        std::vector<std::string> workerCommand;
    };

    static Options options(const Folder& folder, std::vector<std::string> extra = {}) {
        Options out;
        out.workerCommand = {PLATEAU_FAKE_WORKER, folder.root().string()};
        out.workerCommand.insert(out.workerCommand.end(), extra.begin(), extra.end());
        out.build = "test";
        out.heartbeatPatience = 1;
        out.damagedGrace = 0.5;
        return out;
    }

    static Result<RunSummary> runExperiment(const Folder& folder, const Options& options,
                                            std::stop_token stop, const RunSink& sink) {
        LocalExecutor executor(options.workerCommand, folder.root() / "worker.log");
        return experiment::runExperiment(folder, executor, options, std::move(stop), sink);
    }

    static std::string cellOf(const Folder& folder, CellKind kind, std::int64_t n, std::uint64_t seed) {
        for (const auto& cell : cellsOf(folder.plan())) {
            if (cell.spec.kind == kind && cell.spec.n == n && cell.spec.seed == seed) {
                return cell.id;
            }
        }
        return "";
    }

private Q_SLOTS:
    void everyCellIsInOneGroupAndTheFirstSeedRunsAlone() {
        const auto cells = cellsOf(smallPlan());
        const auto groups = groupCells(cells);
        std::vector<std::string> ids;
        for (const auto& group : groups) {
            for (const auto& cell : group) {
                ids.push_back(cell.id);
                const bool alone = cell.spec.kind == CellKind::Cell && cell.spec.seed == 0;
                QVERIFY(!alone || group.size() == 1);
                QVERIFY(cell.spec.kind != CellKind::Cell || cell.spec.n == group.front().spec.n);
            }
        }
        QCOMPARE(ids.size(), cells.size());
        QCOMPARE(std::set<std::string>(ids.begin(), ids.end()).size(), cells.size());
        // baselines, instant curve, three cells of seed 0, seeds 1 and 2 of three sizes
        QCOMPARE(groups.size(), std::size_t(1 + 1 + 3 + 3));
    }

    void aRunTrainsEveryCellOnceAndASecondRunNone() {
        const Folder folder = makeFolder();
        std::vector<std::string> events;
        std::map<std::string, std::int64_t> planned;
        const auto sink = [&](const EventBody& event, const ExperimentState&) {
            events.emplace_back(eventName(event));
            if (const auto* started = std::get_if<CellStarted>(&event)) {
                planned[started->cell] = started->updates;
            }
        };
        const auto summary = runExperiment(folder, options(folder), {}, sink);
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().text().c_str());
        QCOMPARE(summary->done, std::int64_t(cellsOf(folder.plan()).size()));
        QCOMPARE(summary->pending, 0);
        QCOMPARE(events.front(), std::string("run_started"));
        QCOMPARE(events.back(), std::string("run_finished"));
        for (const PlannedCell& cell : cellsOf(folder.plan())) {
            const bool trains = cell.spec.kind == CellKind::Cell || cell.spec.kind == CellKind::Control;
            QCOMPARE(planned.at(cell.id),
                     trains ? recipe::updatesFor(cell.spec.training, cell.spec.n) : std::int64_t{0});
        }
        auto broken = options(folder);
        broken.workerCommand = {"/nowhere"}; // a finished experiment starts no worker
        const auto again = runExperiment(folder, broken, {}, {});
        QVERIFY(again.ok());
        QCOMPARE(again->done, summary->done);
        for (const auto& [cell, times] : trained(folder)) {
            QCOMPARE(times, 1);
        }
    }

    void aWorkerThatDiesIsReplacedAndNothingIsLost() {
        const Folder folder = makeFolder();
        const auto marker = (folder.root() / "crashed").string();
        const auto summary = runExperiment(folder, options(folder, {"--crash-once", marker}), {}, {});
        QVERIFY(summary.ok());
        QCOMPARE(summary->done, std::int64_t(cellsOf(folder.plan()).size()));
        QVERIFY(std::filesystem::exists(marker));
    }

    void aCellThatAlwaysKillsItsWorkerFailsAloneWithItsCause() {
        const Folder folder = makeFolder();
        const auto bad = cellOf(folder, CellKind::Cell, 20, 1);
        const auto summary = runExperiment(folder, options(folder, {"--crash-on", bad}), {}, {});
        QVERIFY(summary.ok());
        QCOMPARE(summary->failed, 1);
        QCOMPARE(summary->done, std::int64_t(cellsOf(folder.plan()).size()) - 1);
        const auto state = readExperimentState(folder);
        const auto* cell = state->find(bad);
        QVERIFY(cell->status == CellStatus::Failed);
        QVERIFY(cell->cause->what.find("signal 9") != std::string::npos);
        const auto again = runExperiment(folder, options(folder), {}, {});
        QCOMPARE(again->failed, 1);
        auto retry = options(folder);
        retry.failed = ExperimentState::Failed::Retry;
        QCOMPARE(runExperiment(folder, retry, {}, {})->failed, 0);
    }

    void aCellThatFailsWithAnErrorKeepsIt() {
        const Folder folder = makeFolder();
        const auto bad = cellOf(folder, CellKind::Cell, 10, 0);
        const auto summary = runExperiment(folder, options(folder, {"--fail-on", bad}), {}, {});
        QVERIFY(summary.ok());
        QCOMPARE(summary->failed, 1);
        QCOMPARE(readExperimentState(folder)->find(bad)->cause->fix, std::string("Choose another model."));
    }

    void aWorkerThatCannotWorkEndsTheRun_data() {
        QTest::addColumn<QStringList>("extra");
        QTest::addColumn<QString>("text");
        QTest::newRow("fatal") << QStringList{QStringLiteral("--fatal")} << "is missing";
        QTest::newRow("protocol") << QStringList{QStringLiteral("--protocol"), QStringLiteral("999")}
                                  << "another protocol version";
    }
    void aWorkerThatCannotWorkEndsTheRun() {
        QFETCH(QStringList, extra);
        QFETCH(QString, text);
        const Folder folder = makeFolder();
        std::vector<std::string> arguments;
        for (const QString& word : extra) {
            arguments.push_back(word.toStdString());
        }
        const auto summary = runExperiment(folder, options(folder, arguments), {}, {});
        QVERIFY(!summary.ok());
        QVERIFY(summary.error().text().find(text.toStdString()) != std::string::npos);
        QVERIFY(trained(folder).empty());
    }

    void aStopRequestEndsTheRunAndTheNextGoesOn() {
        const Folder folder = makeFolder();
        std::stop_source stop;
        int done = 0;
        const auto sink = [&](const EventBody& event, const ExperimentState&) {
            if (std::holds_alternative<CellDone>(event) && ++done == 8) {
                stop.request_stop();
            }
        };
        const auto summary = runExperiment(folder, options(folder), stop.get_token(), sink);
        QVERIFY(summary.ok());
        QVERIFY(summary->stopped);
        QVERIFY(summary->pending > 0);
        QCOMPARE(runExperiment(folder, options(folder), {}, {})->pending, 0);
        for (const auto& [cell, times] : trained(folder)) {
            QCOMPARE(times, 1);
        }
    }

    void aSecondRunIsRefusedWhileOneIsAtWork() {
        const Folder folder = makeFolder();
        const auto lock = FileLock::tryLock(folder.lockPath());
        QVERIFY(lock.ok());
        const auto summary = runExperiment(folder, options(folder), {}, {});
        QVERIFY(!summary.ok());
        QVERIFY(summary.error().kind == ErrorKind::Busy);
    }

    void theSinkSeesTheStateBehindEachEvent() {
        const Folder folder = makeFolder();
        int wrong = 0;
        std::int64_t done = 0;
        const auto sink = [&](const EventBody& event, const ExperimentState& state) {
            if (const auto* cell = std::get_if<CellDone>(&event)) {
                ++done;
                wrong += !state.find(cell->cell)->result || state.count(CellStatus::Done) < done;
            }
        };
        QVERIFY(runExperiment(folder, options(folder), {}, sink).ok());
        QCOMPARE(done, std::int64_t(cellsOf(folder.plan()).size()));
        QCOMPARE(wrong, 0);
    }

    /// An attempt that says it runs, of a process that does not belong to this run.
    static void pretendAttempt(const Folder& folder, const std::string& cell,
                               const ProcessIdentity& process) {
        AttemptStatus status;
        status.attempt = *beginAttempt(folder, cell);
        status.process = process;
        status.startedAt = status.heartbeat = wallClock();
        QVERIFY(writeAttemptStatus(folder.attemptFolder(cell, status.attempt), status).ok());
    }

    void aCellThatNobodyFinishesIsTakenOver_data() {
        QTest::addColumn<bool>("otherHost");
        QTest::newRow("a stopped worker outlived its killed runner") << false;
        QTest::newRow("the name of the host changed") << true;
    }
    void aCellThatNobodyFinishesIsTakenOver() {
        QFETCH(bool, otherHost);
        const Folder folder = makeFolder();
        const pid_t child = ::fork();
        if (child == 0) {
            ::pause();
            ::_exit(0);
        }
        ::kill(child, SIGSTOP);
        ProcessIdentity process = identityOf(child);
        process.host = otherHost ? "the-name-before" : process.host;
        pretendAttempt(folder, cellOf(folder, CellKind::Cell, 20, 1), process);
        const auto summary = runExperiment(folder, options(folder), {}, {});
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().text().c_str());
        QCOMPARE(summary->pending, 0);
        QCOMPARE(summary->done, std::int64_t(cellsOf(folder.plan()).size()));
    }

    void aCellThatSomebodyElseTrainsIsWaitedFor() {
        const Folder folder = makeFolder();
        const auto cell = cellOf(folder, CellKind::Cell, 20, 1);
        ProcessIdentity elsewhere = thisProcess();
        elsewhere.host = "another-host";
        pretendAttempt(folder, cell, elsewhere);
        std::jthread other([&](const std::stop_token& ending) {
            for (int beat = 0; beat < 12 && !ending.stop_requested(); ++beat) {
                std::this_thread::sleep_for(std::chrono::milliseconds(250));
                auto status = attemptsOf(folder, cell).front();
                status.heartbeat = wallClock();
                static_cast<void>(writeAttemptStatus(folder.attemptFolder(cell, "001"), status));
            }
            CellResult result;
            result.cell = cell;
            for (const auto& planned : cellsOf(folder.plan())) {
                result.spec = planned.id == cell ? planned.spec : result.spec;
            }
            sample::setAccuracy(result, 0.5, 1000);
            static_cast<void>(folder.publishResult(result, {}));
        });
        // The own cells take longer than the patience with a heartbeat that stopped.
        const auto summary = runExperiment(folder, options(folder, {"--pause-ms", "120"}), {}, {});
        QVERIFY(summary.ok());
        QCOMPARE(summary->pending, 0);
        QVERIFY(!trained(folder).contains(cell)); // the other's result counts; nobody trained it twice
    }

    void aDamagedResultIsSetAsideAndItsCellTrainedAgain() {
        const Folder folder = makeFolder();
        QVERIFY(runExperiment(folder, options(folder), {}, {}).ok());
        const auto cell = cellOf(folder, CellKind::Cell, 20, 1);
        std::ofstream(folder.resultPath(cell)) << "{\"half a";
        const auto summary = runExperiment(folder, options(folder), {}, {});
        QVERIFY(summary.ok());
        QCOMPARE(summary->pending, 0);
        QCOMPARE(trained(folder).at(cell), 2);
        QVERIFY(std::filesystem::exists(folder.resultPath(cell).string() + ".damaged-1"));
    }

    void aResultWhosePredictionsAreGoneIsTrainedAgainAndNamed() {
        const Folder folder = makeFolder();
        QVERIFY(runExperiment(folder, options(folder), {}, {}).ok());
        const auto cell = cellOf(folder, CellKind::Cell, 20, 1);
        std::filesystem::remove(folder.predictionsPath(cell));
        std::vector<CellDamaged> told;
        const auto summary =
            runExperiment(folder, options(folder), {}, [&](const EventBody& event, const ExperimentState&) {
                if (const auto* damaged = std::get_if<CellDamaged>(&event)) {
                    told.push_back(*damaged);
                }
            });
        QVERIFY(summary.ok());
        QCOMPARE(summary->pending, 0);
        QCOMPARE(trained(folder).at(cell), 2);
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(told.front().cell, cell);
        QVERIFY(told.front().text.find("predictions.jsonl") != std::string::npos);
        QVERIFY(folder.readPredictions(cell).ok());
    }

    void aResultThatIsStillBeingCopiedStays() {
        const Folder folder = makeFolder();
        QVERIFY(runExperiment(folder, options(folder), {}, {}).ok());
        const auto cell = cellOf(folder, CellKind::Cell, 20, 1);
        std::ifstream in(folder.resultPath(cell), std::ios::binary);
        const std::string whole{std::istreambuf_iterator<char>(in), {}};
        std::ofstream(folder.resultPath(cell)) << whole.substr(0, whole.size() / 2);
        std::jthread copy([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            std::ofstream(folder.resultPath(cell), std::ios::app) << whole.substr(whole.size() / 2);
        });
        const auto summary = runExperiment(folder, options(folder), {}, {});
        QVERIFY(summary.ok());
        QCOMPARE(summary->pending, 0);
        QCOMPARE(trained(folder).at(cell), 1);
        QVERIFY(!std::filesystem::exists(folder.resultPath(cell).string() + ".damaged-1"));
    }

    void aFolderThatGoesAwayStopsTheRunWithTheReason_data() {
        QTest::addColumn<int>("fault");
        QTest::newRow("renamed") << 0;
        QTest::newRow("renamed, another of its name") << 1;
        QTest::newRow("deleted") << 2;
    }
    void aFolderThatGoesAwayStopsTheRunWithTheReason() {
        QFETCH(int, fault);
        const Folder folder = makeFolder();
        const std::filesystem::path moved = folder.root().string() + "-moved";
        int done = 0;
        std::size_t before = 0;
        const auto sink = [&](const EventBody& event, const ExperimentState&) {
            if (!std::holds_alternative<CellDone>(event) || ++done != 6) {
                return;
            }
            if (fault == 2) {
                std::error_code busy; // the worker goes on writing
                while (std::filesystem::exists(folder.root())) {
                    std::filesystem::remove_all(folder.root(), busy);
                }
                return;
            }
            std::filesystem::rename(folder.root(), moved);
            before = trained(*Folder::open(moved)).size();
            if (fault == 1) {
                QVERIFY(Folder::create(folder.root(), smallPlan()).ok());
            }
        };
        const auto summary = runExperiment(folder, options(folder, {"--pause-ms", "30"}), {}, sink);
        QVERIFY(!summary.ok());
        QVERIFY2(summary.error().what.find("moved") != std::string::npos, summary.error().text().c_str());
        QCOMPARE(std::filesystem::exists(folder.root()), fault == 1);
        QVERIFY(!std::filesystem::exists(folder.root() / "results"));
        if (fault != 2) {
            const Folder there = *Folder::open(moved);
            QVERIFY(readExperimentState(there)->count(CellStatus::Done) >= 6);
            QCOMPARE(runExperiment(there, options(there), {}, {})->pending, 0);
        }
    }

    void killedRunnersLoseAndRepeatNothing() {
        const Folder folder = makeFolder();
        Random random(7, "kill moments");
        const auto all = std::int64_t(cellsOf(folder.plan()).size());
        for (int round = 0; round < 30; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                const auto run = runExperiment(folder, options(folder, {"--pause-ms", "15"}), {}, {});
                ::_exit(run.ok() ? 0 : 1);
            }
            ::usleep(static_cast<useconds_t>(20'000 + random.below(150'000)));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            const auto state = readExperimentState(folder);
            QVERIFY(state.ok());
            QVERIFY(state->damaged.empty());
            if (state->count(CellStatus::Done) == all) {
                break;
            }
        }
        // An orphaned worker ends when its input closes; the lock is free because its owner is gone.
        const auto summary = runExperiment(folder, options(folder), {}, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().text().c_str());
        QCOMPARE(summary->done, all);
        for (const auto& [cell, times] : trained(folder)) {
            QCOMPARE(times, 1);
        }
    }
};

PLATEAU_TEST(TestScheduler)
#include "test_scheduler.moc"
