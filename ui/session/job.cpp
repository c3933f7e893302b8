#include "ui/session/job.h"

#include <QPointer>

#include <mutex>
#include <utility>

namespace plateau::ui {

struct Job::Room {
    std::mutex working;
    bool closed = false; ///< the job is gone
};

Job::Job(QObject* parent) : QObject(parent), m_pool(m_own), m_room(std::make_shared<Room>()) {
    m_own.setMaxThreadCount(1);
}

Job::Job(QThreadPool& pool, QObject* parent)
    : QObject(parent), m_pool(pool), m_room(std::make_shared<Room>()) {}

Job::~Job() {
    m_stop.request_stop();
    const std::lock_guard wait(m_room->working);
    m_room->closed = true;
}

void Job::start(Work work) {
    const bool replaces = std::exchange(m_open, true);
    m_stop.request_stop();
    if (m_atWork) {
        m_next = std::move(work);
    } else {
        begin(std::move(work));
    }
    if (replaces) {
        Q_EMIT finished(Outcome::Cancelled);
    }
}

void Job::cancel() {
    m_stop.request_stop();
    m_next.reset();
    if (std::exchange(m_open, false)) {
        Q_EMIT finished(Outcome::Cancelled);
    }
}

void Job::begin(Work work) {
    m_atWork = true;
    m_stop = std::stop_source();
    m_pool.start([this, room = m_room, stop = m_stop.get_token(), work = std::move(work)] {
        const std::lock_guard keep(room->working);
        if (room->closed) {
            return;
        }
        Show show = stop.stop_requested() ? Show() : work(stop);
        QMetaObject::invokeMethod(
            this, [this, stop, show = std::move(show)] { end(stop, show); }, Qt::QueuedConnection);
    });
}

void Job::end(const std::stop_token& stop, const Show& show) {
    m_atWork = false;
    if (m_next) {
        begin(*std::exchange(m_next, std::nullopt));
        return;
    }
    if (stop.stop_requested()) {
        return; // reported when it was cancelled
    }
    m_open = false;
    const QPointer<Job> self(this);
    if (show) {
        show();
    }
    if (self) {
        Q_EMIT finished(Outcome::Done);
    }
}

} // namespace plateau::ui
