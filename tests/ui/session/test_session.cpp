#include "ui/session/session.h"
#include "ui/session/snapshot_reader.h"

#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::ui;
using experiment::CellStatus;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

namespace {

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// A session whose settings and experiments lie in a folder of the test.
struct Place {
    plateau::support::TemporaryFolder folder;
    std::filesystem::path experiments = folder / "experiments";
    Place() {
        std::filesystem::create_directories(experiments);
        qputenv("PLATEAU_EXPERIMENTS", experiments.c_str());
    }
    QString store() const { return text(folder / "settings.ini"); }
};

} // namespace

/// An experiment followed through its folder.
class TestSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFolderBecomesASnapshot();
    void newResultsAreSeen();
    void progressIsSeenBetweenResults();
    void aHeldLockMeansRunning();
    void aRunThatEndsIsTold();
    void beganAndLeftMeansInterrupted();
    void pauseAndStopAreFiles();
    void theTrainingCurveGrows();
    void damagedLinesOfACurveAreCounted();
    void aDamagedResultIsReported();
    void aSnapshotTakesInSingleCells();
    void aBrokenPlanIsAnError_data();
    void aBrokenPlanIsAnError();
    void experimentsAreListed();
    void closingForgetsTheSnapshot();
};

void TestSession::aFolderBecomesASnapshot() {
    const Place place;
    const Showcase showcase(place.experiments / "half", Progress::Half);
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    QTRY_VERIFY(session.snapshot());
    const Snapshot& snapshot = *session.snapshot();
    QCOMPARE(snapshot.plan.name, std::string("Home-control intents"));
    QCOMPARE(snapshot.curve.points.size(), std::size_t{7});
    QVERIFY(snapshot.answer.has_value());
    QVERIFY(snapshot.chart.needed.has_value());
    QCOMPARE(snapshot.device, std::string("cpu"));
    QVERIFY(session.settings().recent.contains(session.folder()));
}

void TestSession::newResultsAreSeen() {
    const Place place;
    Showcase showcase(place.experiments / "half", Progress::Half);
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    QTRY_VERIFY(session.snapshot());
    const auto before = session.snapshot()->state.count(CellStatus::Done);
    const SnapshotPointer kept = session.snapshot();
    showcase.finish(showcase.cell(232, 1));
    QTRY_COMPARE(session.snapshot()->state.count(CellStatus::Done), before + 1);
    QCOMPARE(kept->state.count(CellStatus::Done), before);
    QTRY_VERIFY(session.live()->justIn.has_value());
    QTRY_COMPARE(session.live()->justIn->cell, showcase.cell(232, 1).id);
}

void TestSession::progressIsSeenBetweenResults() {
    const Place place;
    Showcase showcase(place.experiments / "half", Progress::Half);
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    QTRY_VERIFY(session.snapshot());
    const auto cell = showcase.cell(464, 1);
    QTRY_COMPARE(session.live()->cells.at(cell.id).update, 66);
    showcase.train(cell, 67, 120);
    QTRY_COMPARE(session.live()->cells.at(cell.id).update, 120);
    QCOMPARE(session.live()->secondsLeft.value(), 170.0);
    QVERIFY(session.live()->log.at(cell.id).size() >= 3);
}

void TestSession::aHeldLockMeansRunning() {
    const Place place;
    Showcase showcase(place.experiments / "half", Progress::Half);
    showcase.beAtWork();
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    QTRY_VERIFY(session.snapshot());
    QCOMPARE(session.runState(), RunState::Running);
    QVERIFY(session.pauseRun().ok());
    QTRY_COMPARE(session.runState(), RunState::Paused);
    QVERIFY(session.resumeRun().ok());
    QTRY_COMPARE(session.runState(), RunState::Running);
}

void TestSession::aRunThatEndsIsTold() {
    const Place place;
    Showcase showcase(place.experiments / "half", Progress::Half);
    showcase.beAtWork();
    Session session(place.store());
    QSignalSpy ended(&session, &Session::runEnded);
    session.openExperiment(text(showcase.root()));
    QTRY_VERIFY(session.snapshot());
    QCOMPARE(ended.count(), 0);
    showcase.rest();
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(session.runState(), RunState::Idle);
}

void TestSession::beganAndLeftMeansInterrupted() {
    const Place place;
    Showcase showcase(place.experiments / "half", Progress::Half);
    // The processes that trained these two cells are no more.
    for (const std::int64_t n : {232, 464}) {
        const auto attempt = showcase.folder().attemptFolder(showcase.cell(n, 1).id, "001");
        auto status = *experiment::readAttemptStatus(attempt);
        status.process.startTicks += 1;
        QVERIFY(experiment::writeAttemptStatus(attempt, status).ok());
    }
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    QTRY_VERIFY(session.snapshot());
    QCOMPARE(session.snapshot()->interrupted, 2);
}

void TestSession::pauseAndStopAreFiles() {
    const Place place;
    const Showcase showcase(place.experiments / "one", Progress::NotStarted);
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    QVERIFY(session.pauseRun().ok());
    QVERIFY(std::filesystem::exists(showcase.root() / "control/pause.json"));
    QVERIFY(session.resumeRun().ok());
    QVERIFY(!std::filesystem::exists(showcase.root() / "control/pause.json"));
    QVERIFY(session.resumeRun().ok());
    QVERIFY(session.stopRun().ok());
    QVERIFY(std::filesystem::exists(showcase.root() / "control/stop.json"));
    QVERIFY(!session.startRun().ok()); // no program has been found
}

