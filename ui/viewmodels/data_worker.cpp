#include "ui/viewmodels/data_worker.h"

#include <utility>

namespace plateau::ui {

namespace {

constexpr int threads = 2; // a filter need not wait for the file that is being read

} // namespace

DataWorker::DataWorker(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(threads);
}

DataWorker::~DataWorker() {
    for (std::stop_source& stop : m_running) {
        stop.request_stop();
    }
    m_pool.waitForDone();
}

std::stop_source DataWorker::run(Work work) {
    std::stop_source stop;
    m_running.push_back(stop);
    m_pool.start([this, stop, work = std::move(work)] {
        Show show;
        if (!stop.stop_requested()) {
            show = work(stop.get_token());
        }
        QMetaObject::invokeMethod(
            this, [this, stop, show = std::move(show)] { finish(stop, show); }, Qt::QueuedConnection);
    });
    return stop;
}

void DataWorker::finish(const std::stop_source& stop, const Show& show) {
    std::erase_if(m_running, [&stop](const std::stop_source& other) { return other == stop; });
    if (show && !stop.stop_requested()) {
        show();
    }
}

} // namespace plateau::ui
