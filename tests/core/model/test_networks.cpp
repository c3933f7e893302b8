#include "core/base/json.h"
#include "core/checkpoint/families/built_in.h"
#include "core/checkpoint/model_folder.h"
#include "core/model/decoder/decoder.h"
#include "core/model/families/model_family.h"
#include "core/model/mlp/mlp.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <c10/core/GradMode.h>

#include <QTest>

#include <numeric>

using namespace plateau;
using namespace plateau::model;
using S = std::string;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model";

NetworkBatch everyPlace(const std::vector<std::int64_t>& ids) {
    NetworkBatch batch;
    const auto size = static_cast<std::int64_t>(ids.size());
    batch.ids = at::empty({1, size}, at::kLong);
    std::copy(ids.begin(), ids.end(), batch.ids.mutable_data_ptr<std::int64_t>());
    batch.places = at::arange(size, at::kLong);
    return batch;
}

Result<std::unique_ptr<Network>> load(const std::filesystem::path& folder) {
    const auto card = checkpoint::describeModelFolder(folder, checkpoint::WeightHash::Skip);
    if (!card) {
        return card.error();
    }
    NetworkRequest request;
    request.folder = folder;
    return loadNetwork(card->shape, request);
}

std::unique_ptr<Network> tiny(std::uint64_t seed) {
    auto network = loadNetwork(checkpoint::builtInModel("tiny-llama")->shape, {});
    (*network)->initialise(seed);
    return *std::move(network);
}

std::int64_t count(const Network& network) {
    std::int64_t all = 0;
    for (const NetworkParameter& parameter : network.parameters()) {
        all += parameter.value.numel();
    }
    return all;
}

double difference(const Tensor& a, const Tensor& b) {
    return (a - b).abs().max().item<double>();
}

} // namespace

/// Expected logits: tests/golden/model/make_decoder_golden.py.
class TestNetworks : public QObject {
    Q_OBJECT

private:
    c10::NoGradGuard m_guard;

private Q_SLOTS:
    void logitsEqualTheReference_data() {
        QTest::addColumn<S>("name");
        for (const char* name : {"llama", "llama_tied", "llama_yarn", "qwen2", "qwen3", "mistral"}) {
            QTest::newRow(name) << S(name);
        }
    }
    void logitsEqualTheReference() {
        QFETCH(S, name);
        const Json expected = *readJson(golden / name / "expected.json");
        auto network = load(golden / name);
        QVERIFY2(network.ok(), network ? "" : network.error().text().c_str());
        const Tensor logits = (*network)->forward(everyPlace(expected["ids"]), {});
        double worst = 0;
        for (std::size_t i = 0; i < expected["logits"].size(); ++i) {
            for (std::size_t k = 0; k < expected["logits"][i].size(); ++k) {
                const double wanted = expected["logits"][i][k];
                const double got = logits[static_cast<long>(i)][static_cast<long>(k)].item<double>();
                worst = std::max(worst, std::abs(wanted - got));
            }
        }
        QCOMPARE(expected["logits"].size(), std::size_t{20});
        QVERIFY2(worst < 1e-4, std::to_string(worst).c_str());
        const auto card = checkpoint::describeModelFolder(golden / name, checkpoint::WeightHash::Skip);
        const auto file = golden.parent_path() / "gguf" / (name + ".gguf");
        if (std::filesystem::exists(file)) { // the same model, its queries and keys in another order
            auto same = load(file);
            QVERIFY2(same.ok(), same ? "" : same.error().text().c_str());
            QVERIFY(difference((*same)->forward(everyPlace(expected["ids"]), {}), logits) < 1e-5);
        }
        QCOMPARE(static_cast<std::int64_t>(card->parameters), count(**network));
        QCOMPARE(checkpoint::parametersFromScratch(card->shape, 0, 0), count(**network));
    }

    void paddingAndPlacesChangeNothing() {
        auto network = *load(golden / "llama");
        NetworkBatch batch = everyPlace({3, 1, 4, 1, 5, 9, 2, 6});
        const Tensor all = network->forward(batch, {});
        NetworkBatch padded;
        padded.ids = at::cat({batch.ids, at::zeros({1, 5}, at::kLong)}, 1);
        padded.ids = at::cat({padded.ids, padded.ids.flip(1)}, 0);
        padded.places = at::tensor(at::ArrayRef<std::int64_t>{7, 2}, at::kLong);
        const Tensor two = network->forward(padded, {});
        QCOMPARE(two.size(0), 2);
        QVERIFY(difference(two[0], all[7]) < 1e-5);
        QVERIFY(difference(two[1], all[2]) < 1e-5);
    }

