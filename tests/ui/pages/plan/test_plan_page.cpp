#include "tests/ui/pages/plan/plan_stage.h"
#include "tests/ui/support/hostile.h"
#include "tests/ui/support/watchdog.h"

#include "tests/support/registered_window_test.h"
#include "ui/pages/plan/plan_pictures.h"

#include <QClipboard>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

/// The Plan page while a draft is edited and checked, with a program that stands for `plateau`.
class TestPlanPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutDataItLeadsToTheData();
    void aCheckedPlanShowsItsCosts();
    void whileItIsCheckedThereAreNoNumbers();
    void theLastChangeIsTheOneThatCounts();
    void aFaultStandsBesideItsField();
    void aFaultOfTheDataLeadsThere();
    void warningsDoNotBlock();
    void aBrokenAnswerIsToldAndAskedAgain();
    void effortsAreOneChoice();
    void theNameIsEdited();
    void theCommandIsThatOfTheCommandLine();
    void theLanguageChangesEveryWord();
    void everyControlHasANameAndATooltip();
    void nothingIsWiderThanThePage_data();
    void nothingIsWiderThanThePage();
    void hostileTextIsShownLiterally();
    void editsDoNotHoldUpTheWindow();
};

void TestPlanPage::withoutDataItLeadsToTheData() {
    const PlanStage stage;
    QVERIFY(stage.says("The plan needs data"));
    QCOMPARE(stage.page->status().state, StepState::Empty);
    QVERIFY(!stage.start()->isEnabled());
    QVERIFY(stage.page->command().isEmpty());
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    QVERIFY(stage.press(QStringLiteral("Go to the data")));
    QCOMPARE(wanted.first().first().value<Step>(), Step::Data);
}

void TestPlanPage::aCheckedPlanShowsItsCosts() {
    PlanStage stage;
    QVERIFY(stage.begin());
    for (const char* text : {"10 cells", "3 sizes × 3 seeds · 1 baseline", "about 1 min 30 s", "570 MB",
                             "of 16 GB", "8.0 MB", "63 GB free", "1.6 points", "Everything is in place",
                             "nothing blocks", "accuracy on 1,000 frozen test items"}) {
        QVERIFY2(stage.says(text), text);
    }
    QVERIFY(stage.start()->isEnabled());
    QCOMPARE(kindOf(*stage.start()), ButtonKind::Filled);
    QCOMPARE(stage.page->status().fact, QStringLiteral("10 cells, about 1 min 30 s"));
    QVERIFY(stage.page->findChild<OrderStrip*>()->isVisible());
    QVERIFY(stage.program.read("asked").find("--model small-encoder") != std::string::npos);
}

void TestPlanPage::whileItIsCheckedThereAreNoNumbers() {
    PlanStage stage;
    QVERIFY(stage.begin());
    stage.control<QSpinBox>(SizesNumber, "seeds").setValue(4);
    QCOMPARE(stage.page->checker().state(), PlanChecker::State::Checking);
    QVERIFY(!stage.says("about 1 min 30 s"));
    QVERIFY(!stage.says("570 MB"));
    QVERIFY(stage.says("being predicted …"));
    QVERIFY(stage.says("Checking data and settings …"));
    QVERIFY(!stage.start()->isEnabled());
    QCOMPARE(stage.page->status().fact, QStringLiteral("being checked …"));
    QVERIFY(stage.settle());
    QVERIFY(stage.start()->isEnabled());
}

void TestPlanPage::theLastChangeIsTheOneThatCounts() {
    PlanStage stage;
    QVERIFY(stage.begin());
    auto& seeds = stage.control<QSpinBox>(SizesNumber, "seeds");
    for (int i = 4; i <= 9; ++i) {
        seeds.setValue(i);
    }
    QVERIFY(stage.settle());
    const std::string asked = stage.program.read("asked");
    QCOMPARE(std::count(asked.begin(), asked.end(), '\n'), 2); // the first one, and one for all changes
    QVERIFY(asked.find("--seeds 9") != std::string::npos);
    stage.session->undoStack().undo();
    stage.session->undoStack().redo();
    QVERIFY(stage.settle());
    const std::string later = stage.program.read("asked");
    QCOMPARE(std::count(later.begin(), later.end(), '\n'), 2); // nothing new to ask
}

