#pragma once

#include "ui/pages/plan/plan_card.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"

namespace plateau::ui {

class CellGrid;
class OrderStrip;
class SummaryLine;

/// Something to know before starting: a fault, a warning, or that there is none.
struct PlanNote {
    BannerKind kind = BannerKind::Info;
    QString what;
    QString why;
    QString button;
    QString path; ///< of the setting that the button shows; empty: ask again
    bool operator==(const PlanNote&) const = default;
};

/// The notes of a view, the worst first.
QList<PlanNote> planNotes(const PlanView& view, PlanChecker::State state, const std::optional<Error>& error,
                          const CliStatus& program);

/// What stays in view beside the cards: the cells drawn small, what they cost, what to know before starting
/// and the order of the run. Every number is the program's; while it looks at a change there are none.
class PlanSummary : public QWidget {
    Q_OBJECT
public:
    explicit PlanSummary(QWidget* parent = nullptr);
    void show(const PlanView& view, PlanChecker::State state, const std::optional<Error>& error,
              const CliStatus& program);
    using QWidget::show;
    void retranslate();
    const QList<PlanNote>& notes() const { return m_notes; }
    const CellGrid& grid() const { return *m_grid; }

Q_SIGNALS:
    /// The setting of this path should be shown.
    void settingWanted(const QString& path);
    void checkWanted();

private:
    void showCells(const PlanView& view, bool current);
    void showCosts(const PlanView& view, bool current);
    void showFrozen(const Snapshot& snapshot);
    void showNotes(const QList<PlanNote>& notes);

    Card* m_cells;
    CellGrid* m_grid;
    QWidget* m_lines;
    SummaryLine* m_time;
    SummaryLine* m_memory;
    SummaryLine* m_disk;
    SummaryLine* m_resolution;
    Card* m_before;
    Card* m_order;
    OrderStrip* m_strip;
    QList<PlanNote> m_notes;
    QList<Banner*> m_banners;
    TextLabel* m_more;
    PlanChecker::State m_state = PlanChecker::State::Idle;
};

} // namespace plateau::ui
