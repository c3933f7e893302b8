#pragma once

#include "ui/pages/answer/best_cell_reading.h"
#include "ui/viewmodels/predicted_numbers.h"
#include "ui/widgets/card.h"

class QStackedWidget;

namespace plateau::ui {

class Button;
class SegmentedChoice;
class StandardChart;

/// How far the best cell is off: what it predicts against the truth, and the error of each test item. Its
/// predictions are read beside the window's thread.
class ErrorCard : public Card {
    Q_OBJECT
public:
    enum Tab { Predicted, Errors };
    explicit ErrorCard(QWidget* parent = nullptr);

    /// Null: nothing is open. Cheap when the best cell is the same.
    void showSnapshot(const SnapshotPointer& snapshot) { m_reading.showSnapshot(snapshot); }
    void showTab(Tab tab);
    const std::optional<PredictedNumbers>& numbers() const { return m_reading.facts(); }
    StandardChart& chart() { return *m_chart; }
    void retranslate();

Q_SIGNALS:
    void failed(const plateau::Error& error);

private:
    void refresh();
    QString readText() const;

    BestCellReading<PredictedNumbers> m_reading;
    SegmentedChoice* m_tabs;
    Button* m_export;
    QStackedWidget* m_stack;
    StandardChart* m_chart;
    TextLabel* m_none;
    TextLabel* m_sentence;
    TextLabel* m_facts;
};

} // namespace plateau::ui
