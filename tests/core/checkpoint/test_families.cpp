#include "core/checkpoint/families/built_in.h"
#include "core/checkpoint/families/targets.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace plateau;
using namespace plateau::checkpoint;
using S = std::string;

namespace {

Json smallLlama() {
    return {{"model_type", "llama"},    {"hidden_size", 16},       {"num_hidden_layers", 2},
            {"num_attention_heads", 4}, {"intermediate_size", 24}, {"vocab_size", 40}};
}

} // namespace

class TestFamilies : public QObject {
    Q_OBJECT

private:
    static Result<ModelShape> shapeOf(const Json& config) {
        const support::TemporaryFolder folder;
        support::writeText(folder / "config.json", config.dump());
        return readModelShape(folder.path());
    }
    static DecoderConfig decoder(const Json& config) {
        const auto shape = shapeOf(config);
        if (!shape) {
            qWarning("%s", shape.error().text().c_str());
        }
        return std::get<DecoderConfig>(shape->config);
    }

private Q_SLOTS:
    void missingFieldsHaveTheDefaultsOfTheArchitecture() {
        const DecoderConfig llama = decoder(smallLlama());
        QCOMPARE(llama.keyValueHeads, 4);
        QCOMPARE(llama.headSize, 4);
        QCOMPARE(llama.context, 2048);
        QCOMPARE(llama.rmsNormEps, 1e-6);
        QCOMPARE(llama.ropeTheta, 10000.0);
        QVERIFY(!llama.inputBias && !llama.outputBias && !llama.tiedHead && !llama.queryKeyNorm);
        Json json = smallLlama();
        json["model_type"] = "qwen2";
        QVERIFY(decoder(json).inputBias && !decoder(json).outputBias);
        json["model_type"] = "qwen3";
        QCOMPARE(decoder(json).headSize, 128);
        QVERIFY(decoder(json).queryKeyNorm && !decoder(json).inputBias);
        json["model_type"] = "minimind"; // the second kind: it does not say head_dim
        QVERIFY(!decoder(json).queryKeyNorm && decoder(json).tiedHead);
        QCOMPARE(decoder(json).rmsNormEps, 1e-5);
        QCOMPARE(decoder(json).ropeTheta, 1e6);
        json["head_dim"] = 4;
        QVERIFY(decoder(json).queryKeyNorm);
        QCOMPARE(decoder(json).rmsNormEps, 1e-6);
    }

    void aMistralReadsNoFurtherThanItsWindow() {
        Json json = smallLlama();
        json["model_type"] = "mistral";
        json["num_attention_heads"] = 16;
        json["head_dim"] = 4;
        QCOMPARE(decoder(json).keyValueHeads, 8);
        QCOMPARE(decoder(json).context, 4096); // of the architecture, where none is stated
        json["sliding_window"] = nullptr;
        QCOMPARE(decoder(json).context, 131072);
        json["sliding_window"] = 512;
        QCOMPARE(decoder(json).context, 512);
        json["max_position_embeddings"] = 64;
        QCOMPARE(decoder(json).context, 64);
        json["sliding_window"] = 0;
        QVERIFY(shapeOf(json).error().text().find("sliding_window") != S::npos);
    }

    void targetsMeanModules() {
        const auto llama = *shapeOf(smallLlama());
        const std::vector<S> good = {"q_proj", "all-linear", "re:.*layers\\.1\\..*(up|down)_proj"};
        QCOMPARE(unmatchedTargets(llama, good), std::vector<S>());
        const std::vector<S> bad = {"query", "re:q_proj", "re:(", "re:"};
        QCOMPARE(unmatchedTargets(llama, bad), bad);
        QVERIFY(!targetProblem("query") && !targetProblem("re:q_proj")); // they could mean something
        QVERIFY(targetProblem("re:(") && targetProblem("re:") && targetProblem("re:" + S(501, 'a')));
        // An expression that takes exponential time elsewhere.
        QVERIFY(!isTarget(S(2000, 'a') + "b", {"re:(a+)+"}));
    }

    void bothDialectsOfTheRotationAreRead() {
        Json old = smallLlama();
        old["rope_theta"] = 500000.0;
        old["rope_scaling"] = {{"type", "llama3"},
                               {"factor", 32.0},
                               {"low_freq_factor", 1.0},
                               {"high_freq_factor", 4.0},
                               {"original_max_position_embeddings", 8192}};
        Json recent = smallLlama();
        recent["rope_parameters"] = old["rope_scaling"];
        recent["rope_parameters"].erase("type");
        recent["rope_parameters"]["rope_type"] = "llama3";
        recent["rope_parameters"]["rope_theta"] = 500000.0;
        QVERIFY(decoder(old) == decoder(recent));
        QCOMPARE(decoder(old).ropeStretch->factor, 32.0);
        Json none = smallLlama();
        none["rope_scaling"] = nullptr;
        none["head_dim"] = nullptr;
        QVERIFY(decoder(none) == decoder(smallLlama()));
    }

