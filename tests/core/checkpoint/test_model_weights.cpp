#include "core/checkpoint/model_weights.h"
#include "tests/core/checkpoint/checkpoint_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace plateau;
using namespace plateau::checkpoint;
using S = std::string;

class TestModelWeights : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<support::TemporaryFolder> m_folder;

    void writeIndex(const std::string& text) {
        support::writeText(*m_folder / "model.safetensors.index.json", text);
    }
    std::string refusal() {
        const auto weights = ModelWeights::open(m_folder->path());
        return weights ? "accepted" : weights.error().text();
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<support::TemporaryFolder>();
        std::filesystem::create_directory(*m_folder / "parts");
        QVERIFY(fixture::writeOnes(*m_folder / "one.safetensors", {"a", "b"}, {2}).ok());
        QVERIFY(fixture::writeOnes(*m_folder / "parts/two.safetensors", {"c"}, {3}).ok());
    }

    void oneFileIsEnough() {
        QVERIFY(fixture::writeOnes(*m_folder / "model.safetensors", {"x", "y"}, {4}).ok());
        const auto weights = ModelWeights::open(m_folder->path());
        QVERIFY2(weights.ok(), weights ? "" : weights.error().text().c_str());
        QCOMPARE(weights->tensors().size(), std::size_t{2});
        QCOMPARE(weights->files().size(), std::size_t{1});
        QVERIFY(weights->find("x") != nullptr);
        QVERIFY(weights->find("a") == nullptr);
    }

    void shardsAreReadAsOne() {
        const Json map = {{"a", "one.safetensors"}, {"b", "one.safetensors"}, {"c", "parts/two.safetensors"}};
        writeIndex(Json{{"metadata", {{"total_size", 28}}}, {"weight_map", map}}.dump());
        const auto weights = ModelWeights::open(m_folder->path());
        QVERIFY2(weights.ok(), weights ? "" : weights.error().text().c_str());
        QCOMPARE(weights->files().size(), std::size_t{2});
        std::vector<float> c(3);
        QVERIFY(weights->read("c", std::as_writable_bytes(std::span(c))).ok());
        QCOMPARE(c, (std::vector<float>{1, 1, 1}));
        QVERIFY(!weights->read("d", {}).ok());
    }

    void badIndexesAreRefused_data() {
        QTest::addColumn<std::string>("index");
        QTest::addColumn<std::string>("says");
        const auto map = [](const S& file) { return Json{{"weight_map", {{"a", file}}}}.dump(); };
        QTest::newRow("no map") << S("{}") << S("has no weight_map");
        QTest::newRow("empty map") << S(R"({"weight_map":{}})") << S("has no weight_map");
        QTest::newRow("map a list") << S(R"({"weight_map":[]})") << S("has no weight_map");
        QTest::newRow("not an object") << S("[]") << S("has no weight_map");
        QTest::newRow("missing shard") << S(R"({"weight_map": {"x": "model-00002-of-00003.safetensors"}})")
                                       << S("names 'model-00002-of-00003.safetensors', which is not there");
        QTest::newRow("broken JSON") << S("{") << S("index.json:1:");
        QTest::newRow("file a number") << S(R"({"weight_map":{"a":1}})") << S("in no safetensors file");
        QTest::newRow("pickle file") << map("pytorch_model.bin") << S("in no safetensors file");
        QTest::newRow("parent folder") << map("../one.safetensors") << S("leads out of its folder");
        QTest::newRow("up and down") << map("parts/../../one.safetensors") << S("leads out of its folder");
        QTest::newRow("absolute") << map("/tmp/one.safetensors") << S("leads out of its folder");
        QTest::newRow("link out") << map("link/two.safetensors") << S("leads out of its folder");
        QTest::newRow("missing file") << map("three.safetensors") << S("three.safetensors");
        QTest::newRow("tensor elsewhere") << map("parts/two.safetensors") << S("lacks the tensor 'a'");
    }
    void badIndexesAreRefused() {
        QFETCH(std::string, index);
        QFETCH(std::string, says);
        const support::TemporaryFolder outside;
        std::filesystem::create_directory_symlink(outside.path(), *m_folder / "link");
        QVERIFY(fixture::writeOnes(outside / "two.safetensors", {"a"}, {3}).ok());
        writeIndex(index);
        const auto text = refusal();
        QVERIFY2(text.find(says) != S::npos, text.c_str());
    }

    void foldersWithoutSafetensorsSayWhatToDo_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("says");
        QTest::newRow("nothing") << S() << S("there is no model.safetensors");
        for (const char* name : {"pytorch_model.bin", "model.pt", "last.ckpt", "model.pth", "tf_model.h5"}) {
            QTest::newRow(name) << S(name) << S("only safetensors weights are read");
        }
    }
    void foldersWithoutSafetensorsSayWhatToDo() {
        QFETCH(std::string, file);
        QFETCH(std::string, says);
        if (!file.empty()) {
            support::writeText(*m_folder / file, "x");
        }
        const auto text = refusal();
        QVERIFY2(text.find(says) != S::npos, text.c_str());
    }

    void pickleUnderTheNameOfSafetensorsIsRefused() {
        support::writeText(*m_folder / "model.safetensors", S("PK\x03\x04", 4) + S(64, 'x'));
        QVERIFY2(refusal().find("PyTorch pickle") != S::npos, refusal().c_str());
    }
};

PLATEAU_TEST(TestModelWeights)
#include "test_model_weights.moc"
