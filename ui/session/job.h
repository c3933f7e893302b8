#pragma once

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace plateau::ui {

/// Work beside the window's thread, one piece at a time, of which the last request counts. Contract:
///   - start() takes the place of the request before: its work is asked to stop, its result is never shown;
///   - finished() comes exactly once for each start(), on the thread of this object: Done after the result
///   was
///     shown, Cancelled at once when the request was cancelled or replaced;
///   - the work of the next request begins when that of the one before has returned;
///   - the destructor asks the work to stop and waits for it; nothing is shown or reported any more.
class Job : public QObject {
    Q_OBJECT
public:
    enum class Outcome { Done, Cancelled };
    /// What is left to do on the thread of this object when the work is through; empty: nothing. May start
    /// this job again, or delete it.
    using Show = std::function<void()>;
    /// Runs in a thread of the pool and polls the token. Owns or shares all that it reads.
    using Work = std::function<Show(const std::stop_token&)>;

    /// With a thread of its own.
    explicit Job(QObject* parent = nullptr);
    /// @param pool bounds the threads of several jobs together; must outlive the job
    explicit Job(QThreadPool& pool, QObject* parent = nullptr);
    ~Job() override;

    void start(Work work);
    /// Nothing when no request is open.
    void cancel();
    /// Whether a request is open: started, not finished yet.
    bool isRunning() const { return m_open; }
    /// Whether a thread is still at work, be it on what was cancelled.
    bool isBusy() const { return m_atWork; }

Q_SIGNALS:
    void finished(plateau::ui::Job::Outcome outcome);

private:
    /// Held while the work runs, so that the destructor can wait for it.
    struct Room;
    void begin(Work work);
    void end(const std::stop_token& stop, const Show& show);

    QThreadPool m_own;
    QThreadPool& m_pool;
    std::shared_ptr<Room> m_room;
    std::stop_source m_stop;
    std::optional<Work> m_next; ///< waits until the thread is free
    bool m_open = false;
    bool m_atWork = false;
};

} // namespace plateau::ui
