#include "ui/pages/answer/answer_parts.h"
#include "ui/session/snapshot_reader.h"
#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/class_score_model.h"

#include "tests/support/registered_window_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

/// What the Answer page says, without its widgets.
class TestAnswerParts : public QObject {
    Q_OBJECT
private:
    plateau::support::TemporaryFolder m_folder;
    SnapshotPointer m_done;

    TargetAnswerPointer ask(double target) {
        AnswerComputer computer;
        QSignalSpy answered(&computer, &AnswerComputer::answered);
        computer.ask(m_done, {.target = target});
        return answered.wait(120'000) ? answered[0][0].value<TargetAnswerPointer>() : nullptr;
    }

private Q_SLOTS:
    void initTestCase() {
        const Showcase showcase(m_folder / "done", Progress::Done);
        auto snapshot = readSnapshot(showcase.folder(), 1);
        QVERIFY(snapshot.ok());
        m_done = *snapshot;
    }

    void titles_data() {
        QTest::addColumn<double>("target");
        QTest::addColumn<QString>("begin");
        const auto row = [](const char* name, double target, const char* begin) {
            QTest::newRow(name) << target << QString::fromLatin1(begin);
        };
        row("below the smallest size", 0.3, "At most 29 samples are enough for 30 %");
        row("inside the data", 0.95, "About ");
        row("tenths", 0.955, "About ");
        row("beyond the data", 0.9999, "");
    }
    void titles() {
        QFETCH(double, target);
        QFETCH(QString, begin);
        const auto answer = ask(target);
        QVERIFY(answer);
        const QString title = AnswerTexts::title(answer->answer.answer);
        QVERIFY2(title.startsWith(begin) && !title.isEmpty(), qPrintable(title));
        QVERIFY(!AnswerTexts::detail(answer->answer.answer).isEmpty());
    }

    void everyWarningHasWords() {
        statistics::Answer answer;
        answer.refusal = statistics::Refusal{statistics::RefusalKind::TooFewSizes, 0, 2, 4};
        for (int kind = 0; kind <= static_cast<int>(statistics::FindingKind::StopNow); ++kind) {
            statistics::Finding finding;
            finding.kind = static_cast<statistics::FindingKind>(kind);
            answer.findings = {finding};
            experiment::Warning warning;
            warning.subject = statistics::name(finding.kind);
            QVERIFY2(!AnswerTexts::advice(warning, answer).text.isEmpty(), statistics::name(finding.kind));
        }
        for (int kind = 0; kind < static_cast<int>(experiment::WarningKind::Finding); ++kind) {
            experiment::Warning warning;
            warning.kind = static_cast<experiment::WarningKind>(kind);
            QVERIFY2(!AnswerTexts::advice(warning, answer).text.isEmpty(), experiment::name(warning.kind));
        }
    }

    void aLeakSaysWhatItDoesToTheScore() {
        experiment::Warning warning;
        warning.kind = experiment::WarningKind::NearLeaks;
        warning.values = {{"rows", 12}, {"items", 300}};
        const QString before = AnswerTexts::advice(warning, {}).text;
        QVERIFY2(before.startsWith(QLatin1String("12 test")) && !before.contains(QLatin1String("on all")),
                 qPrintable(before));
        warning.values.insert({{"score_all", .91}, {"score_without", .902}, {"left_out", 12}});
        const QString alone = AnswerTexts::advice(warning, {}).text;
        QVERIFY2(alone.contains(QLatin1String("91.0 % on all, 90.2 % without them")), qPrintable(alone));
        warning.values["left_out"] = 15;
        const QString both = AnswerTexts::advice(warning, {}).text;
        QVERIFY2(both.contains(QLatin1String("90.2 % without these and the equal ones")), qPrintable(both));
    }

    void theBlockingAdviceComesFirst() {
        experiment::ExperimentAnswer answer;
        statistics::Finding note;
        note.kind = statistics::FindingKind::SeedsDiffer;
        note.severity = statistics::Severity::Note;
        statistics::Finding blocking;
        blocking.kind = statistics::FindingKind::SeedsIdentical;
        blocking.severity = statistics::Severity::Blocking;
        answer.answer.findings = {note, blocking};
        for (const auto& finding : answer.answer.findings) {
            answer.warnings.push_back(
                {experiment::WarningKind::Finding, {}, statistics::name(finding.kind), "", ""});
        }
        const auto advices = AnswerTexts::advices(answer, 1);
        QCOMPARE(advices.size(), qsizetype{1});
        QVERIFY(advices[0].severity == statistics::Severity::Blocking);
    }

    void moreSeedsAndItemsNarrowTheRange() {
        const auto answer = ask(0.95);
        QVERIFY(answer && answer->moreSeeds && answer->moreTestItems);
        const double now = vagueness(answer->answer.answer).value_or(0);
        QVERIFY(now > 0);
        QVERIFY(vagueness(*answer->moreSeeds).value_or(9) <= now);
        QVERIFY(vagueness(*answer->moreTestItems).value_or(9) < now);
    }

    /// Test items that fail by the group stay as dear when there are twice as many.
    void whatMoreItemsBringCountsTheirGroups() {
        const auto alone = ask(0.95);
        auto grouped = std::make_shared<Snapshot>(*m_done);
        experiment::EvaluationFacts facts;
        facts.items = static_cast<double>(grouped->plan.test.rows);
        facts.groups = 20;
        facts.designEffect = 3;
        grouped->context.testSet = facts;
        grouped->curve = experiment::dataCurve(grouped->plan, grouped->state, facts);
        const SnapshotPointer before = std::exchange(m_done, grouped);
        const auto answer = ask(0.95);
        m_done = before;
        QVERIFY(answer && alone);
        QVERIFY(vagueness(*answer->moreTestItems).value_or(0) > vagueness(alone->answer.answer).value_or(9));
        QVERIFY(vagueness(*answer->moreTestItems).value_or(9) < vagueness(answer->answer.answer).value_or(0));
    }

    void nextStepsAreOrderedByTheirWorth() {
        const auto answer = ask(0.95);
        QVERIFY(answer);
        const auto steps = nextSteps(*answer);
        QCOMPARE(steps.size(), qsizetype{3});
        for (const NextStep& step : steps) {
            QVERIFY(!step.title.isEmpty() && !step.cost.isEmpty() && !step.verdict.isEmpty());
        }
        QVERIFY(steps[0].worthIt >= steps[2].worthIt);
        const auto collect = std::find_if(steps.begin(), steps.end(), [](const NextStep& step) {
            return step.title == QLatin1String("Collect more");
        });
        QVERIFY(collect != steps.end());
        QCOMPARE(collect->cost, QStringLiteral("1,856 label(s)"));
    }

    void whatHelpsMostIsOneClickAway() {
        auto answer = std::make_shared<TargetAnswer>(*ask(0.95));
        experiment::NextCell cell{experiment::addedRun(m_done->plan, 328, 0), true, 18, 0.21};
        answer->next.cells = {cell};
        const auto steps = nextSteps(*answer);
        const auto step = std::find_if(steps.begin(), steps.end(),
                                       [](const NextStep& s) { return s.kind == StepKind::Narrow; });
        QVERIFY(step != steps.end());
        QVERIFY(step->text.contains(QLatin1String("328")));
        QVERIFY2(step->text.contains(QLatin1String("seed 1. Up to 8 cells")), qPrintable(step->text));
        QCOMPARE(step->gain, QStringLiteral("21 %"));
        QVERIFY(step->worthIt && !step->cost.isEmpty());
        answer->next.cells.clear();
        const auto without = nextSteps(*answer);
        QVERIFY(std::none_of(without.begin(), without.end(),
                             [](const NextStep& s) { return s.kind == StepKind::Narrow; }));
    }

    void classesSayWhatTheyHaveAndNeed() {
        const auto answer = ask(0.95);
        QVERIFY(answer && answer->answer.classes.size() == 29);
        const ClassScores scores = classScores(m_done->plan, m_done->state, answer->answer.classes);
        for (const ClassScore& score : scores.classes) {
            QCOMPARE(score.has, 64.0);
            QVERIFY2(!score.needs.isEmpty() || !score.needsWhy.isEmpty(), qPrintable(score.label));
        }
        ClassScoreModel model;
        model.setScores(scores);
        QCOMPARE(model.data(model.index(0, ClassScoreModel::Has)).toString(), QStringLiteral("64"));
        QCOMPARE(model.data(model.index(0, ClassScoreModel::Needs)).toString(), scores.classes[0].needs);
    }

    void classesAreWeakestFirst() {
        const ClassScores scores = classScores(m_done->plan, m_done->state);
        QCOMPARE(scores.n, std::int64_t{1856});
        QCOMPARE(scores.seeds, 3);
        QCOMPARE(scores.classes.size(), std::size_t{29});
        for (std::size_t i = 1; i < scores.classes.size(); ++i) {
            QVERIFY(scores.classes[i - 1].right <= scores.classes[i].right);
            QVERIFY(scores.classes[i].low <= scores.classes[i].right &&
                    scores.classes[i].right <= scores.classes[i].high);
        }
    }

    void theClassTableIsASoundModel() {
        ClassScoreModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setScores(classScores(m_done->plan, m_done->state));
        QCOMPARE(model.columnCount(), static_cast<int>(ClassScoreModel::ColumnCount));
        QCOMPARE(model.barFrom(), 0.5);
        model.retranslate();
        QVERIFY(model.data(model.index(0, 0), Qt::AccessibleTextRole).toString().contains(QLatin1Char('%')));
        model.setScores({});
        QCOMPARE(model.rowCount(), 0);
    }
};

PLATEAU_WINDOW_TEST(TestAnswerParts)
#include "test_answer_parts.moc"
