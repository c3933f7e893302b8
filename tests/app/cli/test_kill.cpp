#include "core/base/random.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/app/cli/folder_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <csignal>

using namespace plateau;
using namespace plateau::cli::testing;

/// kill -9 of the runner and of the worker at random moments, with the real worker.
class TestKill : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

private Q_SLOTS:
    void nothingDoneIsLostOrRepeated() {
        const auto folder = (m_dir / "e").string();
        QCOMPARE(runPlateau(newArguments(folder, {"--sizes", "14,28,56", "--seeds", "2", "--min-updates",
                                                  "25", "--epochs", "1", "--instant-seeds", "1"}))
                     .code,
                 0);
        Random random(11, "kills");
        std::map<std::string, std::string> before;
        for (int round = 0; round < 8; ++round) {
            QProcess runner;
            runner.start(
                QStringLiteral(PLATEAU_CLI_PROGRAM),
                {QStringLiteral("experiment"), QStringLiteral("run"), QString::fromStdString(folder)});
            QVERIFY(runner.waitForStarted());
            const bool ended = runner.waitForFinished(static_cast<int>(500 + random.below(4000)));
            if (!ended) {
                const pid_t worker = childOf(static_cast<pid_t>(runner.processId()));
                if (round % 2 == 1 && worker > 0) {
                    ::kill(worker, SIGKILL); // the runner replaces it; then the runner goes, too
                    runner.waitForFinished(static_cast<int>(500 + random.below(2000)));
                }
                runner.kill();
                runner.waitForFinished(10'000);
            }
            for (const auto& [name, bytes] : before) {
                QVERIFY2(results(folder)[name] == bytes, name.c_str());
            }
            before = results(folder);
        }
        const auto finished = runPlateau({"experiment", "run", folder, "--json", "--retry-failed"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QCOMPARE(jsonOf(finished)["done"].get<int>(), 2 + 3 + 3 + 6);
        for (const auto& [name, bytes] : before) {
            QVERIFY2(results(folder)[name] == bytes, name.c_str());
        }
        for (const auto& [cell, times] : trainings(folder)) {
            QVERIFY2(times <= 1, cell.c_str());
        }
    }
};

PLATEAU_TEST(TestKill)
#include "test_kill.moc"
