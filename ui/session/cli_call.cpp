#include "ui/session/cli_call.h"

#include "core/base/utf8.h"

namespace plateau::ui {

namespace {

constexpr int killPatienceMs = 2'000;
constexpr qsizetype noteBytes = 4096;

ErrorKind kindNamed(const std::string& text) {
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind) {
        if (text == name(static_cast<ErrorKind>(kind))) {
            return static_cast<ErrorKind>(kind);
        }
    }
    return ErrorKind::Internal;
}

std::string stringField(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? printable(found->get<std::string>(), 2000)
                                                       : std::string();
}

} // namespace

CliReply readCliReply(const QByteArray& output, const QByteArray& notes, int exitCode) {
    CliReply reply;
    reply.exitCode = exitCode;
    JsonLimits limits;
    limits.fileBytes = static_cast<std::uint64_t>(output.size()) + 1;
    const std::string_view text(output.constData(), static_cast<std::size_t>(output.size()));
    auto parsed = parseJson(text, "plateau", limits);
    if (!parsed) {
        const std::string said =
            printable(std::string_view(notes.constData(), static_cast<std::size_t>(notes.size())), 2000);
        reply.error = Error{ErrorKind::Internal, "plateau", said.empty() ? parsed.error().text() : said, ""};
        return reply;
    }
    const auto error = parsed->is_object() ? parsed->find("error") : parsed->end();
    if (parsed->is_object() && error != parsed->end() && error->is_object()) {
        reply.error = Error{kindNamed(stringField(*error, "kind")), stringField(*error, "where"),
                            stringField(*error, "what"), stringField(*error, "fix")};
        return reply;
    }
    reply.value = std::move(*parsed);
    return reply;
}

CliCall::CliCall(QObject* parent) : QObject(parent) {
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        m_process.kill();
        fail(ErrorKind::Io, tr("plateau did not answer in time"), tr("Try again."));
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &CliCall::takeOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &CliCall::takeNotes);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            fail(ErrorKind::NotFound, m_process.errorString(), tr("Install plateau beside this program."));
        }
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        takeOutput();
        takeNotes();
        if (status == QProcess::CrashExit) {
            fail(ErrorKind::Internal, tr("plateau ended unexpectedly"), tr("Try again."));
        } else {
            finish(readCliReply(m_output, m_lastNote, code));
        }
    });
}

CliCall::~CliCall() {
    m_finished = true;
    disconnect(&m_process, nullptr, this, nullptr);
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished(killPatienceMs);
    }
}

void CliCall::start(const QString& program, const QStringList& arguments, const CliCallSettings& settings) {
    m_settings = settings;
    m_timeout.start(settings.timeoutMs);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(program, arguments);
}

void CliCall::cancel() {
    if (!m_finished) {
        m_process.kill();
        finish({});
    }
}

void CliCall::takeOutput() {
    m_output += m_process.readAllStandardOutput();
    if (m_output.size() > m_settings.outputBytes) {
        m_output.clear();
        m_process.kill();
        fail(ErrorKind::BadInput, tr("plateau printed more than this window reads"), QString());
    }
}

void CliCall::takeNotes() {
    const QByteArray text = m_process.readAllStandardError();
    if (text.isEmpty()) {
        return;
    }
    m_lastNote = (m_lastNote + text).right(noteBytes);
    const QByteArray line = text.trimmed().split('\n').last();
    Q_EMIT note(QString::fromStdString(printable(line.toStdString())));
}

void CliCall::finish(const CliReply& reply) {
    if (!m_finished) {
        m_finished = true;
        m_timeout.stop();
        Q_EMIT finished(reply);
    }
}

void CliCall::fail(ErrorKind kind, const QString& what, const QString& fix) {
    CliReply reply;
    reply.error = Error{kind, "plateau", what.toStdString(), fix.toStdString()};
    finish(reply);
}

} // namespace plateau::ui
