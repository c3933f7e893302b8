#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace plateau::ui {

/// How an experiment in the list stands; five shapes in the rail.
enum class EntryState { Ready, Running, Paused, Done, Attention };

struct ExperimentEntry {
    QString folder;
    QString name; ///< from the plan: untrusted
    EntryState state = EntryState::Ready;
    int done = 0;  ///< cells with a result
    int total = 0; ///< planned cells
    bool operator==(const ExperimentEntry&) const = default;
};

/// The experiments below `root` and the named ones, newest first; folders without a readable plan are left
/// out. Blocking: for a worker thread.
QList<ExperimentEntry> listExperiments(const QString& root, const QStringList& others);

} // namespace plateau::ui
