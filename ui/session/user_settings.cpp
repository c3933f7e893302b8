#include "ui/session/user_settings.h"

#include <QDir>
#include <QSettings>

namespace plateau::ui {

namespace {

constexpr qsizetype recentCount = 12;

} // namespace

UserSettings readUserSettings(const QSettings& store) {
    UserSettings out;
    out.language = store.value(QStringLiteral("language")).toString();
    out.theme = store.value(QStringLiteral("theme"), out.theme).toString();
    out.experimentsFolder = store.value(QStringLiteral("experimentsFolder")).toString();
    out.recent = store.value(QStringLiteral("recent")).toStringList();
    out.queue = store.value(QStringLiteral("queue")).toStringList();
    out.notify = store.value(QStringLiteral("notify"), true).toBool();
    return out;
}

void writeUserSettings(QSettings& store, const UserSettings& settings) {
    store.setValue(QStringLiteral("language"), settings.language);
    store.setValue(QStringLiteral("theme"), settings.theme);
    store.setValue(QStringLiteral("experimentsFolder"), settings.experimentsFolder);
    store.setValue(QStringLiteral("recent"), settings.recent);
    store.setValue(QStringLiteral("queue"), settings.queue);
    store.setValue(QStringLiteral("notify"), settings.notify);
}

QString experimentsFolder(const UserSettings& settings) {
    if (!settings.experimentsFolder.isEmpty()) {
        return settings.experimentsFolder;
    }
    const QString asked = qEnvironmentVariable("PLATEAU_EXPERIMENTS");
    return asked.isEmpty() ? QDir::home().filePath(QStringLiteral("Plateau")) : asked;
}

QStringList withRecent(QStringList recent, const QString& folder) {
    recent.removeAll(folder);
    recent.prepend(folder);
    return recent.mid(0, recentCount);
}

} // namespace plateau::ui
