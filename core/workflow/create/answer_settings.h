#pragma once

#include "core/checkpoint/model_folder.h"
#include "core/task/task.h"
#include "core/workflow/training_options.h"

namespace plateau::workflow {

/// The options with the chat template that a task needs whose model writes answers: the one that was asked
/// for, else that of the model where it is known, else "plain". Usage at "training.answer" where template or
/// answer length are given and the task writes none, or the template is unknown.
Result<TrainingOptions> withChatTemplate(TrainingOptions options, const checkpoint::ModelCard& card,
                                         const task::Task& task);

} // namespace plateau::workflow
