#include "ui/charts/data_curve_view.h"
#include "ui/pages/answer/answer_page.h"
#include "ui/pages/answer/class_card.h"
#include "ui/pages/answer/export_dialog.h"
#include "ui/pages/answer/target_slider.h"
#include "ui/session/language.h"
#include "ui/viewmodels/class_score_model.h"
#include "ui/widgets/chip.h"

#include "tests/support/registered_window_test.h"
#include "tests/ui/support/hostile.h"
#include "tests/ui/support/page_stage.h"
#include "tests/ui/support/showcase.h"
#include "tests/ui/support/watchdog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::PageStage;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

namespace {

/// An Answer page on a session on a folder of the test.
struct Stage : PageStage<AnswerPage> {
    Stage() : PageStage(QSize(1040, 720)) {}
    bool open(const Showcase& showcase) {
        session->openExperiment(QString::fromStdString(showcase.root().string()));
        return QTest::qWaitFor([this] { return page->answer() != nullptr; });
    }
    bool isAnswered(double target) const {
        return QTest::qWaitFor([this, target] {
            return page->answer() && std::abs(page->answer()->answer.request.target - target) < 1e-6;
        });
    }
    QString allText() const {
        QStringList texts = labels();
        for (const Chip* chip : page->findChildren<Chip*>()) {
            texts << chip->text();
        }
        return texts.join(QLatin1Char('\n'));
    }
    /// The visible button of that name, waited for; null when it does not come.
    QAbstractButton* buttonNamed(const QString& name) const {
        QAbstractButton* found = nullptr;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                for (auto* one : page->findChildren<QAbstractButton*>()) {
                    found = one->accessibleName() == name && one->isVisible() ? one : found;
                }
                return found != nullptr;
            },
            120'000));
        return found;
    }
    TargetSlider& slider() const { return *page->findChild<TargetSlider*>(); }
    QAction* action(const QString& text) const {
        for (QAction* action : page->headerActions()) {
            if (action->text() == text) {
                return action;
            }
        }
        return nullptr;
    }
};

std::string rootOf(const Stage& stage, const char* name) {
    return (stage.folder / "experiments" / name).string();
}

} // namespace

/// The Answer page by mouse and keyboard.
class TestAnswerPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutScoresItSaysSo();
    void theSentenceTellsTheRange();
    void anotherTargetAsksAgain();
    void theSliderMovesByKeyAndMouse();
    void aRunningExperimentGivesAProvisionalAnswer();
    void otherExperimentsAreDrawnOver();
    void theAnswerCanBeCopied();
    void exportsAreWritten_data();
    void exportsAreWritten();
    void aFailedExportSaysWhy();
    void theLanguageChangesEveryWord();
    void hostileClassNamesAreShownLiterally();
    void manyTargetsDoNotHoldUpTheWindow();
    void nextStepsBecomeADraft_data();
    void nextStepsBecomeADraft();
    void aStepThatRunsHereTellsWhyItCannot();
};

void TestAnswerPage::nextStepsBecomeADraft_data() {
    QTest::addColumn<QString>("button");
    QTest::addColumn<Step>("leadsTo");
    QTest::addColumn<int>("seeds");
    QTest::addColumn<int>("largest");
    QTest::newRow("more samples") << QStringLiteral("Collect more: Plan it") << Step::Plan << 3 << 3712;
    QTest::newRow("more test items") << QStringLiteral("Add test items: Add data") << Step::Data << 3 << 1856;
}

void TestAnswerPage::nextStepsBecomeADraft() {
    QFETCH(QString, button);
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    stage.session->openExperiment(QString::fromStdString(showcase.root().string()));
    QAbstractButton* found = stage.buttonNamed(button);
    QVERIFY(found != nullptr);
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    QTest::mouseClick(found, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QTEST(wanted[0][0].value<Step>(), "leadsTo");
    QVERIFY(stage.session->folder().isEmpty());
    const Draft& draft = stage.session->draft();
    QTEST(draft.seeds, "seeds");
    QTEST(static_cast<int>(draft.sizes.back()), "largest");
    QVERIFY(!draft.files.isEmpty());
}

void TestAnswerPage::aStepThatRunsHereTellsWhyItCannot() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    stage.session->openExperiment(QString::fromStdString(showcase.root().string()));
    QAbstractButton* run = stage.buttonNamed(QStringLiteral("Narrow the range: Run it"));
    QVERIFY(run != nullptr);
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    QTest::mouseClick(run, Qt::LeftButton); // no program is installed here
    QCOMPARE(wanted.size(), 0);
    QVERIFY(stage.page->banners().banner(QStringLiteral("error")) != nullptr);
    QVERIFY(!stage.session->folder().isEmpty());
}

