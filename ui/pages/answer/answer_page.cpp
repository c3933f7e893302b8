#include "ui/pages/answer/answer_page.h"

#include "ui/charts/data_curve_view.h"
#include "ui/pages/answer/advice_card.h"
#include "ui/pages/answer/answers_card.h"
#include "ui/pages/answer/class_card.h"
#include "ui/pages/answer/comparison_card.h"
#include "ui/pages/answer/error_card.h"
#include "ui/pages/answer/export_dialog.h"
#include "ui/pages/answer/general_card.h"
#include "ui/pages/answer/headline_card.h"
#include "ui/pages/answer/report_dialog.h"
#include "ui/pages/answer/score_card.h"
#include "ui/pages/answer/step_card.h"
#include "ui/pages/answer/stop_card.h"
#include "ui/pages/frame/chart_card.h"
#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/column_scroll.h"

#include "core/recipe/setting_range.h"
#include "core/task/task_list.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCursor>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <cmath>

namespace plateau::ui {

AnswerPage::AnswerPage(Session& session, QWidget* parent)
    : Page(session, parent),
      m_copyCommand(makeAction(this, "terminal", ButtonKind::Icon)),
      m_compare(makeAction(this, "chart")),
      m_copy(makeAction(this, "copy")),
      m_report(makeAction(this, "file")),
      m_export(makeAction(this, "export", ButtonKind::Filled)),
      m_compareMenu(new QMenu(this)),
      m_headline(new HeadlineCard),
      m_chart(new ChartCard),
      m_classes(new ClassCard),
      m_advice(new AdviceCard),
      m_stop(new StopCard),
      m_scores(new ScoreCard),
      m_errors(new ErrorCard),
      m_written(new AnswersCard),
      m_general(new GeneralCard),
      m_filled(new QWidget),
      m_empty(new TextLabel(TextSize::CardTitle, Tone::Secondary)),
      m_computer(new AnswerComputer(this)),
      m_comparison(new ComparisonCard),
      m_comparer(new ComparisonComputer(this)) {
    auto* column = new QVBoxLayout(m_filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::card);
    column->addWidget(m_headline);
    column->addWidget(makeMiddle(), 5);
    column->addWidget(m_comparison);
    column->addWidget(makeLower(), 3);
    column->addWidget(m_scores);
    column->addWidget(m_errors);
    column->addWidget(m_written);
    column->addWidget(m_general);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    content().addWidget(new ColumnScroll(m_filled), 1);
    content().addWidget(m_empty, 1);
    connectActions();
    m_stop->restoreCosts(session.store());
    connectComparison();
    connect(&session, &Session::snapshotChanged, this, &AnswerPage::showSnapshot);
    connect(&session, &Session::experimentsChanged, this, &AnswerPage::showActions);
    connect(&session, &Session::folderChanged, this, [this] {
        m_target.reset();
        m_retention.reset();
        m_answer.reset();
        m_compared.clear();
        m_others.clear();
        askComparison();
        banners().clear();
    });
    connectComputer();
    showEmpty();
}

void AnswerPage::connectComputer() {
    connect(m_computer, &AnswerComputer::answered, this, [this](const TargetAnswerPointer& answer) {
        if (this->session().snapshot() && answer->of->folder == this->session().folder()) {
            m_answer = answer;
            showAnswer();
        }
    });
    connect(m_computer, &AnswerComputer::othersRead, this,
            [this](const std::vector<SnapshotPointer>& others) {
                m_others = others;
                showChart();
            });
}

AnswerPage::~AnswerPage() {
    disconnect(&session(), nullptr, this, nullptr);
}

QWidget* AnswerPage::makeMiddle() {
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::card);
    row->addWidget(m_chart, 69);
    m_sides = new QWidget;
    auto* steps = new QVBoxLayout(m_sides);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(space::stacked);
    for (int i = 0; i < 3; ++i) {
        m_steps << new StepCard;
        connect(m_steps.back(), &StepCard::chosen, this, &AnswerPage::takeStep);
        steps->addWidget(m_steps.back());
    }
    m_sides->setMinimumWidth(280);
    row->addWidget(m_sides, 31);
    m_chart->setMinimumHeight(340);
    return middle;
}

