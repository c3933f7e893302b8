#include "tests/core/experiment/task_experiment.h"
#include "tests/support/registered_window_test.h"
#include "tests/ui/support/page_stage.h"

#include "ui/charts/data_curve_view.h"
#include "ui/charts/standard_chart.h"
#include "ui/pages/answer/answer_page.h"
#include "ui/pages/answer/answers_card.h"
#include "ui/pages/answer/class_card.h"
#include "ui/pages/answer/error_card.h"
#include "ui/pages/answer/error_charts.h"
#include "ui/pages/answer/general_card.h"
#include "ui/pages/answer/general_charts.h"
#include "ui/pages/answer/score_card.h"
#include "ui/session/snapshot_reader.h"
#include "ui/viewmodels/kept_texts.h"

#include <QTableView>
#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

namespace {

struct Stage : PageStage<AnswerPage> {
    Stage() : PageStage(QSize(1040, 1600)) {}
    bool open(const experiment::sample::TaskExperiment& wanted) const {
        const auto root = folder / "experiments" / wanted.name;
        make(root, wanted);
        session->openExperiment(QString::fromStdString(root.string()));
        return QTest::qWaitFor([this] { return page->answer() != nullptr; }, 120'000);
    }
    template <typename CardType>
    CardType& card() const {
        return *page->findChild<CardType*>();
    }
};

PredictedNumbers four() {
    PredictedNumbers numbers;
    numbers.items = {{1, 2}, {2, 2}, {3, 7}, {9, 8}};
    numbers.meanError = 1;
    numbers.halfWithin = 1;
    numbers.mostWithin = 4;
    numbers.meanAbsoluteError = 1.5;
    numbers.r2 = 0.25;
    return numbers;
}

} // namespace

/// What the answer shows of tasks other than one class a text.
class TestTaskCards : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_language.choose(QStringLiteral("en")); }
    void errorsOfNumbersAreDrawn();
    void bothChartsHaveAPointAnItem();
    void theSentenceSaysHowFarAndToWhichSide_data();
    void theSentenceSaysHowFarAndToWhichSide();
    void missingPredictionsAreNamed();
    void labelsHaveAScoreEach();
    void whatTheModelWroteIsListedWorstFirst();
    void whatMixingIsWorthIsSaid();
    void whatIsKeptIsDrawn();
    void whatIsKeptIsSaidInWords();
    void theMixingLawIsDrawn();
    void generalCardsAreForPlansThatMix();

private:
    Language m_language;
};

void TestTaskCards::errorsOfNumbersAreDrawn() {
    const Stage stage;
    QVERIFY(stage.open(experiment::sample::tableExperiment("houses", 1000)));
    auto& card = stage.card<ErrorCard>();
    QTRY_VERIFY(card.numbers());
    QVERIFY(card.isVisible());
    QVERIFY(!stage.card<ScoreCard>().isVisible());
    QCOMPARE(card.numbers()->n, 160);
    QCOMPARE(card.numbers()->items.size(), std::size_t{240});
    // 1000/√160 = 79.06: half of the items are off by 0.6 of it, the others by 1.28.
    QVERIFY(std::abs(card.numbers()->halfWithin - 47.4) < 0.1);
    QVERIFY(std::abs(card.numbers()->mostWithin - 101.2) < 0.1);
    QTRY_COMPARE(card.chart().data().title, QStringLiteral("Predicted against true"));
    QCOMPARE(card.chart().canvas().accessibleDescription(), card.chart().data().sentence);
    QVERIFY(card.chart().data().sentence.startsWith(QLatin1String(
        "Half of the 240 test items are off by at most 47.4, 95 % by at most 101; on average")));
    card.showTab(ErrorCard::Errors);
    QTRY_COMPARE(card.chart().data().title, QStringLiteral("Error of each test item"));
    QVERIFY(card.chart().csv().contains("test items"));
}