void TestAnswerPage::withoutScoresItSaysSo() {
    Stage stage;
    QVERIFY(stage.allText().contains(QLatin1String("No answer yet")));
    QCOMPARE(stage.page->status().state, StepState::Empty);
    QVERIFY(stage.page->command().isEmpty());
    const Showcase showcase(rootOf(stage, "fresh"), Progress::NotStarted);
    stage.session->openExperiment(QString::fromStdString(showcase.root().string()));
    QTRY_VERIFY(stage.allText().contains(QLatin1String("No score yet")));
    QVERIFY(!stage.action(QStringLiteral("Export"))->isEnabled());
}

void TestAnswerPage::theSentenceTellsTheRange() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    QVERIFY(stage.open(showcase));
    const QString text = stage.allText();
    QVERIFY2(text.contains(QLatin1String("samples are enough for 95 %")), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("all measured, nothing extrapolated.")));
    QVERIFY(text.contains(QLatin1String("You have 6,813, enough.")));
    QVERIFY(text.contains(QLatin1String("3 of 3 seeds reach it at 464")));
    QVERIFY(text.contains(QLatin1String("1 score under-trained")));
    QCOMPARE(stage.page->status().state, StepState::Done);
    QVERIFY(stage.page->status().fact.startsWith(QLatin1String("about ")));
    const auto* table = stage.page->findChild<QTableView*>();
    QCOMPARE(table->model()->rowCount(), 29);
}

void TestAnswerPage::anotherTargetAsksAgain() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    QVERIFY(stage.open(showcase));
    stage.page->setTarget(0.999);
    QVERIFY(stage.isAnswered(0.999));
    QVERIFY(!stage.allText().contains(QLatin1String("all measured")));
    stage.page->setTarget(0.6);
    QVERIFY(stage.isAnswered(0.6));
    QVERIFY(stage.allText().contains(QLatin1String("samples are enough for 60 %")));
    QVERIFY(stage.page->command().contains(QLatin1String("--target 0.6")));
    const auto* view = stage.page->findChild<DataCurveView*>();
    QTRY_COMPARE(view->chart().target.value_or(0), 0.6);
}

void TestAnswerPage::theSliderMovesByKeyAndMouse() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    QVERIFY(stage.open(showcase));
    QCOMPARE(stage.slider().target(), 0.95);
    QTest::keyClick(&stage.slider(), Qt::Key_Left);
    QVERIFY(stage.isAnswered(0.94));
    QTest::mouseClick(&stage.slider(), Qt::LeftButton, {}, QPoint(stage.slider().width() / 2, 13));
    const double middle = stage.slider().target();
    QVERIFY(middle < 0.94 && middle > 0.4);
    QVERIFY(stage.isAnswered(middle));
    auto* exact = stage.page->findChild<QDoubleSpinBox*>();
    QCOMPARE(exact->value(), 100 * middle);
    exact->setValue(97.5);
    QVERIFY(stage.isAnswered(0.975));
    QCOMPARE(stage.slider().target(), 0.975);
}

void TestAnswerPage::aRunningExperimentGivesAProvisionalAnswer() {
    Stage stage;
    Showcase showcase(rootOf(stage, "half"), Progress::Half);
    showcase.beAtWork();
    QVERIFY(stage.open(showcase));
    QVERIFY(stage.allText().contains(QLatin1String("provisional: ")));
    QCOMPARE(stage.page->status().state, StepState::Ready);
}

void TestAnswerPage::otherExperimentsAreDrawnOver() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    const Showcase other(rootOf(stage, "other"), Progress::Half, "Another task");
    QVERIFY(stage.open(showcase));
    const auto* view = stage.page->findChild<DataCurveView*>();
    QCOMPARE(view->chart().series.size(), std::size_t{1});
    stage.page->compareWith({QString::fromStdString(other.root().string()), QStringLiteral("/no/such")});
    QTRY_COMPARE(view->chart().series.size(), std::size_t{2});
    QCOMPARE(view->chart().series[1].name, std::string("Another task"));
    QVERIFY(view->chart().series[1].forecast.empty());
    stage.page->compareWith({});
    QTRY_COMPARE(view->chart().series.size(), std::size_t{1});
}

void TestAnswerPage::theAnswerCanBeCopied() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    QVERIFY(stage.open(showcase));
    stage.action(QStringLiteral("Copy answer"))->trigger();
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(QLatin1String("are enough for 95 %")) &&
            copied.contains(QLatin1String("more samples would add")));
    stage.action(QStringLiteral("Copy as command"))->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("plateau experiment answer ")));
}

