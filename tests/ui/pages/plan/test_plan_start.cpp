#include "tests/support/registered_window_test.h"
#include "tests/ui/pages/plan/plan_stage.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QSpinBox>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

/// From a plan to an experiment, and from an experiment to another plan.
class TestPlanStart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutTheProgramNothingStarts_data();
    void withoutTheProgramNothingStarts();
    void startMakesTheExperimentAndGoesOn();
    void startByKeyboard();
    void aRefusedStartTellsWhy();
    void aNumberBeingTypedIsCheckedBeforeTheStart();
    void anExperimentIsReadOnly();
    void itsSettingsBeginAnotherOne();
};

void TestPlanStart::withoutTheProgramNothingStarts_data() {
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QString>("text");
    QTest::newRow("other protocol")
        << QByteArray(R"({"name":"plateau","version":"9","build":"b","protocol":999,"schema":1})")
        << QStringLiteral("“plateau” has another version than this window");
    QTest::newRow("does not answer") << QByteArray("segmentation fault")
                                     << QStringLiteral("“plateau” does not start");
}

void TestPlanStart::withoutTheProgramNothingStarts() {
    QFETCH(QByteArray, version);
    QFETCH(QString, text);
    PlanStage stage;
    plateau::support::writeText(stage.program.folder() / "version", version.toStdString());
    QVERIFY(stage.begin());
    QVERIFY2(stage.allText().contains(text), qPrintable(stage.allText()));
    QVERIFY(!stage.start()->isEnabled());
    QCOMPARE(stage.page->status().fact, QStringLiteral("no program to train"));
    QVERIFY(stage.program.read("asked").empty());
}

void TestPlanStart::startMakesTheExperimentAndGoesOn() {
    PlanStage stage;
    const Showcase made(stage.program.folder() / "template", Progress::NotStarted);
    QVERIFY(stage.begin());
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    stage.start()->trigger();
    QVERIFY(!stage.start()->isEnabled()); // once
    QVERIFY(stage.says("The experiment is being made"));
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<Step>(), Step::Run);
    QVERIFY(stage.program.read("made").find("--model small-encoder") != std::string::npos);
    QTRY_VERIFY(!stage.program.read("ran").empty());
    QVERIFY(QFileInfo(stage.session->folder()).fileName().startsWith(QLatin1String("rows")));
    QTRY_VERIFY(stage.session->snapshot());
    QVERIFY(stage.says("This experiment has begun"));
}

void TestPlanStart::startByKeyboard() {
    PlanStage stage;
    const Showcase made(stage.program.folder() / "template", Progress::NotStarted);
    QVERIFY(stage.begin());
    stage.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(stage.page.get()));
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    QTest::keyClick(stage.page.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(wanted.count(), 1);
}

void TestPlanStart::aRefusedStartTellsWhy() {
    PlanStage stage;
    QVERIFY(stage.begin());
    stage.program.write("refusal", {{"error",
                                     {{"kind", "out_of_space"},
                                      {"where", "/experiments"},
                                      {"what", "no room left"},
                                      {"fix", "Clear the disk."}}}});
    stage.start()->trigger();
    QTRY_VERIFY(stage.says("no room left"));
    QVERIFY(stage.says("The disk is full"));
    QVERIFY(!stage.says("The experiment is being made"));
    QVERIFY(stage.start()->isEnabled());
    QVERIFY(stage.session->folder().isEmpty());
}

void TestPlanStart::aNumberBeingTypedIsCheckedBeforeTheStart() {
    PlanStage stage;
    QVERIFY(stage.begin());
    stage.page->activateWindow();
    auto& seeds = stage.control<QSpinBox>(SizesNumber, "seeds");
    seeds.setFocus();
    QTRY_VERIFY(seeds.hasFocus());
    seeds.selectAll();
    QTest::keyClicks(&seeds, QStringLiteral("900"));
    QCOMPARE(stage.session->draft().seeds, 3);
    stage.start()->trigger();
    QCOMPARE(stage.session->draft().seeds, 900);
    QVERIFY(stage.program.read("made").empty());
    QCOMPARE(stage.page->checker().state(), PlanChecker::State::Checking);
}

void TestPlanStart::anExperimentIsReadOnly() {
    PlanStage stage;
    const Showcase showcase(stage.folder / "experiments/one", Progress::Half);
    QVERIFY(stage.begin());
    const Draft before = stage.session->draft();
    stage.session->openExperiment(QString::fromStdString(showcase.root().string()));
    QTRY_VERIFY(stage.session->snapshot());
    QVERIFY(stage.says("its settings cannot change any more"));
    QVERIFY(stage.says("7 sizes × 3 seeds"));
    QVERIFY(!stage.start()->isVisible());
    QCOMPARE(stage.page->status().state, StepState::Done);
    for (PlanCard* card : stage.page->cards()) {
        card->setOpen(true);
    }
    for (const QWidget* widget : stage.page->findChildren<QAbstractSpinBox*>()) {
        QVERIFY2(!widget->isVisible(), qPrintable(widget->objectName()));
    }
    QVERIFY(stage.says("29, 58, 116, 232, 464, 928, 1856"));
    QVERIFY(stage.session->draft() == before);
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    stage.page->headerActions().last()->trigger();
    QCOMPARE(wanted.first().first().value<Step>(), Step::Run);
}

void TestPlanStart::itsSettingsBeginAnotherOne() {
    PlanStage stage;
    const Showcase showcase(stage.folder / "experiments/one", Progress::Half);
    QVERIFY(stage.begin());
    stage.session->openExperiment(QString::fromStdString(showcase.root().string()));
    QTRY_VERIFY(stage.session->snapshot());
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    QVERIFY(stage.press(QStringLiteral("New experiment from these settings")));
    QCOMPARE(wanted.last().first().value<Step>(), Step::Plan);
    QVERIFY(stage.session->folder().isEmpty());
    const Draft& draft = stage.session->draft();
    QCOMPARE(draft.sizes, showcase.folder().plan().sizes);
    QVERIFY(draft.file(FileRole::Test)->path.endsWith(QLatin1String("one/data/test.jsonl")));
    QVERIFY(stage.settle());
    QVERIFY(stage.start()->isVisible());
    QVERIFY(stage.control<QSpinBox>(SizesNumber, "seeds").isVisible());
    stage.session->undoStack().undo();
    QVERIFY(stage.session->draft().sizes.empty());
}

PLATEAU_WINDOW_TEST(TestPlanStart)
#include "test_plan_start.moc"
