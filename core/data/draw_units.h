#pragma once

#include "core/data/samples.h"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace plateau::data {

/// What is drawn as a whole.
enum class DrawUnit {
    EqualText, ///< samples with the same comparable text
    Group,     ///< samples of one group; a sample without group stands alone
    Sample,    ///< each for itself: rows of a table, which may be equal and different things
};

/// Samples drawn together.
struct DrawnTogether {
    std::vector<std::uint32_t> members;  ///< ascending
    std::map<int, std::uint64_t> strata; ///< stratum → members
};

/// The units of the samples at `from`, in the order of their first members.
/// @param strata one number a sample
std::vector<DrawnTogether> drawUnits(std::span<const Sample> samples, std::span<const std::uint32_t> from,
                                     std::span<const int> strata, DrawUnit kind);

} // namespace plateau::data
