#pragma once

#include "ui/session/cli_call.h"
#include "ui/session/cli_locator.h"

#include <QObject>

#include <functional>

namespace plateau::ui {

/// The window's way to the command line program: finds it, checks that both speak one protocol, starts runs
/// that live on without the window, and short helper calls.
class CliRunner : public QObject {
    Q_OBJECT
public:
    explicit CliRunner(QObject* parent = nullptr);

    /// Looks for the program and asks its version; statusChanged() follows.
    void check();
    const CliStatus& status() const { return m_status; }
    bool isReady() const { return m_status.state == CliState::Ready; }

    /// A helper call ("data", "inspect", file, "--json"): `done` is called exactly once, on this thread,
    /// unless the returned object is deleted before. The call belongs to `owner` and deletes itself when
    /// done.
    CliCall* call(const QStringList& arguments, QObject* owner, std::function<void(const CliReply&)> done,
                  const CliCallSettings& settings = {});

    /// `plateau experiment run folder` with these options, detached: it outlives the window. Its output goes
    /// to runLog(folder).
    Result<void> startRun(const QString& folder, const QStringList& options = {});
    /// Where a run's stdout and stderr go, outside the experiment.
    static QString runLog(const QString& folder);

Q_SIGNALS:
    void statusChanged();

private:
    void setStatus(CliStatus status);
    CliStatus m_status;
    CliCall* m_check = nullptr;
};

/// What the user asked the runner to do, as files of the experiment folder.
Result<void> requestPause(const QString& folder);
Result<void> requestResume(const QString& folder);
Result<void> requestStop(const QString& folder);
/// Ends a worker that hangs; another goes on with its cells.
Result<void> requestOtherWorker(const QString& folder);
/// Whether a process of this machine runs the experiment (holds its lock). Does not take the lock.
bool isExperimentRunning(const QString& folder);

} // namespace plateau::ui
