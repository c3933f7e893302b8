#pragma once

#include "core/base/json.h"
#include "core/data/samples.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plateau::data {

struct LabelCount {
    std::string label;
    std::uint64_t count = 0;
    bool operator==(const LabelCount&) const = default;
};

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

struct Profile {
    std::uint64_t samples = 0;
    std::vector<LabelCount> labels; ///< largest first, equal ones by name
    LengthProfile lengths;
    std::uint64_t emptyTexts = 0;  ///< white space only
    std::uint64_t longestLine = 0; ///< line of the longest text, 0 without samples
    double hanShare = 0; ///< Han characters among all that are neither white space nor control characters
    std::vector<std::vector<std::string>> similarLabels; ///< labels that look alike (lookAlikeForm)
};

/// @param lengths in characters, in any order
LengthProfile lengthProfile(std::vector<std::uint64_t> lengths);

Profile profile(std::span<const Sample> samples);
Json toJson(const Profile& profile);

} // namespace plateau::data
