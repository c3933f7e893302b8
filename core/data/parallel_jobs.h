#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace plateau::data {

/// Calls job(0) … job(count − 1), each once, on the calling thread and one more, in no certain order; blocks
/// until all have ended. Jobs must not depend on each other. False when `stop` was requested: the jobs that
/// had not begun were left out. What a job throws is thrown here.
/// @param report called on the calling thread only, with the number of jobs that have ended; may be empty
bool runJobs(std::size_t count, const std::function<void(std::size_t)>& job, const std::stop_token& stop,
             const std::function<void(std::size_t)>& report = {});

} // namespace plateau::data
