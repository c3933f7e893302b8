#include "ui/widgets/button.h"

#include "ui/theme/icons.h"
#include "ui/widgets/text.h"

#include <QAction>

namespace plateau::ui {

namespace {

Role iconRole(ButtonKind kind) {
    switch (kind) {
    case ButtonKind::Filled:
        return Role::AccentText;
    case ButtonKind::Danger:
        return Role::Bad;
    case ButtonKind::Link:
        return Role::Accent;
    case ButtonKind::Icon:
        return Role::TextSecondary;
    case ButtonKind::Plain:
        break;
    }
    return Role::Text;
}

} // namespace

Button::Button(ButtonKind kind, ButtonHeight height, QWidget* parent) : QPushButton(parent), m_kind(kind) {
    const char* const names[] = {"plain", "filled", "danger", "link", "icon"};
    setProperty("kind", QString::fromLatin1(names[static_cast<int>(kind)]));
    setProperty("compact", height == ButtonHeight::InCard);
    setCursor(kind == ButtonKind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setIconSize({16, 16});
    setAutoDefault(false);
}

void Button::follow(QAction& action) {
    takeFrom(action);
    m_followed = connect(&action, &QAction::changed, this, [this, &action] { takeFrom(action); });
    connect(this, &QPushButton::clicked, &action, &QAction::trigger);
}

void Button::stopFollowing() {
    disconnect(m_followed);
}

void Button::takeFrom(const QAction& action) {
    QString text = action.text();
    setAccessibleName(text.remove(QLatin1Char('&')));
    setText(m_kind == ButtonKind::Icon ? QString() : text);
    setPlainToolTip(*this, action.property("what").toString());
    const QString picture = action.property("picture").toString();
    if (!picture.isEmpty() && property("iconName").toString() != picture) {
        ui::setIcon(*this, picture, iconRole(m_kind), m_kind == ButtonKind::Icon ? 20 : 16);
    }
    setEnabled(action.isEnabled());
    setVisible(action.isVisible());
}

QAction* makeAction(QObject* parent, const char* icon, ButtonKind kind) {
    auto* action = new QAction(parent);
    action->setProperty("picture", QString::fromLatin1(icon));
    action->setProperty("kind", static_cast<int>(kind));
    return action;
}

void setActionTexts(QAction& action, const QString& text, const QString& toolTip) {
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    action.setProperty("what", keys.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, keys));
    action.setText(text);
    action.setStatusTip(toolTip);
}

ButtonKind kindOf(const QAction& action) {
    return static_cast<ButtonKind>(action.property("kind").toInt());
}

} // namespace plateau::ui
