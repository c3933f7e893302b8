#include "core/base/file.h"
#include "ui/charts/data_curve_view.h"
#include "ui/pages/run/cell_matrix_view.h"
#include "ui/pages/run/run_page.h"
#include "ui/pages/run/run_texts.h"
#include "ui/session/language.h"

#include "core/experiment/store/attempt.h"

#include "tests/support/registered_window_test.h"
#include "tests/ui/support/page_stage.h"
#include "tests/ui/support/showcase.h"
#include "tests/ui/support/watchdog.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::PageStage;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

namespace {

/// A page on a session on a folder of the test.
struct Stage : PageStage<RunPage> {
    Stage() : PageStage(QSize(1100, 720)) {}
    bool open(const Showcase& showcase) {
        session->openExperiment(QString::fromStdString(showcase.root().string()));
        return QTest::qWaitFor([this] { return session->snapshot() != nullptr; });
    }
    QString allText() const { return labels().join(QLatin1Char('\n')); }
    QAction* action(const QString& text) const {
        for (QAction* action : page->headerActions()) {
            if (action->text() == text && action->isVisible()) {
                return action;
            }
        }
        return nullptr;
    }
    CellMatrixView& matrix() const { return *page->findChild<CellMatrixView*>(); }
};

} // namespace

/// The Run page in each of its states.
class TestRunPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutExperimentItSaysSo();
    void aRunTellsItsProgress();
    void newPointsAppearLive();
    void theTileChosenByHandStays();
    void aSearchPastItsBestEpochIsSaidLive();
    void pauseBecomesResume();
    void stopIsAFile();
    void interruptedCellsOfferToResume();
    void aDoneRunLeadsToTheAnswer();
    void aDamagedResultGetsABanner();
    void aSilentWorkerGetsABannerWithAButton();
    void failedCellsOfferToBeTriedAgain();
    void theLanguageChangesEveryWord();
    void theCommandIsThatOfTheCommandLine();
    void manyEventsDoNotHoldUpTheWindow();
};

void TestRunPage::withoutExperimentItSaysSo() {
    const Stage stage;
    QVERIFY(stage.allText().contains(QLatin1String("No run yet")));
    QCOMPARE(stage.page->status().state, StepState::Empty);
    QVERIFY(stage.page->command().isEmpty());
}

void TestRunPage::aRunTellsItsProgress() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    const RunSummary run = summarise(*stage.session->snapshot(), *stage.session->live());
    QTRY_VERIFY(stage.allText().contains(countText(run)));
    QVERIFY(stage.allText().contains(QStringLiteral("2 running · 2 min 50 s left")));
    QVERIFY(stage.allText().contains(QLatin1String("First answer: about ")));
    QCOMPARE(stage.page->status().state, StepState::Running);
    QVERIFY(stage.page->purpose().contains(QLatin1String("LoRA r 8")));
}

void TestRunPage::newPointsAppearLive() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    auto* view = stage.page->findChild<DataCurveView*>();
    const auto seeds = [view] {
        const auto& series = view->chart().series;
        const bool shown = !series.empty() && series.front().points.size() == 7;
        return shown ? series.front().points[3].seeds.size() : std::size_t{0};
    };
    QTRY_COMPARE(seeds(), std::size_t{1});
    showcase.finish(showcase.cell(232, 1));
    QTRY_COMPARE(seeds(), std::size_t{2});
}

void TestRunPage::theTileChosenByHandStays() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    const QString running = QString::fromStdString(showcase.cell(232, 1).id);
    QTRY_COMPARE(stage.session->selectedCell(), running);
    stage.matrix().setFocus();
    QTest::keyClick(&stage.matrix(), Qt::Key_Up);
    const QString chosen = QString::fromStdString(showcase.cell(232, 0).id);
    QCOMPARE(stage.session->selectedCell(), chosen);
    QTRY_VERIFY(stage.session->trace() && stage.session->trace()->updates.size() == 300);
    showcase.finish(showcase.cell(232, 1));
    QTRY_COMPARE(stage.session->live()->justIn->cell, running.toStdString());
    QCOMPARE(stage.session->selectedCell(), chosen);
}

void TestRunPage::aSearchPastItsBestEpochIsSaidLive() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    const auto cell = showcase.cell(232, 1);
    QTRY_COMPARE(stage.session->selectedCell(), QString::fromStdString(cell.id));
    QTRY_VERIFY(stage.session->trace() && !stage.session->trace()->updates.empty());
    QVERIFY(!stage.allText().contains(QLatin1String("Past the best epoch")));
    const auto path = showcase.folder().attemptFolder(cell.id, "001") / "events.jsonl";
    const auto look = [&](double past) {
        const double update = stage.session->trace()->updates.back().update;
        auto log = LineLog::open(path);
        return log
            ->append(Json{{"update", update}, {"validation_loss", 0.4}, {"past_best_since", past}}.dump())
            .ok();
    };
    QVERIFY(look(0));
    QTRY_COMPARE(stage.session->trace()->looks.size(), std::size_t{1});
    QVERIFY(!stage.allText().contains(QLatin1String("Past the best epoch")));
    QVERIFY(look(120));
    QTRY_VERIFY(stage.allText().contains(QLatin1String("Past the best epoch since update 120")));
}

void TestRunPage::pauseBecomesResume() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    QTRY_VERIFY(stage.action(QStringLiteral("Pause")));
    stage.action(QStringLiteral("Pause"))->trigger();
    QTRY_VERIFY(stage.action(QStringLiteral("Resume")));
    QCOMPARE(stage.page->status().state, StepState::Paused);
    stage.action(QStringLiteral("Resume"))->trigger();
    QTRY_VERIFY(stage.action(QStringLiteral("Pause")));
}

