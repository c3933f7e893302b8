#include "tests/ui/pages/plan/plan_stage.h"

#include "tests/support/registered_window_test.h"
#include "ui/pages/plan/model_card.h"
#include "ui/pages/plan/number_boxes.h"
#include "ui/pages/plan/sizes_card.h"
#include "ui/widgets/log_ruler.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QWheelEvent>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

/// The settings, edited by mouse and keyboard.
class TestPlanCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }
    void everyNumberIsEditedAndUndone_data();
    void everyNumberIsEditedAndUndone();
    void choicesAreEdited();
    void theMethodDecidesWhatIsShown();
    void theBudgetRuleDecidesWhatIsShown();
    void epochsFollowTheData();
    void generalAbilityToKeepIsAskedForWhereItIsMeasured();
    void theRulerMovesSizes();
    void sizesCanBeTyped();
    void handlesBeyondThePoolStay();
    void theModelIsChosen();
    void aModelIsTakenFromItsFolder();
    void aMissingModelSaysWhatToDo();
    void noModelSaysWhatToDo();
    void theWheelLeavesUnfocusedControlsAlone();
    void learningRatesStepByDigits();
    void numbersHaveNoEmptyDigits();
    void cardsFoldByMouseAndKeyboard();
    void tabGoesAsOneReads();

private:
    std::unique_ptr<PlanStage> m_stage;
};

void TestPlanCard::init() {
    m_stage = std::make_unique<PlanStage>();
    QVERIFY(m_stage->begin());
    for (PlanCard* card : m_stage->page->cards()) {
        card->setOpen(true);
    }
}

void TestPlanCard::everyNumberIsEditedAndUndone_data() {
    QTest::addColumn<int>("card");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("option");
    const auto row = [](int card, const char* path, const char* typed, const char* option) {
        QTest::newRow(path) << card << QByteArray(path) << QString::fromLatin1(typed)
                            << QString::fromLatin1(option);
    };
    row(ModelNumber, "training.max_tokens", "96", "--max-tokens 96");
    row(MethodNumber, "training.lora.rank", "4", "--rank 4 --alpha 8");
    row(MethodNumber, "training.learning_rate", "0.003", "--lr 0.003");
    row(MethodNumber, "training.head_learning_rate", "1e-3", "--head-lr 0.001");
    row(MethodNumber, "training.lora.alpha", "32", "--alpha 32");
    row(MethodNumber, "training.lora.dropout", "5 %", "--dropout 0.05");
    row(MethodNumber, "training.batch", "32", "--batch 32");
    row(MethodNumber, "training.weight_decay", "0.01", "--weight-decay 0.01");
    row(MethodNumber, "training.warmup", "20 %", "--warmup 0.2");
    row(SizesNumber, "seeds", "5", "--seeds 5");
    row(BudgetNumber, "training.budget.epochs", "12.5", "--epochs 12.5");
    row(BudgetNumber, "training.budget.min_updates", "200", "--min-updates 200");
    row(EvaluationNumber, "target", "85.5 %", "--target 0.855");
    row(EvaluationNumber, "instant_seeds", "4", "--instant-seeds 4");
}

void TestPlanCard::everyNumberIsEditedAndUndone() {
    QFETCH(int, card);
    QFETCH(QByteArray, path);
    QFETCH(QString, typed);
    QFETCH(QString, option);
    auto& box = m_stage->control<QAbstractSpinBox>(card, path.constData());
    const QString before = box.text();
    const int entries = m_stage->session->undoStack().count();
    box.setFocus();
    box.selectAll();
    QTest::keyClicks(&box, typed);
    QTest::keyClick(&box, Qt::Key_Return);
    const auto arguments = [this] {
        return newArguments(m_stage->session->draft(), QString()).join(QLatin1Char(' '));
    };
    QVERIFY2(arguments().contains(option), qPrintable(arguments()));
    QCOMPARE(m_stage->session->undoStack().count(), entries + 1);
    m_stage->session->undoStack().undo();
    QCOMPARE(box.text(), before);
    QVERIFY(!arguments().contains(option));
}

