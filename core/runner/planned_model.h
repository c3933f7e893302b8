#pragma once

#include "core/experiment/plan/plan.h"

#include <filesystem>

/// Plans name models by name and content; here the folder is found again.
namespace plateau::runner {

/// The folder of the plan's model: by name in the model folders, else where rememberModel() last saw it.
/// Weights, tokenizer and the files that decide what it computes have the plan's hashes; a plan of an older
/// version has none of those files. NotFound tells where it was looked for; BadInput what of a folder of that
/// name is another's.
Result<std::filesystem::path> findPlannedModel(const experiment::ModelReference& model);

/// Notes in the user's configuration ($XDG_CONFIG_HOME or ~/.config, plateau/models.json) where a model lies
/// that is not in a model folder.
Result<void> rememberModel(const experiment::ModelReference& model, const std::filesystem::path& folder);

/// The reference of a model folder: name, hashes, family, parameters. Reads the whole weight file once.
Result<experiment::ModelReference> describeModel(const std::filesystem::path& folder);

} // namespace plateau::runner
