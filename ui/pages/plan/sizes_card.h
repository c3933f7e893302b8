#pragma once

#include "ui/pages/plan/plan_card.h"

namespace plateau::ui {

class LogRuler;

/// Sample sizes as handles on a log ruler, as a rule, or as a list; seeds a size.
class SizesCard : public PlanCard {
    Q_OBJECT
public:
    explicit SizesCard(Session& session, QWidget* parent = nullptr);
    void retranslate() override;
    const LogRuler& ruler() const { return *m_ruler; }

protected:
    void showMore(const PlanView& view) override;

private:
    void addFields();
    void showCurve(const PlanView& view);
    /// What the shown draft means.
    std::vector<std::int64_t> shown() const;

    LogRuler* m_ruler;
    std::int64_t m_pool = 0;
    TextLabel* m_waiting;
};

} // namespace plateau::ui
