#include "ui/session/session.h"

#include "ui/session/experiment_watcher.h"

#include "core/base/utf8.h"
#include "core/task/task_list.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int scanMs = 2'000;
constexpr qint64 startPatienceMs = 15'000;
constexpr qint64 logTail = 4'000;

} // namespace

Session::Session(const QString& store, QObject* parent)
    : QObject(parent),
      m_store(store.isEmpty() ? QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
                                    .filePath(QStringLiteral("plateau/window.ini"))
                              : store,
              QSettings::IniFormat),
      m_settings(readUserSettings(m_store)),
      m_drafts(m_store),
      m_watcher(new ExperimentWatcher),
      m_live(std::make_shared<const LiveState>()) {
    qRegisterMetaType<SnapshotPointer>();
    qRegisterMetaType<LivePointer>();
    qRegisterMetaType<TracePointer>();
    qRegisterMetaType<Error>();
    m_thread.setObjectName(QStringLiteral("experiment watcher"));
    m_watcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    connectWatcher();
    connect(&m_drafts, &Drafts::changed, this, &Session::draftChanged);
    m_thread.start(QThread::LowPriority);
    connect(&m_scan, &QTimer::timeout, this, [this] {
        scanExperiments();
        advanceQueue();
    });
    connect(&m_cli, &CliRunner::statusChanged, this, &Session::advanceQueue);
    m_scan.start(scanMs);
    scanExperiments();
}

Session::~Session() {
    m_thread.quit();
    m_thread.wait();
}

void Session::connectWatcher() {
    connect(m_watcher, &ExperimentWatcher::snapshotRead, this, [this](const SnapshotPointer& snapshot) {
        if (snapshot->folder == m_folder) {
            m_snapshot = snapshot;
            if (snapshot->run != RunState::Idle && m_started == m_folder) {
                m_startedAt.reset();
            }
            Q_EMIT snapshotChanged();
        }
    });
    connect(m_watcher, &ExperimentWatcher::liveRead, this, [this](const LivePointer& live) {
        m_live = live;
        Q_EMIT liveChanged();
    });
    connect(m_watcher, &ExperimentWatcher::traceRead, this, [this](const TracePointer& trace) {
        if (QString::fromStdString(trace->cell) == m_cell) {
            m_trace = trace;
            Q_EMIT traceChanged();
        }
    });
    connect(m_watcher, &ExperimentWatcher::runEnded, this, [this](const SnapshotPointer& snapshot) {
        if (snapshot->folder == m_folder) {
            Q_EMIT runEnded();
        }
    });
    connect(m_watcher, &ExperimentWatcher::failed, this, [this](const QString& folder, const Error& error) {
        if (folder == m_folder) {
            Q_EMIT openFailed(folder, error);
        }
    });
}

void Session::openExperiment(const QString& folder) {
    closeExperiment();
    m_folder = QDir(folder).canonicalPath();
    if (m_folder.isEmpty()) {
        m_folder = QDir(folder).absolutePath();
    }
    Q_EMIT folderChanged();
    UserSettings settings = m_settings;
    settings.recent = withRecent(settings.recent, m_folder);
    setSettings(settings);
    QMetaObject::invokeMethod(m_watcher, [watcher = m_watcher, path = m_folder] { watcher->open(path); });
}

void Session::closeExperiment() {
    m_folder.clear();
    m_cell.clear();
    m_snapshot.reset();
    m_trace.reset();
    m_live = std::make_shared<const LiveState>();
    QMetaObject::invokeMethod(m_watcher, [watcher = m_watcher] { watcher->close(); });
    Q_EMIT folderChanged();
    Q_EMIT snapshotChanged();
}

void Session::selectCell(const QString& cell) {
    if (cell == m_cell) {
        return;
    }
    m_cell = cell;
    m_trace.reset();
    Q_EMIT traceChanged();
    QMetaObject::invokeMethod(m_watcher, [watcher = m_watcher, cell] { watcher->selectCell(cell); });
}

Result<void> Session::startFolder(const QString& folder, const QStringList& options) {
    auto started = m_cli.startRun(folder, options);
    if (started) {
        m_started = folder;
        m_startedAt = QDateTime::currentMSecsSinceEpoch();
    }
    return started;
}

Result<void> Session::startRun(const QStringList& options) {
    if (m_folder.isEmpty()) {
        return Error{ErrorKind::Usage, "", "no experiment is open", ""};
    }
    const bool another =
        std::any_of(m_experiments.begin(), m_experiments.end(), [this](const ExperimentEntry& entry) {
            return entry.folder != m_folder && isExperimentRunning(entry.folder);
        });
    if (!options.isEmpty() && (another || runState() != RunState::Idle)) {
        return Error{ErrorKind::Busy, "",
                     another ? "another experiment runs" : "this experiment runs already",
                     "Try again when it is done."};
    }
    if (another) {
        enqueue(m_folder);
        return {};
    }
    return startFolder(m_folder, options);
}

