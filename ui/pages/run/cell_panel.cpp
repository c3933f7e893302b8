#include "ui/pages/run/cell_panel.h"

#include "ui/charts/standard_chart.h"
#include "ui/pages/run/settings_dialog.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/task_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/segments.h"

#include "core/plot/scale.h"
#include "core/recipe/budget.h"
#include "core/task/task_list.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace plateau::ui {

namespace {

constexpr int logRow = 18;
constexpr int sideWidth = 236;

QString numberText(double value) {
    return std::isfinite(value) ? QString::fromStdString(plot::plainNumber(value)) : QStringLiteral("–");
}

} // namespace

CellPanel::CellPanel(QWidget* parent)
    : Card(parent),
      m_state(new Chip),
      m_settings(new Button(ButtonKind::Link, ButtonHeight::InCard)),
      m_curveTitle(new ElidedLabel(TextSize::Secondary, Tone::Secondary)),
      m_quantity(new SegmentedChoice),
      m_export(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_curve(new StandardChart),
      m_facts{new Fact, new Fact, new Fact, new Fact},
      m_logTitle(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_log(new QTableView),
      m_logModel(new CellLogModel(this)),
      m_cause(new TextLabel(TextSize::Secondary, Tone::Bad)) {
    addToHead(m_state);
    addToHead(m_settings);
    m_cause->setWordWrap(true);
    m_cause->hide();
    body().addWidget(m_cause);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::page);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::hair);
    auto* head = new QHBoxLayout;
    head->addWidget(m_curveTitle, 1);
    head->addWidget(m_quantity);
    head->addWidget(m_export);
    left->addLayout(head);
    left->addWidget(m_curve, 1);
    row->addLayout(left, 1);
    row->addLayout(makeFacts());
    body().addLayout(row, 1);
    setIcon(*m_export, QStringLiteral("export"), Role::TextSecondary, 18);
    m_export->setMenu(&m_curve->menu());
    connect(m_settings, &QPushButton::clicked, this, &CellPanel::showSettings);
    connect(m_quantity, &SegmentedChoice::chosen, this, &CellPanel::showCurve);
    connect(m_curve, &StandardChart::failed, this, &CellPanel::failed);
    clear();
}

QLayout* CellPanel::makeFacts() {
    auto* side = new QVBoxLayout;
    side->setSpacing(space::small);
    auto* grid = new QGridLayout;
    for (int i = 0; i < 4; ++i) {
        grid->addWidget(m_facts[i], i / 2, i % 2);
    }
    side->addLayout(grid);
    side->addWidget(new Line);
    side->addWidget(m_logTitle);
    m_log->setTabKeyNavigation(false);
    m_log->setModel(m_logModel);
    m_log->setFixedWidth(sideWidth);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setShowGrid(false);
    m_log->setFont(Theme::instance().monospace(TextSize::Secondary));
    m_log->setSelectionMode(QAbstractItemView::NoSelection);
    m_log->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_log->setTextElideMode(Qt::ElideRight);
    m_log->setWordWrap(false);
    m_log->horizontalHeader()->hide();
    m_log->horizontalHeader()->setStretchLastSection(true);
    m_log->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_log->verticalHeader()->hide();
    m_log->verticalHeader()->setDefaultSectionSize(logRow);
    m_log->verticalHeader()->setMinimumSectionSize(logRow);
    side->addWidget(m_log, 1);
    return side;
}

void CellPanel::clear() {
    m_cell.reset();
    m_trace.reset();
    m_logModel->setEvents({});
    m_settings->setVisible(false);
    m_cause->hide();
    retranslate();
}

