#include "tests/support/registered_test.h"
#include "ui/session/language.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/target_scale.h"
#include "ui/viewmodels/task_texts.h"

#include "core/task/task_list.h"

#include <QTest>

using namespace plateau;
using namespace plateau::ui;

namespace {

const metric::MetricInfo& infoOf(const char* id) {
    return metric::find(id)->info();
}

} // namespace

/// Scores of any metric as people read them, and the targets that can be asked for.
class TestScoreTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesHaveTheirUnit_data();
    void valuesHaveTheirUnit();
    void bothEndsOfARangeHaveTheSameDigits();
    void everyTaskSpeaksBothLanguages();
    void everyMetricHasANameInBothLanguages();
    void sharesAreChosenInTenthsOfAPercent();
    void otherTargetsFollowTheScores_data();
    void otherTargetsFollowTheScores();
};

void TestScoreTexts::valuesHaveTheirUnit_data() {
    QTest::addColumn<QByteArray>("metric");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("score");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("tile");
    QTest::addColumn<QString>("gain");
    const auto row = [](const char* metric, double value, const char* score, const char* asked,
                        const char* tile, const char* gain) {
        QTest::addRow("%s %g", metric, value)
            << QByteArray(metric) << value << QString::fromUtf8(score) << QString::fromUtf8(asked)
            << QString::fromUtf8(tile) << QString::fromUtf8(gain);
    };
    row("accuracy", 0.931, "93.1 %", "93.1 %", "93.1", "+93.1 points");
    row("micro_f1", 0.7, "70.0 %", "a micro F1 of 70 %", "70.0", "+70.0 points");
    row("rmse", 16000, "16,000", "a root mean squared error of 16,000", "16k", "+16,000");
    row("rmse", 10784.3, "10,784", "a root mean squared error of 10,784", "10.8k", "+10,784");
    row("rmse", 0.01234, "0.01234", "a root mean squared error of 0.01234", "0.01234", "+0.01234");
    row("nats_per_token", 2.3145, "2.314 nats", "2.314 nats per token", "2.314", "+2.314 nats");
    row("r2", 0.8, "0.8", "an R² of 0.8", "0.8", "+0.8");
    row("bits_per_byte", 1.0714, "1.071 bits", "1.071 bits per byte", "1.071", "+1.071 bits");
}

void TestScoreTexts::valuesHaveTheirUnit() {
    QFETCH(QByteArray, metric);
    QFETCH(double, value);
    QFETCH(QString, score);
    QFETCH(QString, asked);
    QFETCH(QString, tile);
    QFETCH(QString, gain);
    Language language;
    language.choose(QStringLiteral("en"));
    const auto& info = infoOf(metric);
    QCOMPARE(ScoreTexts::score(info, value), score);
    QCOMPARE(ScoreTexts::asked(info, value), asked);
    QCOMPARE(ScoreTexts::shortDigits(info, value), tile);
    QCOMPARE(ScoreTexts::gain(info, value), gain);
    QVERIFY(!ScoreTexts::difference(info, value).startsWith(QLatin1Char('+')));
}

void TestScoreTexts::bothEndsOfARangeHaveTheSameDigits() {
    Language language;
    language.choose(QStringLiteral("en"));
    QCOMPARE(ScoreTexts::gainRange(infoOf("rmse"), -5.417, 2405.2), QStringLiteral("-5–2405"));
    QCOMPARE(ScoreTexts::gainRange(infoOf("accuracy"), -0.0001, 0.012), QStringLiteral("0.0–1.2"));
}

/// A task or metric that nobody named in Chinese would be shown in English.
void TestScoreTexts::everyTaskSpeaksBothLanguages() {
    Language language;
    for (const task::Task* task : task::all()) {
        const auto& metric = task->primaryMetric().info();
        QStringList english;
        for (const QString& code : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            language.choose(code);
            const QStringList texts{TaskTexts::name(*task),        TaskTexts::about(*task),
                                    TaskTexts::constant(*task),    TaskTexts::constantShort(*task),
                                    ScoreTexts::name(metric),      ScoreTexts::nameInside(metric),
                                    ScoreTexts::targetName(metric)};
            for (qsizetype i = 0; i < texts.size(); ++i) {
                QVERIFY2(!texts[i].isEmpty(), task->info().id.data());
                QVERIFY2(english.isEmpty() || texts[i] != english[i], qPrintable(texts[i]));
            }
            english = texts;
        }
        QCOMPARE(&TaskTexts::ofMetric(metric.id), task);
    }
}

