#include "core/recipe/epochs.h"

#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::recipe;

/// How often to go through the samples.
class TestEpochs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMoreSamplesTheFewerPasses_data() {
        QTest::addColumn<qint64>("samples");
        QTest::addColumn<double>("epochs");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<qint64>("updates");
        // batch 16, at least 300 updates
        QTest::newRow("hundred") << qint64(100) << 20.0 << 4.0 << 20.0 << qint64(300); // 20 · 7 are 140
        QTest::newRow("hundreds") << qint64(800) << 6.0 << 4.0 << 20.0 << qint64(300); // 6 · 50
        QTest::newRow("thousands") << qint64(5000) << 3.0 << 1.0 << 3.0 << qint64(939);
        QTest::newRow("ten thousands") << qint64(50'000) << 2.0 << 1.0 << 3.0 << qint64(6250);
        QTest::newRow("hundred thousands") << qint64(400'000) << 1.0 << 1.0 << 3.0 << qint64(25'000);
        QTest::newRow("millions") << qint64(2'000'000) << 1.0 << 1.0 << 1.0 << qint64(125'000);
    }
    void theMoreSamplesTheFewerPasses() {
        QFETCH(qint64, samples);
        const auto found = suggestedEpochs(defaultSettings(MethodKind::Lora), {}, samples);
        QVERIFY(found.has_value());
        QTEST(found->epochs, "epochs");
        QTEST(found->low, "low");
        QTEST(found->high, "high");
        QTEST(static_cast<qint64>(found->updates), "updates");
    }

    void whatIsAskedForStandsBesideIt() {
        TrainingSettings settings = defaultSettings(MethodKind::Lora);
        settings.budget.epochs = 10;
        const auto found = suggestedEpochs(settings, {}, 5000);
        QCOMPARE(found->askedUpdates, std::int64_t(3130));
        QCOMPARE(
            text(*found, settings),
            std::string("for 5000 samples 1 to 3 passes are usual: 3 epochs are 939 updates, the 10 asked "
                        "for 3130"));
    }

    void whereNoEpochsAreCountedNothingIsSuggested() {
        TrainingSettings settings = defaultSettings(MethodKind::Lora);
        QVERIFY(!suggestedEpochs(settings, {.scratch = true}, 5000));
        settings.budget.rule = BudgetRule::Updates;
        QVERIFY(!suggestedEpochs(settings, {}, 5000));
        QVERIFY(!suggestedEpochs(defaultSettings(MethodKind::LastLayer), {}, 5000));
        settings.budget.rule = BudgetRule::EarlyStop; // its ceiling
        QVERIFY(suggestedEpochs(settings, {}, 5000).has_value());
    }
};

PLATEAU_TEST(TestEpochs)

#include "test_epochs.moc"