void CellPanel::showCell(const experiment::CellState* cell, const Snapshot& snapshot, const LiveState& live) {
    if (cell == nullptr) {
        clear();
        return;
    }
    m_cell = *cell;
    m_run = snapshot.run;
    const auto now = live.cells.find(cell->planned.id);
    m_atWork = snapshot.run != RunState::Idle && now != live.cells.end();
    m_live = m_atWork ? now->second : CellLive{};
    const auto log = live.log.find(cell->planned.id);
    m_logModel->setEvents(log == live.log.end() ? std::deque<experiment::Event>() : log->second,
                          ScoreTexts::of(snapshot.plan));
    m_log->scrollToBottom();
    retranslate();
}

void CellPanel::showTrace(const TracePointer& trace) {
    m_trace = trace;
    showCurve();
    showFacts();
}

/// What the curve is, and whether the search for the best epoch is over its top.
QString CellPanel::curveText() const {
    const bool searches = m_trace && !m_trace->looks.empty() && !m_trace->updates.empty() &&
                          m_trace->updates.back().update >= m_trace->looks.back().update;
    const bool past = m_atWork && searches && m_trace->looks.back().pastBestSince > 0;
    return past ? tr("Past the best epoch since update %1")
                      .arg(Texts::count(std::llround(m_trace->looks.back().pastBestSince)))
                : tr("Training curve, not smoothed");
}

void CellPanel::showCurve() {
    m_curveTitle->setFullText(curveText());
    const auto wanted = static_cast<std::size_t>(std::max(m_quantity->current(), 0));
    const QString titles[] = {tr("Loss"), tr("Learning rate"), tr("Gradient norm")};
    constexpr double TrainingUpdate::*values[] = {&TrainingUpdate::loss, &TrainingUpdate::learningRate,
                                                  &TrainingUpdate::gradientNorm};
    ChartData chart;
    chart.title = tr("Training curve");
    chart.x = {tr("update"), ValueFormat::Count, {}};
    ChartSeries series;
    series.name = titles[wanted];
    if (m_trace) {
        for (const TrainingUpdate& update : m_trace->updates) {
            series.points.push_back({update.update, update.*values[wanted]});
        }
    }
    ChartSeries heldOut;
    if (m_trace && wanted == 0 && !m_trace->looks.empty()) {
        heldOut.name = tr("Held-out loss");
        heldOut.role = plot::seriesRole(1);
        for (const ValidationLook& look : m_trace->looks) {
            heldOut.points.push_back({look.update, look.loss});
        }
    }
    if (m_cell) {
        const auto& spec = m_cell->planned.spec;
        const auto updates = m_atWork ? m_live.updates
                             : m_cell->result
                                 ? m_cell->result->updates
                                 : recipe::updatesFor(spec.training, std::max<std::int64_t>(spec.n, 1));
        chart.x.atLeast = {0, static_cast<double>(std::max<std::int64_t>(updates, 1))};
    }
    chart.series.push_back(std::move(series));
    if (!heldOut.points.empty()) {
        chart.series.push_back(std::move(heldOut));
    }
    m_curve->setData(chart);
}

QString CellPanel::scoreText() const {
    return ScoreTexts::score(task::taskOf(m_cell->planned.spec.task).primaryMetric().info(),
                             m_cell->result->score());
}

void CellPanel::showState() {
    if (!m_cell) {
        m_state->set(ChipKind::Neutral, QString());
        return;
    }
    using experiment::CellStatus;
    const bool under = m_cell->result && m_cell->result->underTrained.any();
    switch (m_cell->status) {
    case CellStatus::Done:
        under ? m_state->set(ChipKind::Warn, tr("under-trained, %1").arg(scoreText()),
                             QStringLiteral("warning"))
              : m_state->set(ChipKind::Good, scoreText(), QStringLiteral("check"));
        return;
    case CellStatus::Diverged:
        m_state->set(ChipKind::Bad, tr("diverged at update %1").arg(m_cell->result->divergedAt),
                     QStringLiteral("diverged"));
        return;
    case CellStatus::Failed:
        m_state->set(ChipKind::Bad, tr("failed"), QStringLiteral("error"));
        return;
    case CellStatus::Running:
    case CellStatus::Pending:
        break;
    }
    const double share =
        m_live.updates > 0 ? static_cast<double>(m_live.update) / static_cast<double>(m_live.updates) : 0;
    if (m_atWork || m_cell->status == CellStatus::Running) {
        m_run == RunState::Paused
            ? m_state->set(ChipKind::Neutral, tr("paused"), QStringLiteral("pause"))
            : m_state->set(ChipKind::Accent, tr("running %1").arg(Texts::percent(share, 0)));
    } else {
        m_state->set(ChipKind::Neutral, tr("waiting"));
    }
}

