#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <sstream>

using namespace plateau;
using namespace plateau::cli::testing;

/// Tables of other tools (tests/golden/cases): read as meant, or refused with the way out.
class TestCurveCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusedWithTheReason_data();
    void refusedWithTheReason();
    void answered_data();
    void answered();
    void theProposedCommandWorks_data();
    void theProposedCommandWorks();
    void epochsAreNoSeeds();
    void ownTablesAreRead();
    void saturatedScoresClaimNoCertainty();
    void roughCurvesGetNoNarrowRange();
    void aCurveThatFallsIsNotForecast();
    void aKindOfCurveChangesTheAnswer();
};

namespace {

std::string caseFile(const std::string& name) {
    return PLATEAU_TEST_DATA "/golden/cases/" + name;
}

std::vector<std::string> words(const QByteArray& text) {
    std::istringstream in(text.toStdString());
    return {std::istream_iterator<std::string>(in), {}};
}

support::Finished fit(const std::string& file, const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"curve", "fit", caseFile(file)};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return runPlateau(arguments);
}

} // namespace

void TestCurveCases::refusedWithTheReason_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* title, const char* file, const char* options, const char* said) {
        QTest::newRow(title) << QByteArray(file) << QByteArray(options) << QByteArray(said);
    };
    row("failed run", "failed_run.csv",
        "--n-column n_train --seed-column seed --score-column accuracy --test-items 1000",
        "the run has no score");
    row("failed run, the fix", "failed_run.csv",
        "--n-column n_train --seed-column seed --score-column accuracy --test-items 1000", "Remove its line");
    row("NaN score names the line", "nan_scores.csv", "--test-items 300", "nan_scores.csv:2: column 'score'");
    row("shares of the data", "shares.csv", "--test-items 500", "looks like a share of the data");
    row("thousands or one", "thousands.csv", "--test-items 800 --percent", "may mean 1000 samples or 1");
    row("mean of folds without noise", "cv_results.csv", "--n-column param_n --score-column mean_test_score",
        "Give the number of test items");
    row("grouped chart without noise", "grouped_chart.csv",
        "--n-column train_samples --score-column Group:*accuracy", "Give the number of test items");
}

void TestCurveCases::refusedWithTheReason() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, said);
    const auto finished = fit(file.toStdString(), words(options));
    QCOMPARE(finished.code, 3);
    QVERIFY2(finished.err.find(said.toStdString()) != std::string::npos, finished.err.c_str());
}

void TestCurveCases::answered_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* title, const char* file, const char* options, const char* said) {
        QTest::newRow(title) << QByteArray(file) << QByteArray(options) << QByteArray(said);
    };
    row("run tracker", "wandb.csv",
        "--n-column train_samples --seed-column seed --score-column eval/accuracy --test-items 1000", " %");
    row("decimal comma", "decimal_comma.csv", "--test-items 800", "reached");
    row("percent sign", "percent_sign.csv", "--test-items 800", "reached");
    row("percent sign and --percent", "percent_sign.csv", "--test-items 800 --percent", "reached");
    row("folds as seeds", "cv_results.csv", "--n-column param_n --score-column split*_test_score", "reached");
    row("no seed column, zero-shot row", "zero_shot.csv", "--target 0.93", "93 %");
    row("not monotone", "non_monotone.csv", "--test-items 1000 --target 0.92", "score worse than");
}

void TestCurveCases::answered() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, said);
    const auto finished = fit(file.toStdString(), words(options));
    QVERIFY2(finished.code == 0, finished.err.c_str());
    QVERIFY2(finished.out.find(said.toStdString()) != std::string::npos, finished.out.c_str());
    QVERIFY2(finished.out.find("nan") == std::string::npos, finished.out.c_str());
}

void TestCurveCases::theProposedCommandWorks_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("run tracker") << QByteArray("wandb.csv");
    QTest::newRow("cross-validation") << QByteArray("cv_results.csv");
    QTest::newRow("grouped chart") << QByteArray("grouped_chart.csv");
}

void TestCurveCases::theProposedCommandWorks() {
    QFETCH(QByteArray, file);
    const auto refused = fit(file.toStdString(), {});
    QCOMPARE(refused.code, 3);
    const auto at = refused.err.find("plateau curve fit ");
    QVERIFY2(at != std::string::npos, refused.err.c_str());
    const auto command = refused.err.substr(at + 8, refused.err.find('\n', at) - at - 8);
    const auto run = support::runProgram("/bin/sh", {"-c", PLATEAU_CLI_PROGRAM " " + command});
    QVERIFY2(run.code == 0, (command + "\n" + run.err).c_str());
}

void TestCurveCases::epochsAreNoSeeds() {
    support::TemporaryFolder dir;
    std::string rows = "n,epoch,score\n";
    for (const int n : {50, 100, 200, 400, 800}) {
        for (int epoch = 1; epoch <= 3; ++epoch) {
            rows +=
                std::to_string(n) + "," + std::to_string(epoch) + ",0." + std::to_string(50 + epoch) + "\n";
        }
    }
    support::writeText(dir / "epochs.csv", rows);
    for (const char* seed : {"seed", "epoch"}) {
        const auto finished =
            runPlateau({"curve", "fit", (dir / "epochs.csv").string(), "--seed-column", seed});
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find("moments of one run") != std::string::npos, finished.err.c_str());
    }
}

