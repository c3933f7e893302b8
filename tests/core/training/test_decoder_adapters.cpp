#include "core/base/json.h"
#include "core/checkpoint/model_folder.h"
#include "core/export/peft.h"
#include "core/model/families/model_family.h"
#include "core/training/autograd/autograd_model.h"
#include "core/training/inputs/language_texts.h"
#include "tests/support/registered_test.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <QTest>

#include <cmath>
#include <set>

using namespace plateau;
using namespace plateau::training;
using S = std::string;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model";

/// A family's tiny model, PEFT's adapter on it and what PEFT computes.
struct Golden {
    Json expected;
    recipe::TrainingSettings settings;
    std::vector<NamedMatrix> weights;
    std::vector<std::int32_t> tokens;
};

Golden goldenOf(const S& name) {
    Golden all;
    all.expected = *readJson(golden / name / "adapter.json");
    const auto read = exporter::readPeft(golden / name / "adapter");
    const auto adapter = read ? *read : exporter::PeftAdapter();
    all.settings = recipe::defaultSettings(recipe::MethodKind::Lora);
    all.settings.lora.alpha = adapter.tensors.alpha;
    all.settings.lora.rslora = adapter.tensors.rsLora;
    all.settings.lora.targets = all.expected["targets"].get<std::vector<S>>();
    all.settings.optimizer.clip = 0;
    for (const exporter::LoraModule& module : adapter.tensors.modules) {
        all.settings.lora.rank = module.rank;
        all.weights.push_back({module.module + ".lora_A", {module.rank, module.in}, module.a});
        all.weights.push_back({module.module + ".lora_B", {module.out, module.rank}, module.b});
    }
    all.tokens = all.expected["ids"].get<std::vector<std::int32_t>>();
    return all;
}

std::unique_ptr<model::Network> networkOf(const S& name, at::ScalarType type = at::kFloat) {
    model::NetworkRequest request;
    request.folder = golden / name;
    request.type = type;
    return *model::loadNetwork(*checkpoint::readModelShape(golden / name), request);
}

Result<std::unique_ptr<AutogradModel>> modelOf(const S& name, const recipe::TrainingSettings& settings,
                                               at::ScalarType type = at::kFloat) {
    auto network = networkOf(name, type);
    const auto outputs = network->outputs();
    return AutogradModel::create(std::move(network), settings,
                                 makeObjective(task::Objective::CausalLanguage, outputs, {}), {7, {}},
                                 at::kCPU);
}

Batch batchOf(const std::vector<std::int32_t>& tokens) {
    Batch batch;
    batch.tokens = {tokens};
    return batch;
}

std::set<S> namesOf(const std::vector<NamedMatrix>& matrices) {
    std::set<S> names;
    for (const NamedMatrix& matrix : matrices) {
        names.insert(matrix.name);
    }
    return names;
}

} // namespace

