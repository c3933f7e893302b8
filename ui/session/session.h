#pragma once

#include "ui/session/cli_runner.h"
#include "ui/session/drafts.h"
#include "ui/session/experiment_list.h"
#include "ui/session/snapshot.h"
#include "ui/session/user_settings.h"

#include <QObject>
#include <QSettings>
#include <QThread>
#include <QTimer>

#include <functional>
#include <optional>

namespace plateau::ui {

class ExperimentWatcher;

/// What the window works on: one open experiment (or none), the draft of the next one, the list, the queue,
/// the program that trains. GUI thread; all reading of folders happens in a worker thread that it owns.
class Session : public QObject {
    Q_OBJECT
public:
    /// @param store where user settings lie; empty: the user's configuration
    explicit Session(const QString& store = {}, QObject* parent = nullptr);
    ~Session() override;

    // The open experiment.
    /// Starts to read the folder; snapshotChanged() or openFailed() follows.
    void openExperiment(const QString& folder);
    void closeExperiment();
    /// Empty when none is open.
    const QString& folder() const { return m_folder; }
    /// Null until the first read is through, and when none is open.
    const SnapshotPointer& snapshot() const { return m_snapshot; }
    const LivePointer& live() const { return m_live; } ///< never null
    RunState runState() const { return m_snapshot ? m_snapshot->run : RunState::Idle; }
    /// Cell whose training curve is followed; traceChanged() follows.
    void selectCell(const QString& cell);
    const QString& selectedCell() const { return m_cell; }
    const TracePointer& trace() const { return m_trace; } ///< null when no cell is selected or read yet

    // Its runner.
    /// Starts or continues the run; it waits in the queue while another experiment runs. Options that ask for
    /// more cells ({"--next", "8"}, {"--extend"}) do not wait: Busy.
    Result<void> startRun(const QStringList& options = {});
    Result<void> pauseRun();
    Result<void> resumeRun();
    Result<void> stopRun();

    // The draft.
    const Draft& draft() const { return m_drafts.current(); }
    /// Id of its task: the user's, else what its data propose, which the Data page finds out. Never empty.
    QString task() const;
    void proposeTask(const QString& task);
    const QString& proposedTask() const { return m_proposedTask; }
    /// Drafts::edit() of the current one.
    void editDraft(const Draft& draft, const QString& text) { m_drafts.edit(draft, text); }
    /// All of them; undo, another draft.
    Drafts& drafts() { return m_drafts; }
    QUndoStack& undoStack() { return m_drafts.undoStack(); }

    // Everything around.
    CliRunner& cli() { return m_cli; }
    const QList<ExperimentEntry>& experiments() const { return m_experiments; }
    const UserSettings& settings() const { return m_settings; }
    void setSettings(const UserSettings& settings);
    /// Window geometry and the like.
    QSettings& store() { return m_store; }
    /// A free folder for a new experiment of this name.
    QString newFolder(const QString& name) const;
    /// Freezes a draft into an experiment, opens it and starts its run. `done` gets the error, or nothing; it
    /// is called once, later, unless `owner` is gone by then.
    void makeExperiment(const Draft& draft, QObject* owner,
                        std::function<void(const std::optional<Error>&)> done);

    // The queue: experiments that start one after another.
    const QStringList& queue() const { return m_settings.queue; }
    void enqueue(const QString& folder);
    void dequeue(const QString& folder);

Q_SIGNALS:
    void folderChanged();
    void snapshotChanged();
    void liveChanged();
    void traceChanged();
    void draftChanged();
    void experimentsChanged();
    void settingsChanged();
    void queueChanged();
    void openFailed(const QString& folder, const plateau::Error& error);
    /// The run that was watched ended; the snapshot is the one after it.
    void runEnded();
    /// A run could not be started, or ended without a word (end of its log, untrusted).
    void runFailed(const QString& folder, const plateau::Error& error);

private:
    void connectWatcher();
    void scanExperiments();
    void advanceQueue();
    Result<void> startFolder(const QString& folder, const QStringList& options = {});

    QSettings m_store;
    UserSettings m_settings;
    CliRunner m_cli;
    Drafts m_drafts;
    QThread m_thread;
    ExperimentWatcher* m_watcher; ///< lives in m_thread
    QTimer m_scan;
    bool m_scanning = false;
    QString m_folder;
    QString m_cell;
    SnapshotPointer m_snapshot;
    LivePointer m_live;
    TracePointer m_trace;
    QString m_proposedTask;
    QList<ExperimentEntry> m_experiments;
    QString m_started;                 ///< folder of the run that was started last …
    std::optional<qint64> m_startedAt; ///< … and when, until it holds its lock
};

} // namespace plateau::ui
