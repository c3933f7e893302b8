#include "core/base/random.h"
#include "core/model/blocks/head.h"
#include "tests/core/model/reference_encoder.h"
#include "tests/core/model/tiny_model.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <c10/core/InferenceMode.h>

using namespace plateau;
using namespace plateau::model;
using at::Tensor;

namespace {

using Ids = std::vector<std::int32_t>;

/// Texts of unequal lengths for `cells` cells of 3 texts.
std::vector<Ids> texts(std::int64_t cells, bool equalLengths) {
    Random random(3, "texts");
    std::vector<Ids> result;
    for (std::int64_t i = 0; i < cells * 3; ++i) {
        Ids ids = {2};
        const std::uint64_t words = equalLengths ? 4 : 1 + random.below(9);
        for (std::uint64_t k = 0; k < words; ++k) {
            ids.push_back(static_cast<std::int32_t>(5 + random.below(30)));
        }
        ids.push_back(3);
        result.push_back(ids);
    }
    return result;
}

std::vector<std::span<const std::int32_t>> spans(const std::vector<Ids>& ids) {
    return {ids.begin(), ids.end()};
}

Tensor randomLike(const Tensor& like, const char* stream) {
    Random random(5, stream);
    Tensor result = at::empty(like.sizes(), at::kFloat);
    for (std::int64_t i = 0; i < result.numel(); ++i) {
        result.mutable_data_ptr<float>()[i] = static_cast<float>(0.3 * random.normal());
    }
    return result;
}

double difference(const Tensor& a, const Tensor& b) {
    return ((a - b).abs().max() / (b.abs().max() + 1e-6)).item<double>();
}

std::map<std::string, Tensor> cloned(const Encoder& encoder) {
    std::map<std::string, Tensor> weights;
    for (const auto& [name, value] : encoder.namedParameters()) {
        weights[name] = value.clone();
    }
    return weights;
}

} // namespace

class TestGradients : public QObject {
    Q_OBJECT

private:
    support::TemporaryFolder m_folder;