void TestRunPage::stopIsAFile() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    QTRY_VERIFY(stage.action(QStringLiteral("Stop")));
    stage.action(QStringLiteral("Stop"))->trigger();
    QVERIFY(std::filesystem::exists(showcase.root() / "control/stop.json"));
}

void TestRunPage::interruptedCellsOfferToResume() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.leave();
    QVERIFY(stage.open(showcase));
    QTRY_VERIFY(stage.page->banners().banner(QStringLiteral("interrupted")));
    QCOMPARE(stage.page->banners().banner(QStringLiteral("interrupted"))->accessibleName(),
             QStringLiteral("2 cells were interrupted"));
    QVERIFY(stage.action(QStringLiteral("Resume")));
    QCOMPARE(stage.page->status().state, StepState::Attention);
}

void TestRunPage::aDoneRunLeadsToTheAnswer() {
    Stage stage;
    const Showcase showcase(stage.folder / "experiments/done", Progress::Done);
    QVERIFY(stage.open(showcase));
    QTRY_VERIFY(stage.action(QStringLiteral("See answer")));
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    stage.action(QStringLiteral("See answer"))->trigger();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<Step>(), Step::Answer);
    QCOMPARE(stage.page->status().state, StepState::Done);
    QVERIFY(!stage.action(QStringLiteral("Stop")));
}

void TestRunPage::aDamagedResultGetsABanner() {
    Stage stage;
    const Showcase showcase(stage.folder / "experiments/done", Progress::Done);
    plateau::support::writeText(showcase.folder().resultPath(showcase.cell(29, 0).id), "{}");
    QVERIFY(stage.open(showcase));
    QTRY_VERIFY(stage.page->banners().banner(QStringLiteral("damaged")));
}

void TestRunPage::aSilentWorkerGetsABannerWithAButton() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    showcase.say(experiment::WorkerSilent{9});
    QTRY_VERIFY(stage.page->banners().banner(QStringLiteral("silent")));
    auto* banner = stage.page->banners().banner(QStringLiteral("silent"));
    for (auto* button : banner->findChildren<QAbstractButton*>()) {
        if (button->text() == QLatin1String("Replace the worker")) {
            button->click();
        }
    }
    QVERIFY(std::filesystem::exists(showcase.folder().controlFile("replace")));
    showcase.say(experiment::WorkerHeard{});
    QTRY_VERIFY(!stage.page->banners().banner(QStringLiteral("silent")));
}

void TestRunPage::failedCellsOfferToBeTriedAgain() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.leave();
    experiment::AttemptStatus failed;
    failed.state = experiment::AttemptState::Failed;
    failed.error = {ErrorKind::OutOfMemory, "worker", "ended: killed by signal 9", ""};
    const std::string cell = showcase.cell(232, 1).id;
    for (int attempt = 0; attempt < experiment::attemptsPerCell; ++attempt) {
        const auto name = experiment::beginAttempt(showcase.folder(), cell);
        QVERIFY(name.ok());
        QVERIFY(experiment::writeAttemptStatus(showcase.folder().attemptFolder(cell, *name), failed).ok());
    }
    QVERIFY(stage.open(showcase));
    QTRY_VERIFY(stage.page->banners().banner(QStringLiteral("failed")));
    // Of several banners one is shown; the others wait behind it.
    QStringList texts;
    for (const auto* label :
         stage.page->banners().banner(QStringLiteral("failed"))->findChildren<QLabel*>()) {
        texts << label->text();
    }
    QVERIFY2(texts.join(QLatin1Char(' ')).contains(QLatin1String("1 cell failed")),
             qPrintable(texts.join(QLatin1Char('|'))));
    QVERIFY2(texts.join(QLatin1Char(' ')).contains(QLatin1String("killed by signal 9")),
             qPrintable(texts.join(QLatin1Char('|'))));
}

void TestRunPage::theLanguageChangesEveryWord() {
    Stage stage;
    const Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    QVERIFY(stage.open(showcase));
    stage.language.choose(QStringLiteral("zh_CN"));
    QTRY_COMPARE(stage.page->title(), QStringLiteral("运行"));
    QCoreApplication::processEvents();
    const QString text = stage.allText();
    QVERIFY(text.contains(QStringLiteral("数据曲线")));
    for (const char* word : {"cells", "samples", "Seed", "Loss", "about", "Training"}) {
        QVERIFY2(!text.contains(QLatin1String(word)), qPrintable(text));
    }
}

void TestRunPage::theCommandIsThatOfTheCommandLine() {
    Stage stage;
    const Showcase showcase(stage.folder / "experiments/my run", Progress::Half);
    QVERIFY(stage.open(showcase));
    QVERIFY(stage.page->command().startsWith(QLatin1String("plateau experiment run '/")));
    QVERIFY(stage.page->command().endsWith(QLatin1String("my run'")));
}

void TestRunPage::manyEventsDoNotHoldUpTheWindow() {
    Stage stage;
    Showcase showcase(stage.folder / "experiments/half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    QTest::qWait(300);
    plateau::ui::support::Watchdog watchdog;
    for (int i = 1; i <= 20; ++i) {
        showcase.train(showcase.cell(464, 1), 66 + i * 10, 75 + i * 10);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    QTRY_COMPARE(stage.session->live()->cells.at(showcase.cell(464, 1).id).update, 275);
    qInfo("longest piece of work: %.0f ms", watchdog.worstMilliseconds());
    QVERIFY(watchdog.worstMilliseconds() < plateau::ui::support::latestMilliseconds);
}

PLATEAU_WINDOW_TEST(TestRunPage)
#include "test_run_page.moc"
