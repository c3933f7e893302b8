#include "core/checkpoint/model_folder.h"
#include "tests/core/checkpoint/checkpoint_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace plateau;
using namespace plateau::checkpoint;
using S = std::string;

namespace {

Json smallConfig() {
    return {{"model_type", "bert"},          {"hidden_size", 4},        {"num_hidden_layers", 1},
            {"num_attention_heads", 2},      {"intermediate_size", 8},  {"vocab_size", 6},
            {"max_position_embeddings", 16}, {"layer_norm_eps", 1e-12}, {"hidden_act", "gelu"}};
}

} // namespace

class TestModelFolder : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<support::TemporaryFolder> m_folder;

    void write(const std::string& name, const std::string& text) {
        support::writeText(*m_folder / name, text);
    }
    std::string refusal() {
        const auto card = describeModelFolder(m_folder->path(), WeightHash::Skip);
        return card ? "accepted" : card.error().text();
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<support::TemporaryFolder>();
        std::filesystem::create_directory(*m_folder / "1_Pooling");
        write("config.json", smallConfig().dump());
        QVERIFY(
            fixture::writeOnes(*m_folder / "model.safetensors", {"embeddings.word_embeddings.weight"}, {6, 4})
                .ok());
    }
    void cleanup() { qunsetenv("PLATEAU_MODELS"); }

    void theRealModelIsDescribed() {
        const auto folder = fixture::miniLm();
        QVERIFY2(std::filesystem::exists(folder / "config.json"), fixture::missingModel().c_str());
        const auto card = describeModelFolder(folder, WeightHash::Compute);
        QVERIFY2(card.ok(), card ? "" : card.error().text().c_str());
        QCOMPARE(card->shape.hidden, 384);
        QCOMPARE(card->shape.layers, 6);
        QCOMPARE(card->shape.heads, 12);
        QCOMPARE(std::get<EncoderConfig>(card->shape.config).inner, 1536);
        QCOMPARE(card->shape.vocabulary, 30522);
        QCOMPARE(card->shape.context, 512);
        QCOMPARE(std::get<EncoderConfig>(card->shape.config).layerNormEps, 1e-12);
        QCOMPARE(std::get<EncoderConfig>(card->shape.config).activation, S("gelu"));
        QVERIFY(card->pooling == Pooling::Mean);
        QVERIFY(card->normalise);
        QCOMPARE(card->maxTokens.value_or(0), 256);
        QCOMPARE(card->parameters, std::uint64_t{22'713'216}); // sum of the shapes of its F32 tensors
        QCOMPARE(card->weightPrefix, S());
        // sha256sum model.safetensors
        QCOMPARE(card->weightsSha256, S("53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"));
        QCOMPARE(card->tokenizerFiles.size(), std::size_t{4});
        QCOMPARE(card->licence.value_or(""), S("apache-2.0"));
    }

    void aBareFolderIsDescribed() {
        const auto card = describeModelFolder(m_folder->path(), WeightHash::Skip);
        QVERIFY2(card.ok(), card ? "" : card.error().text().c_str());
        QVERIFY(card->pooling == Pooling::Mean);
        QVERIFY(!card->normalise);
        QVERIFY(!card->maxTokens && !card->licence && card->weightsSha256.empty());
        QCOMPARE(card->parameters, std::uint64_t{24});
        QCOMPARE(card->weightBytes, std::uint64_t{96});
        QVERIFY(card->tokenizerFiles.empty());
    }

    void taskModelsHaveAPrefix() {
        QVERIFY(fixture::writeOnes(*m_folder / "model.safetensors",
                                   {"bert.embeddings.word_embeddings.weight"}, {6, 4})
                    .ok());
        const auto card = describeModelFolder(m_folder->path(), WeightHash::Skip);
        QVERIFY(card.ok());
        QCOMPARE(card->weightPrefix, S("bert."));
    }

    void shardsHaveOneHash() {
        std::filesystem::remove(*m_folder / "model.safetensors");
        const S words = "embeddings.word_embeddings.weight";
        QVERIFY(fixture::writeOnes(*m_folder / "1.safetensors", {words}, {6, 4}).ok());
        QVERIFY(fixture::writeOnes(*m_folder / "2.safetensors", {"pooler.dense.bias"}, {4}).ok());
        write(
            "model.safetensors.index.json",
            Json{{"weight_map", {{words, "1.safetensors"}, {"pooler.dense.bias", "2.safetensors"}}}}.dump());
        const auto before = describeModelFolder(m_folder->path(), WeightHash::Compute);
        QVERIFY(before.ok());
        QCOMPARE(before->weightsSha256.size(), std::size_t{64});
        QVERIFY(fixture::writeOnes(*m_folder / "2.safetensors", {"pooler.dense.bias"}, {5}).ok());
        const auto after = describeModelFolder(m_folder->path(), WeightHash::Compute);
        QVERIFY(after.ok());
        QVERIFY(before->weightsSha256 != after->weightsSha256);
    }

    void whatIsNotSupportedIsNamed_data() {
        QTest::addColumn<std::string>("key");
        QTest::addColumn<std::string>("value");
        QTest::addColumn<std::string>("says");
        const auto row = [](const char* name, const char* key, const char* value, const char* says) {
            QTest::newRow(name) << S(key) << S(value) << S(says);
        };
        row("gpt2", "model_type", "\"gpt2\"",
            "model_type 'gpt2' is not supported yet. Choose a model of type bert, distilbert, electra, "
            "llama, "
            "minimind, mistral, qwen2, qwen3, roberta or xlm-roberta.");
        row("deberta", "model_type", "\"deberta-v2\"", "model_type 'deberta-v2' is not supported yet");
        row("model_type a number", "model_type", "1", "model_type");
        row("relative positions", "position_embedding_type", "\"relative_key\"",
            "'relative_key' is not supported");
        row("decoder", "is_decoder", "true", "is_decoder");
        row("activation", "hidden_act", "\"swish\"", "'swish' is not supported");
        row("no features", "hidden_size", "0", "hidden_size: is not in 1 to");
        row("negative layers", "num_hidden_layers", "-1", "num_hidden_layers");
        row("absurd vocabulary", "vocab_size", "99999999", "vocab_size: is not in 1 to");
        row("heads do not divide", "num_attention_heads", "3", "3 does not divide hidden_size");
        row("text for a number", "intermediate_size", "\"8\"", "intermediate_size");
        row("epsilon 0", "layer_norm_eps", "0", "layer_norm_eps: is 0, not above 0");
        row("epsilon of another unit", "layer_norm_eps", "1", "layer_norm_eps: is 1, not above 0");
        row("negative epsilon", "layer_norm_eps", "-1e-12", "layer_norm_eps");
        row("no token types", "type_vocab_size", "0", "type_vocab_size: is 0, not in 1 to 1024");
        row("other shape", "hidden_size", "8", "is [6, 4], config.json says [6, 8]");
    }
    void whatIsNotSupportedIsNamed() {
        QFETCH(std::string, key);
        QFETCH(std::string, value);
        QFETCH(std::string, says);
        Json config = smallConfig();
        config[key] = Json::parse(value);
        write("config.json", config.dump());
        const auto text = refusal();
        QVERIFY2(text.find(says) != S::npos, text.c_str());
    }

    void missingFieldsAreAllListed() {
        write("config.json", R"({"model_type": "bert"})");
        const auto text = refusal();
        for (const char* key :
             {"hidden_size", "num_hidden_layers", "vocab_size", "max_position_embeddings"}) {
            QVERIFY2(text.find(key) != S::npos, text.c_str());
            QVERIFY2(text.find(key) == text.rfind(key), text.c_str());
        }
    }

    void sentenceFilesAreHonoured_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("content");
        QTest::addColumn<std::string>("outcome");
        const S pooling = "1_Pooling/config.json";
        const S modules = "modules.json";
        QTest::newRow("cls pooling") << pooling << S(R"({"pooling_mode_cls_token":true})") << S("accepted");
        QTest::newRow("two poolings")
            << pooling << S(R"({"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":true})")
            << S("2 modes");
        QTest::newRow("no pooling") << pooling << S("{}") << S("0 modes are on, not one");
        QTest::newRow("a named mode") << pooling << S(R"({"pooling_mode":"cls"})") << S("accepted");
        QTest::newRow("a list of one") << pooling << S(R"({"pooling_mode":["mean"]})") << S("accepted");
        QTest::newRow("two named modes")
            << pooling << S(R"({"pooling_mode":["mean","cls"]})") << S("2 modes are on");
        QTest::newRow("another named mode")
            << pooling << S(R"({"pooling_mode":"weightedmean"})") << S("'weightedmean' is not supported");
        QTest::newRow("last token") << pooling << S(R"({"pooling_mode_lasttoken":true})") << S("lasttoken");
        QTest::newRow("pooling broken") << pooling << S("{") << S("config.json:1:");
        QTest::newRow("dense module") << modules << S(R"([{"type":"sentence_transformers.models.Dense"}])")
                                      << S("'sentence_transformers.models.Dense' is not supported");
        QTest::newRow("no modules") << modules << S("[]") << S("accepted");
        QTest::newRow("modules of numbers") << modules << S("[1]") << S("is not supported");
        QTest::newRow("pooling named but missing")
            << modules << S(R"([{"type":"sentence_transformers.models.Pooling","path":"1_Pooling"}])")
            << S("names '1_Pooling/config.json', which is not there");
        QTest::newRow("pooling outside")
            << modules << S(R"([{"type":"x.Pooling","path":"../other"}])") << S("../other");
        QTest::newRow("old layout") << modules << S(R"([{"type":"x.Transformer","path":"0_BERT"}])")
                                    << S("an old layout: its encoder lies in '0_BERT'");
        QTest::newRow("normalised, encoder at the root")
            << modules << S(R"([{"type":"x.Transformer","path":""},{"type":"x.Normalize","path":"2"}])")
            << S("accepted");
        QTest::newRow("length too long")
            << S("sentence_bert_config.json") << S(R"({"max_seq_length":17})") << S("max_seq_length");
        QTest::newRow("length at the limit")
            << S("sentence_bert_config.json") << S(R"({"max_seq_length":16})") << S("accepted");
    }
    void sentenceFilesAreHonoured() {
        QFETCH(std::string, file);
        QFETCH(std::string, content);
        QFETCH(std::string, outcome);
        write(file, content);
        const auto text = refusal();
        QVERIFY2(text.find(outcome) != S::npos, text.c_str());
    }

    void whetherThePoolingIsStatedIsKnown() {
        QVERIFY(!describeModelFolder(m_folder->path(), WeightHash::Skip)->poolingStated);
        write("1_Pooling/config.json", R"({"pooling_mode_mean_tokens":true})");
        QVERIFY(describeModelFolder(m_folder->path(), WeightHash::Skip)->poolingStated);
    }

    void adaptersAreNoModels() {
        write("adapter_config.json", "{}");
        std::filesystem::remove(*m_folder / "model.safetensors");
        QVERIFY(refusal().find("is an adapter, not a model") != S::npos);
        std::filesystem::remove(*m_folder / "config.json");
        const auto found = findModel(m_folder->path().string());
        QVERIFY(!found.ok());
        QCOMPARE(found.error().what, S("is an adapter, not a model"));
    }

    void targetsMatchAsInPeft_data() {
        QTest::addColumn<std::string>("target");
        QTest::addColumn<bool>("known");
        QTest::newRow("last name") << S("query") << true;
        QTest::newRow("more of it") << S("attention.output.dense") << true;
        QTest::newRow("whole") << S("encoder.layer.0.attention.self.key") << true;
        QTest::newRow("beyond the last layer") << S("encoder.layer.1.attention.self.key") << false;
        QTest::newRow("part of a word") << S("ense") << false;
        QTest::newRow("of another family") << S("q_proj") << false;
        QTest::newRow("empty") << S() << false;
    }
    void targetsMatchAsInPeft() {
        QFETCH(std::string, target);
        QFETCH(bool, known);
        const auto shape = readModelShape(m_folder->path());
        QVERIFY(shape.ok());
        const auto unmatched = unmatchedTargets(*shape, {"value", target});
        QVERIFY(unmatched == (known ? std::vector<S>{} : std::vector<S>{target}));
    }

    void poolingNamesRoundTrip() {
        for (const auto pooling :
             {Pooling::Mean, Pooling::Cls, Pooling::Max, Pooling::MeanSquareRootLength}) {
            QVERIFY(poolingFromName(name(pooling)) == pooling);
        }
        QVERIFY(!poolingFromName("median"));
    }

    void licencesAreReadFromTheReadme_data() {
        QTest::addColumn<std::string>("readme");
        QTest::addColumn<std::string>("licence");
        QTest::newRow("plain") << S("---\nlanguage: en\nlicense: mit\n---\n# x") << S("mit");
        QTest::newRow("quoted, CRLF") << S("---\nlicense: \"cc-by-4.0\"\r\n---\n") << S("cc-by-4.0");
        QTest::newRow("in the text only") << S("# x\nlicense: mit\n") << S();
        QTest::newRow("behind the front matter") << S("---\na: b\n---\nlicense: mit\n") << S();
        QTest::newRow("empty") << S("---\nlicense:\n---\n") << S();
    }
    void licencesAreReadFromTheReadme() {
        QFETCH(std::string, readme);
        QFETCH(std::string, licence);
        write("README.md", readme);
        const auto card = describeModelFolder(m_folder->path(), WeightHash::Skip);
        QVERIFY(card.ok());
        QCOMPARE(card->licence.value_or(""), licence);
    }

    void modelsAreFoundByNameAndFolder() {
        const support::TemporaryFolder root;
        std::filesystem::create_directories(root / "flat");
        std::filesystem::create_directories(root / "nested/model");
        support::writeText(root / "flat/config.json", "{}");
        support::writeText(root / "nested/model/config.json", "{}");
        qputenv("PLATEAU_MODELS", ("/nowhere:" + root.path().string()).c_str());
        QCOMPARE(*findModel("flat"), root / "flat");
        QCOMPARE(*findModel("nested"), root / "nested/model");
        QCOMPARE(*findModel((root / "flat").string()), root / "flat");
        QCOMPARE(*findModel((root / "nested").string()), root / "nested/model");
        const auto missing = findModel("absent");
        QVERIFY(missing.error().kind == ErrorKind::NotFound);
        QVERIFY(missing.error().what.find(root.path().string()) != S::npos);
        QVERIFY(!findModel("../flat").ok());
        QVERIFY(!findModel("").ok());
    }
};

PLATEAU_TEST(TestModelFolder)
#include "test_model_folder.moc"
