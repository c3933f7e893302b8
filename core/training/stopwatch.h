#pragma once

#include <chrono>

namespace plateau::training {

/// Seconds since it was made, by the steady clock.
class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

} // namespace plateau::training
