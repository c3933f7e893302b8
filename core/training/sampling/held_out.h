#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace plateau::training {

/// Rows that early_stop holds back: at least one of each stratum with two or more, the given number in all
/// where that is possible. Indices into `strata`, ascending.
/// @param strata a number in [0, count) a row
std::vector<std::size_t> heldOutRows(std::span<const int> strata, int strataCount, std::int64_t count,
                                     std::uint64_t seed);

} // namespace plateau::training
