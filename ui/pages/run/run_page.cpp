#include "ui/pages/run/run_page.h"

#include "ui/charts/data_curve_view.h"
#include "ui/pages/frame/chart_card.h"
#include "ui/pages/run/cell_matrix_view.h"
#include "ui/pages/run/cell_panel.h"
#include "ui/pages/run/run_texts.h"
#include "ui/session/cli_runner.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/segments.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

RunPage::RunPage(Session& session, QWidget* parent)
    : Page(session, parent),
      m_copy(makeAction(this, "terminal", ButtonKind::Icon)),
      m_pause(makeAction(this, "pause")),
      m_stop(makeAction(this, "stop", ButtonKind::Danger)),
      m_begin(makeAction(this, "play", ButtonKind::Filled)),
      m_start(makeAction(this, "play")),
      m_forward(makeAction(this, "", ButtonKind::Filled)),
      m_count(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold)),
      m_rest(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_answer(new ElidedLabel(TextSize::Body, Tone::Secondary)),
      m_bar(new SegmentBar),
      m_chart(new ChartCard),
      m_lower(nullptr),
      m_empty(new QWidget),
      m_emptyText(new TextLabel(TextSize::CardTitle, Tone::Secondary)),
      m_filled(new QWidget),
      m_cells(new Card),
      m_matrixView(new CellMatrixView),
      m_matrix(new CellMatrixModel(this)),
      m_panel(new CellPanel) {
    m_pause->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    auto* column = new QVBoxLayout(m_filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::card);
    column->addWidget(makeProgress());
    column->addWidget(m_chart, 5);
    m_lower = makeLower();
    column->addWidget(m_lower, 4);
    auto* nothing = new QVBoxLayout(m_empty);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    nothing->addStretch();
    nothing->addWidget(m_emptyText);
    nothing->addStretch();
    content().addWidget(m_filled, 1);
    content().addWidget(m_empty, 1);
    connectActions();
    connect(&session, &Session::snapshotChanged, this, &RunPage::showSnapshot);
    connect(&session, &Session::liveChanged, this, &RunPage::showLive);
    connect(&session, &Session::traceChanged, this, [this] { m_panel->showTrace(this->session().trace()); });
    connect(&session, &Session::queueChanged, this, &RunPage::showBanners);
    connect(&session.cli(), &CliRunner::statusChanged, this, &RunPage::showActions);
    connect(&session, &Session::folderChanged, this, [this] {
        m_userChose = false;
        m_lastIn.clear();
        banners().clear();
    });
}

RunPage::~RunPage() {
    // The views below still speak while they are taken apart.
    disconnect(m_matrixView, nullptr, this, nullptr);
    disconnect(&session(), nullptr, this, nullptr);
}

QWidget* RunPage::makeProgress() {
    auto* progress = new QWidget;
    auto* column = new QVBoxLayout(progress);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::stacked);
    row->addWidget(m_count);
    row->addWidget(m_rest);
    m_answer->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_answer->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    row->addWidget(m_answer, 1);
    column->addLayout(row);
    column->addWidget(m_bar);
    return progress;
}

QWidget* RunPage::makeLower() {
    auto* lower = new QWidget;
    auto* row = new QHBoxLayout(lower);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::card);
    m_matrixView->setMatrix(*m_matrix);
    m_cells->body().addWidget(m_matrixView, 1);
    m_cells->body().addWidget(new CellLegend);
    row->addWidget(m_cells, 41);
    row->addWidget(m_panel, 59);
    m_cells->setMinimumWidth(400);
    return lower;
}

void RunPage::connectActions() {
    addActions({m_pause});
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(command()); });
    connect(m_pause, &QAction::triggered, this, [this] {
        report(session().runState() == RunState::Paused ? session().resumeRun() : session().pauseRun());
    });
    connect(m_stop, &QAction::triggered, this, [this] { report(session().stopRun()); });
    for (const QAction* start : {m_begin, m_start}) {
        connect(start, &QAction::triggered, this, [this] { report(session().startRun()); });
    }
    connect(m_forward, &QAction::triggered, this, [this] { Q_EMIT stepWanted(Step::Answer); });
    connect(m_matrixView, &CellMatrixView::cellSelected, this, [this](const QString& cell) {
        m_userChose = m_userChose || m_matrixView->hasFocus();
        session().selectCell(cell);
        showLive();
    });
    connect(m_chart, &ChartCard::expandWanted, this, &RunPage::showLarge);
    connect(m_chart, &ChartCard::failed, this, [this](const Error& error) { report(error); });
    connect(m_panel, &CellPanel::failed, this, [this](const Error& error) { report(error); });
}

QList<QAction*> RunPage::headerActions() const {
    return {m_copy, m_start, m_pause, m_stop, m_begin, m_forward};
}

QString RunPage::title() const {
    return tr("Run");
}

