#pragma once

#include "core/training/training_context.h"
#include "core/training/update_loop.h"

/// What a cell draws from: its own rows, and the general datasets of the task where it has a mixture.
namespace plateau::training {

/// BadInput for a mixture that the task or the cell's settings do not allow.
Result<void> checkMixture(const TrainingContext& context, const CellTask& task);

/// Updates of the cell: by the budget rule, or by what ends its mixture.
std::int64_t updatesOf(const TrainingContext& context, const CellTask& task);
/// True when cells of other seeds run another number of updates: such a cell trains alone.
bool hasOwnLength(const CellTask& task);

/// Gives the cell its source and the size of its batches. Pre: rows and updates are set.
void addSource(const TrainingContext& context, const CellTask& task, CellProgress& progress);

/// The draws so far: of the cell's rows, then of each general dataset.
std::vector<RealisedDraws> realisedOf(const CellProgress& cell);

} // namespace plateau::training
