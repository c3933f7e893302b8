#include "core/base/json.h"
#include "core/export/peft.h"
#include "core/model/bert/encoder.h"
#include "core/recipe/settings.h"
#include "core/training/packed/packed_model.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <c10/core/InferenceMode.h>

#include <map>
#include <set>

using namespace plateau;
using at::Tensor;
using S = std::string;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model";

using Ids = std::vector<std::vector<std::int32_t>>;

/// A family's tiny model, PEFT's adapter on it and what PEFT computes.
struct Golden {
    Json expected;
    exporter::LoraTensors lora;
    std::shared_ptr<model::Encoder> encoder;
    Ids ids;

    model::AdapterSettings settings() const {
        model::AdapterSettings all;
        all.rank = lora.modules.at(0).rank;
        all.scale = lora.scale(lora.modules.at(0));
        all.targets = expected["targets"].get<std::vector<S>>();
        return all;
    }
    model::TokenBatch batch(std::int64_t cells) const {
        std::vector<std::span<const std::int32_t>> texts;
        for (std::int64_t cell = 0; cell < cells; ++cell) {
            texts.insert(texts.end(), ids.begin(), ids.end());
        }
        return model::makeBatch(texts, cells, model::Pooling::Mean, at::kCPU, encoder->config().positionRule);
    }
};

Golden goldenOf(const S& name, at::ScalarType type = at::kFloat) {
    Golden all;
    all.expected = *readJson(golden / name / "adapter.json");
    const auto read = exporter::readPeft(golden / name / "adapter");
    if (!read) {
        qWarning("%s", read.error().text().c_str());
    }
    all.lora = read ? read->tensors : exporter::LoraTensors();
    all.encoder = *model::Encoder::load(golden / name, type, at::kCPU);
    all.ids = all.expected["ids"].get<Ids>();
    return all;
}

Tensor matrix(const Json& rows) {
    const auto values = rows.get<std::vector<std::vector<float>>>();
    Tensor result = at::empty({std::ssize(values), std::ssize(values[0])}, at::kFloat);
    float* out = result.mutable_data_ptr<float>();
    for (const auto& row : values) {
        out = std::copy(row.begin(), row.end(), out);
    }
    return result;
}

/// Puts the adapter's values into every cell. @return how many tensors found theirs
int fill(model::ParameterSet& parameters, const exporter::LoraTensors& lora) {
    int filled = 0;
    for (const exporter::LoraModule& module : lora.modules) {
        const std::map<S, const std::vector<float>*> parts = {{module.module + ".lora_A", &module.a},
                                                              {module.module + ".lora_B", &module.b}};
        for (int i = 0; i < parameters.tensors(); ++i) {
            if (const auto part = parts.find(parameters.name(i)); part != parts.end()) {
                const Tensor values = at::tensor(*part->second).view(parameters.shape(i));
                parameters.value(i).copy_(values.unsqueeze(0));
                ++filled;
            }
        }
    }
    return filled;
}

} // namespace

