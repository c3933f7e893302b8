#include "core/base/checksummed_json.h"
#include "core/checkpoint/model_folder.h"
#include "core/export/head.h"
#include "core/export/model_export.h"
#include "tests/core/export/export_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::exporter;
using S = std::string;

namespace {

const char* const config =
    R"({"model_type": "bert", "hidden_size": 4, "num_hidden_layers": 1, "num_attention_heads": 2,
    "intermediate_size": 8, "vocab_size": 6, "max_position_embeddings": 16})";

} // namespace

class TestModelExport : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<support::TemporaryFolder> m_root;
    std::vector<float> m_words = fixture::noise(24, "words");

    std::vector<checkpoint::TensorData> tensors() const {
        return {tensorOf("embeddings.word_embeddings.weight", {6, 4}, m_words)};
    }

private Q_SLOTS:
    void init() {
        m_root = std::make_unique<support::TemporaryFolder>();
        std::filesystem::create_directories(*m_root / "base/1_Pooling");
        support::writeText(*m_root / "base/config.json", config);
        support::writeText(*m_root / "base/vocab.txt", "[PAD]\n");
        support::writeText(*m_root / "base/1_Pooling/config.json", R"({"pooling_mode_cls_token": true})");
        support::writeText(*m_root / "base/pytorch_model.bin", "not copied");
    }

    void aHeadIsWrittenAndRead() {
        const Head head = *fixture::adapter().head;
        const auto folder = *m_root / "head";
        const auto done = writeHead(folder, fixture::base(), head, fixture::info());
        QVERIFY2(done.ok(), done ? "" : done.error().text().c_str());
        QCOMPARE(support::countEntries(folder), std::size_t{6});
        const auto info = readInfo(folder);
        QVERIFY2(info.ok(), info ? "" : info.error().text().c_str());
        QCOMPARE(info->kind, S("last_layer"));
        QCOMPARE(info->labels, fixture::info().labels);
        QVERIFY(info->head == (HeadLocation{"head.safetensors", "classifier.weight", "classifier.bias"}));
        const auto back = readHead(folder, *info->head);
        QVERIFY(back.ok());
        QVERIFY(*back == head);
    }

    void aModelFolderIsAModelFolderAgain() {
        const auto folder = *m_root / "merged";
        auto info = fixture::info();
        info.pooling = checkpoint::Pooling::Cls;
        const auto done =
            writeModelFolder(folder, *m_root / "base", tensors(), *fixture::adapter().head, info);
        QVERIFY2(done.ok(), done ? "" : done.error().text().c_str());
        const auto card = checkpoint::describeModelFolder(folder, checkpoint::WeightHash::Compute);
        QVERIFY2(card.ok(), card ? "" : card.error().text().c_str());
        QVERIFY(card->pooling == checkpoint::Pooling::Cls);
        QCOMPARE(card->parameters, std::uint64_t{24});
        auto labelled = *parseJson(support::readText(folder / "config.json"), "config.json");
        QCOMPARE(labelled["id2label"]["2"].get<S>(), info.labels[2]);
        QCOMPARE(labelled["label2id"][info.labels[1]].get<int>(), 1);
        labelled.erase("id2label");
        labelled.erase("label2id");
        QVERIFY(labelled == *parseJson(config, "config"));
        QCOMPARE(support::readText(folder / "vocab.txt"), S("[PAD]\n"));
        QVERIFY(!std::filesystem::exists(folder / "pytorch_model.bin"));
        const auto back = readInfo(folder);
        QCOMPARE(back->kind, S("full"));
        QVERIFY(readHead(folder, *back->head).ok());
    }

    void aFailureLeavesNothing_data() {
        QTest::addColumn<bool>("badHead");
        QTest::addColumn<bool>("badTensor");
        QTest::addColumn<bool>("badName");
        QTest::newRow("head") << true << false << false;
        QTest::newRow("tensor") << false << true << false;
        QTest::newRow("model name") << false << false << true;
    }
    void aFailureLeavesNothing() {
        QFETCH(bool, badHead);
        QFETCH(bool, badTensor);
        QFETCH(bool, badName);
        auto head = *fixture::adapter().head;
        auto weights = tensors();
        auto info = fixture::info();
        if (badHead) {
            head.bias.pop_back();
        }
        if (badTensor) {
            weights[0].shape = {7, 4};
        }
        info.baseModel = badName ? "/models/encoder" : info.baseModel;
        QVERIFY(!writeModelFolder(*m_root / "merged", *m_root / "base", weights, head, info).ok());
        QCOMPARE(support::countEntries(m_root->path()), std::size_t{1});
    }

    void headsOutsideTheFolderAreRefused_data() {
        QTest::addColumn<std::string>("file");
        QTest::newRow("parent") << S("../head.safetensors");
        QTest::newRow("absolute") << S("/head.safetensors");
        QTest::newRow("missing") << S("other.safetensors");
        QTest::newRow("empty") << S();
    }
    void headsOutsideTheFolderAreRefused() {
        QFETCH(std::string, file);
        const auto folder = *m_root / "head";
        QVERIFY(writeHead(folder, fixture::base(), *fixture::adapter().head, fixture::info()).ok());
        std::filesystem::copy_file(folder / "head.safetensors", *m_root / "head.safetensors");
        QVERIFY(!readHead(folder, {file, "classifier.weight", "classifier.bias"}).ok());
    }

    void headsOfOtherShapesAreRefused() {
        const std::vector<float> six(6, 1.0F);
        const std::vector<float> two(2, 1.0F);
        const auto write = [&](std::vector<std::uint64_t> shape, const std::vector<float>& bias) {
            return checkpoint::writeSafetensors(
                       *m_root / "h",
                       {tensorOf("w", std::move(shape), six), tensorOf("b", {bias.size()}, bias)}, {},
                       Publish::Replace)
                .ok();
        };
        QVERIFY(write({2, 3}, two));
        QVERIFY(readHead(m_root->path(), {"h", "w", "b"}).ok());
        QVERIFY(write({6}, two));
        QVERIFY(!readHead(m_root->path(), {"h", "w", "b"}).ok());
        QVERIFY(write({3, 2}, two));
        QVERIFY(!readHead(m_root->path(), {"h", "w", "b"}).ok());
    }

    void halfPrecisionIsReadExactly();

    void infoNamesWhatIsWrong_data() {
        QTest::addColumn<std::string>("field");
        QTest::addColumn<std::string>("content");
        QTest::addColumn<std::string>("says");
        QTest::newRow("newer") << S("schema") << S("3") << S("newer than this program");
        QTest::newRow("without the length of features")
            << S("schema") << S("1") << S("does not say how long features are");
        QTest::newRow("pooling") << S("pooling") << S("\"median\"") << S("'median' is not known");
        QTest::newRow("labels") << S("labels") << S("[1]") << S("labels[0]");
        QTest::newRow("further field") << S("extra") << S("1") << S("extra: is not a known field");
        QTest::newRow("base a text") << S("base_model") << S("\"x\"") << S("base_model");
        QTest::newRow("head without bias")
            << S("head") << S(R"({"file": "f", "weight": "w"})") << S("head.bias: is missing");
    }
    void infoNamesWhatIsWrong() {
        QFETCH(std::string, field);
        QFETCH(std::string, content);
        QFETCH(std::string, says);
        Json json = toJson(fixture::info());
        json[field] = Json::parse(content);
        QVERIFY(publishChecksummed(*m_root / "plateau.json", json, Publish::Replace).ok());
        const auto info = readInfo(m_root->path());
        QVERIFY(!info.ok());
        QVERIFY2(info.error().text().find(says) != S::npos, info.error().text().c_str());
    }
};

