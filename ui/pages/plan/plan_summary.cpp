#include "ui/pages/plan/plan_summary.h"

#include "ui/pages/plan/plan_pictures.h"
#include "ui/pages/plan/plan_texts.h"
#include "ui/pages/plan/summary_line.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/texts.h"

#include <QVBoxLayout>

namespace plateau::ui {

using State = PlanChecker::State;

namespace {

constexpr qsizetype mostNotes = 12;

QString points(double share) {
    return QString::number(100 * share, 'f', 1);
}

} // namespace

PlanSummary::PlanSummary(QWidget* parent)
    : QWidget(parent),
      m_cells(new Card),
      m_grid(new CellGrid),
      m_lines(new QWidget),
      m_time(new SummaryLine("clock")),
      m_memory(new SummaryLine("memory")),
      m_disk(new SummaryLine("disk")),
      m_resolution(new SummaryLine("search")),
      m_before(new Card),
      m_order(new Card),
      m_strip(new OrderStrip),
      m_more(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::stacked);
    m_cells->body().addWidget(m_grid);
    auto* lines = new QVBoxLayout(m_lines);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    for (SummaryLine* line : {m_time, m_memory, m_disk, m_resolution}) {
        lines->addWidget(line);
    }
    m_cells->body().addWidget(m_lines);
    m_before->body().addWidget(m_more);
    m_order->body().addWidget(m_strip);
    column->addWidget(m_cells);
    column->addWidget(m_before);
    column->addWidget(m_order);
}

void PlanSummary::show(const PlanView& view, State state, const std::optional<Error>& error,
                       const CliStatus& program) {
    m_state = state;
    const bool current = state == State::Ready && view.check != nullptr;
    showCells(view, current);
    m_order->setVisible(current && view.check->isGood() && view.check->costs && view.frozen == nullptr);
    if (m_order->isVisibleTo(this)) {
        m_strip->setCheck(*view.check);
    }
    m_before->setVisible(view.frozen == nullptr);
    if (view.frozen != nullptr) {
        showFrozen(*view.frozen);
    } else {
        showCosts(view, current);
        showNotes(planNotes(view, state, error, program));
    }
}

void PlanSummary::showCells(const PlanView& view, bool current) {
    const PlanCheck* check = view.check.get();
    const auto sizes =
        sizesOf(view.draft, check != nullptr ? check->poolRows : 0, check != nullptr ? check->classes : 0);
    m_grid->setCells(sizes, view.draft.seeds, view.draft.baseline);
    m_grid->setVisible(!sizes.empty());
    const QString shape = sizes.empty()
                              ? QString()
                              : PlanTexts::grid(static_cast<std::int64_t>(sizes.size()), view.draft.seeds);
    const bool good = current && check->isGood();
    m_cells->setTitle(good ? Texts::cells(static_cast<std::int64_t>(check->cells.size())) : tr("Cells"));
    m_cells->setSubtitle(good ? PlanTexts::cells(*check) : shape);
}

void PlanSummary::showCosts(const PlanView& view, bool current) {
    const PlanCosts* costs = current && view.check->costs ? &*view.check->costs : nullptr;
    const bool checking = m_state == State::Checking;
    const QString unknown = checking ? QStringLiteral("…") : QStringLiteral("–");
    const QString waiting = checking ? tr("being predicted …") : PlanTexts::waitsFor(view.check.get());
    if (costs == nullptr) {
        m_time->set(tr("Time"), unknown, waiting);
        m_memory->set(tr("Memory"), unknown, QString());
        m_disk->set(tr("Disk"), unknown, QString());
    } else {
        const bool scarce =
            costs->machineMemoryBytes > 0 && costs->memoryBytes > 0.9 * costs->machineMemoryBytes;
        m_time->set(tr("Time"), tr("about %1").arg(PlanTexts::predicted(costs->seconds)),
                    tr("first answer after %1").arg(PlanTexts::predicted(costs->firstAnswerSeconds)));
        m_memory->set(tr("Memory"), Texts::bytes(costs->memoryBytes),
                      costs->machineMemoryBytes > 0 ? tr("of %1").arg(Texts::bytes(costs->machineMemoryBytes))
                                                    : QString(),
                      scarce ? Tone::Warn : Tone::Normal);
        m_disk->set(tr("Disk"), Texts::bytes(costs->diskBytes),
                    costs->freeDiskBytes > 0 ? tr("%1 free").arg(Texts::bytes(costs->freeDiskBytes))
                                             : QString(),
                    view.check->isDiskTight() ? Tone::Warn : Tone::Normal);
    }
    const bool rightOrWrong = view.task().primaryMetric().info().binomial;
    const bool seen = current && rightOrWrong && view.check->smallestGain;
    m_resolution->set(tr("Resolution"),
                      seen ? tr("%1 points").arg(points(*view.check->smallestGain)) : unknown,
                      seen ? tr("smallest visible gain") : QString());
    setPlainToolTip(*m_resolution,
                    seen ? tr("The smallest difference of two models that a test set of %Ln item(s) "
                              "can show",
                              nullptr, static_cast<int>(view.check->testRows))
                         : QString());
    m_disk->setVisible(true);
    m_memory->setVisible(true);
    m_resolution->setVisible(rightOrWrong);
}

void PlanSummary::showFrozen(const Snapshot& snapshot) {
    m_cells->setTitle(Texts::cells(static_cast<std::int64_t>(snapshot.state.cells.size())));
    m_time->set(tr("Time"), Texts::duration(snapshot.trainedSeconds), tr("trained so far"));
    m_memory->setVisible(false);
    m_disk->setVisible(false);
    m_resolution->setVisible(false);
}

void PlanSummary::showNotes(const QList<PlanNote>& notes) {
    if (notes == m_notes) {
        return;
    }
    m_notes = notes;
    for (Banner* banner : m_banners) {
        banner->hide(); // its button may be the reason for the change
        banner->deleteLater();
    }
    m_banners.clear();
    qsizetype blocking = 0;
    for (const PlanNote& note : notes) {
        blocking += note.kind == BannerKind::Bad ? 1 : 0;
        if (m_banners.size() == mostNotes) {
            continue;
        }
        auto* banner = new Banner;
        BannerContent content{note.kind, note.what, note.why, note.button, {}, false};
        content.act = [this, path = note.path] {
            if (path.isEmpty()) {
                Q_EMIT checkWanted();
            } else {
                Q_EMIT settingWanted(path);
            }
        };
        banner->set(content);
        m_before->body().insertWidget(static_cast<int>(m_banners.size()), banner);
        banner->show(); // now: a layout would do it an event later
        m_banners << banner;
    }
    const auto hidden = static_cast<int>(notes.size() - m_banners.size());
    m_more->setText(tr("and %Ln more", nullptr, hidden));
    m_more->setVisible(hidden > 0);
    m_before->setSubtitle(m_state == State::Checking ? QString()
                          : blocking > 0 ? tr("%Ln thing(s) to mend", nullptr, static_cast<int>(blocking))
                                         : tr("nothing blocks"));
}

void PlanSummary::retranslate() {
    m_before->setTitle(tr("Before you start"));
    m_order->setTitle(tr("Order"));
    m_order->setSubtitle(tr("what is finished stays, whatever happens"));
    m_notes.clear();
}

} // namespace plateau::ui
