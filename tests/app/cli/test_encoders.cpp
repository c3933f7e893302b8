#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <algorithm>
#include <filesystem>

using namespace plateau;
using namespace plateau::cli::testing;
using S = std::string;
namespace fs = std::filesystem;

/// Encoders beside BERT, from a folder to predictions and exports. Models:
/// tests/golden/model/make_encoder_golden.py.
class TestEncoders : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    static S model(const S& family) { return S(PLATEAU_TEST_DATA) + "/golden/model/" + family; }

    support::Finished make(const S& folder, const S& model, const std::vector<S>& extra) const {
        std::vector<S> all{"--sizes",     "28,56",   "--seeds",         "1",  "--budget",  "updates",
                           "--updates",   "20",      "--instant-seeds", "0",  "--target",  "0.6",
                           "--precision", "float32", "--max-tokens",    "40", "--no-words"};
        all.insert(all.end(), extra.begin(), extra.end());
        std::vector<S> arguments{"experiment",  "new",     folder, "--train",
                                 fixtureData(), "--model", model,  "--json"};
        arguments.insert(arguments.end(), all.begin(), all.end());
        return runPlateau(arguments);
    }

private Q_SLOTS:
    void anEncoderIsTunedExportedAndReadAgain_data() {
        QTest::addColumn<S>("family");
        QTest::addColumn<S>("settings");
        QTest::addColumn<S>("targets"); ///< of the plan; empty: no adapters
        QTest::newRow("roberta") << S("roberta") << S("--rank 4") << S("query value");
        QTest::newRow("distilbert") << S("distilbert") << S("--rslora --rank 2") << S("q_lin v_lin");
        QTest::newRow("electra") << S("electra") << S("--targets all-linear --dropout 0.1")
                                 << S("all-linear");
        QTest::newRow("roberta, every weight") << S("roberta") << S("--method full") << S();
        QTest::newRow("distilbert, every weight") << S("distilbert") << S("--method full") << S();
        QTest::newRow("electra, every weight") << S("electra") << S("--method full") << S();
        QTest::newRow("electra, head alone") << S("electra") << S("--method last_layer") << S();
    }
    void anEncoderIsTunedExportedAndReadAgain() {
        QFETCH(S, family);
        QFETCH(S, settings);
        QFETCH(S, targets);
        std::vector<S> extra;
        for (const QString& word : QString::fromStdString(settings).split(QLatin1Char(' '))) {
            extra.push_back(word.toStdString());
        }
        const S name = (m_dir / QTest::currentDataTag()).string();
        const auto made = make(name, model(family), extra);
        QVERIFY2(made.code == 0, made.err.c_str());
        const auto ran = runPlateau({"experiment", "run", name, "--json"});
        QVERIFY2(ran.code == 0, ran.err.c_str());
        const Json plan = *readJson(name + "/experiment.json");
        QCOMPARE(plan["model"]["family"], Json(family));
        if (!targets.empty()) {
            S planned;
            for (const Json& target : plan["training"]["lora"]["targets"]) {
                planned += (planned.empty() ? "" : " ") + target.get<S>();
            }
            QCOMPARE(planned, targets);
        }
        const auto predicted =
            jsonOf(runPlateau({"predict", name, "--json", "turn on the light", "what time is it"}));
        QCOMPARE(predicted["predictions"].size(), std::size_t{2});
        // An export is read back and compared before it is reported.
        for (const S form : {"--portable", ""}) {
            std::vector<S> arguments{"experiment", "export",    name,
                                     "--json",     "--adapter", "best=" + name + " out" + form};
            if (!form.empty()) {
                arguments.push_back(form);
            }
            const auto told = runPlateau(arguments);
            QVERIFY2(told.code == 0, told.err.c_str());
            QVERIFY(jsonOf(told)["adapters"][0]["largest_logit_difference"].get<double>() < 1e-4);
        }
        if (settings.find("full") != S::npos) {
            // The exported folder is a model like the one it came from.
            const Json seen = jsonOf(runPlateau({"model", "inspect", name + " out", "--json"}));
            QCOMPARE(seen["family"], Json(family));
            const auto again = make(name + " again", name + " out", {});
            QVERIFY2(again.code == 0, again.err.c_str());
        }
    }

    void modelsAreDescribed() {
        const Json electra = jsonOf(runPlateau({"model", "inspect", model("electra"), "--json"}));
        QCOMPARE(electra["family"], Json("electra"));
        QCOMPARE(electra["max_tokens"], Json(48));
        QVERIFY(std::find(electra["tasks"].begin(), electra["tasks"].end(), "text-classification") !=
                electra["tasks"].end());
        const Json roberta = jsonOf(runPlateau({"model", "inspect", model("roberta"), "--json"}));
        QCOMPARE(roberta["max_tokens"], Json(46)); // two positions stand for padding
        const Json distil = jsonOf(runPlateau({"model", "inspect", model("distilbert"), "--json"}));
        QCOMPARE(distil["targets"][0], Json("q_lin"));
    }

    void whatDoesNotFitIsRefused() {
        const S folder = (m_dir / "refused").string();
        const auto targets = make(folder, model("distilbert"), {"--targets", "query,value"});
        QCOMPARE(targets.code, 2);
        QVERIFY2(targets.out.find("attention.q_lin") != S::npos, targets.out.c_str());
        QVERIFY2(targets.out.find("ffn.lin2") != S::npos, targets.out.c_str());
        // Ids without a tokenizer.
        QCOMPARE(make(folder, model("xlm-roberta"), {}).code, 3);
        QVERIFY(!fs::exists(folder));
    }
};

PLATEAU_TEST(TestEncoders)
#include "test_encoders.moc"
