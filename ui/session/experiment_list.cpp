#include "ui/session/experiment_list.h"

#include "ui/session/cli_runner.h"

#include "core/experiment/store/folder.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int mostEntries = 200;

bool isExperiment(const QString& folder) {
    return QFileInfo::exists(QDir(folder).filePath(QStringLiteral("experiment.json")));
}

EntryState stateOf(const QString& folder, int done, int total) {
    const QDir dir(folder);
    if (isExperimentRunning(folder)) {
        return dir.exists(QStringLiteral("control/pause.json")) ? EntryState::Paused : EntryState::Running;
    }
    if (done == total) {
        return EntryState::Done;
    }
    return dir.exists(QStringLiteral("events.jsonl")) ? EntryState::Attention : EntryState::Ready;
}

} // namespace

QList<ExperimentEntry> listExperiments(const QString& root, const QStringList& others) {
    QFileInfoList folders;
    const auto inside =
        QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Readable, QDir::Time);
    for (const QFileInfo& info : inside.mid(0, mostEntries)) {
        folders << info;
    }
    for (const QString& other : others) {
        folders << QFileInfo(other);
    }
    QList<ExperimentEntry> out;
    QStringList seen;
    for (const QFileInfo& info : folders) {
        const QString path = info.canonicalFilePath();
        if (path.isEmpty() || seen.contains(path) || !isExperiment(path)) {
            continue;
        }
        seen << path;
        const auto folder = experiment::Folder::open(path.toStdString());
        if (!folder) {
            continue;
        }
        ExperimentEntry entry;
        entry.folder = path;
        entry.name = QString::fromStdString(folder->plan().name);
        const auto cells = folder->cells();
        if (!cells) {
            continue;
        }
        for (const auto& cell : *cells) {
            std::error_code ignored;
            ++entry.total;
            entry.done += std::filesystem::exists(folder->resultPath(cell.id), ignored) ? 1 : 0;
        }
        entry.state = stateOf(path, entry.done, entry.total);
        out << entry;
    }
    return out;
}

} // namespace plateau::ui
