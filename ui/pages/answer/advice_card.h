#pragma once

#include "ui/viewmodels/answer_texts.h"
#include "ui/widgets/card.h"

namespace plateau::ui {

/// What weakens the answer, the most important three, each with what removes it.
class AdviceCard : public Card {
    Q_OBJECT
public:
    explicit AdviceCard(QWidget* parent = nullptr);
    void showAdvice(const experiment::ExperimentAnswer& answer);
    void retranslate();
};

} // namespace plateau::ui
