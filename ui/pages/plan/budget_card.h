#pragma once

#include "ui/pages/plan/plan_card.h"

namespace plateau::ui {

/// How long each cell trains.
class BudgetCard : public PlanCard {
    Q_OBJECT
public:
    explicit BudgetCard(Session& session, QWidget* parent = nullptr);
    void retranslate() override;

protected:
    void showMore(const PlanView& view) override;

private:
    TextLabel* m_meaning;
};

/// On what a cell is scored, what is asked for, and which controls run beside the curve.
class EvaluationCard : public PlanCard {
    Q_OBJECT
public:
    explicit EvaluationCard(Session& session, QWidget* parent = nullptr);
    void retranslate() override;

protected:
    void showMore(const PlanView& view) override;

private:
    void retranslateTarget(const metric::MetricInfo& metric);
    void retranslateBaseline(const task::Task& task);
};

} // namespace plateau::ui
