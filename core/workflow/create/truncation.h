#pragma once

#include "core/experiment/plan/warning.h"

#include <cstddef>
#include <optional>
#include <span>

namespace plateau::workflow {

/// What cutting items of these lengths to `limit` tokens loses; nothing where that is next to nothing.
/// @param modelLimit tokens that the model can read
std::optional<experiment::Warning> truncation(std::span<const std::size_t> lengths, int limit,
                                              int modelLimit);

} // namespace plateau::workflow