void TestTaskCards::whatTheModelWroteIsListedWorstFirst() {
    const Stage stage;
    QVERIFY(stage.open(experiment::sample::answerExperiment("lamps", 3)));
    auto& card = stage.card<AnswersCard>();
    QTRY_VERIFY(card.answers());
    QVERIFY(card.isVisible() && !stage.card<ErrorCard>().isVisible());
    QVERIFY(!card.answers()->error);
    QCOMPARE(card.answers()->items.size(), std::size_t{240});
    const std::size_t wrong = 240 - card.answers()->exact;
    QVERIFY(wrong > 0 && wrong < 240);
    const QAbstractItemModel& model = *card.table().model();
    QCOMPARE(model.rowCount(), 240);
    const auto cell = [&](int row, AnswerTableModel::Column column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(cell(0, AnswerTableModel::Written), QStringLiteral("<b>off</b>")); // literally
    QCOMPARE(cell(0, AnswerTableModel::Score), QStringLiteral("0 %"));
    QCOMPARE(cell(239, AnswerTableModel::Written), QStringLiteral("on"));
    card.showFilter(AnswersCard::Wrong);
    QTRY_COMPARE(model.rowCount(), static_cast<int>(wrong));
    QVERIFY(card.table().currentIndex().isValid());
    QVERIFY(stage.open(experiment::sample::tableExperiment("houses", 1000)));
    QVERIFY(!card.isVisible());
}

void TestTaskCards::bothChartsHaveAPointAnItem() {
    const ChartData predicted = predictedChart(four());
    QCOMPARE(predicted.series.size(), std::size_t{2});
    const std::vector<plot::Point> points{{1, 2}, {2, 2}, {3, 7}, {9, 8}};
    QVERIFY(predicted.series[0].points == points);
    QVERIFY(predicted.series[1].points == (std::vector<plot::Point>{{1, 1}, {9, 9}}));
    const ChartData errors = errorChart(four());
    const std::vector<plot::Point> off{{1, 1}, {2, 0}, {3, 4}, {9, -1}};
    QVERIFY(errors.series[0].points == off);
    QVERIFY(errors.series[1].points == (std::vector<plot::Point>{{1, 0}, {9, 0}}));
    QCOMPARE(errorFacts(four()), QStringLiteral("mean absolute error 1.5 · R² 0.25"));
    QVERIFY(predictedChart({}).series[1].points.empty());
}

void TestTaskCards::theSentenceSaysHowFarAndToWhichSide_data() {
    QTest::addColumn<double>("mean");
    QTest::addColumn<QString>("end");
    QTest::newRow("high") << 1.0 << QStringLiteral("on average 1 too high.");
    QTest::newRow("low") << -20.0 << QStringLiteral("on average 20 too low.");
    QTest::newRow("neither") << 0.0 << QStringLiteral("neither too high nor too low on average.");
}

void TestTaskCards::theSentenceSaysHowFarAndToWhichSide() {
    QFETCH(double, mean);
    QFETCH(QString, end);
    PredictedNumbers numbers = four();
    numbers.meanError = mean;
    QCOMPARE(errorSentence(numbers),
             QStringLiteral("Half of the 4 test items are off by at most 1, 95 % by at most 4; ") + end);
}

void TestTaskCards::missingPredictionsAreNamed() {
    const plateau::support::TemporaryFolder folder;
    const auto made = make(folder / "e", experiment::sample::tableExperiment("e", 1000));
    const auto snapshot = readSnapshot(made, 1);
    QVERIFY(snapshot.ok());
    const auto& best = *bestCell((*snapshot)->state);
    std::filesystem::remove(made.predictionsPath(best.planned.id));
    ErrorCard card;
    card.retranslate();
    card.showSnapshot(*snapshot);
    QTRY_VERIFY(card.numbers());
    QVERIFY(card.numbers()->error);
    QVERIFY(card.numbers()->items.empty());
    const auto labels = card.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().contains(QLatin1String("predictions"));
    }));
}

