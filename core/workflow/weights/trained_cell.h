#pragma once

#include "core/experiment/store/folder.h"
#include "core/training/predictor.h"

#include <filesystem>
#include <string>

namespace plateau::workflow {

/// A trained cell ready to score texts.
struct TrainedCell {
    std::string cell; ///< id
    experiment::CellResult result;
    training::PredictorOptions predictor;
    /// What could not be compared with what the experiment froze, for people; empty when everything was.
    std::string unverified;
};

/// @param cell an id, or "best": the done cell with kept weights and the best score (of equals the larger n,
/// then the lower seed). NotFound when there is none.
Result<experiment::CellResult> keptCell(const experiment::Folder& folder, const std::string& cell);

/// Whether the task gives texts one label or several.
bool labelsTexts(const experiment::Plan& plan);

/// What of a cell's weights and model nobody can verify, because an older version of Plateau wrote no hashes
/// of them; empty: nothing.
std::string unverifiedText(const experiment::Plan& plan, const std::filesystem::path& model,
                           bool weightsVerified);

/// keptCell() with its weights. BadInput for tasks whose cells neither sort texts into labels nor write
/// answers.
Result<TrainedCell> trainedCell(const experiment::Folder& folder, const std::string& cell);

} // namespace plateau::workflow