QString RunPage::purpose() const {
    const auto& snapshot = session().snapshot();
    if (!snapshot) {
        return tr("Train the same model on growing samples and watch the score");
    }
    return QString::fromStdString(snapshot->plan.name) + Texts::dot() + Texts::method(snapshot->plan) +
           Texts::dot() + Texts::budget(snapshot->plan.training);
}

QString RunPage::command() const {
    return session().folder().isEmpty()
               ? QString()
               : asCommand(QStringLiteral("plateau"),
                           {QStringLiteral("experiment"), QStringLiteral("run"), session().folder()});
}

StepStatus RunPage::status() const {
    const auto& snapshot = session().snapshot();
    if (!snapshot) {
        return {StepState::Empty, tr("not started")};
    }
    return runStatus(summarise(*snapshot, *session().live()));
}

void RunPage::activated() {
    m_matrixView->setFocus(Qt::OtherFocusReason);
}

void RunPage::showLarge(bool large) {
    m_lower->setVisible(!large);
}

void RunPage::report(const Result<void>& outcome) {
    if (outcome) {
        banners().remove(QStringLiteral("error"));
        return;
    }
    showError(outcome.error());
}

void RunPage::showSnapshot() {
    const auto& snapshot = session().snapshot();
    m_filled->setVisible(snapshot != nullptr);
    m_empty->setVisible(snapshot == nullptr);
    if (snapshot) {
        plot::DataCurveChart chart = snapshot->chart;
        Texts::nameSeries(snapshot->plan, chart);
        chart.metric = ScoreTexts::name(ScoreTexts::of(snapshot->plan)).toStdString();
        m_chart->setChart(chart);
        showAnswer();
    }
    showLive();
    showBanners();
    Q_EMIT headerChanged();
}

void RunPage::showLive() {
    const auto& snapshot = session().snapshot();
    if (snapshot) {
        m_matrix->setCells(cellViews(*snapshot, *session().live()), task::taskOf(snapshot->plan.task));
        showProgress();
        chooseCell();
        const experiment::CellState* cell = snapshot->state.find(session().selectedCell().toStdString());
        m_panel->showCell(cell, *snapshot, *session().live());
        showJustIn();
    } else {
        m_panel->clear();
    }
    showSilence();
    showActions();
    Q_EMIT statusChanged();
}

/// Follows the run until the user selects a tile.
void RunPage::chooseCell() {
    if (m_userChose && m_matrix->indexOf(session().selectedCell()).isValid()) {
        return;
    }
    QString wanted;
    QString last;
    for (const CellView& cell : cellViews(*session().snapshot(), *session().live())) {
        const QString id = QString::fromStdString(cell.id);
        if (cell.kind == experiment::CellKind::Cell && cell.look == CellLook::Running && wanted.isEmpty()) {
            wanted = id;
        }
        if (cell.kind == experiment::CellKind::Cell && cell.look == CellLook::Done) {
            last = id;
        }
    }
    wanted = wanted.isEmpty() ? last : wanted;
    m_matrixView->selectCell(wanted);
    session().selectCell(wanted);
}

void RunPage::showProgress() {
    const RunSummary run = summarise(*session().snapshot(), *session().live());
    QList<SegmentBar::Segment> segments;
    for (const CellView& cell : cellViews(*session().snapshot(), *session().live())) {
        using State = SegmentBar::State;
        const State states[] = {State::Waiting, State::Running, State::Done,
                                State::Failed,  State::Failed,  State::Running};
        segments << SegmentBar::Segment{states[static_cast<int>(cell.look)], cell.share};
    }
    m_bar->setSegments(segments);
    m_bar->setAccessibleName(countText(run));
    m_count->setText(countText(run));
    m_rest->setText(restText(run));
}

void RunPage::showAnswer() {
    m_answer->setFullText(provisionalAnswer(*session().snapshot()));
}

void RunPage::showBanners() {
    const auto& snapshot = session().snapshot();
    banners().remove(QStringLiteral("interrupted"));
    banners().remove(QStringLiteral("damaged"));
    banners().remove(QStringLiteral("queued"));
    if (!snapshot) {
        banners().remove(QStringLiteral("failed"));
        return;
    }
    if (session().queue().contains(session().folder())) {
        BannerContent content;
        content.what = tr("This experiment waits for its turn");
        content.why = tr("It starts when the others are through.");
        content.button = tr("Take out of the queue");
        content.act = [this] { session().dequeue(session().folder()); };
        banners().show(QStringLiteral("queued"), content);
    } else if (snapshot->interrupted > 0) {
        BannerContent content;
        content.what = tr("%n cell(s) were interrupted", nullptr, static_cast<int>(snapshot->interrupted));
        content.why = tr("Finished cells are safe; the rest goes on where it can.");
        content.button = tr("Resume");
        content.act = [this] { report(session().startRun()); };
        banners().show(QStringLiteral("interrupted"), content);
    }
    if (!snapshot->state.damaged.empty()) {
        BannerContent content;
        content.kind = BannerKind::Warn;
        content.what =
            tr("%n result(s) are damaged", nullptr, static_cast<int>(snapshot->state.damaged.size()));
        content.why = Texts::errorDetail(snapshot->state.damaged.front());
        banners().show(QStringLiteral("damaged"), content);
    }
    showFailed();
}

