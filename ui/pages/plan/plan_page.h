#pragma once

#include "ui/pages/frame/page.h"
#include "ui/pages/plan/plan_card.h"

#include <QList>

class QScrollArea;

namespace plateau::ui {

class ModelCard;
class PlanHead;
class PlanSummary;

/// What will be trained, how and how often, what it costs, and Start. With an experiment open it shows that
/// experiment's settings, which cannot be changed any more.
class PlanPage : public Page {
    Q_OBJECT
public:
    explicit PlanPage(Session& session, QWidget* parent = nullptr);
    ~PlanPage() override;

    QString title() const override;
    QString purpose() const override;
    StepStatus status() const override;
    QList<QAction*> headerActions() const override;
    QString command() const override;
    void activated() override;
    void retranslate() override;

    const PlanChecker& checker() const { return m_checker; }
    const PlanSummary& summary() const { return *m_summary; }
    const QList<PlanCard*>& cards() const { return m_cards; }
    /// Shows the setting of a fault's path and gives it the focus; settings of the data lead to that page.
    void reveal(const QString& path);

private:
    QWidget* makeEmpty();
    QWidget* makeFilled();
    void connectActions();
    void showAll();
    void showActions();
    void showBanners();
    PlanView makeView();
    SnapshotPointer frozen() const;
    bool hasData() const;
    bool canStart() const;
    void start();
    void started(const std::optional<Error>& error);
    void startAnew();

    PlanChecker m_checker;
    QAction* m_copy;
    QAction* m_start;
    QAction* m_toRun;
    QWidget* m_empty = nullptr;
    TextLabel* m_emptyTitle = nullptr;
    TextLabel* m_emptyText = nullptr;
    Button* m_toData = nullptr;
    QWidget* m_filled = nullptr;
    QScrollArea* m_left = nullptr;
    PlanHead* m_head;
    QList<PlanCard*> m_cards;
    PlanSummary* m_summary;
    bool m_making = false;
};

} // namespace plateau::ui
