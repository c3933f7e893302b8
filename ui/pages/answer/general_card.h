#pragma once

#include "ui/charts/chart_data.h"
#include "ui/session/answer_computer.h"
#include "ui/session/job.h"
#include "ui/widgets/card.h"

#include "core/experiment/analyse/retention.h"

class QStackedWidget;

namespace plateau::ui {

class Button;
class SegmentedChoice;
class StandardChart;

/// What general data is worth, and what training leaves of the untouched model's general ability: retention
/// against samples, what was learnt against what was forgotten, a point a size, and what the share of the
/// domain does. Predictions are read beside the window's thread, once a snapshot.
class GeneralCard : public Card {
    Q_OBJECT
public:
    enum Tab { Kept, Plane, Share };
    explicit GeneralCard(QWidget* parent = nullptr);

    /// True where the plan has mixtures or a general test set.
    static bool concerns(const SnapshotPointer& snapshot);
    /// Null: nothing is open.
    void showAnswer(const TargetAnswerPointer& answer);
    void showTab(Tab tab);
    const std::optional<experiment::Retention>& retention() const { return m_retention; }
    /// What was read of the predictions of this very snapshot; nothing before.
    std::optional<experiment::Retention> retentionOf(const SnapshotPointer& snapshot) const;
    StandardChart& chart() { return *m_chart; }
    void retranslate();

Q_SIGNALS:
    void failed(const plateau::Error& error);
    /// What is kept is known now: answers can tell it.
    void retentionRead();

private:
    void read();
    QList<Tab> tabs() const;
    ChartData chartOf(Tab tab) const;
    void refresh();

    Job m_reading;
    TargetAnswerPointer m_answer;
    std::optional<experiment::Retention> m_retention;
    SnapshotPointer m_readOf; ///< that m_retention is of, or will be
    Tab m_tab = Kept;
    QStringList m_tabNames; ///< of the choices that stand in m_tabs
    SegmentedChoice* m_tabs;
    Button* m_export;
    StandardChart* m_chart;
    TextLabel* m_worth;
    TextLabel* m_kept;
};

} // namespace plateau::ui