    void yarnSaysWhatAttentionIsMultipliedBy() {
        const auto attention = [](const Json& more) {
            Json config = smallLlama();
            config["rope_scaling"] = {
                {"type", "yarn"}, {"factor", 4.0}, {"original_max_position_embeddings", 32768}};
            config["rope_scaling"].update(more);
            return decoder(config).ropeYarn->attention;
        };
        QVERIFY(std::abs(attention(Json::object()) - (0.1 * std::log(4) + 1)) < 1e-12);
        QCOMPARE(attention({{"attention_factor", 1.5}}), 1.5);
        const double both = (0.2 * std::log(4) + 1) / (0.05 * std::log(4) + 1);
        QVERIFY(std::abs(attention({{"mscale", 2}, {"mscale_all_dim", 0.5}}) - both) < 1e-12);
        QVERIFY(std::abs(attention({{"mscale", 2}, {"mscale_all_dim", nullptr}}) - (0.1 * std::log(4) + 1)) <
                1e-12);
    }

    void whatIsNotSupportedIsNamed_data() {
        QTest::addColumn<S>("key");
        QTest::addColumn<S>("value");
        QTest::addColumn<S>("says");
        const auto row = [](const char* name, const char* key, const char* value, const char* says) {
            QTest::newRow(name) << S(key) << S(value) << S(says);
        };
        row("another rotation", "rope_scaling", R"({"rope_type":"longrope","factor":4})",
            "'longrope' is not supported");
        row("yarn without its context", "rope_scaling", R"({"rope_type":"yarn","factor":4})",
            "original_max_position_embeddings");
        row("yarn the wrong way round", "rope_scaling",
            R"({"rope_type":"yarn","factor":4,"original_max_position_embeddings":16,"beta_fast":1,"beta_slow":9})",
            "do not fit together");
        row("half of a stretch", "rope_scaling", R"({"rope_type":"llama3","factor":4})", "low_freq_factor");
        row("scaling without factor", "rope_scaling", R"({"type":"linear"})", "factor");
        row("part of a head turned", "partial_rotary_factor", "0.5", "partial_rotary_factor");
        row("another activation", "hidden_act", "\"gelu\"", "'gelu' is not supported");
        row("sliding window", "use_sliding_window", "true", "use_sliding_window");
        row("quantised", "quantization_config", R"({"bits":4})", "quantised");
        row("heads do not divide", "num_key_value_heads", "3", "num_key_value_heads");
        row("no key heads", "num_key_value_heads", "0", "num_key_value_heads");
        row("odd head", "head_dim", "5", "head_dim");
        row("no context", "max_position_embeddings", "0", "max_position_embeddings");
        row("no words", "vocab_size", "0", "vocab_size");
        row("negative epsilon", "rms_norm_eps", "-1", "rms_norm_eps");
        row("epsilon of another unit", "rms_norm_eps", "1", "rms_norm_eps");
        row("text for a number", "rope_theta", "\"big\"", "rope_theta");
    }
    void whatIsNotSupportedIsNamed() {
        QFETCH(S, key);
        QFETCH(S, value);
        QFETCH(S, says);
        Json config = smallLlama();
        config[key] = Json::parse(value);
        const auto shape = shapeOf(config);
        QVERIFY(!shape.ok());
        QVERIFY2(shape.error().text().find(says) != S::npos, shape.error().text().c_str());
    }

    void modulesHaveTheirNames() {
        const auto llama = shapeOf(smallLlama());
        QCOMPARE(llama->family, S("llama"));
        QCOMPARE(llama->linearModules.size(), std::size_t{14});
        QCOMPARE(llama->linearModules[0], S("model.layers.0.self_attn.q_proj"));
        QCOMPARE(llama->linearModules[13], S("model.layers.1.mlp.down_proj"));
        QCOMPARE(llama->embeddingRows, std::int64_t{80});
    }

    void builtInModelsHaveNamesAndHashes() {
        std::set<S> hashes;
        for (const BuiltInModel& model : builtInModels()) {
            QCOMPARE(builtInModel(model.name)->sha256, model.sha256);
            QCOMPARE(model.sha256.size(), std::size_t{64});
            QVERIFY(!model.shape.family.empty());
            hashes.insert(model.sha256);
        }
        QCOMPARE(hashes.size(), std::size_t{2});
        QVERIFY(!builtInModel("bert"));
        // A changed hash means that plans of before name another model: raise `version` on purpose only.
        QCOMPARE(builtInModel("mlp")->sha256.substr(0, 8), S("e8982fbb"));
        QCOMPARE(builtInModel("tiny-llama")->sha256.substr(0, 8), S("72495d4b"));
        QCOMPARE(parametersFromScratch(builtInModel("tiny-llama")->shape, 0, 0), std::int64_t{771'456});
        QCOMPARE(parametersFromScratch(builtInModel("mlp")->shape, 8, 1), std::int64_t{17'793});
    }
};

PLATEAU_TEST(TestFamilies)
#include "test_families.moc"
