#include "app/gui/desktop.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace plateau::gui {

namespace {

constexpr int shownMs = 10'000;
const auto portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto portalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const auto appearance = QStringLiteral("org.freedesktop.appearance");
const auto colourScheme = QStringLiteral("color-scheme");

/// 1: the user prefers dark; 2: light; 0: no preference.
ui::Mode modeOf(const QVariant& value) {
    QVariant plain = value;
    while (plain.canConvert<QDBusVariant>()) {
        plain = plain.value<QDBusVariant>().variant();
    }
    return plain.toUInt() == 1 ? ui::Mode::Dark : ui::Mode::Light;
}

} // namespace

Desktop::Desktop(QObject* parent) : QObject(parent) {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        bus.connect(portalService, portalPath, portalSettings, QStringLiteral("SettingChanged"), this,
                    SLOT(settingChanged(QString, QString, QDBusVariant)));
        askForMode();
    }
}

void Desktop::askForMode() {
    QDBusMessage ask =
        QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, QStringLiteral("Read"));
    ask << appearance << colourScheme;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<QVariant> reply = *done;
        if (reply.isValid() && !reply.isError()) {
            Q_EMIT preferredModeChanged(modeOf(reply.value()));
        }
        done->deleteLater();
    });
}

void Desktop::settingChanged(const QString& space, const QString& key, const QDBusVariant& value) {
    if (space == appearance && key == colourScheme) {
        Q_EMIT preferredModeChanged(modeOf(value.variant()));
    }
}

void Desktop::notify(const QString& title, const QString& text) {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    const auto service = QStringLiteral("org.freedesktop.Notifications");
    QDBusMessage message = QDBusMessage::createMethodCall(
        service, QStringLiteral("/org/freedesktop/Notifications"), service, QStringLiteral("Notify"));
    message << QStringLiteral("Plateau") << 0U << QStringLiteral("plateau") << title << text.toHtmlEscaped()
            << QStringList() << QVariantMap() << shownMs;
    bus.asyncCall(message);
}

} // namespace plateau::gui
