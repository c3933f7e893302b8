#pragma once

#include "app/cli/command_context.h"

#include "core/workflow/training_options.h"

namespace plateau::cli {

/// What becomes of a setting that is not said.
enum class Unsaid { MethodDefault, Unchanged };

void addTrainingOptions(Command& command, workflow::TrainingOptions& options, Unsaid unsaid);

/// A usage error with the option in place of the field that it is about; other errors as they are.
Error namedByOption(Error error);

} // namespace plateau::cli