void TestModelExport::halfPrecisionIsReadExactly() {
    // python3: struct.pack('<4e', 1.5, -2.0, 6e-08, 65504.0).hex() → 003e00c00100ff7b
    const std::array<std::uint16_t, 4> half = {0x3E00, 0xC000, 0x0001, 0x7BFF};
    const std::array<std::uint16_t, 4> brain = {0x3FC0, 0xC000, 0x0080, 0x7F7F};
    const auto path = *m_root / "x.safetensors";
    QVERIFY(checkpoint::writeSafetensors(
                path,
                {{"half", checkpoint::DataType::F16, {4}, std::as_bytes(std::span(half))},
                 {"brain", checkpoint::DataType::BF16, {4}, std::as_bytes(std::span(brain))},
                 {"whole", checkpoint::DataType::I16, {4}, std::as_bytes(std::span(half))}},
                {}, Publish::Replace)
                .ok());
    const auto file = checkpoint::SafetensorsFile::open(path);
    QCOMPARE(*readFloats(*file, "half"), (std::vector<float>{1.5F, -2.0F, std::ldexp(1.0F, -24), 65504.0F}));
    QCOMPARE(*readFloats(*file, "brain"),
             (std::vector<float>{1.5F, -2.0F, std::ldexp(1.0F, -126), std::ldexp(255.0F, 120)}));
    QCOMPARE(readFloats(*file, "whole").error().what, S("'whole' is of type I16"));
    QCOMPARE(readFloats(*file, "none").error().what, S("'none' is missing"));
}

PLATEAU_TEST(TestModelExport)
#include "test_model_export.moc"