void TestPlanCard::choicesAreEdited() {
    auto& exact = m_stage->control<QCheckBox>(MethodNumber, "training.exact");
    exact.click();
    QVERIFY(m_stage->session->draft().training.exact);
    auto& set = m_stage->control<QComboBox>(MethodNumber, "target_set");
    set.setFocus();
    QTest::keyClick(&set, Qt::Key_Down);
    QCOMPARE(m_stage->control<QLineEdit>(MethodNumber, "training.lora.targets").text(),
             QStringLiteral("query, key, value, attention.output.dense"));
    auto& preset = m_stage->control<QComboBox>(MethodNumber, "preset");
    QCOMPARE(preset.currentText(), QStringLiteral("own"));
    preset.setCurrentIndex(0);
    Q_EMIT preset.activated(0);
    QCOMPARE(m_stage->session->draft().training.lora.rank, 4);
    Q_EMIT preset.activated(3); // "own" is a state, not a wish
    QCOMPARE(preset.currentText(), QStringLiteral("light"));
    m_stage->control<QCheckBox>(EvaluationNumber, "shuffled_control").click();
    m_stage->control<QCheckBox>(EvaluationNumber, "baseline").click();
    const QStringList arguments = newArguments(m_stage->session->draft(), QString());
    QVERIFY(arguments.contains(QStringLiteral("--shuffled-control")));
    QVERIFY(arguments.contains(QStringLiteral("--no-baseline")));
}

void TestPlanCard::theMethodDecidesWhatIsShown() {
    auto& method = m_stage->control<QComboBox>(MethodNumber, "training.method");
    const PlanCard& card = m_stage->card(MethodNumber);
    QVERIFY(card.field("training.lora.rank")->isVisible());
    method.setCurrentIndex(1);
    Q_EMIT method.activated(1);
    QCOMPARE(m_stage->session->draft().training.method, recipe::MethodKind::LastLayer);
    QVERIFY(!card.field("training.lora.rank")->isVisible());
    QVERIFY(!card.field("training.learning_rate")->isVisible());
    QVERIFY(!m_stage->card(BudgetNumber).field("training.budget.rule")->isVisible());
    QVERIFY(m_stage->says("Only the classifier on frozen features is fitted"));
    Q_EMIT method.activated(2);
    QCOMPARE(card.firstLine(), QStringLiteral("full fine-tune"));
    QVERIFY(card.field("training.learning_rate")->isVisible());
}

void TestPlanCard::theBudgetRuleDecidesWhatIsShown() {
    auto& rule = m_stage->control<QComboBox>(BudgetNumber, "training.budget.rule");
    const PlanCard& card = m_stage->card(BudgetNumber);
    Q_EMIT rule.activated(1);
    QVERIFY(card.field("training.budget.updates")->isVisible());
    QVERIFY(!card.field("training.budget.epochs")->isVisible());
    QVERIFY(m_stage->says("Every cell gets the same number of updates"));
    Q_EMIT rule.activated(2);
    QVERIFY(card.field("training.budget.epochs")->isVisible());
    QVERIFY(m_stage->says("Each cell holds back a part of its own samples"));
}

void TestPlanCard::epochsFollowTheData() {
    QVERIFY(m_stage->check(checkJson({500, 2000, 6000})));
    QVERIFY(m_stage->says("passes from 1–3 are usual"));
    QVERIFY(m_stage->press(QStringLiteral("Use 3 epochs")));
    QCOMPARE(m_stage->session->draft().training.budget.epochs, 3.0);
    QVERIFY(!m_stage->press(QStringLiteral("Use 3 epochs"))); // taken
    m_stage->session->undoStack().undo();
    QCOMPARE(m_stage->session->draft().training.budget.epochs, 10.0);
    auto& rule = m_stage->control<QComboBox>(BudgetNumber, "training.budget.rule");
    Q_EMIT rule.activated(1); // updates: nothing to suggest
    QVERIFY(!m_stage->says("are usual"));
}