Result<void> Session::pauseRun() {
    const auto asked = requestPause(m_folder);
    QMetaObject::invokeMethod(m_watcher, &ExperimentWatcher::refresh);
    return asked;
}

Result<void> Session::resumeRun() {
    const auto asked = requestResume(m_folder);
    QMetaObject::invokeMethod(m_watcher, &ExperimentWatcher::refresh);
    return asked;
}

Result<void> Session::stopRun() {
    return requestStop(m_folder);
}

QString Session::task() const {
    const QString& asked = draft().task.isEmpty() ? m_proposedTask : draft().task;
    const std::string_view usual = task::all().front()->info().id;
    return asked.isEmpty() ? QString::fromUtf8(usual.data(), static_cast<qsizetype>(usual.size())) : asked;
}

void Session::proposeTask(const QString& task) {
    if (task != m_proposedTask) {
        m_proposedTask = task;
        Q_EMIT draftChanged();
    }
}

void Session::setSettings(const UserSettings& settings) {
    if (settings == m_settings) {
        return;
    }
    const bool queueDiffers = settings.queue != m_settings.queue;
    m_settings = settings;
    writeUserSettings(m_store, settings);
    Q_EMIT settingsChanged();
    if (queueDiffers) {
        Q_EMIT queueChanged();
    }
    scanExperiments();
}

QString Session::newFolder(const QString& name) const {
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9._-]+"));
    QString safe = name;
    safe.replace(unsafe, QStringLiteral("-"));
    while (safe.startsWith(QLatin1Char('-')) || safe.startsWith(QLatin1Char('.'))) {
        safe.remove(0, 1);
    }
    const QDir root(experimentsFolder(m_settings));
    const QString base = safe.isEmpty() ? QStringLiteral("experiment") : safe.left(60);
    QString folder = root.filePath(base);
    for (int number = 2; QFileInfo::exists(folder); ++number) {
        folder = root.filePath(QStringLiteral("%1-%2").arg(base).arg(number));
    }
    return folder;
}

void Session::makeExperiment(const Draft& draft, QObject* owner,
                             std::function<void(const std::optional<Error>&)> done) {
    const DraftFile* pool = draft.file(FileRole::Domain);
    const QString name =
        !draft.name.isEmpty() || pool == nullptr ? draft.name : QFileInfo(pool->path).baseName();
    const QString folder = newFolder(name);
    if (!QDir().mkpath(QFileInfo(folder).path())) {
        done(Error{ErrorKind::Permission, folder.toStdString(), "cannot make the folder",
                   "Choose another folder."});
        return;
    }
    QStringList arguments = newArguments(draft, folder);
    arguments << QStringLiteral("--json");
    m_cli.call(arguments, owner, [this, folder, done = std::move(done)](const CliReply& reply) {
        if (!reply.ok()) {
            done(reply.error ? *reply.error : Error{ErrorKind::Cancelled, "", "", ""});
            return;
        }
        openExperiment(folder);
        const auto started = startRun();
        done(started ? std::nullopt : std::optional(started.error()));
    });
}

void Session::enqueue(const QString& folder) {
    UserSettings settings = m_settings;
    if (!settings.queue.contains(folder)) {
        settings.queue << folder;
        setSettings(settings);
    }
}

void Session::dequeue(const QString& folder) {
    UserSettings settings = m_settings;
    settings.queue.removeAll(folder);
    setSettings(settings);
}

void Session::scanExperiments() {
    if (m_scanning) {
        return;
    }
    m_scanning = true;
    QMetaObject::invokeMethod(m_watcher,
                              [this, root = experimentsFolder(m_settings), recent = m_settings.recent] {
                                  const auto found = listExperiments(root, recent);
                                  QMetaObject::invokeMethod(this, [this, found] {
                                      m_scanning = false;
                                      if (found != m_experiments) {
                                          m_experiments = found;
                                          Q_EMIT experimentsChanged();
                                      }
                                  });
                              });
}

void Session::advanceQueue() {
    if (m_startedAt && QDateTime::currentMSecsSinceEpoch() - *m_startedAt > startPatienceMs) {
        m_startedAt.reset();
        QFile log(CliRunner::runLog(m_started));
        const bool begun = isExperimentRunning(m_started) || (m_snapshot && m_snapshot->interrupted == 0 &&
                                                              m_snapshot->state.missing().empty());
        if (!begun && log.open(QIODevice::ReadOnly)) {
            log.seek(std::max<qint64>(0, log.size() - logTail));
            Q_EMIT runFailed(m_started, Error{ErrorKind::Internal, "plateau",
                                              printable(log.readAll().toStdString(), 600), ""});
        }
    }
    if (m_settings.queue.isEmpty() || !m_cli.isReady() || m_startedAt) {
        return;
    }
    for (const ExperimentEntry& entry : m_experiments) {
        if (isExperimentRunning(entry.folder)) {
            return;
        }
    }
    const QString next = m_settings.queue.front();
    dequeue(next);
    if (const auto started = startFolder(next); !started) {
        Q_EMIT runFailed(next, started.error());
    }
}

} // namespace plateau::ui
