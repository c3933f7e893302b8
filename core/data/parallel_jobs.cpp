#include "core/data/parallel_jobs.h"

#include <atomic>
#include <exception>
#include <thread>

namespace plateau::data {

bool runJobs(std::size_t count, const std::function<void(std::size_t)>& job, const std::stop_token& stop,
             const std::function<void(std::size_t)>& report) {
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> ended = 0;
    std::exception_ptr thrown;
    const auto work = [&](bool mayReport) {
        for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++) {
            job(i);
            const std::size_t done = ++ended;
            if (mayReport && report) {
                report(done);
            }
        }
    };
    {
        std::jthread helper;
        if (count > 1) {
            helper = std::jthread([&] {
                try {
                    work(false);
                } catch (...) {
                    thrown = std::current_exception();
                }
            });
        }
        work(true);
    }
    if (thrown) {
        std::rethrow_exception(thrown);
    }
    return !stop.stop_requested();
}

} // namespace plateau::data
