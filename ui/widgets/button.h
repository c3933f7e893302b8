#pragma once

#include <QPushButton>

class QAction;

namespace plateau::ui {

enum class ButtonKind {
    Plain,
    Filled, ///< the step forward; one a page
    Danger, ///< red text
    Link,
    Icon, ///< a picture only: its accessible name and tooltip say what it does
};

enum class ButtonHeight { Normal, InCard };

/// A push button in one of the five looks.
class Button : public QPushButton {
    Q_OBJECT
public:
    explicit Button(ButtonKind kind = ButtonKind::Plain, ButtonHeight height = ButtonHeight::Normal,
                    QWidget* parent = nullptr);
    /// Follows an action: text, tooltip, accessible name, enabled, visible, checked; a click triggers it. The
    /// icon is named by the action's property "picture" (a picture of resources/icons).
    void follow(QAction& action);
    /// The action may live on without the button.
    void stopFollowing();
    ButtonKind kind() const { return m_kind; }

private:
    void takeFrom(const QAction& action);
    ButtonKind m_kind;
    QMetaObject::Connection m_followed;
};

/// An action for header and menus. @param icon a picture of resources/icons, may be empty
QAction* makeAction(QObject* parent, const char* icon, ButtonKind kind = ButtonKind::Plain);
/// Text, what it does (tooltip, with the shortcut added) of an action.
void setActionTexts(QAction& action, const QString& text, const QString& toolTip);
ButtonKind kindOf(const QAction& action);

} // namespace plateau::ui
