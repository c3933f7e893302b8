#pragma once

#include "core/experiment/store/folder.h"
#include "core/training/predictor.h"

#include <string>

namespace plateau::workflow {

/// A trained cell ready to score texts.
struct TrainedCell {
    std::string cell; ///< id
    experiment::CellResult result;
    training::PredictorOptions predictor;
};

/// @param cell an id, or "best": the done cell with kept weights and the highest accuracy (of equals the
/// larger n, then the lower seed). NotFound when there is none; BadInput for tasks whose cells are not
/// applied here.
Result<TrainedCell> trainedCell(const experiment::Folder& folder, const std::string& cell);

} // namespace plateau::workflow
