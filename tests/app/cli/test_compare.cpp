#include "tests/app/cli/cli_fixture.h"
#include "tests/core/experiment/compared_sample.h"
#include "tests/core/experiment/task_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::cli::testing;
using experiment::sample::Finished;
using experiment::sample::make;
using experiment::sample::rising;

/// `experiment compare` and `experiment vary` on finished experiments.
class TestCompare : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::string folder(const std::string& name) const { return (m_dir / name).string(); }

private Q_SLOTS:
    void initTestCase() {
        make(m_dir / "a", rising("a", 2.5));
        make(m_dir / "b", rising("b", 1.5));
        Finished other = rising("other test", 2);
        other.changeTest = [](auto& test) { test.erase(test.begin(), test.begin() + 7); };
        make(m_dir / "other", other);
    }

    void sentencesComeFirstThenTheTable() {
        const auto compared =
            runPlateau({"experiment", "compare", folder("a"), folder("b"), "--target", "0.7"});
        QVERIFY2(compared.code == 0, compared.err.c_str());
        const auto needs = compared.out.find("The second needs ");
        const auto table = compared.out.find("McNemar b/c");
        QVERIFY2(needs != std::string::npos && needs < table && table != std::string::npos,
                 compared.out.c_str());
        QVERIFY(compared.out.find("first:  a (LoRA r 8, 10 epochs, at least 300 updates)") == 0);
    }

    void theJsonHasEverySize() {
        const Json json = jsonOf(runPlateau({"experiment", "compare", folder("a"), folder("b"), "--json"}));
        QCOMPARE(json["schema"].get<std::string>(), std::string("plateau.compare/2"));
        QCOMPARE(json["comparisons"].size(), std::size_t{1});
        QCOMPARE(json["comparisons"][0]["sizes"].size(), std::size_t{4});
        const Json some = jsonOf(runPlateau({"experiment", "compare", folder("a"), folder("b"), "--sizes",
                                             "40,160", "--margin", "0.5", "--json"}));
        QCOMPARE(some["comparisons"][0]["sizes"].size(), std::size_t{2});
        QCOMPARE(some["comparisons"][0]["verdict"]["equal_from"].get<double>(), 40.0);
    }

    void twoSizesOfOneExperiment() {
        const auto compared = runPlateau({"experiment", "compare", folder("a"), "--sizes", "20,160"});
        QVERIFY2(compared.code == 0, compared.err.c_str());
        QVERIFY(compared.out.find("From 20 to 160 samples") != std::string::npos);
    }

    void allCurvesGoOnOneChart() {
        make(m_dir / "c", rising("c <&> d", 2));
        const std::string chart = folder("chart.svg");
        const auto compared = runPlateau(
            {"experiment", "compare", folder("a"), folder("b"), folder("c"), "--chart", chart, "--json"});
        QVERIFY2(compared.code == 0, compared.err.c_str());
        QCOMPARE(jsonOf(compared)["comparisons"].size(), std::size_t{2});
        const std::string svg = support::readText(chart);
        QVERIFY(svg.find("c &lt;&amp;&gt; d") != std::string::npos && svg.find("<&>") == std::string::npos);
    }

    void tablesAreComparedByTheirErrors() {
        make(m_dir / "t", experiment::sample::tableExperiment("t", 1000));
        make(m_dir / "u", experiment::sample::tableExperiment("u", 500));
        const std::string chart = folder("errors.svg");
        const auto compared =
            runPlateau({"experiment", "compare", folder("t"), folder("u"), "--chart", chart});
        QVERIFY2(compared.code == 0, compared.err.c_str());
        QVERIFY2(compared.out.find("the root mean squared error is 39.5 lower (") != std::string::npos,
                 compared.out.c_str());
        QVERIFY(compared.out.find("× fewer samples (") != std::string::npos);
        QVERIFY(compared.out.find("points") == std::string::npos &&
                compared.out.find("McNemar") == std::string::npos);
        QVERIFY(support::readText(chart).find("Root mean squared error") != std::string::npos);
        const Json mae = jsonOf(runPlateau({"experiment", "compare", folder("t"), folder("u"), "--metric",
                                            "mae", "--target", "80", "--json"}))["comparisons"][0];
        QCOMPARE(mae["metric"]["id"].get<std::string>(), std::string("mae"));
        QVERIFY(!mae["metric"]["higher_is_better"].get<bool>());
        QVERIFY(mae["sizes"][3]["score"]["difference"].get<double>() < 0);
        QVERIFY(mae["saving"]["score_is_target"].get<bool>());
        QCOMPARE(mae["verdict"]["second_ahead"].size(), std::size_t{4});
    }

    void otherTasksAreBadData() {
        make(m_dir / "words", experiment::sample::languageExperiment("words", 10));
        const auto refused = runPlateau({"experiment", "compare", folder("a"), folder("words"), "--json"});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("text classification and language modelling") != std::string::npos,
                 refused.err.c_str());
    }

    void differentTestSetsAreBadData() {
        const auto refused = runPlateau({"experiment", "compare", folder("a"), folder("other"), "--json"});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("7 items only in the first (test-0, test-1, test-2, test-3, test-4, …)") !=
                     std::string::npos,
                 refused.err.c_str());
        QCOMPARE(jsonOf(refused)["error"]["kind"].get<std::string>(), std::string("bad_input"));
        QVERIFY(!jsonOf(refused)["error"]["fix"].get<std::string>().empty());
    }

    void usageErrors_data() {
        QTest::addColumn<std::vector<std::string>>("arguments");
        const auto row = [](const char* name, const std::vector<std::string>& arguments) {
            QTest::newRow(name) << arguments;
        };
        const std::string a = folder("a");
        const std::string b = folder("b");
        row("one folder", {a});
        row("one folder, one size", {a, "--sizes", "20"});
        row("a size that is not there", {a, "--sizes", "20,21"});
        row("the same twice", {a, a});
        row("six folders", {a, b, folder("other"), folder("x"), folder("y"), folder("z")});
        row("a margin of 2", {a, b, "--margin", "2"});
        row("an accuracy of 1.5", {a, b, "--target", "1.5"});
        row("a metric of another task", {a, b, "--metric", "rmse"});
        row("no folder", {});
    }
    void usageErrors() {
        QFETCH(std::vector<std::string>, arguments);
        arguments.insert(arguments.begin(), {"experiment", "compare"});
        QCOMPARE(runPlateau(arguments).code, 2);
    }

    void aVariantHasTheSameDataAndItsOwnBudget() {
        const auto made = runPlateau({"experiment", "vary", folder("a"), folder("updates"), "--budget",
                                      "updates", "--updates", "77", "--rank", "4", "--json"});
        QVERIFY2(made.code == 0, made.err.c_str());
        const Json plan = jsonOf(made)["plan"];
        const Json origin = *readJson(m_dir / "a/experiment.json");
        QCOMPARE(plan["data"], origin["data"]);
        QCOMPARE(plan["sizes"], origin["sizes"]);
        QCOMPARE(plan["name"].get<std::string>(), std::string("updates"));
        QCOMPARE(plan["training"]["budget"]["rule"].get<std::string>(), std::string("updates"));
        QCOMPARE(plan["training"]["budget"]["updates"].get<int>(), 77);
        QCOMPARE(plan["training"]["lora"]["alpha"].get<double>(), 8.0);
        QCOMPARE(plan["training"]["learning_rate"], origin["training"]["learning_rate"]);
        QCOMPARE(runPlateau({"experiment", "check", folder("updates")}).code, 0);
    }

    void anotherMethodBringsItsOwnRecipe() {
        const Json plan = jsonOf(runPlateau({"experiment", "vary", folder("a"), folder("full"), "--method",
                                             "full", "--name", "all weights", "--json"}))["plan"];
        QCOMPARE(plan["name"].get<std::string>(), std::string("all weights"));
        const auto expected = recipe::defaultSettings(recipe::MethodKind::Full);
        QCOMPARE(plan["training"]["learning_rate"].get<double>(), expected.optimizer.learningRate);
        QVERIFY(!plan["training"].contains("lora"));
    }

    void faultyVariantsAreUsageErrors() {
        const auto faulty = runPlateau({"experiment", "vary", folder("a"), folder("no"), "--rank", "0",
                                        "--lr", "7", "--budget", "forever"});
        QCOMPARE(faulty.code, 2);
        for (const char* word : {"rank", "learning_rate", "forever"}) {
            QVERIFY2(faulty.err.find(word) != std::string::npos, faulty.err.c_str());
        }
        QCOMPARE(runPlateau({"experiment", "vary", folder("a"), folder("no")}).code, 2);
        QCOMPARE(runPlateau({"experiment", "vary", folder("a"), folder("b"), "--rank", "4"}).code, 2);
        QCOMPARE(runPlateau({"experiment", "vary", folder("nothing"), folder("no"), "--rank", "4"}).code, 3);
        QVERIFY(!std::filesystem::exists(folder("no")));
    }
};

PLATEAU_TEST(TestCompare)
#include "test_compare.moc"
