#pragma once

#include "ui/pages/answer/best_cell_reading.h"
#include "ui/viewmodels/cell_scores.h"
#include "ui/widgets/card.h"

class QStackedWidget;

namespace plateau::ui {

class Button;
class ConfusionView;
class SegmentedChoice;
class StandardChart;

/// How the best cell scores: which classes it takes for which, how sure it may be, how well it tells them
/// apart. Its predictions are read beside the window's thread.
class ScoreCard : public Card {
    Q_OBJECT
public:
    enum Tab { Confusion, Calibration, Roc, TabCount };
    explicit ScoreCard(QWidget* parent = nullptr);

    /// Null: nothing is open. Cheap when the best cell is the same.
    void showSnapshot(const SnapshotPointer& snapshot) { m_reading.showSnapshot(snapshot); }
    void showTab(Tab tab);
    const std::optional<CellScores>& scores() const { return m_reading.facts(); }
    ConfusionView& confusion() { return *m_confusion; }
    StandardChart& chart() { return *m_chart; }
    void retranslate();

Q_SIGNALS:
    void failed(const plateau::Error& error);

private:
    QWidget* makeConfusion();
    void refresh();
    void showPairs();
    QString readText() const;

    BestCellReading<CellScores> m_reading;
    SegmentedChoice* m_tabs;
    Button* m_export;
    QStackedWidget* m_stack;
    ConfusionView* m_confusion;
    TextLabel* m_tile;
    TextLabel* m_pairsTitle;
    TextLabel* m_pairs;
    StandardChart* m_chart;
    TextLabel* m_facts;
    TextLabel* m_none;
};

} // namespace plateau::ui
