// A plan's model is the same in everything that decides what it computes, or it is refused.
#include "core/runner/planned_model.h"

#include "core/base/json.h"
#include "tests/support/registered_test.h"
#include "tests/support/tiny_decoder.h"

#include <QtTest>

#include <thread>

using namespace plateau;
using namespace plateau::runner;
using support::readText;
using support::writeText;

class TestPlannedModel : public QObject {
    Q_OBJECT

    std::unique_ptr<support::TemporaryFolder> m_dir;
    experiment::ModelReference m_model;

    std::filesystem::path folder() const { return *m_dir / "tiny"; }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<support::TemporaryFolder>();
        qputenv("PLATEAU_MODELS", QByteArray::fromStdString(m_dir->path().string()));
        qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString((*m_dir / "config").string()));
        support::writeTinyDecoder(folder(), "llama");
        const auto model = describeModel(folder());
        QVERIFY2(model.ok(), model.ok() ? "" : model.error().text().c_str());
        m_model = *model;
    }

    void theModelItselfIsFound() {
        const auto found = findPlannedModel(m_model);
        QVERIFY2(found.ok(), found.ok() ? "" : found.error().text().c_str());
        QCOMPARE(m_model.files.size(), std::size_t{1});
        QVERIFY(m_model.files.contains("config.json"));
    }

    void placesNotedAtOnceAreAllKept() {
        constexpr int writers = 4;
        constexpr int notes = 10;
        std::vector<std::thread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([this, writer] {
                experiment::ModelReference model = m_model;
                for (int note = 0; note < notes; ++note) {
                    model.sha256 = std::to_string(writer) + "/" + std::to_string(note);
                    static_cast<void>(rememberModel(model, folder()));
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        const auto known = readJson(*m_dir / "config/plateau/models.json");
        QVERIFY(known.ok());
        QCOMPARE(known->size(), std::size_t{writers * notes});
    }

    void whatWasExchangedUnderTheSameWeightsIsNamed_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("from");
        QTest::addColumn<std::string>("to");
        QTest::addColumn<std::string>("named");
        QTest::newRow("config") << std::string("config.json") << std::string("\"max_position_embeddings\":64")
                                << std::string("\"max_position_embeddings\":32")
                                << std::string("config.json");
        QTest::newRow("tokenizer") << std::string("tokenizer.json") << std::string("\"!\":33,\"\\\"\":34")
                                   << std::string("\"!\":34,\"\\\"\":33") << std::string("tokenizer");
    }

    void whatWasExchangedUnderTheSameWeightsIsNamed() {
        QFETCH(std::string, file);
        QFETCH(std::string, from);
        QFETCH(std::string, to);
        QFETCH(std::string, named);
        std::string text = readText(folder() / file);
        QVERIFY2(text.find(from) != std::string::npos, text.substr(0, 300).c_str());
        text.replace(text.find(from), from.size(), to);
        writeText(folder() / file, text);
        const auto found = findPlannedModel(m_model);
        QVERIFY(!found.ok() && found.error().kind == ErrorKind::BadInput);
        QVERIFY2(found.error().what.find("another " + named) != std::string::npos,
                 found.error().text().c_str());
    }

    void otherWeightsAreRefused() {
        support::writeTinyWeights(folder() / "model.safetensors", "mistral");
        QVERIFY(findPlannedModel(m_model).error().what.find("other weights") != std::string::npos);
    }

    void aFileThatWasAddedOrRemovedIsNoticed() {
        std::filesystem::create_directory(folder() / "1_Pooling");
        writeText(folder() / "1_Pooling/config.json", R"({"pooling_mode_mean_tokens": true})");
        QVERIFY(findPlannedModel(m_model).error().what.find("1_Pooling/config.json") != std::string::npos);
    }

    void aPlanOfAnOlderVersionNamesNoFiles() {
        m_model.files.clear();
        std::string text = readText(folder() / "config.json");
        text.replace(text.find(":64"), 3, ":32");
        writeText(folder() / "config.json", text);
        QVERIFY(findPlannedModel(m_model).ok()); // nothing to compare with
    }

    void anotherPlaceThatWasRememberedIsTakenWhenTheNamedOneDiffers() {
        support::writeTinyDecoder(*m_dir / "elsewhere/tiny", "llama");
        QVERIFY(rememberModel(m_model, *m_dir / "elsewhere/tiny").ok());
        writeText(folder() / "config.json", readText(folder() / "config.json") + " ");
        QCOMPARE(findPlannedModel(m_model)->string(), (*m_dir / "elsewhere/tiny").string());
    }

    void aPathThatIsNoUtf8IsRefusedWithAReason() {
        const auto odd = *m_dir / std::filesystem::path("caf\xE9").string();
        support::writeTinyDecoder(odd, "llama");
        const auto model = describeModel(odd);
        QVERIFY(!model.ok() && model.error().kind == ErrorKind::BadInput);
        QVERIFY(model.error().what.find("not UTF-8") != std::string::npos);
    }
};

PLATEAU_TEST(TestPlannedModel)
#include "test_planned_model.moc"