QWidget* AnswerPage::makeLower() {
    m_lower = new QWidget;
    auto* row = new QHBoxLayout(m_lower);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::card);
    row->addWidget(m_classes, 52);
    row->addWidget(m_advice, 22);
    row->addWidget(m_stop, 26);
    return m_lower;
}

void AnswerPage::connectActions() {
    connect(m_copyCommand, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(command()); });
    connect(m_copy, &QAction::triggered, this, [this] {
        if (m_answer) {
            const QString gain = AnswerTexts::gain(m_answer->answer.answer);
            QApplication::clipboard()->setText(m_headline->text() +
                                               (gain.isEmpty() ? gain : QLatin1Char('\n') + gain));
        }
    });
    connect(m_compare, &QAction::triggered, this, [this] {
        fillCompare();
        m_compareMenu->popup(QCursor::pos());
    });
    connect(m_report, &QAction::triggered, this, &AnswerPage::openReport);
    connect(m_export, &QAction::triggered, this, &AnswerPage::openExport);
    connect(m_headline, &HeadlineCard::targetChosen, this, [this](double target) {
        m_target = target;
        ask();
    });
    connect(m_headline, &HeadlineCard::retentionChosen, this, [this](std::optional<double> retention) {
        m_retention = retention;
        ask();
        Q_EMIT headerChanged(); // the command says it
    });
    connect(m_general, &GeneralCard::retentionRead, this, &AnswerPage::ask);
    connect(m_stop, &StopCard::costsChanged, this, [this] {
        m_stop->keepCosts(session().store());
        ask();
    });
    connect(m_chart, &ChartCard::expandWanted, this, [this](bool alone) {
        m_lower->setVisible(!alone);
        m_sides->setVisible(!alone);
        showAnswer();
    });
    connect(m_chart, &ChartCard::failed, this, [this](const Error& error) { showError(error); });
    connect(m_scores, &ScoreCard::failed, this, [this](const Error& error) { showError(error); });
    connect(m_errors, &ErrorCard::failed, this, [this](const Error& error) { showError(error); });
    connect(m_general, &GeneralCard::failed, this, [this](const Error& error) { showError(error); });
}

QString AnswerPage::title() const {
    return tr("Answer");
}

QString AnswerPage::purpose() const {
    const auto& snapshot = session().snapshot();
    if (!snapshot) {
        return tr("How many samples the target needs, with its range");
    }
    const auto sizes = static_cast<int>(snapshot->plan.sizes.size());
    const auto added = static_cast<int>(snapshot->state.added);
    return QString::fromStdString(snapshot->plan.name) + Texts::dot() + Texts::method(snapshot->plan) +
           Texts::dot() + tr("%n size(s)", nullptr, sizes) + QStringLiteral(" × ") +
           tr("%n seed(s)", nullptr, snapshot->plan.seeds) +
           (added > 0 ? Texts::dot() + tr("%n run(s) added", nullptr, added) : QString());
}

StepStatus AnswerPage::status() const {
    const auto& snapshot = session().snapshot();
    if (!snapshot || !snapshot->answer) {
        return {StepState::Empty, tr("not yet")};
    }
    const statistics::Answer& answer = m_answer ? m_answer->answer.answer : snapshot->answer->answer;
    const bool whole = snapshot->state.missing().empty();
    const StepState state = whole ? StepState::Done : StepState::Ready;
    if (answer.needed && (answer.kind == statistics::AnswerKind::Measured ||
                          answer.kind == statistics::AnswerKind::Predicted)) {
        return {state, answer.needed->kind == statistics::NeededKind::AtMostSmallest
                           ? tr("at most %1 samples").arg(Texts::count(std::llround(answer.needed->about)))
                           : tr("about %1 samples").arg(Texts::estimate(answer.needed->about))};
    }
    return {answer.kind == statistics::AnswerKind::CannotTell ? StepState::Attention : state,
            answer.kind == statistics::AnswerKind::CannotTell ? tr("cannot tell yet") : tr("out of reach")};
}

