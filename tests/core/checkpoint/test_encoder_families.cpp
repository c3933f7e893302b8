#include "core/checkpoint/model_folder.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace plateau;
using namespace plateau::checkpoint;
using S = std::string;
namespace fs = std::filesystem;

namespace {

const fs::path golden = fs::path(PLATEAU_TEST_DATA) / "golden" / "model";

Result<ModelShape> shapeOf(const Json& config) {
    const support::TemporaryFolder folder;
    support::writeText(folder / "config.json", config.dump());
    return readModelShape(folder.path());
}

EncoderConfig encoder(const Json& config) {
    const auto shape = shapeOf(config);
    if (!shape) {
        qWarning("%s", shape.error().text().c_str());
    }
    return std::get<EncoderConfig>(shape->config);
}

} // namespace

/// Encoders beside BERT; their weights: tests/golden/model/make_encoder_golden.py.
class TestEncoderFamilies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// configuration_<family>.py of transformers 5.24.
    void missingFieldsHaveTheDefaultsOfTheClass() {
        const EncoderConfig roberta = encoder({{"model_type", "roberta"}});
        QCOMPARE(roberta.hidden, 768);
        QCOMPARE(roberta.layers, 12);
        QCOMPARE(roberta.heads, 12);
        QCOMPARE(roberta.inner, 3072);
        QCOMPARE(roberta.vocabulary, 50265);
        QCOMPARE(roberta.maxPositions, 512);
        QCOMPARE(roberta.tokenTypes, 2);
        QCOMPARE(roberta.firstPosition, 2);
        QCOMPARE(roberta.uncountedToken, std::optional(1));
        QCOMPARE(roberta.layerNormEps, 1e-12);
        QCOMPARE(encoder({{"model_type", "xlm-roberta"}}).vocabulary, 30522);
        const EncoderConfig distil = encoder({{"model_type", "distilbert"}});
        QCOMPARE(distil.layers, 6);
        QCOMPARE(distil.tokenTypes, 0);
        QCOMPARE(distil.inner, 3072);
        QVERIFY(!distil.uncountedToken && distil.firstPosition == 0 && !distil.hasPooler);
        const EncoderConfig electra = encoder({{"model_type", "electra"}});
        QCOMPARE(electra.hidden, 256);
        QCOMPARE(electra.embedding, 128);
        QCOMPARE(electra.heads, 4);
        QCOMPARE(electra.inner, 1024);
        QVERIFY(!shapeOf({{"model_type", "bert"}}).ok()); // its sizes are never left out
    }

    void aTextIsAsLongAsItsPositions() {
        Json config = {{"model_type", "roberta"}, {"max_position_embeddings", 514}};
        QCOMPARE(shapeOf(config)->context, 512);
        config["pad_token_id"] = 0;
        QCOMPARE(shapeOf(config)->context, 513);
        QCOMPARE(shapeOf({{"model_type", "electra"}})->context, 512);
    }

    void modulesHaveTheNamesOfTheFamily() {
        const auto distil = *shapeOf({{"model_type", "distilbert"}, {"n_layers", 2}});
        QCOMPARE(distil.linearModules.size(), std::size_t{12});
        QCOMPARE(distil.linearModules[0], S("transformer.layer.0.attention.q_lin"));
        QCOMPARE(distil.linearModules[11], S("transformer.layer.1.ffn.lin2"));
        QVERIFY(unmatchedTargets(distil, {"q_lin", "v_lin", "all-linear", "re:.*lin1"}).empty());
        QCOMPARE(unmatchedTargets(distil, {"query"}), std::vector<S>{"query"});
        const auto electra = *shapeOf({{"model_type", "electra"}, {"num_hidden_layers", 2}});
        QCOMPARE(electra.linearModules.size(), std::size_t{13});
        QCOMPARE(electra.linearModules[0], S("embeddings_project"));
        const auto wide = *shapeOf({{"model_type", "electra"}, {"embedding_size", 256}});
        QCOMPARE(wide.linearModules[0], S("encoder.layer.0.attention.self.query"));
        for (const char* type : {"roberta", "xlm-roberta", "distilbert", "electra"}) {
            const auto shape = *shapeOf({{"model_type", type}});
            QCOMPARE(shape.family, S(type));
            QVERIFY(unmatchedTargets(shape, shape.targetNames).empty());
        }
    }

    void whatIsNotSupportedIsNamed_data() {
        QTest::addColumn<S>("type");
        QTest::addColumn<S>("key");
        QTest::addColumn<S>("value");
        const auto row = [](const char* type, const char* key, const char* value) {
            QTest::addRow("%s %s %s", type, key, value) << S(type) << S(key) << S(value);
        };
        row("roberta", "position_embedding_type", "\"relative_key\"");
        row("roberta", "layer_norm_eps", "-1e-5");
        row("roberta", "type_vocab_size", "0");
        row("roberta", "pad_token_id", "-1");
        row("roberta", "pad_token_id", "511");
        row("roberta", "is_decoder", "true");
        row("roberta", "hidden_size", "0");
        row("roberta", "vocab_size", "\"many\"");
        row("xlm-roberta", "hidden_act", "\"silu\"");
        row("xlm-roberta", "num_attention_heads", "7");
        row("distilbert", "activation", "\"silu\"");
        row("distilbert", "n_heads", "7");
        row("distilbert", "dim", "-3");
        row("distilbert", "n_layers", "0");
        row("electra", "embedding_size", "0");
        row("electra", "layer_norm_eps", "0.5");
        row("electra", "position_embedding_type", "\"rotary\"");
    }
    void whatIsNotSupportedIsNamed() {
        QFETCH(S, type);
        QFETCH(S, key);
        QFETCH(S, value);
        Json config = {{"model_type", type}};
        config[key] = Json::parse(value);
        const auto shape = shapeOf(config);
        QVERIFY(!shape.ok());
        QVERIFY2(shape.error().text().find(key) != S::npos, shape.error().text().c_str());
    }

    void foldersThatAreDamagedAreRefused_data() {
        QTest::addColumn<S>("family");
        QTest::addColumn<S>("remove");
        QTest::addColumn<S>("write");
        QTest::addColumn<S>("key"); ///< of config.json, gets 17
        QTest::addColumn<S>("says");
        const auto row = [](const char* name, const char* family, const char* remove, const char* write,
                            const char* key, const char* says) {
            QTest::newRow(name) << S(family) << S(remove) << S(write) << S(key) << S(says);
        };
        row("another vocabulary", "distilbert", "", "", "vocab_size", "[17, 16]");
        row("another word width", "electra", "", "", "embedding_size", ", 17]");
        row("a shard is missing", "roberta", "model-00002-of-00002.safetensors", "", "",
            "names 'model-00002-of-00002.safetensors', which is not there");
        row("pickle only", "distilbert", "model.safetensors", "pytorch_model.bin", "",
            "only safetensors weights are read");
        row("no weights", "electra", "model.safetensors", "", "", "there is no model.safetensors");
    }
    void foldersThatAreDamagedAreRefused() {
        QFETCH(S, family);
        QFETCH(S, remove);
        QFETCH(S, write);
        QFETCH(S, key);
        QFETCH(S, says);
        const support::TemporaryFolder folder;
        const fs::path model = folder / "model";
        fs::copy(golden / family, model, fs::copy_options::recursive);
        QVERIFY(describeModelFolder(model, WeightHash::Skip).ok());
        if (!remove.empty()) {
            fs::remove(model / remove);
        }
        if (!write.empty()) {
            support::writeText(model / write, "PK");
        }
        if (!key.empty()) {
            Json config = *readJson(model / "config.json");
            config[key] = 17;
            support::writeText(model / "config.json", config.dump());
        }
        const auto card = describeModelFolder(model, WeightHash::Skip);
        QVERIFY(!card.ok());
        QVERIFY2(card.error().text().find(says) != S::npos, card.error().text().c_str());
    }
};

PLATEAU_TEST(TestEncoderFamilies)
#include "test_encoder_families.moc"
