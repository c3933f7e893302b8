#include "core/base/random.h"
#include "tests/app/cli/cli_fixture.h"

#include <QtTest>

#include <map>

#include <csignal>

#include <unistd.h>

using namespace plateau;
using namespace plateau::cli::testing;

namespace {

/// Finished trainings of each cell, counted by its attempts.
std::map<std::string, int> trainings(const std::string& folder) {
    std::map<std::string, int> done;
    std::error_code none; // no attempt was made yet
    for (const auto& cell : std::filesystem::directory_iterator(folder + "/attempts", none)) {
        for (const auto& attempt : std::filesystem::directory_iterator(cell.path())) {
            const std::string status = support::readText(attempt.path() / "status.json");
            done[cell.path().filename().string()] += status.find("\"done\"") != std::string::npos ? 1 : 0;
        }
    }
    return done;
}

std::map<std::string, std::string> results(const std::string& folder) {
    std::map<std::string, std::string> bytes;
    std::error_code none; // killed before the first result
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/results", none)) {
        if (entry.path().extension() == ".json") {
            bytes[entry.path().filename().string()] = support::readText(entry.path());
        }
    }
    return bytes;
}

/// A child of `parent` that runs the worker, or 0.
pid_t workerOf(qint64 parent) {
    const auto children = support::readText("/proc/" + std::to_string(parent) + "/task/" +
                                            std::to_string(parent) + "/children");
    return children.empty() ? 0 : static_cast<pid_t>(std::stol(children));
}

} // namespace

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
                const pid_t worker = workerOf(runner.processId());
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
        QCOMPARE(jsonOf(finished)["done"].get<int>(), 2 + 3 + 6);
        for (const auto& [name, bytes] : before) {
            QVERIFY2(results(folder)[name] == bytes, name.c_str());
        }
        for (const auto& [cell, times] : trainings(folder)) {
            QVERIFY2(times <= 1, cell.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "test_kill.moc"