void TestAnswerPage::exportsAreWritten_data() {
    QTest::addColumn<int>("what");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("HTML") << static_cast<int>(ExportDialog::What::ReportHtml)
                          << QByteArray("<!DOCTYPE html>");
    QTest::newRow("MD") << static_cast<int>(ExportDialog::What::ReportMarkdown) << QByteArray("# ");
    QTest::newRow("PNG") << static_cast<int>(ExportDialog::What::Png) << QByteArray("\x89PNG");
    QTest::newRow("SVG") << static_cast<int>(ExportDialog::What::Svg) << QByteArray("<");
    QTest::newRow("PDF") << static_cast<int>(ExportDialog::What::Pdf) << QByteArray("%PDF");
}

void TestAnswerPage::exportsAreWritten() {
    QFETCH(int, what);
    QFETCH(QByteArray, begin);
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    QVERIFY(stage.open(showcase));
    ExportDialog dialog(*stage.session, stage.page->answer(), stage.page->answer()->chart, stage.page.get());
    dialog.show();
    const QString path = QString::fromStdString((stage.folder / "chart").string());
    dialog.choose(static_cast<ExportDialog::What>(what));
    const QString file = path + QLatin1Char('.') + QString::fromLatin1(QTest::currentDataTag()).toLower();
    dialog.setPath(file);
    const QSignalSpy saved(&dialog, &ExportDialog::saved);
    dialog.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].toString(), QString());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().startsWith(begin));
}

void TestAnswerPage::aFailedExportSaysWhy() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    QVERIFY(stage.open(showcase));
    ExportDialog dialog(*stage.session, stage.page->answer(), stage.page->answer()->chart, stage.page.get());
    dialog.choose(ExportDialog::What::Svg);
    dialog.setPath(QStringLiteral("/no/such/folder/chart.svg"));
    const QSignalSpy saved(&dialog, &ExportDialog::saved);
    dialog.save();
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(saved[0][0].toString().contains(QLatin1String("/no/such/folder")));
    dialog.setPath(QStringLiteral("  "));
    dialog.save();
    QCOMPARE(saved.size(), 1);
    QVERIFY(!dialog.isSaving());
}

void TestAnswerPage::theLanguageChangesEveryWord() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    QVERIFY(stage.open(showcase));
    stage.language.choose(QStringLiteral("zh_CN"));
    stage.page->retranslate();
    const QString text = stage.allText();
    QVERIFY(text.contains(QStringLiteral("条样本即可达到 95%")));
    QVERIFY(text.contains(QStringLiteral("何时停止")));
    for (const char* english : {"samples are", "Cost", "Weak", "points", "Doubling"}) {
        QVERIFY2(!text.contains(QLatin1String(english)), english);
    }
    stage.language.choose(QStringLiteral("en"));
    stage.page->retranslate();
    QVERIFY(stage.allText().contains(QLatin1String("samples are enough for 95 %")));
}

void TestAnswerPage::hostileClassNamesAreShownLiterally() {
    const Stage stage;
    ClassScores scores{10, 1, {}};
    for (const auto& [name, text] : plateau::ui::support::hostileTexts()) {
        scores.classes.push_back({text, 10, 0.5, 0.2, 0.8});
    }
    ClassCard card;
    card.retranslate();
    card.resize(500, 500);
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    plateau::ui::support::Watchdog watchdog;
    card.showScores(scores);
    QVERIFY(!card.grab().isNull());
    QCoreApplication::processEvents();
    QCOMPARE(card.findChild<QTableView*>()->model()->rowCount(), static_cast<int>(scores.classes.size()));
    QVERIFY(watchdog.worstMilliseconds() < plateau::ui::support::latestMilliseconds);
}

void TestAnswerPage::manyTargetsDoNotHoldUpTheWindow() {
    Stage stage;
    const Showcase showcase(rootOf(stage, "done"), Progress::Done);
    QVERIFY(stage.open(showcase));
    QTest::qWait(50);
    plateau::ui::support::Watchdog watchdog;
    for (int i = 0; i < 60; ++i) {
        stage.page->setTarget(0.6 + 0.005 * i);
        QCoreApplication::processEvents();
    }
    QVERIFY(stage.isAnswered(0.6 + 0.005 * 59));
    QVERIFY(watchdog.worstMilliseconds() < plateau::ui::support::latestMilliseconds);
}

PLATEAU_WINDOW_TEST(TestAnswerPage)
#include "test_answer_page.moc"
