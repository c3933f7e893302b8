#include "core/base/checksummed_json.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <algorithm>

using namespace plateau;
using namespace plateau::cli::testing;

/// Cells that join a finished experiment, and answers that say more than one number; with the real model.
class TestAddedCells : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;
    std::string m_folder = (m_dir / "e").string();

    static std::size_t count(const Json& status, const char* kind) {
        return static_cast<std::size_t>(
            std::count_if(status["cells"].begin(), status["cells"].end(), [kind](const Json& cell) {
                return cell["kind"] == kind && cell["status"] == "done";
            }));
    }
    /// The id of a trained cell of the experiment.
    std::string cellOf(std::int64_t n, std::uint64_t seed) const {
        const Json now = status();
        for (const Json& cell : now["cells"]) {
            if (cell["kind"] == "cell" && cell["n"] == n && cell["seed"] == seed) {
                return cell["id"].get<std::string>();
            }
        }
        return "";
    }
    Json status() const { return jsonOf(runPlateau({"experiment", "status", m_folder, "--json"})); }

private Q_SLOTS:
    void initTestCase() {
        std::vector<std::string> settings = quickSettings();
        settings.emplace_back("--shuffled-control");
        const auto made = runPlateau(newArguments(m_folder, settings));
        QVERIFY2(made.code == 0, made.err.c_str());
        const auto ran = runPlateau({"experiment", "run", m_folder, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        QVERIFY(!jsonOf(ran).contains("next"));
    }

    void theAnswerKnowsItsBaselinesItsTestSetAndItsClasses() {
        const auto ran = runPlateau({"experiment", "answer", m_folder, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const Json json = jsonOf(ran);
        std::vector<std::string> baselines;
        for (const Json& baseline : json["simple_baselines"]) {
            baselines.push_back(baseline["kind"].get<std::string>());
        }
        QCOMPARE(baselines,
                 (std::vector<std::string>{"majority", "untouched", "shuffled_labels", "words", "instant"}));
        QCOMPARE(json["test_set"]["items"].get<int>(), 102);
        QVERIFY(json["test_set"]["discordance"].is_number());
        QCOMPARE(json["classes"].size(), std::size_t{7});
        double share = 0;
        for (const Json& one : json["classes"]) {
            share += one["share"].get<double>();
            QVERIFY(one["positives"].get<double>() >= 1);
        }
        QVERIFY(std::abs(share - 1) < 1e-9);
        QVERIFY(json["answer"]["items_for_asked_gain"].get<double>() > 102);
    }

    void answersCanBeAboutOtherMetrics() {
        const auto loss = runPlateau(
            {"experiment", "answer", m_folder, "--metric", "log_loss", "--target", "0.9", "--json"});
        QVERIFY2(loss.code == 0, loss.err.c_str());
        QCOMPARE(jsonOf(loss)["answer"]["metric"].get<std::string>(), std::string("log_loss"));
        const auto f1 = runPlateau(
            {"experiment", "answer", m_folder, "--metric", "macro_f1", "--target", "0.6", "--json"});
        QCOMPARE(jsonOf(f1)["answer"]["metric"].get<std::string>(), std::string("macro_f1"));
        QCOMPARE(runPlateau({"experiment", "answer", m_folder, "--metric", "macro_f1"}).code, 2);
        QCOMPARE(runPlateau({"experiment", "answer", m_folder, "--target", "90"}).code, 2);
    }

    void pricesGiveAnExpectedRegret() {
        const auto ran = runPlateau({"experiment", "answer", m_folder, "--price-per-label", "0.5",
                                     "--value-per-point", "100", "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        QVERIFY(jsonOf(ran)["answer"]["stopping"]["cost"]["regret"].get<double>() >= 0);
        QCOMPARE(runPlateau({"experiment", "answer", m_folder, "--price-per-label", "0.5"}).code, 2);
    }

    void nextHonoursTheTimeLimit() {
        const auto ran = runPlateau({"experiment", "run", m_folder, "--next", "3", "--target", "0.95",
                                     "--narrow-to", "1.01", "--max-minutes", "0.000001", "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const Json next = jsonOf(ran)["next"];
        QVERIFY(next["added"].empty());
        QVERIFY(next["stopped_because"].get<std::string>().find("time limit") != std::string::npos);
        QCOMPARE(runPlateau({"experiment", "run", m_folder, "--max-minutes", "5"}).code, 2); // without --next
    }

    void nextAddsTheCellThatHelpsMostAndSaysWhyItStopped() {
        const std::size_t before = count(status(), "cell");
        const auto ran = runPlateau({"experiment", "run", m_folder, "--next", "1", "--target", "0.95",
                                     "--narrow-to", "1.01", "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const Json next = jsonOf(ran)["next"];
        QVERIFY2(next["added"].size() == 1, next.dump().c_str());
        QVERIFY(next["added"][0]["expected_reduction"].get<double>() > 0);
        QVERIFY(next["stopped_because"].get<std::string>().find("number of cells") != std::string::npos);
        QCOMPARE(count(status(), "cell"), before + 1);
        // They are part of the experiment from now on: a plain run has nothing to do.
        QCOMPARE(jsonOf(runPlateau({"experiment", "run", m_folder, "--json"}))["done"].get<std::size_t>(),
                 status()["cells"].size());
    }

    void underTrainedCellsAreTrainedLonger() {
        // One result is made to say that its training was too short.
        const auto path = std::filesystem::path(m_folder) / "results" / (cellOf(14, 0) + ".json");
        auto result = readChecksummed(path);
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().text().c_str());
        (*result)["under_trained"]["any"] = true;
        (*result)["under_trained"]["not_fitted"] = true;
        QVERIFY(publishChecksummed(path, *result, Publish::Replace).ok());
        const Json before = status();
        const auto marked = before["counts"]["under_trained"].get<std::size_t>();
        QVERIFY(marked >= 1);
        const auto ran = runPlateau({"experiment", "run", m_folder, "--extend", "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const Json after = status();
        QCOMPARE(after["cells"].size(), before["cells"].size() + marked);
    }

    void smallPoolsCanBeFolded() {
        const auto folder = (m_dir / "folds").string();
        const auto refused = runPlateau(newArguments(folder, {"--folds", "5", "--seeds", "2"}));
        QCOMPARE(refused.code, 3);
        QVERIFY2((refused.err + refused.out).find("5 folds need one seed each") != std::string::npos,
                 (refused.err + refused.out).c_str());
        const auto made = runPlateau(newArguments(
            folder, {"--folds", "2", "--seeds", "2", "--method", "last_layer", "--instant-seeds", "2"}));
        QVERIFY2(made.code == 0, made.err.c_str());
        const auto ran = runPlateau({"experiment", "run", folder, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        QCOMPARE(jsonOf(ran)["failed"].get<int>(), 0);
        const auto plan = readJson(folder + "/experiment.json");
        QCOMPARE((*plan)["sizes"].back().get<int>(), 140); // half of 280
    }
};

PLATEAU_TEST(TestAddedCells)
#include "test_added_cells.moc"
