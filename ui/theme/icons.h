#pragma once

#include "ui/theme/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QAbstractButton;
class QAction;

namespace plateau::ui {

/// A picture of resources/icons ("play", without ".svg") in one colour. Only pictures of the program are
/// drawn, never a user's file. Unknown names give an empty pixmap.
QPixmap iconPixmap(const QString& name, const QColor& colour, int size = iconSize, double ratio = 1);

/// The same in a role's colour, with its disabled form. Made anew on a theme change: use setIcon() below.
QIcon icon(const QString& name, Role role = Role::Text, int size = iconSize);

/// Sets the icon and renews it at each theme change as long as the target lives.
void setIcon(QAbstractButton& button, const QString& name, Role role = Role::Text, int size = iconSize);
void setIcon(QAction& action, const QString& name, Role role = Role::Text);

} // namespace plateau::ui