void TestTaskCards::labelsHaveAScoreEach() {
    const Stage stage;
    QVERIFY(stage.open(experiment::sample::labelSetExperiment("tags", 1)));
    auto& card = stage.card<ClassCard>();
    QVERIFY(card.isVisible());
    const QAbstractItemModel& rows = *card.findChild<QTableView*>()->model();
    QCOMPARE(rows.rowCount(), 2);
    QCOMPARE(rows.headerData(ClassScoreModel::Label, Qt::Horizontal).toString(), QStringLiteral("Label"));
    QCOMPARE(rows.headerData(ClassScoreModel::Right, Qt::Horizontal).toString(), QStringLiteral("F1"));
    // b is given to every second item that does not have it and taken from half of those that do.
    const auto scoreOf = [&rows](const QString& label) {
        for (int row = 0; row < rows.rowCount(); ++row) {
            const auto score = rows.index(row, 0).data(ClassScoreModel::ScoreRole).value<ClassScore>();
            if (score.label == label) {
                return score;
            }
        }
        return ClassScore();
    };
    const ClassScore a = scoreOf(QStringLiteral("a"));
    const ClassScore b = scoreOf(QStringLiteral("b"));
    QCOMPARE(a.items, 240);
    QCOMPARE(b.items, 120);
    QVERIFY2(b.right < a.right && b.low < b.right && b.right < b.high, qPrintable(QString::number(b.right)));
    QCOMPARE(a.has, 160.0); // every sample has it
    QCOMPARE(b.has, 80.0);
    QVERIFY(!a.needs.isEmpty());
}

void TestTaskCards::whatMixingIsWorthIsSaid() {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->plan.task = "text-classification";
    TargetAnswer answer;
    answer.of = snapshot;
    using experiment::Factor;
    answer.answer.mixtures = {{"50%", "none", 0.9, Factor{2, 1.4, 2.8}, {}, {}},
                              {"10%", "none", 0.9, Factor{0.5, 0.4, 0.8}, {}, {}},
                              {"20%", "none", 0.9, Factor{1.1, 0.9, 1.3}, {}, {}},
                              {"30%", "none", 0.9, {}, 3.0, {}},
                              {"40%", "none", 0.9, {}, {}, {}}};
    QCOMPARE(
        worthLines(answer),
        (QStringList{
            QStringLiteral("50% domain saves 2.0× the domain samples of domain alone for 90.0 % (1.4–2.8×)."),
            QStringLiteral("10% domain costs 2.0× the domain samples of domain alone for 90.0 % (1.3–2.5×)."),
            QStringLiteral("No difference shown between 20% domain and domain alone for 90.0 %: 0.9–1.3× "
                           "the domain samples."),
            QStringLiteral("30% domain saves at least 3.0× the domain samples of domain alone for 90.0 %."),
            QStringLiteral("What 40% domain is worth cannot be told yet: the curves do not bound it at "
                           "90.0 %.")}));
}

void TestTaskCards::whatIsKeptIsDrawn() {
    experiment::Retention retention{"accuracy", 120, 0.75, 0.25, {}, {}};
    QCOMPARE(keptLines(retention).size(), qsizetype{1});
    QVERIFY(keptLines(retention).front().startsWith(QLatin1String("General ability cannot be measured")));
    retention.points = {{"", 0, 1, 0.75, 1, 1, 1},
                        {"none", 20, 2, 0.7, 0.9, 0.85, 0.95},
                        {"none", 40, 2, 0.65, 0.8, 0.7, 0.9},
                        {"50%", 40, 2, 0.74, 0.98, 0.97, 0.99}};
    QCOMPARE(keptLines(retention),
             (QStringList{QStringLiteral("Domain alone keeps 80 % (70–90) of general ability at n = 40."),
                          QStringLiteral("50% domain keeps 98 % (97–99) of general ability at n = 40.")}));
    const ChartData kept = keptChart(retention);
    QCOMPARE(kept.series.size(), std::size_t{6}); // a line and both ends of its interval, twice
    QVERIFY(kept.series[0].points == (std::vector<plot::Point>{{0, 1}, {20, 0.9}, {40, 0.8}}));
    QVERIFY(kept.series[1].points == (std::vector<plot::Point>{{20, 0.85}, {40, 0.7}}));
    QVERIFY(kept.series[3].points == (std::vector<plot::Point>{{0, 1}, {40, 0.98}}));
    QVERIFY(generalFacts(retention).contains(
        QStringLiteral("120 items; untouched model 75.0 %, a constant answer 25.0 %")));
    const Snapshot empty;
    QCOMPARE(planeChart(empty, retention).series.size(), std::size_t{2});
}

