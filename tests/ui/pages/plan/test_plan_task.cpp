#include "tests/ui/pages/plan/plan_stage.h"

#include "tests/support/registered_window_test.h"
#include "ui/pages/plan/number_boxes.h"
#include "ui/viewmodels/plan_draft.h"

#include <QSpinBox>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

namespace {

Json builtIn(const std::string& name, const std::string& family, const std::string& task, bool language) {
    Json model = modelJson(name);
    model["family"] = family;
    model["tasks"] = {task};
    model["built_in"] = true;
    model["language"] = language;
    return model;
}

Json encoder() {
    Json model = modelJson();
    model["tasks"] = {"text-classification", "multi-label-classification"};
    return model;
}

QStringList linesOf(const QComboBox& box) {
    QStringList lines;
    for (int i = 0; i < box.count(); ++i) {
        lines << box.itemText(i);
    }
    return lines;
}

} // namespace

/// What the task decides of a plan: models, methods, settings, target, controls.
class TestPlanTask : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }
    void onlyWhatSuitsIsOffered_data();
    void onlyWhatSuitsIsOffered();
    void theTargetHasTheUnitOfItsMetric();
    void settingsOfTheModelCanBeChanged();
    void anotherTaskBeginsAnew();
    void aLanguageModelIsAskedForTheClass();

private:
    bool take(const QString& task) {
        Draft draft = m_stage->session->draft();
        setTask(draft, task);
        m_stage->session->editDraft(draft, QStringLiteral("task"));
        return m_stage->settle();
    }
    bool isShown(const char* path) const {
        const PlanCard& card = m_stage->card(EvaluationNumber);
        return card.field(path)->isVisibleTo(&card);
    }
    std::unique_ptr<PlanStage> m_stage;
};

void TestPlanTask::init() {
    m_stage = std::make_unique<PlanStage>();
    m_stage->program.setModels({encoder(), builtIn("rows", "mlp", "table-regression", false),
                                builtIn("bytes", "llama", "language-modelling", true)});
    QVERIFY(m_stage->begin());
    for (PlanCard* card : m_stage->page->cards()) {
        card->setOpen(true);
    }
}

void TestPlanTask::onlyWhatSuitsIsOffered_data() {
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("methods");
    QTest::addColumn<bool>("textControls");
    QTest::addColumn<QString>("asked");
    const QString lora = QStringLiteral("LoRA adapters");
    const QString full = QStringLiteral("full fine-tune");
    const QStringList scratch{QStringLiteral("trained from scratch")};
    QTest::newRow("classes") << QStringLiteral("text-classification") << QStringLiteral("small-encoder")
                             << QStringList{lora, QStringLiteral("last layer only"), full} << true
                             << QStringLiteral("--target 0.9 --method lora");
    QTest::newRow("labels") << QStringLiteral("multi-label-classification") << QStringLiteral("small-encoder")
                            << QStringList{lora, full} << false
                            << QStringLiteral("--task multi-label-classification");
    QTest::newRow("table") << QStringLiteral("table-regression") << QStringLiteral("rows") << scratch << false
                           << QStringLiteral("--method full --batch 16 --lr 0.002 --head-lr 0.002");
    QTest::newRow("raw text") << QStringLiteral("language-modelling") << QStringLiteral("bytes") << scratch
                              << false
                              << QStringLiteral("--method full --batch 8 --lr 0.002 --head-lr 0.002");
}

void TestPlanTask::onlyWhatSuitsIsOffered() {
    QFETCH(QString, task);
    QFETCH(QString, model);
    QFETCH(QStringList, methods);
    QFETCH(bool, textControls);
    QFETCH(QString, asked);
    QVERIFY(take(task));
    QCOMPARE(linesOf(m_stage->control<QComboBox>(ModelNumber, "model")), QStringList{model});
    QCOMPARE(linesOf(m_stage->control<QComboBox>(MethodNumber, "training.method")), methods);
    QCOMPARE(isShown("instant_seeds"), textControls);
    QCOMPARE(isShown("words"), textControls);
    QVERIFY(m_stage->session->draft().model.isEmpty()); // chosen for the user, not by him
    const std::string questions = m_stage->program.read("asked");
    const auto last = questions.rfind("experiment new");
    QVERIFY2(questions.find(asked.toStdString(), last) != std::string::npos, questions.substr(last).c_str());
    QVERIFY(m_stage->page->command().contains(asked));
}

