#pragma once

#include "core/experiment/plan/cell.h"

#include <span>
#include <vector>

namespace plateau::experiment {

/// Whether two neighbours in running order go to a worker in one request: all baselines, the whole instant
/// curve, and the seeds but the first of one size and equal settings, which may be packed. Each cell of the
/// first seed runs alone: the curve gets its shape early.
bool runTogether(const CellSpec& a, const CellSpec& b);

/// Which cells go to a worker in one request, in running order. Every pending cell is in exactly one group.
std::vector<std::vector<PlannedCell>> groupCells(std::span<const PlannedCell> pending);

} // namespace plateau::experiment
