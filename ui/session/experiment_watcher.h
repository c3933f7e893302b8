#pragma once

#include "ui/session/snapshot_reader.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace plateau::ui {

/// Reads one experiment at a time, in the thread it is moved to; polls its files (they may lie on a network
/// folder, where no notification comes). All calls by queued signal or invokeMethod.
class ExperimentWatcher : public QObject {
    Q_OBJECT
public:
    explicit ExperimentWatcher(QObject* parent = nullptr);

public Q_SLOTS:
    void open(const QString& folder);
    void close();
    /// Follows this cell's training curve; empty: none.
    void selectCell(const QString& cell);
    /// Reads everything again now.
    void refresh();

Q_SIGNALS:
    void snapshotRead(const plateau::ui::SnapshotPointer& snapshot);
    void liveRead(const plateau::ui::LivePointer& live);
    void traceRead(const plateau::ui::TracePointer& trace);
    void runEnded(const plateau::ui::SnapshotPointer& snapshot);
    void failed(const QString& folder, const plateau::Error& error);

private:
    void poll();
    void readAll();
    void publish(const Result<SnapshotPointer>& snapshot);
    QString m_path;
    QTimer* m_timer;
    std::optional<experiment::Folder> m_folder;
    std::unique_ptr<SnapshotReader> m_reader;
    std::unique_ptr<LiveReader> m_live;
    std::unique_ptr<TraceReader> m_trace;
    std::uint64_t m_number = 0;
    RunState m_run = RunState::Idle;
    int m_polls = 0;
};

} // namespace plateau::ui