void TestPlanCard::generalAbilityToKeepIsAskedForWhereItIsMeasured() {
    const PlanCard& card = m_stage->card(EvaluationNumber);
    QVERIFY(!card.field("general_test")->isVisible() && !card.field("retention")->isVisible());
    Draft draft = m_stage->session->draft();
    draft.files << DraftFile{QStringLiteral("general.jsonl"), FileRole::General};
    draft.mixtures = {QStringLiteral("50%")};
    m_stage->session->editDraft(draft, QStringLiteral("mix"));
    QVERIFY(card.field("general_test")->isVisible() && !card.field("retention")->isVisible());
    m_stage->control<QDoubleSpinBox>(EvaluationNumber, "general_test").setValue(10);
    QVERIFY(card.field("retention")->isVisible());
    auto& keep = m_stage->control<QDoubleSpinBox>(EvaluationNumber, "retention");
    QCOMPARE(keep.text(), QStringLiteral("not asked for"));
    keep.setValue(95);
    const auto arguments = [this] {
        return newArguments(m_stage->session->draft(), QString()).join(QLatin1Char(' '));
    };
    QVERIFY2(arguments().contains(QLatin1String("--general-test 10% --retention 0.95")),
             qPrintable(arguments()));
    QVERIFY(card.secondLine().contains(QLatin1String("keep 95 %")));
    m_stage->session->undoStack().undo();
    QVERIFY2(!arguments().contains(QLatin1String("--retention")), qPrintable(arguments()));
    draft = m_stage->session->draft();
    draft.files << DraftFile{QStringLiteral("held-out.jsonl"), FileRole::GeneralTest};
    m_stage->session->editDraft(draft, QStringLiteral("a file"));
    QVERIFY(!card.field("general_test")->isVisible()); // the file counts
    QVERIFY(arguments().contains(QLatin1String("--general-test held-out.jsonl")));
}

void TestPlanCard::theRulerMovesSizes() {
    auto* ruler = m_stage->page->findChild<LogRuler*>();
    QVERIFY(ruler->isVisible());
    const std::vector<std::int64_t> before = ruler->sizes();
    QCOMPARE(before.front(), std::int64_t(29)); // doubling from the 29 classes of the pool
    ruler->setFocus();
    QTest::keyClick(ruler, Qt::Key_Up);
    QCOMPARE(m_stage->session->draft().sizes.front(), std::int64_t(30));
    QTest::keyClick(ruler, Qt::Key_Delete);
    QCOMPARE(m_stage->session->draft().sizes.size(), before.size() - 1);
    m_stage->session->undoStack().undo();
    m_stage->session->undoStack().undo();
    QVERIFY(m_stage->session->draft().sizes.empty());
    QCOMPARE(ruler->sizes(), before);
}

void TestPlanCard::sizesCanBeTyped() {
    auto& line = m_stage->control<QLineEdit>(SizesNumber, "sizes");
    line.setFocus();
    QTest::keyClicks(&line, QStringLiteral("200 50, 100"));
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(line.text(), QStringLiteral("50, 100, 200"));
    QCOMPARE(m_stage->control<QComboBox>(SizesNumber, "spacing").currentText(), QStringLiteral("doubling"));
    auto& largest = m_stage->control<QSpinBox>(SizesNumber, "largest");
    QCOMPARE(largest.value(), 200);
    largest.setValue(800);
    QCOMPARE(line.text(), QStringLiteral("50, 100, 200, 400, 800"));
    m_stage->control<QSpinBox>(SizesNumber, "smallest").setValue(100);
    QCOMPARE(line.text(), QStringLiteral("100, 200, 400, 800"));
    QVERIFY(m_stage->card(SizesNumber).firstLine().startsWith(QStringLiteral("4 sizes × 3 seeds")));
}

void TestPlanCard::handlesBeyondThePoolStay() {
    Draft draft = m_stage->session->draft();
    draft.sizes = {50, 100, 9999};
    m_stage->session->editDraft(draft, QStringLiteral("sizes"));
    auto* ruler = m_stage->page->findChild<LogRuler*>();
    QCOMPARE(ruler->sizes(), (std::vector<std::int64_t>{50, 100}));
    ruler->setFocus();
    QTest::keyClick(ruler, Qt::Key_Down);
    QCOMPARE(m_stage->session->draft().sizes, (std::vector<std::int64_t>{49, 100, 9999}));
}

void TestPlanCard::theModelIsChosen() {
    m_stage->program.setModels({modelJson("first"), modelJson("second")});
    m_stage->session->cli().check();
    auto& box = m_stage->control<QComboBox>(ModelNumber, "model");
    QTRY_COMPARE(box.count(), 2);
    QCOMPARE(box.currentText(), QStringLiteral("first"));
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(m_stage->session->draft().model, QStringLiteral("second"));
    QCOMPARE(m_stage->card(ModelNumber).firstLine(), QStringLiteral("second, 22.7 million parameters"));
    QVERIFY(m_stage->says("6 × 384 wide"));
    QVERIFY(m_stage->says("apache-2.0"));
}

