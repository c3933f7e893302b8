#pragma once

#include <QString>
#include <QStringList>

class QSettings;

namespace plateau::ui {

/// What belongs to the user and not to an experiment. Window state is kept by the window itself.
struct UserSettings {
    QString language;                         ///< "en", "zh_CN"; empty: the system's
    QString theme = QStringLiteral("system"); ///< "system", "light", "dark"
    QString experimentsFolder;                ///< empty: ~/Plateau
    QStringList recent; ///< experiment folders outside experimentsFolder, newest first, at most 12
    QStringList queue;  ///< experiments that wait for their turn, in order
    bool notify = true; ///< a desktop notification when a run ends

    bool operator==(const UserSettings&) const = default;
};

UserSettings readUserSettings(const QSettings& store);
void writeUserSettings(QSettings& store, const UserSettings& settings);

/// Where experiments lie: the setting, else PLATEAU_EXPERIMENTS, else ~/Plateau.
QString experimentsFolder(const UserSettings& settings);

/// Puts `folder` first, without doubles, at most 12.
QStringList withRecent(QStringList recent, const QString& folder);

} // namespace plateau::ui
