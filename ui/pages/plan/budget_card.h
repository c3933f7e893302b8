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
    void showSuggestion(const PlanView& view);

    TextLabel* m_meaning;
    TextLabel* m_evidence; ///< how many passes suit the samples, and why
    Button* m_take;        ///< takes them
    double m_epochs = 0;   ///< that m_take stands for
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