void TestPlanPage::aFaultStandsBesideItsField() {
    PlanStage stage;
    QVERIFY(stage.begin());
    Json json = checkJson({50, 9999});
    json["faults"] = {faultJson("sizes[1]", "is 9999, but the pool has 6813 samples", "Remove it."),
                      faultJson("training.lora.dropout", "is 2, outside 0 … 0.9", "")};
    json.erase("cells");
    json.erase("prediction");
    QVERIFY(stage.check(json));
    QVERIFY(!stage.start()->isEnabled());
    QCOMPARE(stage.page->status().state, StepState::Attention);
    QCOMPARE(stage.page->status().fact, QStringLiteral("2 things to mend"));
    PlanCard& sizes = stage.card(SizesNumber);
    QCOMPARE(sizes.field("sizes")->control().property("fault").toBool(), true);
    QVERIFY(stage.says("9,999 is more than the 6,813 samples of the pool."));
    // The second fault lies in a closed part of a closed card.
    PlanCard& method = stage.card(MethodNumber);
    QVERIFY(!method.isOpen());
    stage.page->activateWindow();
    stage.page->reveal(QStringLiteral("training.lora.dropout"));
    QVERIFY(method.isOpen());
    QVERIFY(method.field("training.lora.dropout")->isVisible());
    QTRY_VERIFY(method.field("training.lora.dropout")->control().hasFocus());
    QVERIFY(stage.check(checkJson()));
    QCOMPARE(sizes.field("sizes")->control().property("fault").toBool(), false);
    QVERIFY(stage.start()->isEnabled());
}

void TestPlanPage::aFaultOfTheDataLeadsThere() {
    PlanStage stage;
    QVERIFY(stage.begin());
    Json json = {{"schema", "plateau.dry-run/1"},
                 {"faults", {faultJson("data", "rows.jsonl:3: no label", "Choose a field.")}}};
    QVERIFY(stage.check(json));
    QVERIFY(stage.says("rows.jsonl:3: no label"));
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    QVERIFY(stage.press(QStringLiteral("Show")));
    QCOMPARE(wanted.first().first().value<Step>(), Step::Data);
}

void TestPlanPage::warningsDoNotBlock() {
    PlanStage stage;
    QVERIFY(stage.begin());
    Json json = checkJson();
    json["report"]["warnings"] = {
        {{"kind", "leaks"}, {"values", {{"rows", 12}, {"items", 1000}}}, {"sentence", "12 rows leak"}}};
    json["prediction"]["disk_free_bytes"] = 2e8;
    QVERIFY(stage.check(json));
    QVERIFY(stage.says("12 test rows also stand in the training pool"));
    QVERIFY(stage.says("The disk is nearly full"));
    QVERIFY(stage.start()->isEnabled());
    QVERIFY(stage.press(QStringLiteral("Check again")));
    QVERIFY(stage.settle());
}

void TestPlanPage::aBrokenAnswerIsToldAndAskedAgain() {
    PlanStage stage;
    QVERIFY(stage.begin());
    QVERIFY(stage.check(Json("nonsense")));
    QCOMPARE(stage.page->checker().state(), PlanChecker::State::Failed);
    QVERIFY(stage.says("The plan could not be checked"));
    QVERIFY(!stage.start()->isEnabled());
    stage.program.setCheck(checkJson());
    QVERIFY(stage.press(QStringLiteral("Check again")));
    QVERIFY(stage.settle());
    QVERIFY(stage.start()->isEnabled());
}

void TestPlanPage::effortsAreOneChoice() {
    PlanStage stage;
    QVERIFY(stage.begin());
    QVERIFY(stage.press(QStringLiteral("Thorough")));
    QCOMPARE(stage.session->draft().seeds, 5);
    QVERIFY(stage.session->draft().shuffledControl);
    QVERIFY(stage.press(QStringLiteral("Own"))); // a state, not a wish
    QCOMPARE(stage.session->draft().seeds, 5);
    QVERIFY(stage.press(QStringLiteral("Quick")));
    QCOMPARE(stage.session->draft().training.budget.minUpdates, 150);
    stage.session->undoStack().undo();
    QCOMPARE(stage.session->draft().seeds, 5);
}

void TestPlanPage::theNameIsEdited() {
    PlanStage stage;
    QVERIFY(stage.begin());
    auto* line = stage.page->findChild<QLineEdit*>(QStringLiteral("name"));
    QCOMPARE(line->placeholderText(), QStringLiteral("rows"));
    line->setFocus();
    QTest::keyClicks(line, QStringLiteral("my intents "));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(stage.session->draft().name, QStringLiteral("my intents"));
    Json json = checkJson();
    json["faults"] = Json::array({faultJson("name", "must be one line of 1 … 200 bytes", "Name it.")});
    QVERIFY(stage.check(json));
    QVERIFY(line->property("fault").toBool());
    stage.page->reveal(QStringLiteral("name"));
    QVERIFY(stage.says("The name is one line of at most 200 bytes."));
}

void TestPlanPage::theCommandIsThatOfTheCommandLine() {
    PlanStage stage;
    QVERIFY(stage.begin());
    stage.control<QSpinBox>(SizesNumber, "seeds").setValue(5);
    const QString command = stage.page->command();
    QVERIFY(command.startsWith(QLatin1String("plateau experiment new ")));
    QVERIFY(command.contains(QLatin1String("/experiments/rows --train ")));
    QVERIFY(command.contains(QLatin1String(" --model small-encoder ")));
    QVERIFY(command.contains(QLatin1String(" --seeds 5")));
    stage.page->headerActions().first()->trigger();
    QCOMPARE(QApplication::clipboard()->text(), command);
}