void TestPlanCard::aModelIsTakenFromItsFolder() {
    m_stage->program.write("inspected", modelJson("ignored"));
    auto& card = dynamic_cast<ModelCard&>(m_stage->card(ModelNumber));
    card.chooseFolder(QStringLiteral("/somewhere/encoder/model"));
    QTRY_COMPARE(card.firstLine(), QStringLiteral("encoder/model, 22.7 million parameters"));
    QCOMPARE(m_stage->session->draft().model, QStringLiteral("/somewhere/encoder/model"));
    m_stage->program.write(
        "inspected",
        {{"error", {{"kind", "bad_input"}, {"where", "x"}, {"what", "no weights"}, {"fix", ""}}}});
    card.chooseFolder(QStringLiteral("/somewhere/else"));
    QTRY_VERIFY(m_stage->says("This model cannot be used: x: no weights"));
}

void TestPlanCard::aMissingModelSaysWhatToDo() {
    Draft draft = m_stage->session->draft();
    draft.model = QStringLiteral("<b>gone</b>");
    m_stage->session->editDraft(draft, QStringLiteral("model"));
    QVERIFY(m_stage->says("The model “<b>gone</b>” is not installed here."));
    QCOMPARE(m_stage->control<QComboBox>(ModelNumber, "model").currentText(),
             QStringLiteral("<b>gone</b> (missing)"));
}

void TestPlanCard::noModelSaysWhatToDo() {
    m_stage->program.setModels({});
    m_stage->session->cli().check();
    QTRY_VERIFY(m_stage->says("No model for this task is installed. Run plateau setup once"));
    QCOMPARE(m_stage->page->status().fact, QStringLiteral("needs a model"));
    QVERIFY(!m_stage->start()->isEnabled());
}

void TestPlanCard::theWheelLeavesUnfocusedControlsAlone() {
    auto& seeds = m_stage->control<QSpinBox>(SizesNumber, "seeds");
    m_stage->control<QSpinBox>(EvaluationNumber, "instant_seeds").setFocus();
    const auto turn = [&seeds] {
        QWheelEvent wheel(QPointF(5, 5), seeds.mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&seeds, &wheel);
    };
    turn();
    QCOMPARE(seeds.value(), 3);
    seeds.setFocus();
    QTRY_VERIFY(seeds.hasFocus());
    turn();
    QCOMPARE(seeds.value(), 4);
}

void TestPlanCard::learningRatesStepByDigits() {
    RateBox box;
    box.setRange(1e-7, 1);
    box.setValue(0.002);
    QCOMPARE(box.text(), QStringLiteral("0.002"));
    box.stepBy(1);
    QCOMPARE(box.text(), QStringLiteral("0.005"));
    box.stepBy(2);
    QCOMPARE(box.text(), QStringLiteral("0.02"));
    box.stepBy(-5);
    QCOMPARE(box.text(), QStringLiteral("0.0005"));
    QString text = QStringLiteral("2e-5");
    int position = 0;
    QCOMPARE(box.validate(text, position), QValidator::Acceptable);
    text = QStringLiteral("fast");
    QVERIFY(box.validate(text, position) != QValidator::Acceptable);
}

void TestPlanCard::numbersHaveNoEmptyDigits() {
    NumberBox box;
    box.setDecimals(4);
    QCOMPARE(box.textFromValue(16), QStringLiteral("16"));
    QCOMPARE(box.textFromValue(0.05), QStringLiteral("0.05"));
    QCOMPARE(box.textFromValue(100), QStringLiteral("100"));
    QCOMPARE(box.textFromValue(0), QStringLiteral("0"));
}

void TestPlanCard::cardsFoldByMouseAndKeyboard() {
    PlanCard& card = m_stage->card(BudgetNumber);
    card.setOpen(false);
    QTest::mouseClick(&card, Qt::LeftButton, {}, QPoint(60, 20));
    QVERIFY(card.isOpen());
    auto* fold = card.findChild<Button*>();
    fold->setFocus();
    QTest::keyClick(fold, Qt::Key_Space);
    QVERIFY(!card.isOpen());
    QVERIFY(fold->accessibleName().contains(QLatin1String("Budget")));
}

void TestPlanCard::tabGoesAsOneReads() {
    auto& first = m_stage->control<QWidget>(SizesNumber, "spacing");
    m_stage->page->activateWindow();
    first.setFocus();
    QTRY_VERIFY(first.hasFocus());
    for (const char* next : {"smallest", "largest", "seeds", "sizes"}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromLatin1(next));
    }
}

PLATEAU_WINDOW_TEST(TestPlanCard)
#include "test_plan_card.moc"
