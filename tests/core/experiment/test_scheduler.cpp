#include "core/base/random.h"
#include "core/base/sha256.h"
#include "core/experiment/run/cell_groups.h"
#include "core/experiment/run/scheduler.h"
#include "tests/support/registered_test.h"

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

    static SchedulerOptions options(const Folder& folder, std::vector<std::string> extra = {}) {
        SchedulerOptions out;
        out.workerCommand = {PLATEAU_FAKE_WORKER, folder.root().string()};
        out.workerCommand.insert(out.workerCommand.end(), extra.begin(), extra.end());
        out.build = "test";
        return out;
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
        const auto sink = [&](const EventBody& event) { events.emplace_back(eventName(event)); };
        const auto summary = runExperiment(folder, options(folder), {}, sink);
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().text().c_str());
        QCOMPARE(summary->done, std::int64_t(cellsOf(folder.plan()).size()));
        QCOMPARE(summary->pending, 0);
        QCOMPARE(events.front(), std::string("run_started"));
        QCOMPARE(events.back(), std::string("run_finished"));
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
        const auto sink = [&](const EventBody& event) {
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
