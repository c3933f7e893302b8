#include "ui/session/cli_runner.h"

#include "core/base/file.h"
#include "core/base/folders.h"
#include "core/experiment/plan/plan.h"
#include "core/experiment/run/worker_protocol.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <sys/stat.h>

namespace plateau::ui {

namespace {

constexpr int versionTimeoutMs = 20'000;

std::filesystem::path controlFile(const QString& folder, const char* name) {
    return std::filesystem::path(folder.toStdString()) / "control" / (std::string(name) + ".json");
}

Result<void> writeControl(const QString& folder, const char* name) {
    const auto file = controlFile(folder, name);
    if (auto made = makeFoldersInside(folder.toStdString(), "control"); !made) {
        return made;
    }
    const auto written = publishFile(file, "{}\n", Publish::Replace);
    return written ? Result<void>() : Result<void>(written.error());
}

} // namespace

CliRunner::CliRunner(QObject* parent) : QObject(parent) {}

void CliRunner::check() {
    delete m_check;
    m_check = nullptr;
    CliStatus status;
    status.program = findCli(QCoreApplication::applicationDirPath());
    if (status.program.isEmpty()) {
        status.state = CliState::Missing;
        setStatus(status);
        return;
    }
    setStatus(status);
    m_check = new CliCall(this);
    connect(m_check, &CliCall::finished, this, [this, status](const CliReply& reply) mutable {
        const auto version = reply.value ? readCliVersion(reply.value->dump()) : std::nullopt;
        if (!version) {
            status.state = CliState::Unusable;
            status.reason = reply.error ? QString::fromStdString(reply.error->text()) : QString();
        } else {
            status.version = *version;
            const bool same = version->protocol == experiment::protocolVersion &&
                              version->schema == experiment::Plan::currentSchema;
            status.state = same ? CliState::Ready : CliState::OtherProtocol;
        }
        m_check->deleteLater();
        m_check = nullptr;
        setStatus(status);
    });
    CliCallSettings settings;
    settings.timeoutMs = versionTimeoutMs;
    m_check->start(status.program, {QStringLiteral("--version"), QStringLiteral("--json")}, settings);
}

void CliRunner::setStatus(CliStatus status) {
    m_status = std::move(status);
    Q_EMIT statusChanged();
}

CliCall* CliRunner::call(const QStringList& arguments, QObject* owner,
                         std::function<void(const CliReply&)> done, const CliCallSettings& settings) {
    auto* call = new CliCall(owner);
    connect(call, &CliCall::finished, call, [call, done = std::move(done)](const CliReply& reply) {
        call->deleteLater();
        done(reply);
    });
    call->start(m_status.program, arguments, settings);
    return call;
}

QString CliRunner::runLog(const QString& folder) {
    const QByteArray path = QFileInfo(folder).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16);
    const QDir cache(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation));
    return cache.filePath(QStringLiteral("plateau/runs/%1.log").arg(QString::fromLatin1(hash)));
}

Result<void> CliRunner::startRun(const QString& folder, const QStringList& options) {
    if (!isReady()) {
        return Error{ErrorKind::NotFound, "plateau", "the program that trains was not found",
                     "Check the installation."};
    }
    const QString log = runLog(folder);
    if (auto made = makeFolders(QFileInfo(log).path().toStdString()); !made) {
        return made;
    }
    // A stop or pause that nobody took any more must not end the new run at once.
    QFile::remove(QString::fromStdString(controlFile(folder, "stop").string()));
    QFile::remove(QString::fromStdString(controlFile(folder, "pause").string()));
    QProcess process;
    process.setProgram(m_status.program);
    process.setArguments(QStringList{QStringLiteral("experiment"), QStringLiteral("run"), folder} + options);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(log, QIODevice::Truncate);
    process.setStandardErrorFile(log, QIODevice::Append);
    if (!process.startDetached()) {
        return Error{ErrorKind::Io, m_status.program.toStdString(), process.errorString().toStdString(),
                     "Check the installation."};
    }
    return {};
}

Result<void> requestPause(const QString& folder) {
    return writeControl(folder, "pause");
}

Result<void> requestResume(const QString& folder) {
    const auto file = controlFile(folder, "pause");
    std::error_code code;
    std::filesystem::remove(file, code);
    return code ? Result<void>(systemError(code.value(), file.string(), "cannot resume")) : Result<void>();
}

Result<void> requestStop(const QString& folder) {
    return writeControl(folder, "stop");
}

Result<void> requestOtherWorker(const QString& folder) {
    return writeControl(folder, "replace");
}

bool isExperimentRunning(const QString& folder) {
    struct stat info {};
    const QByteArray path = QFile::encodeName(QDir(folder).filePath(QStringLiteral("run.lock")));
    if (::stat(path.constData(), &info) != 0) {
        return false;
    }
    QFile locks(QStringLiteral("/proc/locks"));
    if (!locks.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray inode = ':' + QByteArray::number(static_cast<qulonglong>(info.st_ino)) + ' ';
    for (const QByteArray& line : locks.readAll().split('\n')) {
        if (line.contains("FLOCK") && line.contains(inode)) {
            return true;
        }
    }
    return false;
}

} // namespace plateau::ui
