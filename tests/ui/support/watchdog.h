#pragma once

#include "tests/support/sanitized.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QObject>

#include <algorithm>
#include <ctime>

namespace plateau::ui::support {

/// Measures how long the window's thread works between two looks at its event queue: an event that arrives
/// meanwhile is that late. Counts the thread's own processor time, so that a busy machine does not fail a
/// test. Lives on the thread it watches.
class Watchdog : public QObject {
public:
    Watchdog() {
        auto* dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { begin(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { end(); });
        begin();
    }
    /// The longest time so far.
    double worstMilliseconds() {
        end();
        return m_worst;
    }
    void reset() {
        m_worst = 0;
        begin();
    }

private:
    static double now() {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    void begin() {
        end();
        m_begin = now();
    }
    void end() {
        if (m_begin >= 0) {
            m_worst = std::max(m_worst, now() - m_begin);
        }
        m_begin = -1;
    }
    double m_begin = -1;
    double m_worst = 0;
};

/// What a user notices is 100 ms; a machine whose processors are shared with others counts their time, too.
inline constexpr double latestMilliseconds = plateau::support::sanitized ? 1500 : 300;

} // namespace plateau::ui::support
