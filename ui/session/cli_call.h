#pragma once

#include "core/base/json.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace plateau::ui {

/// How a helper call ended: the value, an error, or cancelled (neither).
struct CliReply {
    std::optional<Json> value;
    std::optional<Error> error;
    int exitCode = -1;
    bool ok() const { return value.has_value(); }
    bool cancelled() const { return !value && !error; }
};

struct CliCallSettings {
    int timeoutMs = 120'000;
    qint64 outputBytes = 64 << 20; ///< more output ends the call
};

/// One helper call of `plateau` with JSON on stdout, in a child process of the window. The one owner of that
/// process: finished() comes exactly once, and the destructor ends the child and waits for it. What the child
/// prints is untrusted: size, depth and form are limited. An object {"error": {kind, where, what, fix}} is
/// its error, whatever the exit code.
class CliCall : public QObject {
    Q_OBJECT
public:
    explicit CliCall(QObject* parent = nullptr);
    ~CliCall() override;

    /// Starts once. `arguments` go to the program as they are (no shell).
    void start(const QString& program, const QStringList& arguments, const CliCallSettings& settings = {});
    void cancel();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    /// On the thread of the call.
    void finished(const plateau::ui::CliReply& reply);
    /// A line of the child's stderr: progress for people, untrusted.
    void note(const QString& line);

private:
    void takeOutput();
    void takeNotes();
    void finish(const CliReply& reply);
    void fail(ErrorKind kind, const QString& what, const QString& fix);

    QProcess m_process;
    QTimer m_timeout;
    QByteArray m_output;
    QByteArray m_lastNote;
    CliCallSettings m_settings;
    bool m_finished = false;
};

/// Reads what a call printed. @param notes end of stderr, used when there is no usable stdout
CliReply readCliReply(const QByteArray& output, const QByteArray& notes, int exitCode);

} // namespace plateau::ui
