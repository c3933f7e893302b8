#include "ui/session/language.h"
#include "ui/session/snapshot_reader.h"
#include "ui/viewmodels/cell_log_model.h"
#include "ui/viewmodels/cell_matrix_model.h"

#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

namespace {

/// A snapshot as the window gets it.
struct Read {
    plateau::support::TemporaryFolder folder;
    Showcase showcase;
    SnapshotPointer snapshot;
    LiveState live;
    explicit Read(Progress progress, bool atWork = false) : showcase(folder / "experiment", progress) {
        if (atWork) {
            showcase.beAtWork();
        }
        again();
    }
    void again() {
        LiveReader reader(showcase.folder());
        reader.poll();
        live = reader.state();
        snapshot = *readSnapshot(showcase.folder(), 1);
    }
};

} // namespace

/// What the Run page shows, as models.
class TestRunModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_texts.choose(QStringLiteral("en")); }
    void countsAddUp_data();
    void countsAddUp();
    void theMatrixHasTheShapeOfThePlan();
    void mixturesHaveRowsOfTheirOwn();
    void tilesShowScoresAndProgress();
    void tintsRankTheScores();
    void newResultsChangeTilesOnly();
    void emptyMatrixIsValid();
    void theLogSpeaks();
    void hostileFailuresAreEscaped();

private:
    Language m_texts;
};

void TestRunModels::countsAddUp_data() {
    QTest::addColumn<int>("progress");
    QTest::addColumn<bool>("atWork");
    QTest::addColumn<int>("running");
    QTest::newRow("not started") << static_cast<int>(Progress::NotStarted) << false << 0;
    QTest::newRow("running") << static_cast<int>(Progress::Half) << true << 2;
    QTest::newRow("done") << static_cast<int>(Progress::Done) << false << 0;
}

void TestRunModels::countsAddUp() {
    QFETCH(int, progress);
    QFETCH(bool, atWork);
    QFETCH(int, running);
    const Read read(static_cast<Progress>(progress), atWork);
    const RunSummary run = summarise(*read.snapshot, read.live);
    QCOMPARE(run.total, static_cast<std::int64_t>(read.snapshot->state.cells.size()));
    QCOMPARE(run.running, running);
    QCOMPARE(run.done + run.running + run.pending + run.failed, run.total);
    QCOMPARE(run.secondsLeft.has_value(), atWork);
}

void TestRunModels::theMatrixHasTheShapeOfThePlan() {
    const Read read(Progress::Half, true);
    CellMatrixModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCells(cellViews(*read.snapshot, read.live));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 8);
    QVERIFY(model.hasBaseline());
    QCOMPARE(model.headerData(7, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("1,856"));
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("seed 1"));
    QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsEnabled));
    QVERIFY(!model.flags(model.index(1, 0)).testFlag(Qt::ItemIsEnabled));
}

/// Cells of equal size and seed in different mixtures must not hide one another.
void TestRunModels::mixturesHaveRowsOfTheirOwn() {
    QList<CellView> cells;
    for (const auto& [series, mixture] : {std::pair{0, "50%"}, std::pair{1, "none"}}) {
        for (std::uint64_t seed = 0; seed < 2; ++seed) {
            CellView cell;
            cell.id = mixture + std::to_string(seed);
            cell.n = 64;
            cell.seed = seed;
            cell.series = static_cast<std::size_t>(series);
            cell.mixture = mixture;
            cell.look = CellLook::Done;
            cell.score = 0.5 + 0.1 * series + 0.01 * static_cast<double>(seed);
            cells << cell;
        }
    }
    CellMatrixModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCells(cells);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("50% domain · 2"));
    QCOMPARE(model.headerData(2, Qt::Vertical, Qt::DisplayRole).toString(),
             QStringLiteral("domain alone · 1"));
    QCOMPARE(model.indexOf(QStringLiteral("none1")), model.index(3, 0));
    QVERIFY(model.index(2, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("domain alone, seed 1, 64 samples")));
}

void TestRunModels::tilesShowScoresAndProgress() {
    const Read read(Progress::Half, true);
    CellMatrixModel model;
    model.setCells(cellViews(*read.snapshot, read.live));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("6.9"));
    QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("41.2"));
    QVERIFY(model.index(1, 1).data(CellMatrixModel::UnderTrainedRole).toBool());
    const QModelIndex running = model.indexOf(QString::fromStdString(read.showcase.cell(232, 1).id));
    QCOMPARE(running.row(), 1);
    QCOMPARE(running.data().toString(), QStringLiteral("64 %"));
    QCOMPARE(running.data(CellMatrixModel::LookRole).toInt(), static_cast<int>(CellLook::Running));
    QVERIFY(running.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("running, 64 %")));
    QVERIFY(model.index(2, 1).data().toString().isEmpty());
    QVERIFY(!model.indexOf(QStringLiteral("no such cell")).isValid());
}

void TestRunModels::tintsRankTheScores() {
    const Read read(Progress::Done);
    CellMatrixModel model;
    model.setCells(cellViews(*read.snapshot, read.live));
    int before = 0;
    for (int column = 1; column < model.columnCount(); ++column) {
        const int tint = model.index(0, column).data(CellMatrixModel::TintRole).toInt();
        QVERIFY(tint >= before && tint <= 5);
        before = tint;
    }
    QCOMPARE(before, 5);
}

void TestRunModels::newResultsChangeTilesOnly() {
    Read read(Progress::Half, true);
    CellMatrixModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCells(cellViews(*read.snapshot, read.live));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    read.showcase.finish(read.showcase.cell(232, 1));
    read.again();
    model.setCells(cellViews(*read.snapshot, read.live));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.indexOf(QString::fromStdString(read.showcase.cell(232, 1).id)).data().toString(),
             QStringLiteral("93.8"));
}

void TestRunModels::emptyMatrixIsValid() {
    CellMatrixModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCells({});
    QCOMPARE(model.rowCount(), 0);
    model.retranslate();
    const Read read(Progress::NotStarted);
    model.setCells(cellViews(*read.snapshot, read.live));
    QVERIFY(model.rowCount() > 0);
    model.setCells({});
    QCOMPARE(model.columnCount(), 0);
}

void TestRunModels::theLogSpeaks() {
    const Read read(Progress::Half, true);
    CellLogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEvents(read.live.log.at(read.showcase.cell(232, 1).id));
    QVERIFY(model.rowCount() >= 4);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("started, 300 updates"));
    QVERIFY(model.index(model.rowCount() - 1, 1).data().toString().startsWith(QLatin1String("update 192")));
    QVERIFY(!model.index(0, 0).data().toString().isEmpty());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setEvents(read.live.log.at(read.showcase.cell(232, 1).id));
    QCOMPARE(reset.count(), 0);
}

void TestRunModels::hostileFailuresAreEscaped() {
    experiment::CellFailed failed;
    failed.text = "<img src='/etc/passwd'>\x1b[31m \xE2\x80\xAE gpj.exe";
    experiment::Event event;
    event.body = failed;
    const QString text = eventText(event);
    QVERIFY(text.contains(QLatin1String("<img src='/etc/passwd'>")));
    QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202e)));
}

PLATEAU_TEST(TestRunModels)
#include "test_run_models.moc"
