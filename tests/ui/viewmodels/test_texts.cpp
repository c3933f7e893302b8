#include "tests/support/registered_test.h"
#include "ui/session/language.h"
#include "ui/viewmodels/texts.h"

#include <QTest>

using namespace plateau;
using namespace plateau::ui;

/// Numbers and phrases in both languages.
class TestTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbers_data();
    void numbers();
    void durations_data();
    void durations();
    void bytesHaveUnits_data();
    void bytesHaveUnits();
    void methodsAndBudgets();
    void everyErrorKindHasATitle();
    void errorTextIsMadeHarmless();
};

void TestTexts::numbers_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("percent");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("many");
    QTest::addColumn<QString>("about");
    QTest::newRow("English") << QStringLiteral("en") << QStringLiteral("91.2 %")
                             << QStringLiteral("88.9–93.1") << QStringLiteral("1 sample")
                             << QStringLiteral("1,856 samples") << QStringLiteral("about 340");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << QStringLiteral("91.2%")
                             << QStringLiteral("88.9～93.1") << QStringLiteral("1 条样本")
                             << QStringLiteral("1,856 条样本") << QStringLiteral("约 340 条");
}

void TestTexts::numbers() {
    QFETCH(QString, language);
    Language texts;
    texts.choose(language);
    QTEST(Texts::percent(.912), "percent");
    QTEST(Texts::percentRange(.889, .931), "range");
    QTEST(Texts::samples(1), "one");
    QTEST(Texts::samples(1856), "many");
    QTEST(Texts::about(338.4), "about");
    QCOMPARE(Texts::isChinese(), language == QLatin1String("zh_CN"));
}

void TestTexts::durations_data() {
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("part of a second") << .83 << QStringLiteral("0.83 s");
    QTest::newRow("seconds") << 4.24 << QStringLiteral("4.2 s");
    QTest::newRow("whole seconds") << 42.0 << QStringLiteral("42 s");
    QTest::newRow("minutes and seconds") << 172.0 << QStringLiteral("2 min 50 s");
    QTest::newRow("whole minutes") << 121.0 << QStringLiteral("2 min");
    QTest::newRow("many minutes") << 1234.0 << QStringLiteral("20 min");
    QTest::newRow("hours") << 7500.0 << QStringLiteral("2 h 5 min");
    QTest::newRow("negative") << -1.0 << QStringLiteral("–");
    QTest::newRow("endless") << std::numeric_limits<double>::infinity() << QStringLiteral("–");
}

void TestTexts::durations() {
    QFETCH(double, seconds);
    Language texts;
    texts.choose(QStringLiteral("en"));
    QTEST(Texts::duration(seconds), "text");
}

void TestTexts::bytesHaveUnits_data() {
    QTest::addColumn<double>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("bytes") << 0.0 << QStringLiteral("0 B");
    QTest::newRow("kilobytes") << 1400.0 << QStringLiteral("1.4 kB");
    QTest::newRow("megabytes") << 93.2e6 << QStringLiteral("93 MB");
    QTest::newRow("nearly a gigabyte") << 999.6e6 << QStringLiteral("1.0 GB");
    QTest::newRow("gigabytes") << 15.6e9 << QStringLiteral("16 GB");
}

void TestTexts::bytesHaveUnits() {
    QFETCH(double, bytes);
    QTEST(Texts::bytes(bytes), "text");
}

void TestTexts::methodsAndBudgets() {
    Language texts;
    texts.choose(QStringLiteral("en"));
    auto settings = recipe::defaultSettings(recipe::MethodKind::Lora);
    QCOMPARE(Texts::method(settings, {}), QStringLiteral("LoRA r %1").arg(settings.lora.rank));
    const auto whole = recipe::defaultSettings(recipe::MethodKind::Full);
    QCOMPARE(Texts::method(whole, {}), QStringLiteral("full fine-tune"));
    QCOMPARE(Texts::method(whole, {.scratch = true}), QStringLiteral("trained from scratch"));
    texts.choose(QStringLiteral("zh_CN"));
    QCOMPARE(Texts::method(whole, {.scratch = true}), QStringLiteral("从头训练"));
    texts.choose(QStringLiteral("en"));
    QCOMPARE(Texts::budget(settings), QStringLiteral("%1 epochs, at least %2 updates")
                                          .arg(settings.budget.epochs)
                                          .arg(settings.budget.minUpdates));
    settings.budget.rule = recipe::BudgetRule::Updates;
    settings.budget.updates = 1;
    QCOMPARE(Texts::budget(settings), QStringLiteral("1 update"));
}

void TestTexts::everyErrorKindHasATitle() {
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
        Language texts;
        texts.choose(language);
        QStringList seen;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind) {
            const QString title = Texts::errorTitle(static_cast<ErrorKind>(kind));
            QVERIFY(!title.isEmpty() && !seen.contains(title));
            seen << title;
        }
    }
}

void TestTexts::errorTextIsMadeHarmless() {
    const QString text = Texts::errorDetail(badInput("file\x1b[2J", "evil \xE2\x80\xAE text", "do"));
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(!text.contains(QChar(0x202e)));
}

PLATEAU_TEST(TestTexts)
#include "test_texts.moc"
