#include "core/base/file.h"
#include "core/base/json.h"
#include "core/model/bert/encoder.h"
#include "core/model/bert/encoder_file.h"
#include "tests/core/model/tiny_model.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <c10/core/InferenceMode.h>

#include <set>

using namespace plateau;
using namespace plateau::model;

namespace {

std::vector<float> values(const Json& list) {
    return list.get<std::vector<float>>();
}

double largestDifference(const at::Tensor& row, const std::vector<float>& expected) {
    double largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double got = row[static_cast<std::int64_t>(i)].item<double>();
        largest = std::max(largest, std::abs(got - static_cast<double>(expected[i])));
    }
    return largest;
}

std::set<std::string> sorted(const std::vector<KeyEntry>& keys) {
    std::set<std::string> names;
    for (const KeyEntry& key : keys) {
        names.insert(key.name);
    }
    return names;
}

} // namespace

class TestEncoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pooledFeaturesEqualTransformers_data() {
        QTest::addColumn<bool>("together");
        QTest::newRow("texts one by one") << false;
        QTest::newRow("texts in one batch") << true;
    }

    /// tests/golden/model/make_features.py says how the vectors were made.
    void pooledFeaturesEqualTransformers() {
        if (fixture::demoModelMissing()) {
            QSKIP("the demo model is not there: packaging/run-tests.sh fetches it");
        }
        QFETCH(bool, together);
        auto text = readWholeFile(PLATEAU_TEST_DATA "/golden/model/features.json", 1 << 20);
        QVERIFY(text.ok());
        auto golden = parseJson(*text, "features.json");
        QVERIFY(golden.ok());
        auto encoder = Encoder::load(fixture::demoModel(), at::kFloat, at::kCPU);
        QVERIFY2(encoder.ok(), encoder ? "" : encoder.error().text().c_str());
        std::vector<std::vector<std::int32_t>> ids;
        for (const Json& row : *golden) {
            ids.push_back(row["ids"].get<std::vector<std::int32_t>>());
        }
        const c10::InferenceMode guard;
        const std::vector<std::span<const std::int32_t>> all(ids.begin(), ids.end());
        const auto batch = makeBatch(all, 1, Pooling::Mean, at::kCPU);
        const at::Tensor features = (*encoder)->forward(batch, {}, nullptr).select(0, 0);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto one = makeBatch({&all[i], 1}, 1, Pooling::Mean, at::kCPU);
            const auto first = makeBatch({&all[i], 1}, 1, Pooling::Cls, at::kCPU);
            const at::Tensor mean = together ? features[static_cast<std::int64_t>(i)]
                                             : (*encoder)->forward(one, {}, nullptr)[0][0];
            QVERIFY(largestDifference(mean, values((*golden)[i]["mean"])) < 1e-4);
            const at::Tensor cls = (*encoder)->forward(first, {}, nullptr)[0][0];
            QVERIFY(largestDifference(cls, values((*golden)[i]["cls"])) < 1e-4);
        }
    }

    void everyFamilyEqualsTransformers_data() {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("roberta") << QStringLiteral("roberta") << QStringLiteral("roberta.");
        QTest::newRow("xlm-roberta") << QStringLiteral("xlm-roberta") << QString();
        QTest::newRow("distilbert") << QStringLiteral("distilbert") << QStringLiteral("distilbert.");
        QTest::newRow("electra") << QStringLiteral("electra") << QStringLiteral("electra.");
    }

    /// Files of every dialect and type: tests/golden/model/make_encoder_golden.py says which has which.
    void everyFamilyEqualsTransformers() {
        QFETCH(QString, family);
        QFETCH(QString, prefix);
        const auto folder =
            std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model" / family.toStdString();
        const auto golden = readJson(folder / "expected.json");
        const auto card = checkpoint::describeModelFolder(folder, checkpoint::WeightHash::Skip);
        QVERIFY2(card.ok(), card ? "" : card.error().text().c_str());
        QCOMPARE(QString::fromStdString(card->shape.family), family);
        QCOMPARE(QString::fromStdString(card->weightPrefix), prefix);
        const auto encoder = Encoder::load(folder, at::kFloat, at::kCPU);
        QVERIFY2(encoder.ok(), encoder ? "" : encoder.error().text().c_str());
        const auto ids = (*golden)["ids"].get<std::vector<std::vector<std::int32_t>>>();
        const std::vector<std::span<const std::int32_t>> all(ids.begin(), ids.end());
        const c10::InferenceMode guard;
        for (const auto pooling : {Pooling::Mean, Pooling::Cls}) {
            const Json& wanted = (*golden)[pooling == Pooling::Mean ? "mean" : "cls"];
            const PositionRule& rule = (*encoder)->config().positionRule;
            const at::Tensor together =
                (*encoder)->forward(makeBatch(all, 1, pooling, at::kCPU, rule), {}, nullptr)[0];
            for (std::size_t i = 0; i < all.size(); ++i) {
                const auto one = makeBatch({&all[i], 1}, 1, pooling, at::kCPU, rule);
                const auto row = static_cast<std::int64_t>(i);
                QVERIFY(largestDifference(together[row], values(wanted[i])) < 1e-4);
                QVERIFY(largestDifference((*encoder)->forward(one, {}, nullptr)[0][0], values(wanted[i])) <
                        1e-4);
            }
        }
        std::set<std::string> names;
        for (const auto& [name, value] : (*encoder)->namedParameters()) {
            names.insert(name);
        }
        QVERIFY(names == sorted(encoderKeys((*encoder)->config())));
    }

    void positionsAreCountedAsTheFamilyDoes() {
        const std::vector<std::int32_t> ids = {0, 7, 1, 8, 2};
        const std::vector<std::span<const std::int32_t>> one = {ids};
        const auto positions = [&](const PositionRule& rule) {
            const at::Tensor rows = makeBatch(one, 1, Pooling::Mean, at::kCPU, rule).positions;
            return std::vector<std::int64_t>(rows.data_ptr<std::int64_t>(),
                                             rows.data_ptr<std::int64_t>() + rows.numel());
        };
        QVERIFY(positions({}) == (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
        QVERIFY(positions({2, 1}) == (std::vector<std::int64_t>{2, 3, 1, 4, 5}));
    }

    void bfloat16StaysCloseToFloat32() {
        if (fixture::demoModelMissing()) {
            QSKIP("the demo model is not there: packaging/run-tests.sh fetches it");
        }
        auto exact = Encoder::load(fixture::demoModel(), at::kFloat, at::kCPU);
        auto fast = Encoder::load(fixture::demoModel(), at::kBFloat16, at::kCPU);
        QVERIFY(exact.ok() && fast.ok());
        const c10::InferenceMode guard;
        const std::vector<std::int32_t> ids = {101, 2735, 2006, 1996, 3829, 2422, 102};
        const std::vector<std::span<const std::int32_t>> one = {ids};
        const auto batch = makeBatch(one, 1, Pooling::Mean, at::kCPU);
        const at::Tensor plain = (*fast)->forward(batch, {}, nullptr);
        (*fast)->pack(64);
        const at::Tensor packed = (*fast)->forward(batch, {}, nullptr);
        const at::Tensor wanted = (*exact)->forward(batch, {}, nullptr);
        const auto cosine = [&](const at::Tensor& x) {
            return at::cosine_similarity(x.flatten(), wanted.flatten(), 0).item<double>();
        };
        QVERIFY(cosine(plain) > 0.999);
        QVERIFY(cosine(packed) > 0.999);
        QCOMPARE((*fast)->namedParameters().size() < (*exact)->namedParameters().size(), packsBFloat16());
    }

    void moduleNamesAreCheckpointKeys() {
        support::TemporaryFolder folder;
        fixture::writeTinyModel(folder.path());
        auto encoder = Encoder::load(folder.path(), at::kFloat, at::kCPU);
        QVERIFY(encoder.ok());
        std::set<std::string> names;
        for (const auto& [name, value] : (*encoder)->namedParameters()) {
            names.insert(name);
        }
        QCOMPARE(names.size(), std::size_t(5 + 2 * 16));
        QVERIFY(names == sorted(encoderKeys((*encoder)->config())));
    }

    void keysCoverTheDemoModel() {
        if (fixture::demoModelMissing()) {
            QSKIP("the demo model is not there: packaging/run-tests.sh fetches it");
        }
        auto card = checkpoint::describeModelFolder(fixture::demoModel(), checkpoint::WeightHash::Skip);
        QVERIFY(card.ok());
        auto weights = checkpoint::ModelWeights::open(fixture::demoModel());
        QVERIFY(weights.ok());
        std::set<std::string> used;
        for (const auto& [name, info] : weights->tensors()) {
            if (!name.starts_with("pooler.") && name != "embeddings.position_ids") {
                used.insert(canonicalKey(name, card->weightPrefix));
            }
        }
        QVERIFY(used == sorted(encoderKeys(*encoderConfig(*card))));
    }

    void keyDialectsAreUnderstood_data() {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char* stored, const char* canonical) {
            QTest::newRow(stored) << QString::fromLatin1(stored) << QString::fromLatin1(canonical);
        };
        row("bert.embeddings.LayerNorm.gamma", "embeddings.LayerNorm.weight");
        row("bert.encoder.layer.0.output.LayerNorm.beta", "encoder.layer.0.output.LayerNorm.bias");
        row("bert.embeddings.position_ids", "embeddings.position_ids");
        row("encoder.layer.1.output.dense.bias", "encoder.layer.1.output.dense.bias");
    }

    void keyDialectsAreUnderstood() {
        QFETCH(QString, stored);
        QFETCH(QString, canonical);
        QCOMPARE(canonicalKey(stored.toStdString(), "bert."), canonical.toStdString());
    }

    void oldFilesGiveTheSameFeatures() {
        support::TemporaryFolder plain;
        support::TemporaryFolder old;
        fixture::writeTinyModel(plain.path());
        fixture::TinyModel dialect;
        dialect.prefix = "bert.";
        dialect.oldNames = true;
        fixture::writeTinyModel(old.path(), dialect);
        const std::vector<std::int32_t> ids = {2, 7, 9, 3};
        const std::vector<std::span<const std::int32_t>> one = {ids};
        const auto batch = makeBatch(one, 1, Pooling::Mean, at::kCPU);
        auto first = Encoder::load(plain.path(), at::kFloat, at::kCPU);
        auto second = Encoder::load(old.path(), at::kFloat, at::kCPU);
        QVERIFY(first.ok());
        QVERIFY2(second.ok(), second ? "" : second.error().text().c_str());
        const c10::InferenceMode guard;
        QVERIFY(at::equal((*first)->forward(batch, {}, nullptr), (*second)->forward(batch, {}, nullptr)));
    }

    void weightsThatDoNotFitAreRefused() {
        support::TemporaryFolder folder;
        fixture::writeTinyModel(folder.path());
        auto file = EncoderFile::open(folder.path(), "");
        QVERIFY(file.ok());
        QVERIFY(!file->read("embeddings.LayerNorm.weight", {31}).ok());
        QVERIFY(!file->read("encoder.layer.9.output.dense.bias", {32}).ok());
        QVERIFY(file->read("embeddings.LayerNorm.weight", {32}).ok());
        std::filesystem::remove(folder / "model.safetensors");
        QVERIFY(!Encoder::load(folder.path(), at::kFloat, at::kCPU).ok());
    }

    void otherPoolingIsRefused() {
        checkpoint::ModelCard card;
        card.pooling = checkpoint::Pooling::Max;
        QVERIFY(!encoderConfig(card).ok());
    }
};

PLATEAU_TEST(TestEncoder)
#include "test_encoder.moc"
