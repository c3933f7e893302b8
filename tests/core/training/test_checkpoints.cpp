#include "core/training/checkpoints/checkpoint_store.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <random>

using namespace plateau;
using namespace plateau::training;

namespace {

Checkpoint checkpoint(std::int64_t step) {
    const auto value = static_cast<float>(step);
    return {step, {{"update", step}}, {{"values", {2, 2}, {value, 1.5F, -1e-30F, 0}}}};
}

} // namespace

/// The folder of one group's checkpoints.
class TestCheckpoints : public QObject {
    Q_OBJECT

    std::unique_ptr<support::TemporaryFolder> m_dir;
    std::filesystem::path folder() const { return *m_dir / "cell"; }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<support::TemporaryFolder>(); }

    void whatIsSavedComesBackBitForBit() {
        const CheckpointStore store(folder());
        QVERIFY(store.save(checkpoint(7)).ok());
        const auto back = store.read(7);
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().text().c_str());
        QVERIFY(back->tensors == checkpoint(7).tensors);
        QVERIFY(back->facts == checkpoint(7).facts);
        QCOMPARE(back->step, std::int64_t(7));
    }

    void theTwoNewestAreKeptByNumber() {
        const CheckpointStore store(folder());
        for (const std::int64_t step : {9, 10, 100, 1000}) {
            QVERIFY(store.save(checkpoint(step)).ok());
        }
        QCOMPARE(store.steps(), (std::vector<std::int64_t>{1000, 100}));
        QCOMPARE(support::countEntries(folder()), std::size_t(2));
        store.clear();
        QVERIFY(!std::filesystem::exists(folder()));
    }

    void aSecondSaveOfAStepLeavesTheFirst() {
        const CheckpointStore store(folder());
        QVERIFY(store.save(checkpoint(5)).ok());
        QVERIFY(store.save(checkpoint(5)).ok());
        QCOMPARE(support::countEntries(folder()), std::size_t(1));
    }

    void damageIsNoticed_data() {
        QTest::addColumn<QString>("file");
        for (const char* name : {"facts.json", "state.safetensors", "manifest.json"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }

    /// Any changed byte, any truncation, a missing file.
    void damageIsNoticed() {
        QFETCH(QString, file);
        const CheckpointStore store(folder());
        QVERIFY(store.save(checkpoint(3)).ok());
        const auto path = folder() / "3" / file.toStdString();
        const std::string whole = support::readText(path);
        std::mt19937 random(1);
        for (int trial = 0; trial < 60; ++trial) {
            std::string bytes = whole;
            if (trial % 3 == 0) {
                bytes.resize(random() % bytes.size());
            } else {
                char& byte = bytes[random() % bytes.size()];
                byte = static_cast<char>(byte ^ static_cast<char>(1 + random() % 255));
            }
            support::writeText(path, bytes);
            QVERIFY2(!store.read(3).ok(), std::to_string(trial).c_str());
        }
        std::filesystem::remove(path);
        QVERIFY(!store.read(3).ok());
        support::writeText(path, whole);
        QVERIFY(store.read(3).ok());
    }

    void damageDoesNotStandInTheWayOfTheNextSave() {
        const CheckpointStore store(folder());
        QVERIFY(store.save(checkpoint(3)).ok());
        QVERIFY(store.save(checkpoint(4)).ok());
        support::writeText(folder() / "4" / "facts.json", "{}");
        QVERIFY(store.save(checkpoint(4)).ok());
        QVERIFY(store.read(4).ok());
        QCOMPARE(store.steps(), (std::vector<std::int64_t>{4, 3}));
    }

    void whatIsHalfWrittenIsNoGeneration() {
        const CheckpointStore store(folder());
        QVERIFY(store.save(checkpoint(3)).ok());
        std::filesystem::create_directories(folder() / ".tmp-1-9");
        QCOMPARE(store.steps(), std::vector<std::int64_t>{3});
        std::filesystem::create_directories(folder() / "8"); // without files
        QVERIFY(!store.read(8).ok());
        store.setAside(8);
        QCOMPARE(store.steps(), std::vector<std::int64_t>{3});
    }
};

PLATEAU_TEST(TestCheckpoints)
#include "test_checkpoints.moc"
