#include "ui/charts/confusion_view.h"
#include "ui/charts/standard_chart.h"
#include "ui/pages/answer/score_card.h"
#include "ui/pages/answer/score_charts.h"
#include "ui/session/snapshot_reader.h"

#include "tests/support/registered_window_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

namespace {

SnapshotPointer snapshotOf(const Showcase& showcase) {
    const auto snapshot = readSnapshot(showcase.folder(), 1);
    return snapshot ? *snapshot : nullptr;
}

CellScores twoClasses() {
    CellScores scores;
    scores.classes = {QStringLiteral("no"), QStringLiteral("yes")};
    scores.items = {{1, 1, .9, .9}, {0, 0, .8, .8}, {1, 0, .7, .3}, {0, 1, .6, .4}, {-1, 1, .9, 0}};
    return scores;
}

} // namespace

/// What results hold of the best cell beside its score.
class TestScoreCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBestCellOfTheLargestSizeIsShown();
    void eachTabShowsItsPicture();
    void itemsAreJoinedToTheTestSet();
    void damagedPredictionsAreNamed();
    void nothingIsShownBeforeTheFirstScore();
    void pairsAreSortedByHowOften();
    void twoClassesHaveACurve();
    void calibrationCountsSharesOfTen();
};

void TestScoreCard::theBestCellOfTheLargestSizeIsShown() {
    const plateau::support::TemporaryFolder folder;
    const Showcase showcase(folder / "done", Progress::Done);
    ScoreCard card;
    card.retranslate();
    card.showSnapshot(snapshotOf(showcase));
    QTRY_VERIFY(card.scores());
    QCOMPARE(card.scores()->n, 1856);
    QCOMPARE(card.scores()->seed, std::uint64_t{2});
    QCOMPARE(card.scores()->items.size(), std::size_t{1000});
    QVERIFY(!card.scores()->error);
}

void TestScoreCard::eachTabShowsItsPicture() {
    const plateau::support::TemporaryFolder folder;
    const Showcase showcase(folder / "done", Progress::Done);
    ScoreCard card;
    card.retranslate();
    card.resize(1000, 480);
    card.show();
    card.showSnapshot(snapshotOf(showcase));
    QTRY_VERIFY(card.confusion().isVisible());
    QVERIFY(card.confusion().accessibleDescription().contains(QLatin1String("on the diagonal")));
    card.showTab(ScoreCard::Calibration);
    QTRY_COMPARE(card.chart().data().title, QStringLiteral("Calibration"));
    QVERIFY(card.chart().isVisible());
    card.showTab(ScoreCard::Roc);
    QTRY_COMPARE(card.chart().data().title, QStringLiteral("AUC of each class"));
    const auto& bars = card.chart().data().series.front().points;
    QCOMPARE(bars.size(), std::size_t{29});
    QVERIFY(bars.front().y < bars.back().y);
}

void TestScoreCard::itemsAreJoinedToTheTestSet() {
    const plateau::support::TemporaryFolder folder;
    const Showcase showcase(folder / "done", Progress::Done);
    const auto snapshot = snapshotOf(showcase);
    const CellScores scores = readCellScores(*snapshot, *bestCell(snapshot->state));
    const auto right = std::count_if(scores.items.begin(), scores.items.end(),
                                     [](const ScoredItem& item) { return item.isRight(); });
    QCOMPARE(right, 967); // every 31st of 1,000, beginning with the third, is wrong
}

void TestScoreCard::damagedPredictionsAreNamed() {
    const plateau::support::TemporaryFolder folder;
    const Showcase showcase(folder / "done", Progress::Done);
    const auto snapshot = snapshotOf(showcase);
    const experiment::CellState& best = *bestCell(snapshot->state);
    std::filesystem::remove(showcase.folder().predictionsPath(best.planned.id));
    const CellScores scores = readCellScores(*snapshot, best);
    QVERIFY(scores.error);
    QVERIFY(scores.items.empty());
    ScoreCard card;
    card.retranslate();
    card.showSnapshot(snapshot);
    QTRY_VERIFY(card.scores());
    card.showTab(ScoreCard::Calibration);
    bool told = false;
    for (const QLabel* label : card.findChildren<QLabel*>()) {
        told = told || label->text().contains(QLatin1String("predictions"));
    }
    QVERIFY(told);
}

void TestScoreCard::nothingIsShownBeforeTheFirstScore() {
    const plateau::support::TemporaryFolder folder;
    const Showcase showcase(folder / "new", Progress::NotStarted);
    ScoreCard card;
    card.retranslate();
    card.showSnapshot(snapshotOf(showcase));
    QCoreApplication::processEvents();
    QVERIFY(!card.scores());
    card.showSnapshot(nullptr);
    QVERIFY(!card.scores());
}

void TestScoreCard::pairsAreSortedByHowOften() {
    const auto pairs = confusedPairs({{8, 2, 0}, {4, 6, 0}, {1, 0, 4}, {0, 0, 0}}, 2);
    QCOMPARE(pairs.size(), std::size_t{2});
    QCOMPARE(pairs[0].label, std::size_t{1});
    QCOMPARE(pairs[0].predicted, std::size_t{0});
    QCOMPARE(pairs[0].share, .4);
    QCOMPARE(pairs[1].items, 2);
    QVERIFY(confusedPairs({}, 5).empty());
}

void TestScoreCard::twoClassesHaveACurve() {
    const ChartData chart = rocChart(twoClasses());
    QCOMPARE(chart.title, QStringLiteral("ROC curve"));
    const std::vector<plot::Point> wanted{{0, 0}, {0, .5}, {.5, .5}, {.5, 1}, {1, 1}};
    QVERIFY(chart.series.front().points == wanted);
}

void TestScoreCard::calibrationCountsSharesOfTen() {
    const ChartData chart = calibrationChart(twoClasses());
    const auto& points = chart.series.front().points;
    QCOMPARE(points.size(), std::size_t{4});
    QVERIFY(std::abs(points.back().x - .9) < 1e-12);
    QCOMPARE(points.back().y, .5); // one of the two that are 90 % sure is right
}

PLATEAU_WINDOW_TEST(TestScoreCard)
#include "test_score_card.moc"
