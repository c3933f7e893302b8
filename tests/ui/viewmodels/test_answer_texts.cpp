#include "tests/support/registered_test.h"
#include "ui/viewmodels/answer_texts.h"

#include <QSet>
#include <QTest>

#include <limits>

using namespace plateau;
using namespace plateau::ui;

/// The answer in the words of the window.
class TestAnswerTexts : public QObject {
    Q_OBJECT

    static statistics::Answer written(statistics::NeededKind kind, double about) {
        statistics::Answer answer;
        answer.target = .9;
        answer.largest = 1000;
        answer.kind = kind == statistics::NeededKind::Predicted ? statistics::AnswerKind::Predicted
                                                                : statistics::AnswerKind::Measured;
        answer.needed = statistics::NeededN{kind, about, about / 2, about * 2, .1, .2};
        answer.onTestSet = statistics::NeededRange{about / 2, about * 2};
        return answer;
    }

private Q_SLOTS:
    void neverAllMeasuredBesideAnOpenEnd() {
        statistics::Answer answer = written(statistics::NeededKind::Measured, 400);
        QVERIFY(AnswerTexts::detail(answer).contains(QLatin1String("all measured")));
        answer.onNewItems = statistics::NeededRange{150, std::numeric_limits<double>::infinity()};
        const QString open = AnswerTexts::detail(answer);
        QVERIFY2(!open.contains(QLatin1String("all measured")), qPrintable(open));
        QVERIFY2(open.contains(QLatin1String("beyond what was measured")), qPrintable(open));
        QVERIFY2(open.contains(QLatin1String("on new items")), qPrintable(open));
    }

    void aPredictionSaysHowFarItLooks() {
        const QString text = AnswerTexts::detail(written(statistics::NeededKind::Predicted, 8000));
        QVERIFY2(text.contains(QLatin1String("8.0 times the data, where about 5 of 10")), qPrintable(text));
        const QString near = AnswerTexts::detail(written(statistics::NeededKind::Predicted, 1000));
        QVERIFY2(!near.contains(QLatin1String("times the data")), qPrintable(near));
    }

    void whatCannotBeToldHasAMeansToTell() {
        statistics::Answer answer;
        answer.kind = statistics::AnswerKind::CannotTell;
        answer.findings = {{statistics::FindingKind::NotHeld,
                            statistics::Severity::Blocking,
                            statistics::Action::RepeatLargest,
                            {{"at", 400}, {"score", .91}, {"largest", 1000}, {"last", .89}},
                            {}}};
        const QString text = AnswerTexts::detail(answer);
        QVERIFY2(text.contains(QLatin1String("400 samples scored 91.0 %")), qPrintable(text));
        QVERIFY2(text.endsWith(QLatin1String("measure a larger one.")), qPrintable(text));
    }

    void everyFindingHasItsOwnWords() {
        const statistics::Answer answer;
        QSet<QString> words;
        for (int kind = 1; kind <= static_cast<int>(statistics::FindingKind::BaselineBeats); ++kind) {
            statistics::Answer one = answer;
            one.findings = {{static_cast<statistics::FindingKind>(kind),
                             statistics::Severity::Warning,
                             statistics::Action::None,
                             {{"ratio", 2}},
                             "words"}};
            const experiment::Warning warning{
                experiment::WarningKind::Finding, {}, statistics::name(one.findings[0].kind), "", ""};
            const QString text = AnswerTexts::advice(warning, one).text;
            QVERIFY(text.size() > 10);
            words << text;
        }
        // TestItemsUnknown and ItemNoiseUnknown say the same in the window.
        QCOMPARE(words.size(), qsizetype{static_cast<int>(statistics::FindingKind::BaselineBeats) - 1});
    }

    void gainsOfPlainMetricsAreNoPoints() {
        statistics::Answer answer = written(statistics::NeededKind::Measured, 400);
        answer.metric = statistics::Metric::Loss;
        answer.gain = statistics::Gain{1000, 2000, .0123, .004, .02};
        QCOMPARE(AnswerTexts::gain(answer).contains(QLatin1String("points")), false);
        QVERIFY2(AnswerTexts::gain(answer).contains(QLatin1String("lower the loss by 0.0123")),
                 qPrintable(AnswerTexts::gain(answer)));
    }
};

PLATEAU_TEST(TestAnswerTexts)
#include "test_answer_texts.moc"
