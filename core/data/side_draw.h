#pragma once

#include "core/base/random.h"
#include "core/data/draw_units.h"

#include <cstdint>
#include <span>
#include <vector>

namespace plateau::data {

/// Draws about `count` of the samples at `from` so that strata keep their shares; every stratum that `from`
/// has keeps at least one sample outside the draw. With units of one sample the counts are exact: each
/// stratum's share rounded by largest remainder, at least 1 for a stratum of two or more samples.
/// @param from ascending positions; the result is too
/// @param strata one number from 0 a sample, without gaps: for classification the place of its label
std::vector<std::uint32_t> drawSide(std::span<const Sample> samples, std::span<const std::uint32_t> from,
                                    std::span<const int> strata, std::uint64_t count, DrawUnit unit,
                                    Random& random);

} // namespace plateau::data
