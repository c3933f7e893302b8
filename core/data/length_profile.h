#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <vector>

namespace plateau::data {

/// One bar of the histogram: texts of [from, to) characters.
struct LengthBin {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::uint64_t count = 0;
    bool operator==(const LengthBin&) const = default;
};

/// Lengths of texts in characters (code points). Percentiles are values that occur (nearest rank).
struct LengthProfile {
    std::uint64_t shortest = 0;
    std::uint64_t p5 = 0;
    std::uint64_t median = 0;
    std::uint64_t p95 = 0;
    std::uint64_t p99 = 0;
    std::uint64_t longest = 0;
    double mean = 0;
    std::vector<LengthBin> bins; ///< at most 20 equal bins; the last one takes all from p99 up
    bool operator==(const LengthProfile&) const = default;
};

/// @param lengths in characters, in any order
LengthProfile lengthProfile(std::vector<std::uint64_t> lengths);

Json toJson(const LengthProfile& lengths);

} // namespace plateau::data
