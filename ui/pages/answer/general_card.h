#pragma once

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
/// against samples, and what was learnt against what was forgotten, a point a size. Predictions are read
/// beside the window's thread.
class GeneralCard : public Card {
    Q_OBJECT
public:
    enum Tab { Kept, Plane };
    explicit GeneralCard(QWidget* parent = nullptr);

    /// True where the plan has mixtures or a general test set.
    static bool concerns(const SnapshotPointer& snapshot);
    /// Null: nothing is open.
    void showAnswer(const TargetAnswerPointer& answer);
    void showTab(Tab tab);
    const std::optional<experiment::Retention>& retention() const { return m_retention; }
    StandardChart& chart() { return *m_chart; }
    void retranslate();

Q_SIGNALS:
    void failed(const plateau::Error& error);

private:
    void read();
    void refresh();

    Job m_reading;
    TargetAnswerPointer m_answer;
    std::optional<experiment::Retention> m_retention;
    SegmentedChoice* m_tabs;
    Button* m_export;
    StandardChart* m_chart;
    TextLabel* m_worth;
    TextLabel* m_kept;
};

} // namespace plateau::ui
