#include "core/base/random.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::cli::testing;

/// Language models that answer: from a file of prompts or pages to the answer about them.
class TestAnswers : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::string write(const std::string& name, const std::string& text) const {
        const auto file = m_dir / name;
        support::writeText(file, text);
        return file.string();
    }
    static std::string pick(Random& random, const std::vector<std::string>& words) {
        return words[random.below(words.size())];
    }

    /// Questions whose answer is one of their words.
    std::string questions() const {
        Random random(3, "questions");
        std::string text;
        for (int i = 0; i < 120; ++i) {
            const std::string state = pick(random, {"on", "off", "open", "shut"});
            const std::string thing = pick(random, {"light", "door", "lamp"});
            text += Json{{"prompt", fmt::format("{} {} {}", thing, state, i)}, {"completion", state}}.dump() +
                    "\n";
        }
        return write("questions.jsonl", text);
    }
    /// Pages with two attributes, of which one is there on every second page.
    std::string pages() const {
        Random random(4, "pages");
        std::string text;
        for (int i = 0; i < 120; ++i) {
            const std::string colour = pick(random, {"red", "blue"});
            Json answer{{"colour", colour}};
            answer["size"] = i % 2 == 0 ? Json(static_cast<int>(1 + random.below(3))) : Json();
            text += Json{{"prompt", fmt::format("{} {} no {}", colour,
                                                answer["size"].is_null() ? "" : answer["size"].dump(), i)},
                         {"completion", answer}}
                        .dump() +
                    "\n";
        }
        return write("pages.jsonl", text);
    }

    std::vector<std::string> arguments(const std::string& task, const std::string& data,
                                       const std::string& folder) const {
        return {"experiment", "new",        folder,     "--task",    task,      "--train",    data,
                "--model",    "tiny-llama", "--target", "0.9",       "--sizes", "8,16,32,64", "--seeds",
                "1",          "--budget",   "updates",  "--updates", "12",      "--json"};
    }
    static QStringList words(const std::vector<const char*>& all) {
        QStringList list;
        for (const char* word : all) {
            list << QString::fromLatin1(word);
        }
        return list;
    }
    static std::vector<std::string> with(std::vector<std::string> all, const std::vector<std::string>& more) {
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    std::string ran(const std::string& task, const std::string& data) const {
        const auto folder = (m_dir / task).string();
        if (!std::filesystem::exists(folder)) {
            const auto made = runPlateau(arguments(task, data, folder));
            const auto done = runPlateau({"experiment", "run", folder, "--json"});
            if (made.code != 0 || done.code != 0) {
                return made.err + done.err;
            }
        }
        return folder;
    }

private Q_SLOTS:
    void aPlanSaysHowTheModelIsAsked() {
        const auto folder = (m_dir / "asked").string();
        const auto dry =
            jsonOf(runPlateau(with(arguments("instruction-tuning", questions(), folder), {"--dry-run"})));
        const Json answer = dry["plan"]["training"]["answer"];
        QCOMPARE(answer["template"], Json("plain"));
        QCOMPARE(answer["max_new_tokens"],
                 Json(32)); // half as much again as the longest answer, in steps of 32
        const auto own = jsonOf(runPlateau(with(arguments("instruction-tuning", questions(), folder),
                                                {"--max-new-tokens", "7", "--dry-run"})));
        QCOMPARE(own["plan"]["training"]["answer"]["max_new_tokens"], Json(7));
    }

    void anExperimentOfPromptsIsRunAndAnswered() {
        const auto folder = ran("instruction-tuning", questions());
        QVERIFY2(std::filesystem::exists(folder), folder.c_str());
        const Json status = jsonOf(runPlateau({"experiment", "status", folder, "--json"}));
        int cells = 0;
        for (const Json& cell : status["cells"]) {
            QVERIFY2(cell["status"] == "done", cell.dump().c_str());
            const auto id = cell["id"].get<std::string>();
            const Json result =
                Json::parse(support::readText(std::filesystem::path(folder) / "results" / (id + ".json")));
            const Json& metrics = result["evaluations"]["test"]["metrics"];
            for (const char* metric : {"token_f1", "exact_match", "rouge_l", "bleu", "nats_per_token"}) {
                QVERIFY2(metrics.contains(metric), metric);
            }
            const std::string lines =
                support::readText(std::filesystem::path(folder) / "results" / (id + ".predictions.jsonl"));
            QVERIFY(Json::parse(lines.substr(0, lines.find('\n'))).contains("answer"));
            ++cells;
        }
        QCOMPARE(cells, 5); // four sizes and the untouched model
        for (const auto& [metric, target] :
             {std::pair{"token_f1", "0.5"}, std::pair{"exact_match", "0.5"}, std::pair{"bleu", "40"}}) {
            const auto answer = runPlateau(
                {"experiment", "answer", folder, "--metric", metric, "--target", target, "--json"});
            QVERIFY2(answer.code == 0, answer.err.c_str());
        }
        const auto page = (m_dir / "report.html").string();
        QVERIFY(runPlateau({"experiment", "report", folder, "--output", page}).code == 0);
        const std::string html = support::readText(page);
        QVERIFY(html.find("Token F1 against samples") != std::string::npos);
        QVERIFY(html.find("asked by the template plain") != std::string::npos);
    }

    void aTrainedCellAnswersPrompts() {
        const auto folder = ran("instruction-tuning", questions());
        const auto predicted =
            runPlateau({"predict", folder, "light on 1", "door shut 2", "--untouched", "--json"});
        QVERIFY2(predicted.code == 0, predicted.err.c_str());
        const Json predictions = jsonOf(predicted)["predictions"];
        QCOMPARE(predictions.size(), std::size_t{2});
        for (const Json& one : predictions) {
            QVERIFY(one["answer"].is_string() && one["untouched"].is_string());
        }
    }

    void aVariantIsAskedLikeItsOrigin() {
        const auto folder = ran("instruction-tuning", questions());
        const auto other = (m_dir / "varied").string();
        const auto varied = runPlateau(
            {"experiment", "vary", folder, other, "--updates", "14", "--max-new-tokens", "9", "--json"});
        QVERIFY2(varied.code == 0, varied.err.c_str());
        const Json plan = Json::parse(support::readText(std::filesystem::path(other) / "experiment.json"));
        const std::string text = plan.dump();
        QVERIFY(text.find("\"template\":\"plain\"") != std::string::npos);
        QVERIFY(text.find("\"max_new_tokens\":9") != std::string::npos);
    }

    void attributesAreCountedOneByOne() {
        const auto folder = ran("attribute-extraction", pages());
        QVERIFY2(std::filesystem::exists(folder), folder.c_str());
        const Json plan = Json::parse(support::readText(std::filesystem::path(folder) / "experiment.json"));
        QVERIFY(plan.dump().find("\"colour\",\"size\"") != std::string::npos);
        const Json status = jsonOf(runPlateau({"experiment", "status", folder, "--json"}));
        const auto id = status["cells"][0]["id"].get<std::string>();
        const Json result =
            Json::parse(support::readText(std::filesystem::path(folder) / "results" / (id + ".json")));
        const Json& test = result["evaluations"]["test"];
        QVERIFY(test["metrics"].contains("attribute_f1") && test["metrics"].contains("null_accuracy"));
        int present = 0;
        for (const Json& attribute : test["details"]["attributes"]) {
            const int all = attribute["right"].get<int>() + attribute["wrong"].get<int>() +
                            attribute["missed"].get<int>() + attribute["invented"].get<int>() +
                            attribute["absent"].get<int>();
            QCOMPARE(all, test["items"].get<int>());
            present += attribute["right"].get<int>() + attribute["wrong"].get<int>() +
                       attribute["missed"].get<int>();
        }
        QVERIFY(present > test["items"].get<int>()); // a colour on every page, a size on some
    }

    void whatDoesNotFitIsRefused_data() {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown template")
            << "instruction-tuning" << words({"--chat-template", "jinja"}) << "'jinja' is no chat template";
        QTest::newRow("a template without its tokens")
            << "instruction-tuning" << words({"--chat-template", "chatml"}) << "<|im_start|>";
        QTest::newRow("a task that writes nothing")
            << "language-modelling" << words({"--max-new-tokens", "5", "--text", "prompt"})
            << "language modelling writes no answers";
        QTest::newRow("no room") << "instruction-tuning" << words({"--max-new-tokens", "0"})
                                 << "answer.max_new_tokens";
        QTest::newRow("no object") << "attribute-extraction" << words({}) << "holds no object of attributes";
    }
    void whatDoesNotFitIsRefused() {
        QFETCH(const QString, task);
        QFETCH(const QStringList, options);
        QFETCH(const QString, says);
        const auto folder = (m_dir / "refused").string();
        std::vector<std::string> more;
        for (const QString& option : options) {
            more.push_back(option.toStdString());
        }
        const auto finished = runPlateau(with(arguments(task.toStdString(), questions(), folder), more));
        QVERIFY(finished.code != 0);
        QVERIFY2((finished.err + finished.out).find(says.toStdString()) != std::string::npos,
                 finished.err.c_str());
        QVERIFY(!std::filesystem::exists(folder));
    }
};

PLATEAU_TEST(TestAnswers)
#include "test_answers.moc"