void TestPlanPage::theLanguageChangesEveryWord() {
    PlanStage stage;
    QVERIFY(stage.begin());
    for (PlanCard* card : stage.page->cards()) {
        card->setOpen(true);
    }
    stage.language.choose(QStringLiteral("zh_CN"));
    QTRY_COMPARE(stage.page->title(), QStringLiteral("计划"));
    QCoreApplication::processEvents();
    const QString text = stage.allText();
    for (const char* word : {"cell", "seed", "size", "Time", "Model", "rate", "Budget", "Target", "Before",
                             "epochs", "Standard", "doubling", "points", "free", " on", "Advanced"}) {
        QVERIFY2(!text.contains(QLatin1String(word)), qPrintable(QString::fromLatin1(word) + text));
    }
    QVERIFY(text.contains(QStringLiteral("3 个样本量 × 3 个种子")));
    QVERIFY(
        stage.control<QAbstractSpinBox>(EvaluationNumber, "target").text().endsWith(QLatin1String("90%")));
    stage.language.choose(QStringLiteral("en"));
    QTRY_COMPARE(stage.page->title(), QStringLiteral("Plan"));
    QTRY_VERIFY(stage.says("Before you start"));
}

void TestPlanPage::everyControlHasANameAndATooltip() {
    PlanStage stage;
    QVERIFY(stage.begin());
    for (PlanCard* card : stage.page->cards()) {
        card->setOpen(true);
    }
    stage.press(QStringLiteral("Advanced"));
    for (const QWidget* widget : stage.page->findChildren<QWidget*>()) {
        const bool control = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus &&
                             widget->objectName() != QLatin1String("qt_spinbox_lineedit") &&
                             !widget->inherits("QScrollArea");
        if (!control) {
            continue;
        }
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const QString name = !widget->accessibleName().isEmpty() ? widget->accessibleName()
                             : button != nullptr                 ? button->text()
                                                                 : QString();
        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->toolTip().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                 qPrintable(name));
    }
}

void TestPlanPage::nothingIsWiderThanThePage_data() {
    QTest::addColumn<QString>("code");
    QTest::newRow("en") << QStringLiteral("en");
    QTest::newRow("zh_CN") << QStringLiteral("zh_CN");
}

void TestPlanPage::nothingIsWiderThanThePage() {
    QFETCH(QString, code);
    PlanStage stage;
    QVERIFY(stage.begin());
    stage.language.choose(code);
    for (PlanCard* card : stage.page->cards()) {
        card->setOpen(true);
        for (auto* button : card->findChildren<QPushButton*>()) {
            if (button->isCheckable() && !button->isChecked() && !button->text().isEmpty()) {
                button->click();
            }
        }
    }
    QCoreApplication::processEvents();
    for (const QScrollArea* area : stage.page->findChildren<QScrollArea*>()) {
        QVERIFY2(area->widget()->minimumSizeHint().width() <= area->viewport()->width(),
                 qPrintable(QStringLiteral("%1 in %2")
                                .arg(area->widget()->minimumSizeHint().width())
                                .arg(area->viewport()->width())));
        QVERIFY(area->horizontalScrollBar()->maximum() == 0);
    }
    stage.language.choose(QStringLiteral("en"));
}

void TestPlanPage::hostileTextIsShownLiterally() {
    PlanStage stage;
    QVERIFY(stage.begin());
    for (const auto& [name, text] : hostileTexts()) {
        Json json = checkJson();
        const std::string bytes = text.toUtf8().left(200'000).toStdString();
        json["faults"] = {faultJson("unheard.of", bytes, bytes), faultJson("training.batch", bytes, bytes),
                          faultJson(bytes, "is odd", "")};
        QVERIFY2(stage.check(json), name);
        for (const QLabel* label : stage.page->findChildren<QLabel*>()) {
            QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty() ||
                         !Qt::mightBeRichText(label->text()),
                     name);
            QVERIFY2(label->text().size() < 20'000, name);
        }
    }
}

void TestPlanPage::editsDoNotHoldUpTheWindow() {
    PlanStage stage;
    QVERIFY(stage.begin());
    for (PlanCard* card : stage.page->cards()) {
        card->setOpen(true);
    }
    QCoreApplication::processEvents();
    Watchdog watchdog;
    for (int i = 2; i < 12; ++i) {
        stage.control<QSpinBox>(SizesNumber, "seeds").setValue(i);
        QCoreApplication::processEvents();
    }
    QVERIFY(stage.settle());
    QVERIFY(stage.check(checkJson({50, 100, 200, 400, 800, 1600}, 40)));
    stage.page->grab();
    qInfo("longest piece of work: %.0f ms", watchdog.worstMilliseconds());
    QVERIFY(watchdog.worstMilliseconds() < latestMilliseconds);
}

PLATEAU_WINDOW_TEST(TestPlanPage)
#include "test_plan_page.moc"