/// "Resume" leaves cells alone that failed twice; this does not.
void RunPage::showFailed() {
    const auto& state = session().snapshot()->state;
    const auto failed = static_cast<int>(state.count(experiment::CellStatus::Failed));
    if (failed == 0 || session().runState() != RunState::Idle) {
        return banners().remove(QStringLiteral("failed"));
    }
    BannerContent content;
    content.kind = BannerKind::Warn;
    content.what = tr("%n cell(s) failed", nullptr, failed);
    const auto cell = std::find_if(state.cells.begin(), state.cells.end(), [](const auto& one) {
        return one.status == experiment::CellStatus::Failed && one.cause;
    });
    content.why = cell == state.cells.end() ? QString() : Texts::errorDetail(*cell->cause);
    content.button = tr("Try again");
    content.act = [this] { report(session().startRun({QStringLiteral("--retry-failed")})); };
    banners().show(QStringLiteral("failed"), content);
}

void RunPage::showSilence() {
    if (!session().live()->workerSilent || session().runState() == RunState::Idle) {
        return banners().remove(QStringLiteral("silent"));
    }
    BannerContent content;
    content.kind = BannerKind::Warn;
    content.what = tr("The training gives no sign of life");
    content.why =
        tr("It may go on by itself. Another worker continues where it can; finished cells are safe.");
    content.button = tr("Replace the worker");
    content.act = [this] { report(requestOtherWorker(session().folder())); };
    content.closable = false;
    banners().show(QStringLiteral("silent"), content);
}

void RunPage::showActions() {
    const auto& snapshot = session().snapshot();
    const RunSummary run = snapshot ? summarise(*snapshot, *session().live()) : RunSummary{};
    const bool busy = run.state != RunState::Idle;
    const bool paused = run.state == RunState::Paused;
    const bool complete = snapshot && run.done + run.failed == run.total;
    m_pause->setVisible(busy);
    m_stop->setVisible(busy);
    const bool begun = run.done > 0 || run.interrupted > 0;
    m_start->setVisible(snapshot && !busy && !complete && begun);
    m_begin->setVisible(snapshot && !busy && !complete && !begun);
    m_forward->setVisible(!m_begin->isVisible());
    for (QAction* start : {m_begin, m_start}) {
        start->setEnabled(session().cli().isReady() && !session().queue().contains(session().folder()));
    }
    m_forward->setEnabled(snapshot && snapshot->answer.has_value());
    m_copy->setVisible(snapshot != nullptr);
    m_pause->setProperty("picture", paused ? QStringLiteral("play") : QStringLiteral("pause"));
    setActionTexts(*m_pause, paused ? tr("Resume") : tr("Pause"),
                   paused ? tr("Let the run go on") : tr("Hold the run at its next update; nothing is lost"));
    setActionTexts(*m_begin, tr("Start"), tr("Train the cells that have no result yet"));
    setActionTexts(*m_start, tr("Resume"), tr("Train the cells that have no result yet"));
    setActionTexts(*m_forward, complete ? tr("See answer") : tr("See first answer"),
                   tr("How many samples the target needs, with what there is so far"));
}

void RunPage::showJustIn() {
    const auto& done = session().live()->justIn;
    if (!done || done->cell == m_lastIn || done->status != experiment::CellStatus::Done) {
        return;
    }
    const bool isFirst = m_lastIn.empty();
    const experiment::CellState* cell = session().snapshot()->state.find(done->cell);
    if (cell == nullptr || !cell->result) {
        return; // the next snapshot has it
    }
    m_lastIn = done->cell;
    if (cell->planned.spec.kind == experiment::CellKind::Cell &&
        !(isFirst && session().runState() == RunState::Idle)) {
        m_chart->view().showJustIn(
            static_cast<double>(cell->planned.spec.n), done->score,
            tr("just in: seed %1, %2")
                .arg(cell->planned.spec.seed + 1)
                .arg(ScoreTexts::score(ScoreTexts::of(session().snapshot()->plan), done->score)));
    }
}

void RunPage::retranslate() {
    setActionTexts(*m_copy, tr("Copy as command"), tr("Copy the command line that runs this experiment"));
    setActionTexts(*m_stop, tr("Stop"), tr("End the run; finished cells stay, it can be resumed"));
    m_emptyText->setText(tr("No run yet.\nPlan an experiment and press Start, or open one from the list."));
    m_cells->setTitle(tr("Cells"));
    m_cells->setSubtitle(tr("rows are seeds, columns are samples"));
    m_matrixView->setAccessibleName(tr("Cells: rows are seeds, columns are samples"));
    m_matrix->retranslate();
    m_chart->retranslate();
    m_panel->retranslate();
    showSnapshot();
}

} // namespace plateau::ui
