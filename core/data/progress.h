#pragma once

#include <cstdint>
#include <functional>

namespace plateau::data {

/// Told how far a long function has come, in units of its own (bytes, rows); called on the caller's thread.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

} // namespace plateau::data