void TestCurveCases::ownTablesAreRead() {
    support::TemporaryFolder dir;
    std::string rows = "cell_id,kind,method,n,seed,status,accuracy,test_items,under_trained\r\n";
    rows += "b,baseline,untouched,0,0,done,0.2,400,false\r\n";
    for (int i = 0; i < 5; ++i) {
        const std::string n = std::to_string(50 << i);
        for (int seed = 0; seed < 2; ++seed) {
            rows += "c,cell,lora," + n + "," + std::to_string(seed) + ",done,0." + std::to_string(6 + i / 2) +
                    std::to_string(2 * i + seed) + ",400,false\r\n";
        }
    }
    rows += "d,cell,lora,1600,0,pending,,,\r\n";
    rows += "i,instant,instant,50,0,done,0.9,400,false\r\n";
    support::writeText(dir / "cells.csv", rows);
    const auto finished = runPlateau({"curve", "fit", (dir / "cells.csv").string(), "--json"});
    QVERIFY2(finished.code == 0, finished.err.c_str());
    QVERIFY2(finished.err.find("3 rows left out") != std::string::npos, finished.err.c_str());
    const Json json = jsonOf(finished);
    QCOMPARE(json["points"].size(), std::size_t{5});
    QVERIFY(!json["smallest_visible_gain"].is_null()); // test items were taken from the table
}

void TestCurveCases::saturatedScoresClaimNoCertainty() {
    const Json saturated =
        jsonOf(fit("saturated.csv", {"--test-items", "200", "--target", "0.99", "--json"}));
    QCOMPARE(saturated["kind"].get<std::string>(), std::string("measured"));
    QVERIFY(saturated["needed"]["about"].get<double>() >= 50 &&
            saturated["needed"]["about"].get<double>() <= 100);
    QVERIFY(saturated["needed"]["on_new_items"]["high"].is_null()); // 200 of 200 may be 98.7 %
    QVERIFY(std::abs(saturated["points"][4]["low"].get<double>() - .98665) < 1e-4);
    const auto all = fit("all_right.csv", {"--json"});
    QVERIFY2(all.code == 0, all.err.c_str());
    QVERIFY(jsonOf(all)["target"].get<double>() < 1);
    QVERIFY2(
        fit("all_right.csv", {"--test-items", "200", "--target", "0.99"}).out.find("at most 50 samples") !=
            std::string::npos,
        all.out.c_str());
}

void TestCurveCases::roughCurvesGetNoNarrowRange() {
    const Json rough =
        jsonOf(fit("non_monotone.csv", {"--test-items", "1000", "--target", "0.92", "--json"}));
    const Json& high = rough["needed"]["high"];
    QVERIFY(high.is_null() || high.get<double>() > 10 * rough["needed"]["low"].get<double>());
    QCOMPARE(rough["findings"][0]["kind"].get<std::string>(), std::string("non_monotone"));
    // Nothing tells the noise: between two sizes is all that can be said.
    const Json silent = jsonOf(fit("saturated.csv", {"--json"}));
    QCOMPARE(silent["needed"]["low"].get<double>(), 50.0);
    QCOMPARE(silent["needed"]["high"].get<double>(), 100.0);
}

void TestCurveCases::aCurveThatFallsIsNotForecast() {
    const auto finished = fit("falling.csv", {"--test-items", "1000", "--target", "0.95"});
    QCOMPARE(finished.code, 0);
    QVERIFY2(finished.out.starts_with("Cannot tell yet: the scores get worse with more data"),
             finished.out.c_str());
    QVERIFY2(finished.out.find("Check that the metric is the right one") != std::string::npos,
             finished.out.c_str());
    QVERIFY2(finished.out.find("would add") == std::string::npos, finished.out.c_str());
}

void TestCurveCases::aKindOfCurveChangesTheAnswer() {
    const std::vector<std::string> options{"--n-column",        "param_n",      "--score-column",
                                           "split*_test_score", "--test-items", "400",
                                           "--target",          "0.93",         "--json"};
    const Json pretrained = jsonOf(fit("cv_results.csv", options));
    std::vector<std::string> scratch = options;
    scratch.insert(scratch.end(), {"--kind", "generic"});
    const Json generic = jsonOf(fit("cv_results.csv", scratch));
    QCOMPARE(pretrained["curve_kind"].get<std::string>(), std::string("pretrained"));
    QCOMPARE(generic["curve_kind"].get<std::string>(), std::string("generic"));
    QVERIFY(pretrained["needed"]["p_never"].get<double>() > generic["needed"]["p_never"].get<double>());
    QCOMPARE(fit("cv_results.csv", {"--kind", "magic"}).code, 2);
}

PLATEAU_TEST(TestCurveCases)
#include "test_curve_cases.moc"
