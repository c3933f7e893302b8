#pragma once

#include "ui/pages/answer/answer_parts.h"
#include "ui/widgets/card.h"

namespace plateau::ui {

class Button;
class Chip;
class Fact;

/// One next step: title, verdict, what it brings and what it costs.
class StepCard : public Card {
    Q_OBJECT
public:
    explicit StepCard(QWidget* parent = nullptr);
    void showStep(const NextStep& step);

Q_SIGNALS:
    /// By the user.
    void chosen(plateau::ui::StepKind kind);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void keepWholeText();

    StepKind m_kind = StepKind::Collect;
    Chip* m_verdict;
    TextLabel* m_text;
    Fact* m_gain;
    Fact* m_cost;
    Button* m_do;
};

} // namespace plateau::ui
