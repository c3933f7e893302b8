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

/// @param cell an id, or "best": the done cell with kept weights and the best score (of equals the larger n,
/// then the lower seed). NotFound when there is none.
Result<experiment::CellResult> keptCell(const experiment::Folder& folder, const std::string& cell);

/// Whether the task gives texts one label or several.
bool labelsTexts(const experiment::Plan& plan);

/// keptCell() with its weights. BadInput for tasks whose cells neither sort texts into labels nor write
/// answers.
Result<TrainedCell> trainedCell(const experiment::Folder& folder, const std::string& cell);

} // namespace plateau::workflow