void TestScoreTexts::everyMetricHasANameInBothLanguages() {
    Language language;
    QVERIFY(metric::all().size() > 10);
    for (const metric::Metric* metric : metric::all()) {
        const metric::MetricInfo& info = metric->info();
        language.choose(QStringLiteral("en"));
        QCOMPARE(ScoreTexts::name(info), QString::fromStdString(metric::title(info)));
        const QStringList english{ScoreTexts::name(info), ScoreTexts::nameInside(info)};
        const QString asked = ScoreTexts::asked(info, 0.5);
        QVERIFY2(info.noun.empty() || asked != ScoreTexts::target(info, 0.5), qPrintable(asked));
        language.choose(QStringLiteral("zh_CN"));
        QVERIFY2(ScoreTexts::name(info) != english[0], info.id.data());
        QVERIFY2(ScoreTexts::nameInside(info) != english[1], info.id.data());
        QCOMPARE(ScoreTexts::named(metric::title(info)), ScoreTexts::name(info));
    }
}

void TestScoreTexts::sharesAreChosenInTenthsOfAPercent() {
    const TargetScale scale = TargetScale::of(infoOf("accuracy"), 0.431, 0.979, 0.9);
    QCOMPARE(scale.lowest, 400);
    QCOMPARE(scale.highest, 999); // a target of 100 % has no answer
    QCOMPARE(scale.value(scale.position(0.95)), 0.95);
    QCOMPARE(scale.single, 10);
    QVERIFY(scale.rising);
    QCOMPARE(TargetScale::of(infoOf("accuracy"), 0.431, 0.979, 0.25).lowest, 200);
    QCOMPARE(TargetScale::of(infoOf("accuracy"), 0.02, 0.979, 0.9).lowest, 1);
}

void TestScoreTexts::otherTargetsFollowTheScores_data() {
    QTest::addColumn<QByteArray>("metric");
    QTest::addColumn<double>("worst");
    QTest::addColumn<double>("best");
    QTest::addColumn<double>("target");
    QTest::newRow("prices") << QByteArray("rmse") << 29970.0 << 8031.0 << 16000.0;
    QTest::newRow("small errors") << QByteArray("rmse") << 0.02 << 0.011 << 0.005;
    QTest::newRow("equal scores") << QByteArray("rmse") << 3.0 << 3.0 << 2.0;
    QTest::newRow("far target") << QByteArray("nats_per_token") << 2.27 << 2.23 << 3.5;
    QTest::newRow("higher is better") << QByteArray("r2") << -0.4 << 0.7 << 0.9;
    QTest::newRow("nothing left to gain") << QByteArray("rmse") << 0.0 << 0.0 << 1.0;
}

void TestScoreTexts::otherTargetsFollowTheScores() {
    QFETCH(QByteArray, metric);
    QFETCH(double, worst);
    QFETCH(double, best);
    QFETCH(double, target);
    const auto& info = infoOf(metric);
    const TargetScale scale = TargetScale::of(info, worst, best, target);
    QVERIFY(scale.lowest < scale.highest);
    QVERIFY(scale.highest - scale.lowest <= 1000);
    QVERIFY(info.canBeTarget(scale.value(scale.lowest)));
    QVERIFY(info.canBeTarget(scale.value(scale.highest)));
    QVERIFY(scale.position(target) >= scale.lowest && scale.position(target) <= scale.highest);
    QVERIFY(std::abs(scale.value(scale.position(target)) - target) <= scale.step);
    QVERIFY(best >= scale.low && best <= scale.high);
    QCOMPARE(scale.rising, info.higherIsBetter());
    QVERIFY((scale.high - scale.low) / scale.tick <= 16);
}

PLATEAU_TEST(TestScoreTexts)
#include "test_score_texts.moc"
