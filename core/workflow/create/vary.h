#pragma once

#include "core/experiment/create/vary.h"
#include "core/experiment/store/folder.h"
#include "core/workflow/training_options.h"

#include <filesystem>
#include <string>

namespace plateau::workflow {

/// The request for the same experiment trained in another way. Texts cannot become longer than the model
/// reads. Usage when settings are out of range (all of them listed), name modules that the model lacks, or
/// do not fit model and task ("training.method", "training.precision"); NotFound when the model is needed for
/// that and not there. @param name empty: the folder's name
Result<experiment::VaryRequest> varyRequest(const experiment::Folder& origin,
                                            const std::filesystem::path& folder, const std::string& name,
                                            const TrainingOptions& options);

} // namespace plateau::workflow
