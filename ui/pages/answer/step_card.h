#pragma once

#include "ui/pages/answer/answer_parts.h"
#include "ui/widgets/card.h"

namespace plateau::ui {

class Chip;
class Fact;

/// One next step: title, verdict, what it brings and what it costs.
class StepCard : public Card {
    Q_OBJECT
public:
    explicit StepCard(QWidget* parent = nullptr);
    void showStep(const NextStep& step);

private:
    Chip* m_verdict;
    TextLabel* m_text;
    Fact* m_gain;
    Fact* m_cost;
};

} // namespace plateau::ui
