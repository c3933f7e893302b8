#pragma once

#include "core/experiment/plan/cell.h"

#include <span>
#include <vector>

namespace plateau::experiment {

/// Which cells go to a worker in one request, in running order: all baselines, the whole instant curve, then
/// each cell of the first seed alone (the curve gets its shape early), then the remaining seeds of one size
/// and equal settings together (the worker packs them where that is faster). Every pending cell is in exactly
/// one group.
std::vector<std::vector<PlannedCell>> groupCells(std::span<const PlannedCell> pending);

} // namespace plateau::experiment
