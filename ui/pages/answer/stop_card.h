#pragma once

#include "ui/session/answer_computer.h"
#include "ui/widgets/card.h"

class QGridLayout;

namespace plateau::ui {

/// Rules for when to stop collecting, and how far the method is ahead of the instant curve.
class StopCard : public Card {
    Q_OBJECT
public:
    explicit StopCard(QWidget* parent = nullptr);
    void showAnswer(const TargetAnswer& answer);
    void retranslate();

private:
    void add(const QString& name, const QString& value);
    QGridLayout* m_rows;
};

} // namespace plateau::ui
