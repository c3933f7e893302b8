#pragma once

#include "core/experiment/store/folder.h"
#include "core/training/trainer.h"

namespace plateau::runner {

/// adapters/<id>/weights.safetensors (float32) with the cell's settings in its metadata: what a cell trained,
/// complete or absent. An older complete file stays: equal cells train equal weights.
Result<void> keepWeights(const experiment::Folder& folder, const experiment::PlannedCell& cell,
                         const std::vector<training::NamedMatrix>& weights);

/// NotFound when the cell kept none.
Result<std::vector<training::NamedMatrix>> readKeptWeights(const experiment::Folder& folder,
                                                           const std::string& cell);

} // namespace plateau::runner
