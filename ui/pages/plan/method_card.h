#pragma once

#include "ui/pages/plan/plan_card.h"

namespace plateau::ui {

/// What is trained and how: method, LoRA settings, learning rates.
class MethodCard : public PlanCard {
    Q_OBJECT
public:
    explicit MethodCard(Session& session, QWidget* parent = nullptr);
    void retranslate() override;

protected:
    void showMore(const PlanView& view) override;

private:
    void addMethod();
    void addLora();
    void addOptimizer();
    void retranslateLora();
    void retranslateOptimizer();

    void showMethods(const PlanView& view);
    void showTargetNames();
    std::vector<recipe::MethodKind> m_methods{recipe::MethodKind::Lora}; ///< in the order of the choice
    TextLabel* m_meaning;
};

} // namespace plateau::ui
