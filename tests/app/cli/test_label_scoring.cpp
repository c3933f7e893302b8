#include "core/base/random.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/tiny_decoder.h"

#include <QtTest>

#include <fmt/format.h>

#include <map>
#include <set>

using namespace plateau;
using namespace plateau::cli::testing;
using S = std::string;

/// Texts sorted into classes by a language model, whose answers are the names of the classes.
class TestLabelScoring : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    /// The class is a word of the text; one name begins like another.
    S texts() const {
        Random random(4, "texts");
        S all;
        for (int i = 0; i < 150; ++i) {
            const char* const names[] = {"on", "only", "off and out"};
            const char* const name = names[random.below(3)];
            all += Json{{"text", fmt::format("lamp {} {}", name, i)}, {"label", name}}.dump() + "\n";
        }
        support::writeText(m_dir / "texts.jsonl", all);
        return (m_dir / "texts.jsonl").string();
    }
    S model() const {
        support::writeTinyDecoder(m_dir / "tiny", "llama");
        return (m_dir / "tiny").string();
    }
    support::Finished make(const S& folder, const S& model, const std::vector<S>& extra = {}) const {
        std::vector<S> all{"experiment", "new",       folder,    "--train",         texts(),      "--model",
                           model,        "--sizes",   "8,16,32", "--seeds",         "1",          "--budget",
                           "updates",    "--updates", "40",      "--instant-seeds", "1",          "--lr",
                           "0.02",       "--target",  "0.9",     "--targets",       "all-linear", "--json"};
        all.insert(all.end(), extra.begin(), extra.end());
        return runPlateau(all);
    }
    S finished() const {
        const S folder = (m_dir / "finished").string();
        if (std::filesystem::exists(folder)) {
            return folder;
        }
        const auto made = make(folder, model(), {"--shuffled-control"});
        const auto ran = made.code == 0 ? runPlateau({"experiment", "run", folder, "--json"}) : made;
        if (ran.code != 0 || jsonOf(ran)["failed"] != Json(0)) {
            qWarning("%s%s", ran.err.c_str(), ran.out.c_str());
            return {};
        }
        return folder;
    }

