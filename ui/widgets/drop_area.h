#pragma once

#include "ui/widgets/text.h"

#include <QFrame>
#include <QList>
#include <QUrl>

class QHBoxLayout;

namespace plateau::ui {

/// A dashed surface that says what may be dropped (the window takes the drop, anywhere) and offers buttons.
class DropArea : public QFrame {
    Q_OBJECT
public:
    explicit DropArea(QWidget* parent = nullptr);
    /// @param foot may be empty
    void setTexts(const QString& title, const QString& detail, const QString& foot = {});
    /// Appends a button in the middle row; the area owns it.
    void addButton(QWidget* button);

private:
    TextLabel* m_title;
    TextLabel* m_detail;
    TextLabel* m_foot;
    QLabel* m_picture;
    QHBoxLayout* m_buttons;
};

} // namespace plateau::ui
