#pragma once

#include "core/checkpoint/model_folder.h"
#include "core/task/task.h"
#include "core/workflow/training_options.h"

namespace plateau::workflow {

/// Usage at "training.answer" where chat template or answer length are given and the task writes no answers,
/// or the template is unknown.
Result<void> checkAnswerOptions(const TrainingOptions& options, const task::Task& task);

/// The options with the chat template that a task needs whose model writes answers: the one that was asked
/// for, else that of the model where it is known, else "plain". Errors: those of checkAnswerOptions() and of
/// reading the model's template.
Result<TrainingOptions> withChatTemplate(TrainingOptions options, const checkpoint::ModelCard& card,
                                         const task::Task& task);

} // namespace plateau::workflow