    void adaptersStartWithoutEffect() {
        auto network = *load(golden / "llama");
        const auto batch = everyPlace({3, 1, 4, 1, 5});
        const Tensor before = network->forward(batch, {});
        QVERIFY(network->adapt({2, 2.0, 0.0, {"q_proj", "down_proj"}}, 3).ok());
        const auto adapters = network->adapters();
        QCOMPARE(adapters.size(), std::size_t{8}); // A and B of two modules in two layers
        QCOMPARE(adapters[0].name, S("model.layers.0.self_attn.q_proj.lora_A"));
        QCOMPARE(difference(network->forward(batch, {}), before), 0.0);
        adapters[1].value.fill_(0.1);
        QVERIFY(difference(network->forward(batch, {}), before) > 1e-3);
        const auto refused = network->adapt({2, 2.0, 0.0, {"query"}}, 3);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().text().find("query") != S::npos);
    }

    void everyAdaptedModuleIsOnTheModelCard() {
        const auto card = checkpoint::describeModelFolder(golden / "qwen3", checkpoint::WeightHash::Skip);
        auto network = *load(golden / "qwen3");
        for (const S& module : card->shape.linearModules) {
            QVERIFY2(network->adapt({1, 1.0, 0.0, {module}}, 1).ok(), module.c_str());
        }
        QCOMPARE(network->adapters().size(), 2 * card->shape.linearModules.size());
    }

    void brokenFoldersAreRefused() {
        const support::TemporaryFolder folder;
        std::filesystem::copy(golden / "qwen2", folder.path(), std::filesystem::copy_options::recursive);
        Json config = *readJson(golden / "qwen2" / "config.json");
        config["intermediate_size"] = 32;
        support::writeText(folder / "config.json", config.dump());
        auto network = load(folder.path());
        QVERIFY(!network.ok());
        QVERIFY2(network.error().text().find("mlp.gate_proj") != S::npos, network.error().text().c_str());
        config["intermediate_size"] = 24;
        config["tie_word_embeddings"] = false;
        support::writeText(folder / "config.json", config.dump());
        QVERIFY(load(folder.path()).error().text().find("lm_head.weight") != S::npos);
    }

    /// Its configuration is another dialect of that of a qwen3.
    void aMiniMindIsAQwen3() {
        const S name = "qwen3";
        const support::TemporaryFolder folder;
        std::filesystem::copy(golden / name, folder.path(), std::filesystem::copy_options::recursive);
        Json config = *readJson(golden / name / "config.json");
        const Json rope = config["rope_parameters"];
        config["model_type"] = "minimind";
        config.erase("rope_parameters");
        config["rope_theta"] = rope["rope_theta"];
        config["rope_scaling"] = Json();
        config.erase("rms_norm_eps"); // its own default
        support::writeText(folder / "config.json", config.dump());
        auto network = load(folder.path());
        QVERIFY2(network.ok(), network ? "" : network.error().text().c_str());
        const auto batch = everyPlace({3, 1, 4, 1, 5});
        QCOMPARE(difference((*network)->forward(batch, {}), (*load(golden / name))->forward(batch, {})), 0.0);
        config["use_moe"] = true;
        support::writeText(folder / "config.json", config.dump());
        QVERIFY(load(folder.path()).error().text().find("use_moe") != S::npos);
    }

    void weightsWithoutAPlaceAreRefused() {
        const support::TemporaryFolder folder;
        std::filesystem::copy(golden / "qwen3", folder.path(), std::filesystem::copy_options::recursive);
        Json config = *readJson(golden / "qwen3" / "config.json");
        config["model_type"] = "llama"; // would leave out the norms of queries and keys
        support::writeText(folder / "config.json", config.dump());
        const auto refused = load(folder.path());
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().text().find("k_norm.weight") != S::npos, refused.error().text().c_str());
    }

    void encodersHaveNoNetworkHere() {
        checkpoint::ModelShape shape;
        shape.family = "bert";
        QVERIFY(!loadNetwork(shape, {}).ok());
        QVERIFY(!loadNetwork(checkpoint::builtInModel("mlp")->shape, {}).ok()); // no features
    }

    void networksFromScratchFollowTheirSeed() {
        const auto batch = everyPlace({256, 72, 105});
        const Tensor one = tiny(1)->forward(batch, {});
        QVERIFY(at::equal(one, tiny(1)->forward(batch, {})));
        QVERIFY(!at::equal(one, tiny(2)->forward(batch, {})));
        QCOMPARE(one.size(1), 258);
        QVERIFY(one.abs().max().item<double>() < 3); // about uniform before training
        QCOMPARE(checkpoint::parametersFromScratch(checkpoint::builtInModel("tiny-llama")->shape, 0, 0),
                 count(*tiny(1)));
    }

    void featuresAreStandardised() {
        const checkpoint::MlpConfig config{{8}, "relu", 0.0};
        Mlp mlp(config, 3, 2, at::kCPU);
        mlp.initialise(5);
        const Tensor rows = at::arange(12, at::kFloat).reshape({4, 3}) * 1000 + 5e6;
        rows.select(1, 2).fill_(7); // does not vary
        mlp.scaleFeatures(rows);
        const auto constants = mlp.constants();
        QCOMPARE(constants[0].value[2].item<float>(), 7.0F);
        QCOMPARE(constants[1].value[2].item<float>(), 1.0F);
        NetworkBatch batch;
        batch.features = rows;
        const Tensor outputs = mlp.forward(batch, {});
        QVERIFY(outputs.isfinite().all().item<bool>());
        QVERIFY(outputs.abs().max().item<double>() < 1);
        checkpoint::ModelShape shape;
        shape.config = config;
        QCOMPARE(checkpoint::parametersFromScratch(shape, 3, 2), count(mlp));
    }
};

PLATEAU_TEST(TestNetworks)
#include "test_networks.moc"