QList<QAction*> AnswerPage::headerActions() const {
    return {m_copyCommand, m_compare, m_copy, m_report, m_export};
}

QString AnswerPage::command() const {
    if (session().folder().isEmpty() || !session().snapshot()) {
        return {};
    }
    const double target = m_target.value_or(session().snapshot()->plan.target);
    QStringList words{QStringLiteral("experiment"), QStringLiteral("answer"), session().folder(),
                      QStringLiteral("--target"), QString::number(target, 'g', 12)};
    if (m_retention || retention()) { // 0: none, whatever the plan says
        words << QStringLiteral("--retention") << QString::number(retention().value_or(0), 'g', 12);
    }
    return asCommand(QStringLiteral("plateau"), words);
}

void AnswerPage::setTarget(double target) {
    m_target = target;
    m_headline->setTarget(target);
    ask();
}

void AnswerPage::showSnapshot() {
    ask();
    const SnapshotPointer& snapshot = session().snapshot();
    const auto target = snapshot ? task::taskOf(snapshot->plan.task).info().target : data::TargetForm::None;
    m_scores->showSnapshot(target == data::TargetForm::ClassName ? snapshot : nullptr);
    m_errors->showSnapshot(target == data::TargetForm::Number ? snapshot : nullptr);
    m_written->showSnapshot(AnswersCard::concerns(snapshot) ? snapshot : nullptr);
    showEmpty();
    showActions();
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void AnswerPage::ask() {
    const auto& snapshot = session().snapshot();
    askComparison();
    if (snapshot && snapshot->answer) {
        m_computer->ask(snapshot, {m_target.value_or(snapshot->plan.target), retention(), m_stop->costs(),
                                   m_general->retentionOf(snapshot)});
    }
}

std::optional<double> AnswerPage::retention() const {
    const auto& snapshot = session().snapshot();
    return m_retention || !snapshot ? m_retention.value_or(std::nullopt) : snapshot->plan.retention;
}

void AnswerPage::showEmpty() {
    const auto& snapshot = session().snapshot();
    const bool filled = snapshot && snapshot->answer.has_value();
    m_filled->parentWidget()->parentWidget()->setVisible(filled);
    m_empty->setVisible(!filled);
    m_empty->setText(
        snapshot ? tr("No score yet.\nThe first answer comes with the first trained cell.")
                 : tr("No answer yet.\nPlan an experiment and press Start, or open one from the list."));
}

void AnswerPage::showAnswer() {
    if (!m_answer) {
        return;
    }
    m_headline->showAnswer(*m_answer);
    showChart();
    const QList<NextStep> steps = nextSteps(*m_answer);
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        m_steps[i]->showStep(steps[i]);
    }
    const task::TaskInfo& task = task::taskOf(m_answer->of->plan.task).info();
    const bool below = m_lower->isVisibleTo(m_filled);
    m_scores->setVisible(below && task.target == data::TargetForm::ClassName);
    m_errors->setVisible(below && task.target == data::TargetForm::Number);
    m_written->setVisible(below && AnswersCard::concerns(m_answer->of));
    m_general->setVisible(below && GeneralCard::concerns(m_answer->of));
    m_general->showAnswer(m_answer);
    const auto& testSet = m_answer->answer.testSet;
    const ClassScores classes = classScores(m_answer->of->plan, m_answer->of->state, m_answer->answer.classes,
                                            testSet ? testSet->designEffect : 1);
    m_classes->showScores(classes);
    m_classes->setVisible(!classes.classes.empty() || task.target == data::TargetForm::ClassName);
    m_advice->showAdvice(m_answer->answer);
    m_stop->showAnswer(*m_answer);
    showUnderTrained();
    showActions();
    Q_EMIT statusChanged();
}