/// Expected values: tests/golden/model/make_encoder_golden.py.
class TestEncoderAdapters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFamilyComputesWhatPeftDoes_data() {
        QTest::addColumn<S>("name");
        for (const char* name : {"roberta", "xlm-roberta", "distilbert", "electra"}) {
            QTest::newRow(name) << S(name);
        }
    }
    void everyFamilyComputesWhatPeftDoes() {
        QFETCH(S, name);
        const Golden given = goldenOf(name);
        const c10::InferenceMode guard;
        model::ParameterSet parameters;
        auto adapters = model::makeAdapters(given.encoder->config(), given.settings(), parameters);
        QVERIFY2(adapters.ok(), adapters ? "" : adapters.error().text().c_str());
        constexpr std::int64_t cells = 2;
        parameters.allocate(cells, at::kCPU, at::kFloat);
        QCOMPARE(fill(parameters, given.lora), parameters.tensors()); // every module and no other one
        QCOMPARE(parameters.tensors(), static_cast<int>(2 * given.lora.modules.size()));
        adapters->refresh(parameters);
        const auto batch = given.batch(cells);
        model::EncoderState state;
        const Tensor features = given.encoder->forward(batch, {&*adapters, nullptr}, &state);
        const Tensor wanted = matrix(given.expected["features"]);
        const Tensor gradient = matrix(given.expected["gradient"]).unsqueeze(0).expand_as(features);
        given.encoder->backward(gradient.contiguous(), batch, {&*adapters, nullptr}, state, parameters);
        for (std::int64_t cell = 0; cell < cells; ++cell) {
            QVERIFY((features[cell] - wanted).abs().max().item<double>() < 1e-4);
            for (int i = 0; i < parameters.tensors(); ++i) {
                const S& key = parameters.name(i);
                const auto values =
                    given.expected["gradients"][key.substr(0, key.size() - 7)][key.ends_with("_A") ? 0 : 1]
                        .get<std::vector<float>>();
                const Tensor expected = at::tensor(values).view(parameters.shape(i));
                const double largest =
                    (parameters.gradient(i).select(0, cell) - expected).abs().max().item<double>();
                QVERIFY2(largest < 2e-5 * (1 + expected.abs().max().item<double>()), key.c_str());
            }
        }
        // One cell of the pack alone computes the same.
        const auto one = adapters->only(1);
        const Tensor alone = given.encoder->forward(given.batch(1), {&one, nullptr}, nullptr);
        QVERIFY((alone[0] - wanted).abs().max().item<double>() < 1e-4);
    }

    void aPackedBaseInBfloat16StaysClose_data() { everyFamilyComputesWhatPeftDoes_data(); }
    void aPackedBaseInBfloat16StaysClose() {
        QFETCH(S, name);
        const Golden given = goldenOf(name, at::kBFloat16);
        const c10::InferenceMode guard;
        given.encoder->pack(64);
        model::ParameterSet parameters;
        auto adapters = model::makeAdapters(given.encoder->config(), given.settings(), parameters);
        parameters.allocate(1, at::kCPU, at::kBFloat16);
        fill(parameters, given.lora);
        parameters.refreshCompute();
        adapters->refresh(parameters);
        const Tensor features = given.encoder->forward(given.batch(1), {&*adapters, nullptr}, nullptr);
        const Tensor wanted = matrix(given.expected["features"]);
        QVERIFY(at::cosine_similarity(features.flatten(), wanted.flatten(), 0).item<double>() > 0.995);
    }

    void dropoutReachesEveryAdapter_data() { everyFamilyComputesWhatPeftDoes_data(); }
    /// Training with dropout lowers the loss of a tiny task, and every adapter takes part.
    void dropoutReachesEveryAdapter() {
        QFETCH(S, name);
        const Golden given = goldenOf(name);
        recipe::TrainingSettings settings = recipe::defaultSettings(recipe::MethodKind::Lora);
        settings.lora.targets = {"all-linear"};
        settings.lora.dropout = 0.1;
        settings.optimizer.learningRate = 0.01;
        settings.optimizer.headLearningRate = 0.05;
        const training::CellStart start{3, nullptr, {}};
        auto objective = training::makeObjective(task::Objective::Classification, 3, {&start.scale, 1});
        auto pack = training::PackedModel::create(given.encoder, settings, std::move(objective), {&start, 1});
        QVERIFY2(pack.ok(), pack ? "" : pack.error().text().c_str());
        const auto before = (*pack)->weights(0);
        training::Batch batch;
        batch.cells = 1;
        batch.tokens.assign(given.ids.begin(), given.ids.end());
        std::vector<std::int64_t> classes;
        for (std::size_t i = 0; i < given.ids.size(); ++i) {
            classes.push_back(static_cast<std::int64_t>(i % 3));
        }
        batch.targets = at::tensor(classes).view({1, -1});
        double first = 0;
        double last = 0;
        for (int update = 0; update < 40; ++update) {
            const double rate = 1;
            last = (*pack)->step(batch, {&rate, 1}).loss.item<double>();
            first = update == 0 ? last : first;
        }
        QVERIFY2(last < 0.5 * first, std::to_string(last / first).c_str());
        const auto after = (*pack)->weights(0);
        std::set<S> adapted;
        for (std::size_t i = 0; i < after.size(); ++i) {
            QVERIFY2(after[i].values != before[i].values, after[i].name.c_str());
            adapted.insert(after[i].name);
        }
        QCOMPARE(adapted.contains("embeddings_project.lora_A"), name == "electra");
    }

    void targetsThatAFamilyDoesNotHaveAreRefusedByName() {
        const Golden given = goldenOf("distilbert");
        model::ParameterSet parameters;
        model::AdapterSettings settings;
        settings.targets = {"query"};
        const auto refused = model::makeAdapters(given.encoder->config(), settings, parameters);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().text().find("q_lin, k_lin, v_lin, out_lin, lin1, lin2") != S::npos);
    }
};

PLATEAU_TEST(TestEncoderAdapters)
#include "test_encoder_adapters.moc"