/// Expected values: tests/golden/model/make_adapter_golden.py.
class TestDecoderAdapters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void everyFamilyComputesWhatPeftDoes_data() {
        QTest::addColumn<S>("name");
        for (const char* name : {"llama", "llama_tied", "qwen2", "qwen3", "mistral"}) {
            QTest::newRow(name) << S(name);
        }
    }
    void everyFamilyComputesWhatPeftDoes() {
        QFETCH(S, name);
        const Golden given = goldenOf(name);
        QVERIFY(!given.weights.empty());
        auto model = modelOf(name, given.settings);
        QVERIFY2(model.ok(), model ? "" : model.error().text().c_str());
        const auto taken = (*model)->setWeights(given.weights); // every module and no other one
        QVERIFY2(taken.ok(), taken ? "" : taken.error().text().c_str());
        const double still = 0;
        const auto result = (*model)->step(batchOf(given.tokens), {&still, 1});
        QVERIFY(std::abs(result.loss.item<double>() - given.expected["loss"].get<double>()) < 1e-5);
        // The first moments after one update without clipping are a tenth of the gradients.
        double worst = 0;
        std::size_t compared = 0;
        for (const NamedMatrix& moment : (*model)->save().tensors) {
            const auto end = moment.name.find(".lora_");
            if (!moment.name.ends_with("#first")) {
                continue;
            }
            const bool isB = moment.name[end + 6] == 'B';
            const Json& wanted = given.expected["gradients"][moment.name.substr(0, end)][isB ? 1 : 0];
            QCOMPARE(wanted.size(), moment.values.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                worst = std::max(worst, std::abs(10 * moment.values[i] - wanted[i].get<double>()));
            }
            compared += wanted.size();
        }
        QVERIFY(compared > 100);
        QVERIFY2(worst < 1e-4, std::to_string(worst).c_str());
    }

    void logitsWithAnAdapterEqualTheReference_data() { everyFamilyComputesWhatPeftDoes_data(); }
    void logitsWithAnAdapterEqualTheReference() {
        QFETCH(S, name);
        const c10::NoGradGuard guard;
        const Golden given = goldenOf(name);
        auto network = networkOf(name);
        const double rank = given.settings.lora.rank;
        const double scale =
            given.settings.lora.alpha / (given.settings.lora.rslora ? std::sqrt(rank) : rank);
        QVERIFY(network->adapt({given.settings.lora.rank, scale, 0, given.settings.lora.targets}, 1).ok());
        for (const model::NetworkParameter& half : network->adapters()) {
            const auto found = std::find_if(given.weights.begin(), given.weights.end(),
                                            [&](const NamedMatrix& m) { return m.name == half.name; });
            QVERIFY(found != given.weights.end());
            std::copy(found->values.begin(), found->values.end(), half.value.mutable_data_ptr<float>());
        }
        model::NetworkBatch batch;
        const auto count = static_cast<std::int64_t>(given.tokens.size());
        batch.ids = at::empty({1, count}, at::kLong);
        std::copy(given.tokens.begin(), given.tokens.end(), batch.ids.mutable_data_ptr<std::int64_t>());
        batch.places = at::arange(count, at::kLong);
        const at::Tensor logits = network->forward(batch, {});
        double worst = 0;
        for (std::int64_t i = 0; i < count; ++i) {
            for (std::int64_t k = 0; k < logits.size(1); ++k) {
                const double wanted =
                    given.expected["logits"][static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
                worst = std::max(worst, std::abs(wanted - logits[i][k].item<double>()));
            }
        }
        QVERIFY2(worst < 1e-4, std::to_string(worst).c_str());
    }

    /// The packed way of a base in bfloat16: other products, another attention, another head.
    void aBaseInBfloat16IsNearlyTheSame_data() { everyFamilyComputesWhatPeftDoes_data(); }
    void aBaseInBfloat16IsNearlyTheSame() {
        QFETCH(S, name);
        const Golden given = goldenOf(name);
        auto model = modelOf(name, given.settings, at::kBFloat16);
        QVERIFY2(model.ok(), model ? "" : model.error().text().c_str());
        QVERIFY((*model)->setWeights(given.weights).ok());
        const std::vector<std::int32_t> other(given.tokens.begin() + 2, given.tokens.end()); // a shorter text
        const double still = 0;
        auto batch = batchOf(given.tokens);
        const auto result = (*model)->step(batch, {&still, 1});
        const double wanted = given.expected["loss"];
        QVERIFY2(std::abs(result.loss.item<double>() - wanted) < 0.05 * wanted,
                 QByteArray::number(result.loss.item<double>()));
        double product = 0;
        double ours = 0;
        double theirs = 0;
        for (const NamedMatrix& moment : (*model)->save().tensors) {
            const auto end = moment.name.find(".lora_");
            if (!moment.name.ends_with("#first")) {
                continue;
            }
            const Json& reference =
                given.expected["gradients"][moment.name.substr(0, end)][moment.name[end + 6] == 'B' ? 1 : 0];
            for (std::size_t i = 0; i < reference.size(); ++i) {
                const double g = 10 * moment.values[i];
                const double r = reference[i];
                product += g * r;
                ours += g * g;
                theirs += r * r;
            }
        }
        QVERIFY2(product > 0.98 * std::sqrt(ours * theirs),
                 QByteArray::number(product / std::sqrt(ours * theirs)));
        QVERIFY(std::abs(std::sqrt(ours / theirs) - 1) < 0.1);
        // Several texts of unlike lengths weigh as many tokens as they have.
        batch.tokens.emplace_back(other);
        const double both = (*model)->step(batch, {&still, 1}).loss.item<double>();
        const double alone = (*model)->step(batchOf(other), {&still, 1}).loss.item<double>();
        const auto count = static_cast<double>(given.tokens.size() - 1);
        const double mean = (result.loss.item<double>() * count + alone * (count - 2)) / (2 * count - 2);
        QVERIFY2(std::abs(both - mean) < 0.01 * mean, QByteArray::number(both / mean));
    }

    void everyFamilyLearns_data() {
        QTest::addColumn<S>("name");
        QTest::addColumn<S>("method");
        QTest::addColumn<int>("lastLayers");
        for (const char* name : {"llama", "llama_tied", "qwen2", "qwen3", "mistral"}) {
            for (const int layers : {0, 1}) {
                QTest::addRow("%s lora %d", name, layers) << S(name) << S("lora") << layers;
                QTest::addRow("%s full %d", name, layers) << S(name) << S("full") << layers;
            }
        }
    }
    void everyFamilyLearns() {
        QFETCH(S, name);
        QFETCH(S, method);
        QFETCH(int, lastLayers);
        auto settings =
            recipe::defaultSettings(method == "lora" ? recipe::MethodKind::Lora : recipe::MethodKind::Full);
        settings.lora.targets = {"all-linear"};
        settings.lora.dropout = 0.1;
        settings.lastLayers = lastLayers;
        settings.optimizer.learningRate = 0.01;
        settings.optimizer.headLearningRate = 0.01;
        auto model = modelOf(name, settings);
        QVERIFY2(model.ok(), model ? "" : model.error().text().c_str());
        const auto before = (*model)->weights(0);
        const auto tokens = goldenOf(name).tokens;
        double first = 0;
        double last = 0;
        for (int update = 0; update < 40; ++update) {
            const double rate = 1;
            last = (*model)->step(batchOf(tokens), {&rate, 1}).loss.item<double>();
            first = update == 0 ? last : first;
        }
        QVERIFY2(last < 0.7 * first, QByteArray::number(last / first));
        // What is trained moved, and it is what was asked for.
        const auto after = (*model)->weights(0);
        for (std::size_t i = 0; i < after.size(); ++i) {
            QVERIFY2(after[i].values != before[i].values, after[i].name.c_str());
            QVERIFY(lastLayers == 0 || after[i].name.find("layers.0.") == S::npos);
        }
        const auto names = namesOf(after);
        QCOMPARE(names.contains("model.embed_tokens.weight"), method == "full" && lastLayers == 0);
        QVERIFY(names.contains(method == "full" ? "model.layers.1.mlp.up_proj.weight"
                                                : "model.layers.1.mlp.up_proj.lora_B"));
        QCOMPARE(names.contains("model.norm.weight"), method == "full");
    }

    void anEqualSeedGivesEqualBits() {
        auto settings = recipe::defaultSettings(recipe::MethodKind::Lora);
        settings.lora.targets = {"q_proj", "up_proj"};
        settings.lora.dropout = 0.3;
        std::vector<std::vector<NamedMatrix>> trained;
        for (int run = 0; run < 2; ++run) {
            auto model = *modelOf("qwen3", settings);
            for (int update = 0; update < 3; ++update) {
                const double rate = 1;
                model->step(batchOf(goldenOf("qwen3").tokens), {&rate, 1});
            }
            trained.push_back(model->weights(0));
        }
        for (std::size_t i = 0; i < trained[0].size(); ++i) {
            QVERIFY(trained[0][i].values == trained[1][i].values);
        }
    }

    void whatCannotBeTrainedIsRefused() {
        auto settings = recipe::defaultSettings(recipe::MethodKind::Lora);
        settings.lora.targets = {"re:(q_proj"};
        const auto broken = modelOf("qwen2", settings);
        QVERIFY(!broken.ok());
        QCOMPARE(broken.error().where, S("lora.targets"));
        settings.lora.targets = {"query"};
        QVERIFY(modelOf("qwen2", settings).error().text().find("query") != S::npos);
        settings = recipe::defaultSettings(recipe::MethodKind::LastLayer);
        QVERIFY(modelOf("qwen2", settings).error().text().find("word embedding") != S::npos); // tied
        QVERIFY(modelOf("qwen3", settings).ok());
    }
};

PLATEAU_TEST(TestDecoderAdapters)
#include "test_decoder_adapters.moc"
