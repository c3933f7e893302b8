#pragma once

#include "ui/pages/plan/plan_card.h"

class QLineEdit;

namespace plateau::ui {

class SegmentedChoice;

/// Above the cards: the name of the experiment, and how much trouble it takes in one choice.
class PlanHead : public QWidget {
    Q_OBJECT
public:
    explicit PlanHead(Session& session, QWidget* parent = nullptr);
    void show(const PlanView& view);
    using QWidget::show;
    void retranslate();
    QWidget& nameControl();

private:
    void rename();

    Session& m_session;
    QLineEdit* m_line;
    Field* m_name;
    SegmentedChoice* m_choice;
    Field* m_effort;
};

} // namespace plateau::ui
