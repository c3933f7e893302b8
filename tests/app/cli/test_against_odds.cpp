// The program with surroundings against it: damaged files, places that cannot be written, devices as outputs,
// names that hold escape sequences, a terminal that closes.
#include "tests/app/cli/cli_fixture.h"
#include "tests/app/cli/folder_fixture.h"
#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <csignal>

#include <fmt/format.h>
#include <sys/stat.h>

using namespace plateau;
using namespace plateau::experiment;
using namespace plateau::cli::testing;
using support::TemporaryFolder;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A table whose regression needs nothing but LibTorch.
std::string table() {
    std::string text = "size,rooms,price\n";
    for (int i = 0; i < 160; ++i) {
        text += fmt::format("{},{},{}\n", 20 + i, 1 + i % 5, 1000 * (20 + i) + 5000 * (i % 5));
    }
    return text;
}

std::vector<std::string> newTable(const TemporaryFolder& dir, const std::string& updates) {
    support::writeText(dir / "houses.csv", table());
    return {
        "experiment", "new",     dir / "e", "--task",   "table-regression", "--train",   dir / "houses.csv",
        "--label",    "price",   "--model", "mlp",      "--target",         "60000",     "--sizes",
        "16,64",      "--seeds", "1",       "--budget", "updates",          "--updates", updates};
}

std::filesystem::path anyWeights(const TemporaryFolder& dir) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir / "e/adapters")) {
        if (entry.path().filename() == "weights.safetensors") {
            return entry.path();
        }
    }
    return {};
}

} // namespace

class TestAgainstOdds : public QObject {
    Q_OBJECT

    static void finished(const TemporaryFolder& dir, const std::string& name = "sample") {
        Plan plan = sample::plan();
        plan.name = name;
        sample::publish(*Folder::create(dir / "e", plan));
    }

private Q_SLOTS:
    void anAnswerThatCannotBeKeptIsShownAllTheSame() {
        const TemporaryFolder dir;
        finished(dir);
        support::writeText(dir / "e/answers",
                           "a file where the folder of answers should be"); // for root, too
        const auto told = runPlateau({"experiment", "answer", dir / "e"});
        QVERIFY2(told.code == 0, told.err.c_str());
        QVERIFY2(has(told.out, "samples"), told.out.c_str());
        QVERIFY2(has(told.err, "the answer could not be kept"), told.err.c_str());
        const Json json = jsonOf(runPlateau({"experiment", "answer", dir / "e", "--json"}));
        QCOMPARE(json["number"].get<int>(), 0);
        QVERIFY(json.contains("not_kept") && !json["sentence"].get<std::string>().empty());
    }

    void devicesAndLinksStayWhatTheyAre() {
        const TemporaryFolder dir;
        finished(dir);
        const auto out = runPlateau({"experiment", "export", dir / "e", "--csv", "/dev/stdout"});
        QVERIFY2(out.code == 0, out.err.c_str());
        QVERIFY2(out.out.starts_with("cell_id,"), out.out.c_str());
        QVERIFY(!has(out.out, "wrote")); // stdout has the table and nothing else
        QVERIFY(std::filesystem::is_symlink("/dev/stdout"));
        QCOMPARE(runPlateau({"experiment", "export", dir / "e", "--csv", "/dev/null"}).code, 0);
        QVERIFY(std::filesystem::is_character_file("/dev/null"));
        std::filesystem::create_symlink("/dev/null", dir / "chart.svg");
        QCOMPARE(runPlateau({"experiment", "export", dir / "e", "--chart", dir / "chart.svg"}).code, 0);
        QVERIFY(std::filesystem::is_symlink(dir / "chart.svg"));
        QVERIFY(std::filesystem::is_character_file("/dev/null"));
    }

