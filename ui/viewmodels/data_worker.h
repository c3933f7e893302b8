#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>
#include <vector>

namespace plateau::ui {

/// Runs work on rows beside the window's thread, at most two pieces at once. The one owner of these threads:
/// its destructor asks all work to stop and waits for it.
class DataWorker : public QObject {
    Q_OBJECT
public:
    /// What is left to do on the thread of the worker when the work is through.
    using Show = std::function<void()>;
    /// Runs in a thread of the pool; polls the token.
    using Work = std::function<Show(std::stop_token)>;

    explicit DataWorker(QObject* parent = nullptr);
    ~DataWorker() override;

    /// Queues the work. After request_stop() on the returned source nothing is shown any more.
    std::stop_source run(Work work);
    /// Whether any work is under way or waits to be shown.
    bool isBusy() const { return !m_running.empty(); }

private:
    void finish(const std::stop_source& stop, const Show& show);
    QThreadPool m_pool;
    std::vector<std::stop_source> m_running;
};

} // namespace plateau::ui