void CellPanel::showFacts() {
    QString loss = QStringLiteral("–");
    QString update = QStringLiteral("–");
    QString speed = QStringLiteral("–");
    if (m_trace && !m_trace->updates.empty()) {
        loss = numberText(m_trace->updates.back().loss);
        update = Texts::count(static_cast<std::int64_t>(m_trace->updates.back().update));
    }
    if (m_atWork && m_live.updates > 0) {
        update = QStringLiteral("%1 / %2").arg(Texts::count(m_live.update), Texts::count(m_live.updates));
        loss = m_live.update > 0 ? numberText(m_live.loss) : loss;
        if (m_live.updatesPerSecond > 0) {
            speed = tr("%1 updates/s").arg(numberText(m_live.updatesPerSecond));
        }
    }
    QString last = QStringLiteral("–");
    if (m_cell && m_cell->result) {
        const experiment::CellResult& result = *m_cell->result;
        update = Texts::count(result.updates);
        if (result.trainSeconds > 0 && result.updates > 0) {
            speed =
                tr("%1 updates/s").arg(numberText(static_cast<double>(result.updates) / result.trainSeconds));
        }
        last = Texts::duration(result.trainSeconds + result.evalSeconds);
    }
    m_facts[0]->set(tr("Loss"), loss);
    m_facts[1]->set(tr("Update"), update);
    m_facts[2]->set(tr("Speed"), speed);
    m_facts[3]->set(tr("Time"), last);
}

void CellPanel::retranslate() {
    if (m_cell) {
        const auto& spec = m_cell->planned.spec;
        const QString where = tr("Seed %1 · %2").arg(spec.seed + 1).arg(Texts::samples(spec.n));
        setTitle(spec.isConstant() ? TaskTexts::constant(task::taskOf(spec.task))
                 : spec.n == 0     ? tr("Untouched model")
                 : spec.mixed ? where + Texts::dot() + Texts::series(recipe::mixtureText(spec.mixed->mixture))
                              : where);
    } else {
        setTitle(tr("No cell selected"));
    }
    setSubtitle(m_cell ? QString() : tr("Select a tile to see how it trained"));
    m_settings->setText(tr("All settings"));
    m_settings->setAccessibleName(tr("All settings of this cell"));
    setPlainToolTip(*m_settings, tr("The settings that this cell was trained with, from its own file"));
    m_settings->setVisible(m_cell.has_value());
    const int quantity = std::max(m_quantity->current(), 0);
    m_quantity->setChoices({tr("Loss"), tr("Rate"), tr("Gradient")},
                           {tr("Show the loss of each update"), tr("Show the learning rate of each update"),
                            tr("Show the norm of the gradient at each update")});
    m_quantity->setCurrent(quantity);
    m_export->setAccessibleName(tr("Export the training curve"));
    setPlainToolTip(*m_export, tr("Save the curve as a picture or as numbers, or copy it"));
    m_logTitle->setText(tr("Log"));
    m_log->setAccessibleName(tr("Log of the cell"));
    const bool failed = m_cell && m_cell->cause && !m_cell->result;
    m_cause->setVisible(failed);
    if (failed) {
        m_cause->setText(Texts::errorDetail(*m_cell->cause));
    }
    m_logModel->retranslate();
    showState();
    showTrace(m_trace);
}

void CellPanel::showSettings() {
    if (m_cell) {
        showCellSettings(*this, m_cell->planned);
    }
}

} // namespace plateau::ui