    static std::shared_ptr<Encoder> load(const std::filesystem::path& folder) {
        auto encoder = Encoder::load(folder, at::kFloat, at::kCPU);
        return encoder ? *encoder : nullptr;
    }
    std::shared_ptr<Encoder> load(const fixture::TinyModel& model = {}) {
        fixture::writeTinyModel(m_folder.path(), model);
        return load(m_folder.path());
    }
    /// Of tests/golden/model, see make_encoder_golden.py there.
    static std::shared_ptr<Encoder> loadFamily(const QString& name) {
        return load(std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model" / name.toStdString());
    }

private Q_SLOTS:
    void adaptersMatchAutograd_data() {
        QTest::addColumn<QStringList>("targets");
        QTest::addColumn<int>("cells");
        QTest::addColumn<bool>("equalLengths");
        const auto row = [](const char* name, const QStringList& targets, int cells, bool equal) {
            QTest::newRow(name) << targets << cells << equal;
        };
        const auto list = [](std::initializer_list<const char*> items) {
            QStringList result;
            for (const char* item : items) {
                result << QString::fromLatin1(item);
            }
            return result;
        };
        row("query and value, one cell", list({"query", "value"}), 1, false);
        row("query and value, three cells", list({"query", "value"}), 3, false);
        row("no padding", list({"query", "key", "value"}), 2, true);
        row("every linear", list({"query", "key", "value", "dense"}), 2, false);
        row("only the last layer", list({"layer.1.output.dense"}), 2, false);
    }

    void adaptersMatchAutograd() {
        QFETCH(QStringList, targets);
        QFETCH(int, cells);
        QFETCH(bool, equalLengths);
        const auto encoder = load();
        QVERIFY(encoder);
        AdapterSettings settings;
        settings.rank = 3;
        settings.scale = 1.7;
        for (const QString& target : targets) {
            settings.targets.push_back(target.toStdString());
        }
        ParameterSet parameters;
        auto adapters = makeAdapters(encoder->config(), settings, parameters);
        QVERIFY(adapters.ok());
        parameters.allocate(cells, at::kCPU, at::kFloat);
        parameters.values().copy_(randomLike(parameters.values(), "adapters"));
        adapters->refresh(parameters);
        const auto ids = texts(cells, equalLengths);
        Tensor gradient;
        Tensor features;
        {
            const c10::InferenceMode guard;
            const auto batch = makeBatch(spans(ids), cells, Pooling::Mean, at::kCPU);
            EncoderState state;
            features = encoder->forward(batch, {&*adapters, nullptr}, &state);
            gradient = randomLike(features, "gradient");
            encoder->backward(gradient, batch, {&*adapters, nullptr}, state, parameters);
        }
        const auto weights = cloned(*encoder);
        for (int cell = 0; cell < cells; ++cell) {
            fixture::ReferenceEncoder reference{encoder->config(), weights, {}};
            std::map<std::string, Tensor> leaves;
            for (int i = 0; i < parameters.tensors(); ++i) {
                Tensor leaf = parameters.value(i).select(0, cell).clone().set_requires_grad(true);
                leaves[parameters.name(i)] = leaf;
                const std::string module = parameters.name(i).substr(0, parameters.name(i).size() - 7);
                auto& lora = reference.adapters[module];
                (parameters.name(i).ends_with("_A") ? lora.a : lora.b) = leaf;
                lora.scale = settings.scale;
            }
            Tensor loss = at::zeros({}, at::kFloat);
            for (int t = 0; t < 3; ++t) {
                const Tensor expected = reference.features(ids[static_cast<std::size_t>(cell * 3 + t)]);
                const Tensor got = features.select(0, cell).select(0, t).clone();
                QVERIFY2(difference(got, expected.detach()) < 1e-5, "features differ");
                loss = loss + (expected * gradient.select(0, cell).select(0, t).clone()).sum();
            }
            loss.backward();
            for (int i = 0; i < parameters.tensors(); ++i) {
                const Tensor got = parameters.gradient(i).select(0, cell);
                QVERIFY2(difference(got, leaves[parameters.name(i)].grad()) < 2e-5,
                         parameters.name(i).c_str());
            }
        }
    }

    void everyWeightMatchesAutograd_data() {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("pooling");
        QTest::addColumn<QString>("activation");
        const auto bert = [](const char* name, const char* pooling, const char* activation) {
            QTest::newRow(name) << QString() << QString::fromLatin1(pooling)
                                << QString::fromLatin1(activation);
        };
        bert("mean, gelu", "mean", "gelu");
        bert("cls, gelu_new", "cls", "gelu_new");
        bert("mean, relu", "mean", "relu");
        for (const char* family : {"roberta", "xlm-roberta", "distilbert", "electra"}) {
            QTest::newRow(family) << QString::fromLatin1(family) << QString() << QString();
        }
    }

    void everyWeightMatchesAutograd() {
        QFETCH(QString, family);
        QFETCH(QString, pooling);
        QFETCH(QString, activation);
        fixture::TinyModel model;
        model.pooling = pooling.toStdString();
        model.activation = activation.toStdString();
        const auto encoder = family.isEmpty() ? load(model) : loadFamily(family);
        QVERIFY(encoder);
        std::map<std::string, Tensor> leaves;
        for (const auto& [name, value] : cloned(*encoder)) {
            leaves[name] = value.clone().set_requires_grad(true);
        }
        ParameterSet parameters;
        encoder->declareIn(parameters);
        parameters.allocate(1, at::kCPU, at::kFloat);
        const auto ids = texts(1, false);
        Tensor gradient;
        {
            const c10::InferenceMode guard;
            encoder->moveInto(parameters);
            const auto batch =
                makeBatch(spans(ids), 1, encoder->config().pooling, at::kCPU, encoder->config().positionRule);
            EncoderState state;
            gradient = randomLike(encoder->forward(batch, {}, &state), "gradient");
            encoder->backward(gradient, batch, {}, state, parameters);
        }
        const fixture::ReferenceEncoder reference{encoder->config(), leaves, {}};
        Tensor loss = at::zeros({}, at::kFloat);
        for (int t = 0; t < 3; ++t) {
            loss = loss + (reference.features(ids[static_cast<std::size_t>(t)]) *
                           gradient.select(0, 0).select(0, t).clone())
                              .sum();
        }
        loss.backward();
        for (int i = 0; i < parameters.tensors(); ++i) {
            const auto keys = stackedKeys(parameters.name(i));
            const Tensor got = parameters.gradient(i).select(0, 0);
            const std::int64_t rows = got.size(0) / static_cast<std::int64_t>(keys.size());
            std::int64_t part = 0;
            for (const std::string& key : keys) {
                const Tensor expected = leaves.at(key).grad();
                const Tensor slice = got.narrow(0, part++ * rows, rows);
                const double difference = (slice - expected).abs().max().item<double>();
                QVERIFY2(difference < 2e-5 * (1 + expected.abs().max().item<double>()), key.c_str());
                leaves.erase(key);
            }
        }
        QVERIFY(leaves.empty()); // every weight of the file is trained
    }

    void unitRowsAndCrossEntropyMatchAutograd() {
        Tensor features = randomLike(at::empty({2, 3, 8}), "features").set_requires_grad(true);
        Tensor weight = randomLike(at::empty({2, 5, 8}), "weight").set_requires_grad(true);
        const Tensor targets = at::tensor({0, 1, 4, 2, 2, 3}, at::kLong).view({2, 3});
        const Tensor unit = features / features.norm(2, -1, true) * std::sqrt(8.0);
        const Tensor logs = at::log_softmax(at::bmm(unit, weight.transpose(1, 2)), -1);
        const Tensor losses = -logs.gather(-1, targets.unsqueeze(-1)).squeeze(-1).mean(1);
        losses.sum().backward();

        ParameterSet parameters;
        const Head head(parameters, 5, 8);
        parameters.allocate(2, at::kCPU, at::kFloat);
        parameters.value(head.weight()).copy_(weight.detach());
        const UnitRows rows = toUnitRows(features.detach());
        const auto entropy = crossEntropy(head.logits(rows.rows, parameters), targets);
        const Tensor back = unitRowsBackward(head.backward(entropy.gradient, rows.rows, parameters), rows);
        QVERIFY(difference(entropy.loss, losses.detach()) < 1e-6);
        QVERIFY(difference(parameters.gradient(head.weight()), weight.grad()) < 1e-5);
        QVERIFY(difference(back, features.grad()) < 1e-5);
    }
};

PLATEAU_TEST(TestGradients)
#include "test_gradients.moc"
