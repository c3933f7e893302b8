#include "ui/session/experiment_watcher.h"

#include "ui/session/cli_runner.h"

#include <unistd.h>

namespace plateau::ui {

namespace {

constexpr int pollMs = 150;
constexpr int pollsPerStateCheck = 5;

} // namespace

ExperimentWatcher::ExperimentWatcher(QObject* parent) : QObject(parent), m_timer(new QTimer(this)) {
    m_timer->setInterval(pollMs);
    connect(m_timer, &QTimer::timeout, this, &ExperimentWatcher::poll);
}

void ExperimentWatcher::open(const QString& folder) {
    close();
    m_path = folder;
    auto opened = experiment::Folder::open(folder.toStdString());
    if (!opened) {
        Q_EMIT failed(folder, opened.error());
        return;
    }
    m_folder = std::move(*opened);
    m_reader = std::make_unique<SnapshotReader>(*m_folder);
    m_live = std::make_unique<LiveReader>(*m_folder);
    m_live->poll();
    Q_EMIT liveRead(std::make_shared<const LiveState>(m_live->state()));
    readAll();
    m_timer->start();
}

void ExperimentWatcher::close() {
    m_timer->stop();
    m_folder.reset();
    m_reader.reset();
    m_live.reset();
    m_trace.reset();
}

void ExperimentWatcher::selectCell(const QString& cell) {
    m_trace.reset();
    if (m_folder && !cell.isEmpty()) {
        m_trace = std::make_unique<TraceReader>(*m_folder, cell.toStdString());
        if (const auto trace = m_trace->poll()) {
            Q_EMIT traceRead(trace);
        }
    }
}

void ExperimentWatcher::refresh() {
    if (m_folder) {
        readAll();
    }
}

void ExperimentWatcher::poll() {
    const auto change = m_live->poll();
    if (change.live) {
        Q_EMIT liveRead(std::make_shared<const LiveState>(m_live->state()));
    }
    bool stateChanged = false;
    if (++m_polls % pollsPerStateCheck == 0) {
        const bool locked = isExperimentRunning(m_path);
        const bool paused = ::access(m_folder->controlFile("pause").c_str(), F_OK) == 0;
        const RunState now = !locked ? RunState::Idle : (paused ? RunState::Paused : RunState::Running);
        stateChanged = now != m_run;
    }
    if (change.results || stateChanged) {
        readAll();
    } else if (!change.cells.empty()) {
        publish(m_reader->read(change.cells, ++m_number));
    }
    if (m_trace) {
        if (const auto trace = m_trace->poll()) {
            Q_EMIT traceRead(trace);
        }
    }
}

void ExperimentWatcher::readAll() {
    publish(m_reader->read(++m_number));
}

void ExperimentWatcher::publish(const Result<SnapshotPointer>& snapshot) {
    if (!snapshot) {
        Q_EMIT failed(m_path, snapshot.error());
        return;
    }
    const bool ended = m_run != RunState::Idle && (*snapshot)->run == RunState::Idle;
    m_run = (*snapshot)->run;
    Q_EMIT snapshotRead(*snapshot);
    if (ended) {
        Q_EMIT runEnded(*snapshot);
    }
}

} // namespace plateau::ui