void AnswerPage::showChart() {
    if (!m_answer) {
        return;
    }
    plot::DataCurveChart chart = m_answer->chart;
    chart.metric = ScoreTexts::name(ScoreTexts::of(m_answer->of->plan)).toStdString();
    Texts::nameSeries(m_answer->of->plan, chart);
    if (!chart.series.empty() && !m_others.empty()) {
        chart.series.front().name = m_answer->of->plan.name;
    }
    for (const SnapshotPointer& other : m_others) {
        if (other->chart.series.empty() || m_refused.contains(other->folder) ||
            other->plan.task != m_answer->of->plan.task) {
            continue;
        }
        plot::CurveSeries series = other->chart.series.front();
        series.name = other->plan.name;
        series.forecast.clear();
        series.hue = static_cast<int>(chart.series.size());
        chart.series.push_back(std::move(series));
    }
    m_chart->setChart(chart);
}

void AnswerPage::showActions() {
    const bool ready = m_answer != nullptr;
    const bool some = session().snapshot() != nullptr;
    m_copyCommand->setVisible(some);
    m_copy->setEnabled(ready);
    m_report->setEnabled(ready);
    m_export->setEnabled(ready);
    m_compare->setEnabled(ready);
}

void AnswerPage::takeStep(StepKind kind) {
    const SnapshotPointer snapshot = session().snapshot();
    if (!snapshot || snapshot->plan.sizes.empty()) {
        return;
    }
    if (kind == StepKind::Narrow) {
        return addRun({QStringLiteral("--next"), QString::number(cellsPerClick), QStringLiteral("--target"),
                       QString::number(m_target.value_or(snapshot->plan.target), 'g', 12)});
    }
    Draft draft = draftOf(*snapshot);
    Step next = Step::Plan;
    if (kind == StepKind::Seeds) {
        draft.seeds = std::min(2 * snapshot->plan.seeds, recipe::planRange("seeds").high);
    } else if (kind == StepKind::Collect && snapshot->plan.domain.rows >= 2 * snapshot->plan.sizes.back()) {
        draft.sizes = snapshot->plan.sizes;
        draft.sizes.push_back(2 * draft.sizes.back());
    } else {
        next = Step::Data;
    }
    session().closeExperiment();
    session().drafts().start(draft, tr("take the settings of an experiment"));
    Q_EMIT stepWanted(next);
}

void AnswerPage::addRun(const QStringList& options) {
    const auto started = session().startRun(options);
    if (!started) {
        showError(started.error());
        return;
    }
    Q_EMIT stepWanted(Step::Run);
}

void AnswerPage::showUnderTrained() {
    const experiment::ExperimentState& state = m_answer->of->state;
    const int cells = static_cast<int>(state.underTrained() - state.underTrainedForGood());
    if (cells == 0 || m_answer->of->run != RunState::Idle) {
        return banners().remove(QStringLiteral("under-trained"));
    }
    BannerContent content;
    content.kind = BannerKind::Warn;
    content.what = tr("%n cell(s) are under-trained and left out of the fit", nullptr, cells);
    content.why =
        tr("More data is not all that was missing. Trained with twice the budget they count again.");
    content.button = tr("Train longer");
    content.act = [this] { addRun({QStringLiteral("--extend")}); };
    banners().show(QStringLiteral("under-trained"), content);
}

void AnswerPage::openReport() {
    auto* dialog = new ReportDialog(m_answer, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AnswerPage::openExport() {
    auto* dialog = new ExportDialog(session(), m_answer, m_chart->view().chart(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AnswerPage::retranslate() {
    setActionTexts(*m_copyCommand, tr("Copy as command"), tr("Copy the command line that gives this answer"));
    setActionTexts(*m_compare, tr("Compare"),
                   tr("Compare with other experiments, or train on the same data another way"));
    setActionTexts(*m_copy, tr("Copy answer"), tr("Copy the answer as text"));
    setActionTexts(*m_report, tr("Report"), tr("Read, save or print everything about this answer"));
    setActionTexts(*m_export, tr("Export"), tr("Save the report, the chart, the table or the best adapter"));
    m_headline->retranslate();
    m_chart->retranslate();
    m_classes->retranslate();
    m_advice->retranslate();
    m_stop->retranslate();
    m_scores->retranslate();
    m_errors->retranslate();
    m_written->retranslate();
    m_general->retranslate();
    m_comparison->retranslate();
    showEmpty();
    showAnswer();
    Q_EMIT headerChanged();
}

} // namespace plateau::ui
