#pragma once

#include "core/base/random.h"
#include "core/data/samples.h"

#include <cstdint>
#include <span>
#include <vector>

namespace plateau::data {

/// What is drawn as a whole.
enum class DrawUnit {
    EqualText, ///< samples with the same comparable text
    Group,     ///< samples of one group; a sample without group stands alone
};

/// Draws about `count` of the samples at `from` so that labels keep their shares; every label that `from` has
/// keeps at least one sample outside the draw. With units of one sample the counts are exact: each label's
/// share rounded by largest remainder, at least 1 for a label of two or more samples.
/// @param from ascending positions; the result is too
std::vector<std::uint32_t> drawSide(std::span<const Sample> samples, std::span<const std::uint32_t> from,
                                    std::uint64_t count, DrawUnit unit, Random& random);

} // namespace plateau::data