private Q_SLOTS:
    void aPlanSaysThatNamesAreAnswers() {
        const S folder = (m_dir / "planned").string();
        const auto made = runPlateau({"experiment", "new", folder, "--train", texts(), "--model", model()});
        QVERIFY2(made.code == 0, made.err.c_str());
        QVERIFY2(made.out.find("asked by the template plain, the names of the classes are its answers") !=
                     S::npos,
                 made.out.c_str());
        QVERIFY(made.out.find("head starts") == S::npos); // it has none
        const Json seen = jsonOf(runPlateau({"model", "inspect", model(), "--json"}));
        const auto tasks = seen["tasks"].get<std::set<S>>();
        QVERIFY(tasks.contains("text-classification") && !tasks.contains("multi-label-classification"));
        const Json nothing = jsonOf(runPlateau({"model", "inspect", "tiny-llama", "--json"}));
        QVERIFY(!nothing["tasks"].get<std::set<S>>().contains("text-classification"));
    }

    /// Every kind of cell, and the answer: all that a classifier of another family has.
    void anExperimentIsRunAndAnswered() {
        const S folder = finished();
        QVERIFY(!folder.empty());
        std::set<S> kinds;
        for (const auto& entry : std::filesystem::directory_iterator(S(folder) + "/results")) {
            if (entry.path().extension() != ".json") {
                continue;
            }
            const auto result = readJson(entry.path(), JsonLimits{.fileBytes = 1 << 24});
            QVERIFY(result.ok());
            kinds.insert((*result)["spec"]["kind"].get<S>() + " " + (*result)["spec"].value("method", S()));
            const Json metrics = (*result)["evaluations"]["test"]["metrics"];
            QVERIFY2(metrics.contains("accuracy") && metrics.contains("log_loss"), metrics.dump().c_str());
        }
        QVERIFY2(kinds.size() >= 5, qPrintable(QString::number(kinds.size())));
        const auto answer = runPlateau({"experiment", "answer", folder, "--json"});
        QVERIFY2(answer.code == 0, answer.err.c_str());
        const Json told = jsonOf(answer);
        QVERIFY2(told.contains("answer") && told.contains("sentence"), told.dump().c_str());
        const auto report = runPlateau({"experiment", "report", folder, "-o", m_dir / "report.md"});
        QVERIFY2(report.code == 0, report.err.c_str());
        const S text = support::readText(m_dir / "report.md");
        QVERIFY2(text.find("asked by the template plain, the names of the classes are scored") != S::npos,
                 text.c_str());
    }

    void aTrainedCellSortsTexts() {
        const S folder = finished();
        const auto told = runPlateau({"predict", folder, "--json", "--top", "9", "lamp off 7", "lamp on 7"});
        QVERIFY2(told.code == 0, told.err.c_str());
        const Json predictions = jsonOf(told)["predictions"];
        QCOMPARE(predictions.size(), std::size_t{2});
        for (const Json& one : predictions) {
            double sum = 0;
            for (const Json& label : one["labels"]) {
                sum += label["probability"].get<double>();
            }
            QCOMPARE(one["labels"].size(), std::size_t{3});
            QVERIFY(std::abs(sum - 1) < 1e-6);
        }
    }

    void theUntouchedModelStandsBesideIt() {
        const auto told =
            runPlateau({"predict", finished(), "--json", "--top", "9", "--untouched", "lamp off and out 7"});
        QVERIFY2(told.code == 0, told.err.c_str());
        const Json one = jsonOf(told)["predictions"][0];
        QCOMPARE(one["untouched"].size(), std::size_t{3});
        const auto shares = [](const Json& labels) {
            std::map<S, double> all;
            for (const Json& label : labels) {
                all[label["label"].get<S>()] = label["probability"].get<double>();
            }
            return all;
        };
        QVERIFY(shares(one["untouched"]) != shares(one["labels"]));
        const auto text = runPlateau({"predict", finished(), "--untouched", "lamp on 7"});
        QVERIFY2(text.out.find("untouched:") != S::npos, text.out.c_str());
    }

    void itsExportGivesTheSameScore_data() {
        QTest::addColumn<S>("form");
        QTest::newRow("as trained") << S();
        QTest::newRow("portable") << S("--portable");
        QTest::newRow("merged") << S("--merged");
    }
    void itsExportGivesTheSameScore() {
        QFETCH(S, form);
        const S out = (m_dir / ("out" + form)).string();
        std::vector<S> all{"experiment", "export", finished(), "--json", "--adapter", "best=" + out};
        if (!form.empty()) {
            all.push_back(form);
        }
        const auto told = runPlateau(all);
        QVERIFY2(told.code == 0, told.err.c_str());
        const Json adapter = jsonOf(told)["adapters"][0];
        QCOMPARE(adapter["score_before"], adapter["score_after"]);
        QVERIFY(adapter["largest_difference"].get<double>() < 1e-3);
        const auto info = readJson(std::filesystem::path(out) / "plateau.json", JsonLimits{});
        QVERIFY(info.ok());
        const Json classes = (*info)["reading"]["answers"]["classes"];
        QCOMPARE(classes["labels"], Json({"off and out", "on", "only"}));
        QVERIFY2(classes["ids"][1].size() == 3,
                 classes.dump().c_str()); // "on" keeps its end, "only" begins so
        QCOMPARE(classes["ids"][2].size(), std::size_t{4});
    }

    void whatDoesNotFitIsRefused_data() {
        QTest::addColumn<S>("model");
        QTest::addColumn<S>("settings");
        QTest::addColumn<S>("says");
        QTest::newRow("a last layer") << S() << S("--method last_layer") << S("their names are its answers");
        QTest::newRow("from nothing") << S("tiny-llama") << S("--name nothing") << S("starts from nothing");
        QTest::newRow("a length of answers") << S() << S("--max-new-tokens 9") << S("writes no answers");
        QTest::newRow("no such template") << S() << S("--chat-template nonsense") << S("is no chat template");
        QTest::newRow("several labels")
            << S() << S("--task multi-label-classification") << S("cannot be trained for this task");
        QTest::newRow("no room for the names") << S() << S("--max-tokens 8") << S("longest name of a class");
    }
    void whatDoesNotFitIsRefused() {
        QFETCH(S, model);
        QFETCH(S, settings);
        QFETCH(S, says);
        const auto space = settings.find(' ');
        const S folder = (m_dir / "refused").string();
        std::filesystem::remove_all(folder);
        std::vector<S> extra{settings.substr(0, space), settings.substr(space + 1)};
        const auto made = make(folder, model.empty() ? this->model() : model, extra);
        QVERIFY(made.code != 0);
        QVERIFY2((made.err + made.out).find(says) != S::npos, (made.err + made.out).c_str());
        QVERIFY(!std::filesystem::exists(folder));
    }
};

PLATEAU_TEST(TestLabelScoring)
#include "test_label_scoring.moc"
