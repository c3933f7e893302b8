#include "core/base/random.h"
#include "core/checkpoint/model_weights.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/tiny_decoder.h"

#include <QtTest>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::cli::testing;
using S = std::string;

/// A language model of a folder: from raw text to an adapter and a model that go on working.
class TestDecoders : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    S sentences() const {
        Random random(4, "sentences");
        S text;
        for (int i = 0; i < 100; ++i) {
            const char* const things[] = {"light", "door", "window", "lamp"};
            text += Json{{"text", fmt::format("the {} is {}", things[random.below(4)],
                                              random.below(2) ? "on" : "off")}}
                        .dump() +
                    "\n";
        }
        support::writeText(m_dir / "sentences.jsonl", text);
        return (m_dir / "sentences.jsonl").string();
    }

    S model(const S& type) const {
        support::writeTinyDecoder(m_dir / ("tiny-" + type), type);
        return (m_dir / ("tiny-" + type)).string();
    }

    support::Finished make(const S& folder, const S& model, std::vector<S> extra) const {
        std::vector<S> all{"experiment", "new",       folder,      "--task",  "language-modelling",
                           "--train",    sentences(), "--model",   model,     "--target",
                           "2.5",        "--sizes",   "16,32,64",  "--seeds", "1",
                           "--budget",   "updates",   "--updates", "20",      "--precision",
                           "float32",    "--json"};
        if (std::find(extra.begin(), extra.end(), "--lr") == extra.end()) {
            extra.insert(extra.end(), {"--lr", "0.01"});
        }
        all.insert(all.end(), extra.begin(), extra.end());
        return runPlateau(all);
    }

    /// The folder of a finished experiment.
    S finished(const S& name, const S& type, const std::vector<S>& extra) const {
        const S folder = (m_dir / name).string();
        const auto made = make(folder, model(type), extra);
        const auto ran = made.code == 0 ? runPlateau({"experiment", "run", folder, "--json"}) : made;
        if (ran.code != 0 || jsonOf(ran)["failed"] != Json(0)) {
            qWarning("%s%s", ran.err.c_str(), ran.out.c_str());
            return {};
        }
        return folder;
    }

private Q_SLOTS:
    void aTunedDecoderIsExportedAndReadAgain_data() {
        QTest::addColumn<S>("type");
        QTest::addColumn<S>("settings");
        QTest::newRow("llama") << S("llama") << S("--targets all-linear");
        QTest::newRow("qwen2") << S("qwen2") << S("--rslora --rank 4 --dropout 0.1");
        QTest::newRow("qwen3") << S("qwen3") << S("--targets re:.*(up|down)_proj --last-layers 1");
        QTest::newRow("mistral, every weight") << S("mistral") << S("--method full");
        QTest::newRow("llama, its last layer") << S("llama") << S("--method full --last-layers 1");
    }
    void aTunedDecoderIsExportedAndReadAgain() {
        QFETCH(S, type);
        QFETCH(S, settings);
        std::vector<S> extra;
        for (const QString& word : QString::fromStdString(settings).split(QLatin1Char(' '))) {
            extra.push_back(word.toStdString());
        }
        const S name = S("experiment ") + QTest::currentDataTag();
        const S folder = finished(name, type, extra);
        QVERIFY(!folder.empty());
        const bool full = settings.find("full") != S::npos;
        const S adapter = (m_dir / (name + " adapter")).string();
        const S merged = (m_dir / (name + " merged")).string();
        const auto told =
            runPlateau({"experiment", "export", folder, "--json", "--adapter", "best=" + adapter});
        QVERIFY2(told.code == 0, told.err.c_str());
        const Json first = jsonOf(told)["adapters"][0];
        QVERIFY(std::abs(first["score_before"].get<double>() - first["score_after"].get<double>()) < 1e-5);
        QCOMPARE(std::filesystem::exists(adapter + "/adapter_config.json"), !full);
        QVERIFY(std::filesystem::exists(adapter + "/README.md"));
        const auto whole =
            runPlateau({"experiment", "export", folder, "--json", "--merged", "--adapter", "best=" + merged});
        QVERIFY2(whole.code == 0, whole.err.c_str());
        const Json second = jsonOf(whole)["adapters"][0];
        QVERIFY(std::abs(second["score_after"].get<double>() - first["score_after"].get<double>()) < 1e-4);

        // The merged folder is a model like any other.
        const Json seen = jsonOf(runPlateau({"model", "inspect", merged, "--json"}));
        QCOMPARE(seen["family"], Json("llama"));
        const auto weights = checkpoint::ModelWeights::open(merged);
        QVERIFY(weights.ok());
        QVERIFY(weights->find("lm_head.weight") == nullptr); // tied
        const auto again = make((m_dir / (name + " again")).string(), merged, {});
        QVERIFY2(again.code == 0, again.err.c_str());
        // And it starts where the cell ended.
        const auto ran = runPlateau({"experiment", "run", (m_dir / (name + " again")).string(), "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        double untouched = -1;
        for (const auto& entry : std::filesystem::directory_iterator(m_dir / (name + " again") / "results")) {
            if (entry.path().extension() != ".json") {
                continue;
            }
            const auto result = readJson(entry.path(), JsonLimits{.fileBytes = 1 << 24});
            QVERIFY2(result.ok(), result ? "" : result.error().text().c_str());
            if (result->dump().find("untouched") != S::npos) {
                untouched = (*result)["evaluations"]["test"]["metrics"]["nats_per_token"].get<double>();
            }
        }
        QVERIFY2(std::abs(untouched - second["score_after"].get<double>()) < 1e-4,
                 QByteArray::number(untouched));
    }

    void whatChangesNothingIsNotExported() {
        const S folder = finished("still", "llama", {"--lr", "1e-60"});
        QVERIFY(!folder.empty());
        for (const char* form : {"--portable", "--merged"}) {
            const S out = (m_dir / "nothing").string();
            const auto told = runPlateau({"experiment", "export", folder, form, "--adapter", "best=" + out});
            QVERIFY(told.code != 0);
            QVERIFY2(told.err.find("changes nothing") != S::npos, told.err.c_str());
            QVERIFY(!std::filesystem::exists(out));
        }
    }

    void whatDoesNotFitIsRefused_data() {
        QTest::addColumn<S>("settings");
        QTest::addColumn<S>("says");
        QTest::newRow("names of an encoder") << S("--targets query") << S("q_proj");
        QTest::newRow("a broken expression") << S("--targets re:.*(proj") << S("no regular expression");
        QTest::newRow("too many layers") << S("--last-layers 3") << S("the model has 2 layers");
    }
    void whatDoesNotFitIsRefused() {
        QFETCH(S, settings);
        QFETCH(S, says);
        const auto space = settings.find(' ');
        const S folder = (m_dir / "refused").string();
        const auto made =
            make(folder, model("llama"), {settings.substr(0, space), settings.substr(space + 1)});
        QCOMPARE(made.code, 2);
        QVERIFY2((made.err + made.out).find(says) != S::npos, (made.err + made.out).c_str());
        QVERIFY(!std::filesystem::exists(folder));
    }
};

PLATEAU_TEST(TestDecoders)
#include "test_decoders.moc"