void TestPlanTask::theTargetHasTheUnitOfItsMetric() {
    auto& target = m_stage->control<TargetBox>(EvaluationNumber, "target");
    QCOMPARE(target.text(), QStringLiteral("90 %"));
    QVERIFY(take(QStringLiteral("language-modelling")));
    QCOMPARE(target.text(), QStringLiteral("not given yet"));
    QVERIFY(!m_stage->page->command().contains(QLatin1String("--target")));
    target.setValue(3.5);
    QCOMPARE(target.text(), QStringLiteral("3.5 nats"));
    QCOMPARE(m_stage->session->draft().target, std::optional(3.5));
    QVERIFY(take(QStringLiteral("table-regression")));
    QCOMPARE(target.text(), QStringLiteral("not given yet")); // 3.5 was of another metric
    target.setValue(16000);
    QCOMPARE(target.text(), QStringLiteral("16,000"));
    QVERIFY(m_stage->settle());
    QVERIFY(m_stage->page->command().contains(QLatin1String("--target 16000")));
    QVERIFY2(m_stage->says("target 16,000"), qPrintable(m_stage->allText()));
    QVERIFY(!m_stage->says("ccuracy"));
    QVERIFY(!m_stage->says("smallest visible gain")); // of right or wrong items only
    target.setValue(target.minimum());
    QVERIFY(!m_stage->session->draft().target);
}

void TestPlanTask::settingsOfTheModelCanBeChanged() {
    QVERIFY(take(QStringLiteral("table-regression")));
    auto& rate = m_stage->control<RateBox>(MethodNumber, "training.learning_rate");
    QCOMPARE(rate.value(), 2e-3);
    rate.setValue(1e-2);
    QVERIFY(m_stage->settle());
    QCOMPARE(rate.value(), 1e-2);
    QVERIFY(m_stage->page->command().contains(QLatin1String("--lr 0.01 --head-lr 0.002")));
    m_stage->session->undoStack().undo();
    QCOMPARE(rate.value(), 2e-3);
}

void TestPlanTask::anotherTaskBeginsAnew() {
    QVERIFY(take(QStringLiteral("table-regression")));
    m_stage->control<QSpinBox>(SizesNumber, "seeds").setValue(7);
    QVERIFY(take(QStringLiteral("text-classification")));
    const Draft& draft = m_stage->session->draft();
    QCOMPARE(draft.seeds, 7); // not the task's business
    QVERIFY(draft.training.method == recipe::MethodKind::Lora);
    m_stage->session->undoStack().undo();
    QCOMPARE(m_stage->session->task(), QStringLiteral("table-regression"));
}

void TestPlanTask::aLanguageModelIsAskedForTheClass() {
    Json speaker = modelJson("a-speaker");
    speaker["family"] = "llama";
    speaker["tasks"] = {"text-classification", "instruction-tuning"};
    speaker["language"] = true;
    m_stage.reset(); // the program that the window starts is set by the stage
    m_stage = std::make_unique<PlanStage>();
    m_stage->program.setModels({speaker, encoder()});
    QVERIFY(m_stage->begin());
    QVERIFY(take(QStringLiteral("text-classification")));
    const auto offers = [this](int card, const char* path) {
        return !m_stage->card(card).field(path)->isHidden();
    };
    const auto& model = m_stage->control<QComboBox>(ModelNumber, "model");
    const auto& method = m_stage->control<QComboBox>(MethodNumber, "training.method");
    QCOMPARE(linesOf(model).size(), 2);
    QCOMPARE(model.currentText(), QStringLiteral("small-encoder")); // what is made for it comes first
    QVERIFY(!offers(ModelNumber, "training.answer.template"));
    QVERIFY(offers(MethodNumber, "training.head_learning_rate"));
    QCOMPARE(method.count(), 3);

    Draft draft = m_stage->session->draft();
    setModel(draft, QStringLiteral("a-speaker"), {});
    m_stage->session->editDraft(draft, QStringLiteral("model"));
    QVERIFY(m_stage->settle());
    QVERIFY(offers(ModelNumber, "training.answer.template"));
    QVERIFY(!offers(ModelNumber, "training.answer.max_new_tokens")); // it writes nothing
    QVERIFY(offers(ModelNumber, "training.max_tokens"));
    QVERIFY(!offers(MethodNumber, "training.head_learning_rate")); // it has no head of classes
    QCOMPARE(method.count(), 2);
}

PLATEAU_WINDOW_TEST(TestPlanTask)
#include "test_plan_task.moc"
