#pragma once

#include "ui/widgets/text.h"

#include <QList>

class QAction;
class QHBoxLayout;

namespace plateau::ui {

/// The 72 px head of a page: title, one line of purpose, buttons.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(QWidget* parent = nullptr);
    void show(const QString& title, const QString& purpose, const QList<QAction*>& actions);
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setActions(const QList<QAction*>& actions);
    ElidedLabel* m_title;
    ElidedLabel* m_purpose;
    QHBoxLayout* m_buttons;
    QList<QAction*> m_actions;
};

} // namespace plateau::ui
