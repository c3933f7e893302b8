#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::cli::testing;

class TestCurveFit : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::string file(const std::string& content) {
        support::writeText(m_dir / "scores.csv", content);
        return (m_dir / "scores.csv").string();
    }

    /// acc = .92 − .6 n^−.35 with a little seed noise.
    static std::string scores(int seeds, const std::string& header = "n,seed,score") {
        std::string text = header + "\n";
        for (const int n : {50, 100, 200, 400, 800, 1600, 3200}) {
            for (int seed = 0; seed < seeds; ++seed) {
                text += fmt::format("{},{},{:.6f}\n", n, seed,
                                    0.92 - 0.6 * std::pow(n, -0.35) + 0.002 * (seed - 1));
            }
        }
        return text;
    }

private Q_SLOTS:
    void aTargetBeyondTheDataGetsARange() {
        const auto finished = runPlateau(
            {"curve", "fit", file(scores(3)), "--test-items", "1000", "--target", "0.9", "--json"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        const Json json = jsonOf(finished);
        QVERIFY2(json.contains("needed"), finished.out.c_str());
        // truth: (.6/.02)^(1/.35) = 16,594
        QVERIFY(json.dump().find("\"predicted\"") != std::string::npos);
    }

    void theSentenceSaysIt() {
        const auto finished =
            runPlateau({"curve", "fit", file(scores(3)), "--test-items", "1000", "--target", "0.8"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QVERIFY2(finished.out.find("80 %") != std::string::npos, finished.out.c_str());
    }

    void oneSeedWithoutTestItemsIsRefused() {
        const auto finished = runPlateau({"curve", "fit", file(scores(1))});
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find("test items") != std::string::npos ||
                     finished.err.find("--test-items") != std::string::npos,
                 finished.err.c_str());
    }

    void otherColumnNamesAreOffered() {
        const auto path = file(scores(2, "samples,run,acc"));
        const auto refused = runPlateau({"curve", "fit", path, "--test-items", "500"});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("samples") != std::string::npos, refused.err.c_str());
        QCOMPARE(runPlateau({"curve", "fit", path, "--test-items", "500", "--n-column", "samples",
                             "--seed-column", "run", "--score-column", "acc"})
                     .code,
                 0);
    }

    void otherToolsTablesComeWithTheCommandThatReadsThem_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("options");
        QTest::newRow("Trainer") << QByteArray("train_size,seed,eval_accuracy")
                                 << QByteArray("--n-column train_size --score-column eval_accuracy --metric "
                                               "accuracy");
        QTest::newRow("folds") << QByteArray("num_samples,fold,test_f1")
                               << QByteArray("--n-column num_samples --score-column test_f1 --seed-column "
                                             "fold --metric f1");
        QTest::newRow("slashes and case")
            << QByteArray("N,random_state,Eval/Loss")
            << QByteArray("--n-column N --score-column Eval/Loss --seed-column random_state --metric loss");
        QTest::newRow("spaces") << QByteArray("train size,run,acc")
                                << QByteArray("--n-column 'train size' --score-column acc --seed-column run "
                                              "--metric accuracy");
        QTest::newRow("size only") << QByteArray("examples,seed,score") << QByteArray("--n-column examples");
    }
    void otherToolsTablesComeWithTheCommandThatReadsThem() {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, options);
        const auto path = file(scores(3, header.toStdString()));
        const auto refused = runPlateau({"curve", "fit", path, "--test-items", "500"});
        QCOMPARE(refused.code, 3);
        const std::string command = "plateau curve fit " + path + " " + options.toStdString();
        QVERIFY2(refused.err.find(command + "\n") != std::string::npos, refused.err.c_str());
        // The command in the message is the command that works.
        const auto run = support::runProgram(
            "/bin/sh", {"-c", command.substr(8).insert(0, PLATEAU_CLI_PROGRAM " ") + " --test-items 500"});
        QVERIFY2(run.code == 0, run.err.c_str());
    }

    void unknownColumnsAreListed() {
        const auto refused = runPlateau({"curve", "fit", file("a,b\n1,2\n")});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("Columns here: a, b") != std::string::npos, refused.err.c_str());
        QVERIFY2(refused.err.find("--n-column COLUMN") != std::string::npos, refused.err.c_str());
    }

    void aColumnThatMayBeTheSeedIsMentioned() {
        const auto path = file(scores(3, "n,run,score"));
        const auto finished = runPlateau({"curve", "fit", path, "--test-items", "500"});
        QCOMPARE(finished.code, 0);
        QVERIFY2(finished.err.find("--seed-column run") != std::string::npos, finished.err.c_str());
    }

    void percentIsRecognised() {
        const auto percent = file("n,seed,score\n50,0,41.5\n100,0,52\n200,0,60.1\n400,0,66\n800,0,70.2\n");
        const auto refused = runPlateau({"curve", "fit", percent, "--test-items", "500"});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("70.2") != std::string::npos &&
                     refused.err.find("--percent") != std::string::npos,
                 refused.err.c_str());
        const auto read = runPlateau({"curve", "fit", percent, "--test-items", "500", "--percent", "--json"});
        QVERIFY2(read.code == 0, read.err.c_str());
        const auto shares = runPlateau(
            {"curve", "fit", file("n,seed,score\n50,0,.415\n100,0,.52\n200,0,.601\n400,0,.66\n800,0,.702\n"),
             "--test-items", "500", "--json"});
        QCOMPARE(jsonOf(read)["kind"], jsonOf(shares)["kind"]);
        QCOMPARE(jsonOf(read)["target"].get<float>(), jsonOf(shares)["target"].get<float>());
        const auto wrong = runPlateau({"curve", "fit", file(scores(3)), "--percent"});
        QCOMPARE(wrong.code, 3);
        QVERIFY2(wrong.err.find("no percent") != std::string::npos, wrong.err.c_str());
        QCOMPARE(runPlateau({"curve", "fit", file(scores(3)), "--percent", "--metric", "loss"}).code, 2);
    }

    void aTargetOutOfReachOfTheMetricIsRefused_data() {
        QTest::addColumn<QByteArray>("metric");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("percent") << QByteArray("accuracy") << QByteArray("90") << QByteArray("Write 0.9");
        QTest::newRow("nothing") << QByteArray("f1") << QByteArray("0") << QByteArray("between 0 and 1");
        QTest::newRow("loss") << QByteArray("loss") << QByteArray("-1") << QByteArray("above 0");
    }
    void aTargetOutOfReachOfTheMetricIsRefused() {
        QFETCH(QByteArray, metric);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, said);
        const auto finished = runPlateau({"curve", "fit", file(scores(3)), "--metric", metric.toStdString(),
                                          "--target=" + target.toStdString()});
        QCOMPARE(finished.code, 2);
        QVERIFY2(finished.err.find(said.toStdString()) != std::string::npos, finished.err.c_str());
    }

    /// What is no error but weakens the answer is a finding.
    void weaknessesAreFindings_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("finding");
        const std::string head = "n,seed,score\n";
        const auto add = [&head](const char* row, const std::string& rows, const char* finding) {
            QTest::newRow(row) << QByteArray::fromStdString(head + rows) << QByteArray(finding);
        };
        add("three sizes", "50,0,.5\n100,0,.6\n800,0,.7\n", "too_few_sizes");
        add("span of four", "100,0,.5\n200,0,.6\n300,0,.65\n400,0,.7\n", "span_too_small");
        std::string equal;
        std::string differ;
        for (int i = 0; i < 6; ++i) {
            const int n = 50 << i;
            const double score = 0.92 - 0.6 * std::pow(n, -0.35);
            equal += fmt::format("{},0,{}\n{},1,{}\n", n, score, n, score);
            differ += fmt::format("{},{},{}\n{},{},{}\n", n, i, score, n, i + 1, score + 0.003);
        }
        add("all seeds equal", equal, "seeds_identical");
        add("other seeds at other sizes", differ, "seeds_differ");
    }
    void weaknessesAreFindings() {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, finding);
        const auto finished =
            runPlateau({"curve", "fit", file(content.toStdString()), "--test-items", "500", "--json"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QVERIFY2(finished.out.find('"' + finding.toStdString() + '"') != std::string::npos,
                 finished.out.c_str());
    }

    void badValuesAreNamed_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no number") << QByteArray("n,seed,score\n50,0,many\n") << QByteArray("scores.csv:2");
        QTest::newRow("NaN") << QByteArray("n,seed,score\n50,0,nan\n100,0,.5\n200,0,.6\n400,0,.7\n")
                             << QByteArray("scores.csv:2: column 'score'");
        QTest::newRow("above one") << QByteArray("n,seed,score\n50,0,1.5\n100,0,.5\n200,0,.6\n400,0,.7\n")
                                   << QByteArray("1.5");
        QTest::newRow("below zero") << QByteArray("n,seed,score\n50,0,-.1\n100,0,.5\n") << QByteArray("-0.1");
        QTest::newRow("empty cell") << QByteArray("n,seed,score\n50,0,.4\n100,0,\n")
                                    << QByteArray("scores.csv:3: column 'score'");
        QTest::newRow("seed in words")
            << QByteArray("n,seed,score\n50,first,.4\n") << QByteArray("column 'seed'");
        QTest::newRow("half a seed") << QByteArray("n,seed,score\n50,0.5,.4\n") << QByteArray("whole number");
        QTest::newRow("twice") << QByteArray("n,seed,score\n50,0,.4\n100,0,.5\n50,0,.6\n")
                               << QByteArray("scores.csv:4: n = 50 with seed 0 is there twice");
        QTest::newRow("no rows") << QByteArray("n,seed,score\n") << QByteArray("scores.csv");
    }
    void badValuesAreNamed() {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, named);
        const auto finished =
            runPlateau({"curve", "fit", file(content.toStdString()), "--test-items", "100"});
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find(named.toStdString()) != std::string::npos, finished.err.c_str());
    }

    void tooLittleIsCannotTellAndNotAnError() {
        const auto finished = runPlateau({"curve", "fit", file("n,seed,score\n50,0,.5\n100,0,.6\n200,0,.7\n"),
                                          "--test-items", "100", "--target", "0.95", "--json"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QCOMPARE(jsonOf(finished)["kind"].get<std::string>(), std::string("cannot_tell"));
    }

    void theChartIsWritten() {
        const auto svg = (m_dir / "out" / "curve.svg").string();
        const auto finished =
            runPlateau({"curve", "fit", file(scores(3)), "--test-items", "1000", "--chart", svg});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QVERIFY(support::readText(svg).find("<svg") != std::string::npos);
    }
};

PLATEAU_TEST(TestCurveFit)
#include "test_curve_fit.moc"
