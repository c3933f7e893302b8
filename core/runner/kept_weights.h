#pragma once

#include "core/experiment/store/folder.h"
#include "core/training/trainer.h"

namespace plateau::runner {

/// What a cell trained, as safetensors (float32) with the cell's settings in its metadata: written beside its
/// lasting place adapters/<id>/weights.safetensors, which it takes when a result names it (result_files.h).
/// @return its SHA-256, for the result
Result<std::string> keepWeights(const experiment::Folder& folder, const experiment::PlannedCell& cell,
                                const std::vector<training::NamedMatrix>& weights);

struct KeptWeights {
    std::vector<training::NamedMatrix> weights;
    /// Their bytes are those that the result names. False for results of older versions, which name none.
    bool verified = false;
};

/// The weights that belong to a result. NotFound when the cell kept none or they are gone; BadInput when they
/// are damaged or another cell's.
Result<KeptWeights> readKeptWeights(const experiment::Folder& folder, const experiment::CellResult& result);

} // namespace plateau::runner
