#pragma once

#include "ui/theme/tokens.h"

#include <QDBusVariant>
#include <QObject>
#include <QString>

namespace plateau::gui {

/// What the desktop offers over D-Bus: notifications, and whether it prefers dark. Where it offers neither,
/// nothing happens.
class Desktop : public QObject {
    Q_OBJECT
public:
    explicit Desktop(QObject* parent = nullptr);
    /// Texts are shown by the desktop, which may read marks in them: they are escaped.
    void notify(const QString& title, const QString& text);

Q_SIGNALS:
    void preferredModeChanged(plateau::ui::Mode mode);

private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void askForMode();
};

} // namespace plateau::gui