void TestSession::theTrainingCurveGrows() {
    const Place place;
    Showcase showcase(place.experiments / "half", Progress::Half);
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    const auto cell = showcase.cell(232, 1);
    session.selectCell(QString::fromStdString(cell.id));
    QTRY_VERIFY(session.trace());
    QTRY_COMPARE(session.trace()->updates.size(), std::size_t{192});
    showcase.train(cell, 193, 200);
    QTRY_COMPARE(session.trace()->updates.size(), std::size_t{200});
    QCOMPARE(session.trace()->updates.back().update, 200.0);
    session.selectCell(QString());
    QVERIFY(!session.trace());
}

void TestSession::damagedLinesOfACurveAreCounted() {
    const Place place;
    Showcase showcase(place.experiments / "half", Progress::Half);
    const auto cell = showcase.cell(232, 1);
    auto log = LineLog::open(showcase.folder().attemptFolder(cell.id, "001") / "events.jsonl");
    for (const std::string& line :
         {std::string("{"), std::string("[]"), std::string("{\"update\": \"1\"}"), std::string(10'000, 'x'),
          std::string("{\"update\": 193, \"loss\": null}"),
          std::string("{\"update\": 193, \"validation_loss\": 0.4, \"past_best_since\": 120}")}) {
        QVERIFY(log->append(line).ok());
    }
    TraceReader reader(showcase.folder(), cell.id);
    const TracePointer trace = reader.poll();
    QVERIFY(trace);
    QCOMPARE(trace->unreadable, 4);
    QCOMPARE(trace->updates.size(), std::size_t{193});
    QVERIFY(std::isnan(trace->updates.back().loss));
    QCOMPARE(trace->looks.size(), std::size_t{1});
    QCOMPARE(trace->looks.back().pastBestSince, 120.0);
    QVERIFY(!reader.poll());
}

void TestSession::aDamagedResultIsReported() {
    const Place place;
    const Showcase showcase(place.experiments / "half", Progress::Half);
    plateau::support::writeText(showcase.folder().resultPath(showcase.cell(29, 0).id), "{\"cell\": 1}");
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    QTRY_VERIFY(session.snapshot());
    QCOMPARE(session.snapshot()->state.damaged.size(), std::size_t{1});
}

void TestSession::aSnapshotTakesInSingleCells() {
    const Place place;
    Showcase showcase(place.experiments / "half", Progress::Half);
    SnapshotReader reader(showcase.folder());
    LiveReader live(showcase.folder());
    live.poll();
    const auto before = reader.read(1);
    QVERIFY(before.ok());
    const auto cell = showcase.cell(928, 2);
    QVERIFY((*before)->state.find(cell.id)->status != experiment::CellStatus::Done);
    showcase.finish(cell);
    const auto change = live.poll();
    QVERIFY(change.cells.contains(cell.id) && !change.results); // no reason to read everything again
    const auto after = reader.read(change.cells, 2);
    QVERIFY(after.ok());
    QVERIFY((*after)->state.find(cell.id)->status == experiment::CellStatus::Done);
    QVERIFY((*before)->state.find(cell.id)->status != experiment::CellStatus::Done);
    const auto fresh = readSnapshot(showcase.folder(), 3);
    QCOMPARE((*after)->curve.points.size(), (*fresh)->curve.points.size());
    QCOMPARE((*after)->curve.points.back().interval.mean, (*fresh)->curve.points.back().interval.mean);
    QCOMPARE((*after)->trainedSeconds, (*fresh)->trainedSeconds);
}

void TestSession::aBrokenPlanIsAnError_data() {
    QTest::addColumn<QByteArray>("plan");
    QTest::newRow("no file") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("not a plan");
    QTest::newRow("other JSON") << QByteArray("{\"a\": 1}");
    QTest::newRow("deep") << QByteArray(5'000, '[');
}

void TestSession::aBrokenPlanIsAnError() {
    QFETCH(QByteArray, plan);
    const Place place;
    const auto folder = place.experiments / "broken";
    std::filesystem::create_directories(folder);
    if (!plan.isEmpty()) {
        plateau::support::writeText(folder / "experiment.json", plan.toStdString());
    }
    Session session(place.store());
    QSignalSpy failed(&session, &Session::openFailed);
    session.openExperiment(text(folder));
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!session.snapshot());
}

void TestSession::experimentsAreListed() {
    const Place place;
    const Showcase done(place.experiments / "done", Progress::Done, "finished one");
    Showcase half(place.experiments / "half", Progress::Half, "running one");
    const Showcase fresh(place.experiments / "fresh", Progress::NotStarted, "fresh one");
    half.beAtWork();
    std::filesystem::create_directories(place.experiments / "something else");
    QMap<QString, ExperimentEntry> found;
    for (const ExperimentEntry& entry : listExperiments(text(place.experiments), {text(done.root())})) {
        QVERIFY2(!found.contains(entry.name), "twice in the list");
        found[entry.name] = entry;
    }
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[QStringLiteral("finished one")].state, EntryState::Done);
    QCOMPARE(found[QStringLiteral("running one")].state, EntryState::Running);
    QCOMPARE(found[QStringLiteral("fresh one")].state, EntryState::Ready);
    QCOMPARE(found[QStringLiteral("fresh one")].done, 0);
}

void TestSession::closingForgetsTheSnapshot() {
    const Place place;
    const Showcase showcase(place.experiments / "half", Progress::Half);
    Session session(place.store());
    session.openExperiment(text(showcase.root()));
    QTRY_VERIFY(session.snapshot());
    session.closeExperiment();
    QVERIFY(!session.snapshot());
    QVERIFY(session.folder().isEmpty());
    QVERIFY(session.live()->cells.empty());
}

PLATEAU_TEST(TestSession)
#include "test_session.moc"
