#pragma once

#include "core/checkpoint/model_folder.h"
#include "core/task/task.h"
#include "core/workflow/training_options.h"

namespace plateau::workflow {

/// Whether a model is asked by a chat template for this task: it writes answers, or it is a decoder and the
/// names of the classes are scored as its answers.
bool isAsked(const task::Task& task, const checkpoint::ModelShape& shape);

/// Usage at "training.answer" where a chat template is given and the model is not asked, where a length of
/// answers is given and it writes none, or where the template is unknown.
Result<void> checkAnswerOptions(const TrainingOptions& options, const checkpoint::ModelShape& shape,
                                const task::Task& task);

/// The options with the chat template of a task whose model is asked: the one that was asked for, else that
/// of the model where it is known, else "plain". Errors: those of checkAnswerOptions() and of reading the
/// model's template.
Result<TrainingOptions> withChatTemplate(TrainingOptions options, const checkpoint::ModelCard& card,
                                         const task::Task& task);

} // namespace plateau::workflow
