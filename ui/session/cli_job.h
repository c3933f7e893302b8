#pragma once

#include "ui/session/cli_runner.h"
#include "ui/session/job.h"

#include <QPointer>

#include <functional>

namespace plateau::ui {

/// The contract of Job for helper calls of `plateau`: one child process at a time, of which the last request
/// counts; the child of the request before is ended, its answer never shown.
class CliJob : public QObject {
    Q_OBJECT
public:
    using Show = std::function<void(const CliReply&)>;

    /// @param cli must outlive the job
    explicit CliJob(CliRunner& cli, QObject* parent = nullptr);
    ~CliJob() override;

    /// `show` gets a value or an error. It may start this job again, or delete it.
    void start(const QStringList& arguments, Show show, const CliCallSettings& settings = {});
    void cancel();
    bool isRunning() const { return !m_call.isNull(); }

Q_SIGNALS:
    void finished(plateau::ui::Job::Outcome outcome);

private:
    CliRunner& m_cli;
    QPointer<CliCall> m_call;
};

} // namespace plateau::ui
