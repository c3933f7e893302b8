#include "ui/session/cli_runner.h"
#include "ui/session/session.h"

#include "tests/app/cli/cli_fixture.h"
#include "tests/app/cli/folder_fixture.h"

#include <QApplication>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::cli::testing;
using experiment::CellStatus;

namespace {

constexpr int attachMs = 5'000;
constexpr int trainMs = 120'000;

/// A window that opens an experiment, starts its run and goes on until it is killed.
int beWindow(const QString& folder, const QString& store) {
    Session session(store);
    QObject::connect(&session, &Session::snapshotChanged, &session, [&session] {
        if (session.snapshot() && session.runState() == RunState::Idle &&
            session.snapshot()->state.count(CellStatus::Done) == 0) {
            static_cast<void>(session.startRun());
        }
    });
    QObject::connect(&session.cli(), &CliRunner::statusChanged, &session, [&session, folder] {
        if (session.cli().isReady() && session.folder().isEmpty()) {
            session.openExperiment(folder);
        }
    });
    session.cli().check();
    return QCoreApplication::exec();
}

} // namespace

/// kill -9 of the window, the worker and the runner in turn: the next window finds everything again, nothing
/// done is lost or trained twice.
class TestKillInTurn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLost();

private:
    bool waitForResults(const std::string& folder, std::size_t count) {
        return QTest::qWaitFor([&] { return results(folder).size() >= count; }, trainMs);
    }
};

void TestKillInTurn::nothingIsLost() {
    const support::TemporaryFolder place;
    const std::string folder = (place / "e").string();
    const QString store = QString::fromStdString((place / "settings.ini").string());
    QCOMPARE(runPlateau(newArguments(folder, {"--sizes", "14,28,56,112", "--seeds", "3", "--min-updates",
                                              "40", "--epochs", "1", "--instant-seeds", "1"}))
                 .code,
             0);
    const std::size_t cells = 2 + 4 + 4 + 12;

    QProcess window;
    window.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("window"), QString::fromStdString(folder), store});
    QVERIFY(waitForResults(folder, 7)); // the first trained cell is among them
    QCOMPARE(window.state(), QProcess::Running);
    window.kill();
    QVERIFY(window.waitForFinished());
    const auto afterWindow = results(folder);

    Session session(store);
    session.openExperiment(QString::fromStdString(folder));
    QVERIFY(QTest::qWaitFor([&] { return session.snapshot() && session.runState() == RunState::Running; },
                            attachMs));

    const pid_t runner = runnerOf(folder);
    QVERIFY(runner > 0);
    const pid_t worker = childOf(runner);
    QVERIFY(worker > 0);
    QCOMPARE(::kill(worker, SIGKILL), 0);
    QVERIFY(waitForResults(folder, afterWindow.size() + 1)); // by the worker that took its place
    QCOMPARE(session.runState(), RunState::Running);

    QCOMPARE(::kill(runner, SIGKILL), 0);
    QVERIFY(QTest::qWaitFor([&] { return session.runState() == RunState::Idle; }, attachMs));
    const auto afterRunner = results(folder);

    session.cli().check();
    QVERIFY(QTest::qWaitFor([&] { return session.cli().isReady(); }, trainMs));
    const auto resumed = session.startRun();
    QVERIFY2(resumed.ok(), resumed.ok() ? "" : resumed.error().text().c_str());
    QVERIFY(QTest::qWaitFor(
        [&] { return session.snapshot()->state.missing().empty() && session.runState() == RunState::Idle; },
        2 * trainMs));
    const auto all = results(folder);
    QCOMPARE(all.size(), cells);
    for (const auto& earlier : {afterWindow, afterRunner}) {
        for (const auto& [name, bytes] : earlier) {
            QVERIFY2(all.at(name) == bytes, name.c_str());
        }
    }
    for (const auto& [cell, times] : trainings(folder)) {
        QVERIFY2(times <= 1, cell.c_str());
    }
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.value(1) == QLatin1String("window")) {
        return beWindow(words.value(2), words.value(3));
    }
    TestKillInTurn test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_kill_in_turn.moc"