void TestTaskCards::whatIsKeptIsSaidInWords() {
    experiment::RetentionGoal goal;
    goal.n = 120;
    goal.retention = 0.98;
    goal.low = 0.97;
    goal.high = 0.99;
    goal.items = 500;
    QCOMPARE(KeptTexts::sentence(goal), QStringLiteral("Keeps 98 % (97–99) of general ability."));
    goal.asked = 0.95;
    goal.verdict = experiment::KeptVerdict::Kept;
    QCOMPARE(KeptTexts::sentence(goal),
             QStringLiteral("Keeps 98 % (97–99) of general ability, the 95 % asked for."));
    goal.asked = 0.99;
    goal.verdict = experiment::KeptVerdict::CannotTell;
    goal.itemsToTell = 8000;
    QCOMPARE(KeptTexts::sentence(goal),
             QStringLiteral("Keeps 98 % (97–99) of general ability, too close to the 99 % "
                            "asked for to tell."));
    for (const experiment::Warning& warning : warningsOf(goal)) {
        QCOMPARE(
            KeptTexts::warning(warning),
            QStringLiteral("The general test set of 500 items is too small to tell whether 99 % are kept"));
        QCOMPARE(KeptTexts::action(warning), QStringLiteral("About 8,000 items would tell"));
    }
    goal.verdict = experiment::KeptVerdict::Lost;
    goal.beyond = true;
    QCOMPARE(KeptTexts::sentence(goal),
             QStringLiteral("At 120, the largest size measured, 98 % (97–99) of general "
                            "ability are kept, less than the 99 % asked for."));
    m_language.choose(QStringLiteral("zh_CN"));
    const QString chinese = KeptTexts::sentence(goal);
    QVERIFY2(chinese.startsWith(QStringLiteral("在已测量的最大规模 120 处，保留了 98%")),
             qPrintable(chinese));
    QVERIFY2(chinese.endsWith(QStringLiteral("，低于所要求的 99%。")), qPrintable(chinese));
    m_language.choose(QStringLiteral("en"));
}

void TestTaskCards::theMixingLawIsDrawn() {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->plan.task = "text-classification";
    TargetAnswer answer;
    answer.of = snapshot;
    answer.answer.request.retention = 0.95;
    experiment::ShareEffect& effect = answer.answer.shares.emplace();
    effect.n = 400;
    effect.shares = 3;
    QVERIFY(worthLines(answer).front().startsWith(
        QLatin1String("What the share of the domain does needs 5 constant shares")));
    effect.shares = 5;
    experiment::FittedLaw& learnt = effect.learnt.emplace();
    learnt.drawn = {{0.1, 0.8, 0.78, 0.82}, {1, 0.9, 0.88, 0.92}};
    learnt.measured = {{0.1, 0.81, 0.8, 0.82}, {0.5, 0.86, 0.85, 0.87}, {1, 0.9, 0.89, 0.91}};
    const ChartData alone = shareChart(answer);
    QCOMPARE(alone.series.size(), std::size_t{4}); // line, both ends, measured
    QVERIFY(alone.series[0].points == (std::vector<plot::Point>{{0.1, 0.8}, {1, 0.9}}));
    QVERIFY(alone.series[3].points == (std::vector<plot::Point>{{0.1, 0.81}, {0.5, 0.86}, {1, 0.9}}));
    effect.kept = learnt;
    effect.enough = experiment::ShareValue{1, 0.6, 0.5, 0.7};
    const ChartData both = shareChart(answer);
    QCOMPARE(both.series.size(), std::size_t{8});
    QVERIFY2(both.sentence.contains(QStringLiteral("95 % are kept up to 60 % domain (50–70")),
             qPrintable(both.sentence));
    GeneralCard card;
    card.retranslate();
    card.showAnswer(std::make_shared<const TargetAnswer>(answer));
    snapshot->plan.mixtures = {std::nullopt, recipe::Mixture()};
    card.showAnswer(std::make_shared<const TargetAnswer>(answer));
    QCOMPARE(card.chart().data().title, QStringLiteral("What the share of the domain does"));
}

void TestTaskCards::generalCardsAreForPlansThatMix() {
    auto snapshot = std::make_shared<Snapshot>();
    QVERIFY(!GeneralCard::concerns(nullptr));
    QVERIFY(!GeneralCard::concerns(snapshot));
    snapshot->plan.mixtures = {std::nullopt, recipe::Mixture()};
    QVERIFY(GeneralCard::concerns(snapshot));
}

PLATEAU_WINDOW_TEST(TestTaskCards)
#include "test_task_cards.moc"