    void exportsFollowTheUmask() {
        const TemporaryFolder dir;
        finished(dir);
        const mode_t before = ::umask(022);
        const auto done = runPlateau({"experiment", "export", dir / "e", "--csv", dir / "table.csv"});
        ::umask(before);
        QCOMPARE(done.code, 0);
        struct stat info {};
        QCOMPARE(::stat((dir / "table.csv").c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0644U);
    }

    void escapeSequencesOfNamesAndCellsAreWrittenOut() {
        const TemporaryFolder dir;
        finished(dir, "title \xC2\x9B"
                      "31m"); // ESC itself is refused in a name
        for (const char* command : {"status", "answer"}) {
            const auto told = runPlateau({"experiment", command, dir / "e"});
            QVERIFY2(!has(told.out + told.err, "\xC2\x9B"), told.out.c_str());
            const auto json = runPlateau({"experiment", command, dir / "e", "--json"});
            QVERIFY(!has(json.out, "\xC2\x9B") && !jsonOf(json).is_null());
        }
        support::writeText(dir / "bad.csv", "text,label\n\x1b[2Jhello,\xC2\x9Bx\nplain,y\n");
        const auto inspected = runPlateau({"data", "inspect", dir / "bad.csv"});
        QVERIFY2(!has(inspected.out, "\x1b[2J") && !has(inspected.out, "\xC2\x9B"), inspected.out.c_str());
        const auto missing = runPlateau({"experiment", "status", dir / "no \x1b[31;5m such \xC2\x9B"});
        QVERIFY2(missing.code == 3 && !has(missing.err, "\xC2\x9B"), missing.err.c_str());
    }

    void aSeedBeyondAnyNumberIsRefused_data() {
        QTest::addColumn<std::string>("seed");
        for (const char* seed : {"1e300", "inf", "-1e300", "9007199254740994"}) {
            QTest::newRow(seed) << std::string(seed);
        }
    }
    void aSeedBeyondAnyNumberIsRefused() {
        QFETCH(std::string, seed);
        const TemporaryFolder dir;
        support::writeText(dir / "s.csv", "n,seed,score\n10," + seed + ",0.5\n20,1,0.6\n");
        const auto told = runPlateau({"curve", "fit", dir / "s.csv", "--target", "0.9"});
        QVERIFY2(told.code == 3 && has(told.err, "s.csv:2"), told.err.c_str());
    }

    void aModelPathThatIsNoUtf8IsNoInternalError() {
        const TemporaryFolder dir;
        const std::string odd = dir / "caf\xE9";
        std::filesystem::create_directory(odd);
        const auto script =
            fmt::format("'{}' experiment new '{}' --train '{}' --model '{}/caf'$(printf '\\351')",
                        PLATEAU_CLI_PROGRAM, (dir / "e").string(), fixtureData(), dir.path().string());
        const auto told = support::runProgram("/bin/sh", {"-c", script});
        QVERIFY2(told.code == 3, told.err.c_str());
        QVERIFY2(!has(told.err, "internal error"), told.err.c_str());
    }

    void oneFlippedBitOfKeptWeightsIsNoticedAndTheCellMadeAgain() {
        const TemporaryFolder dir;
        const auto made = runPlateau(newTable(dir, "20"));
        QVERIFY2(made.code == 0, made.err.c_str());
        const auto ran = runPlateau({"experiment", "run", dir / "e"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const auto weights = anyWeights(dir);
        QVERIFY(!weights.empty());
        const std::string cell = weights.parent_path().filename().string();
        const std::string good = support::readText(weights);
        std::string bad = good;
        bad[bad.size() - 3] = static_cast<char>(bad[bad.size() - 3] ^ 1);
        support::writeText(weights, bad);
        const auto refused =
            runPlateau({"experiment", "export", dir / "e", "--adapter", cell + "=" + (dir / "out").string()});
        QVERIFY2(refused.code == 3 && has(refused.err, "weights.safetensors"), refused.err.c_str());
        QVERIFY(!std::filesystem::exists(dir / "out"));
        QVERIFY(has(runPlateau({"experiment", "status", dir / "e"}).out, "1 damaged"));
        QCOMPARE(support::readText(weights), bad); // readers change nothing
        const auto again = runPlateau({"experiment", "run", dir / "e"});
        QVERIFY2(again.code == 0 && has(again.err, cell), again.err.c_str());
        QCOMPARE(support::readText(weights), good); // the same cell gives the same bytes
        QCOMPARE(support::readText(weights.string() + ".damaged-1"), bad);
        QCOMPARE(
            runPlateau({"experiment", "export", dir / "e", "--adapter", cell + "=" + (dir / "out").string()})
                .code,
            0);
        // Deleted and run again, as the messages advise.
        std::filesystem::remove(weights);
        const auto one = runPlateau({"run-cell", cell, "--experiment", dir / "e"});
        QVERIFY2(one.code == 0 || one.code == 75,
                 one.err.c_str()); // 75: the files are younger than the grace
        QCOMPARE(runPlateau({"experiment", "run", dir / "e"}).code, 0);
        QCOMPARE(support::readText(weights), good);
    }

    void aTerminalThatClosesEndsTheRunInOrder_data() {
        QTest::addColumn<bool>("nohup");
        QTest::newRow("SIGHUP") << false;
        QTest::newRow("SIGHUP under nohup") << true;
    }
    void aTerminalThatClosesEndsTheRunInOrder() {
        QFETCH(bool, nohup);
        const TemporaryFolder dir;
        const auto made = runPlateau(newTable(dir, nohup ? "1500" : "1000000"));
        QVERIFY2(made.code == 0, made.err.c_str());
        QProcess runner;
        QStringList words{QStringLiteral(PLATEAU_CLI_PROGRAM), QStringLiteral("experiment"),
                          QStringLiteral("run"), QString::fromStdString(dir / "e")};
        if (nohup) {
            words.prepend(QStringLiteral("nohup"));
        }
        const auto inherited = ::signal(SIGHUP, SIG_DFL); // who started this test may ignore it
        runner.start(words.takeFirst(), words);
        ::signal(SIGHUP, inherited);
        QVERIFY(runner.waitForStarted());
        const std::string attempts = dir / "e/attempts";
        QTRY_VERIFY_WITH_TIMEOUT(support::countEntries(attempts) > 0, 120'000);
        ::kill(static_cast<pid_t>(runner.processId()), SIGHUP);
        QVERIFY(runner.waitForFinished(300'000));
        QCOMPARE(runner.exitStatus(), QProcess::NormalExit);
        QCOMPARE(runner.exitCode(), nohup ? 0 : 130);
        int told = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(attempts)) {
            if (entry.path().filename() == "status.json") {
                QVERIFY(!has(support::readText(entry.path()), "\"running\""));
                ++told;
            }
        }
        QVERIFY(told > 0);
    }
};

PLATEAU_TEST(TestAgainstOdds)
#include "test_against_odds.moc"
