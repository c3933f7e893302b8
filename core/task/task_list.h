#pragma once

#include "core/task/task.h"

namespace plateau::task {

/// Every task there is, in the order in which people are offered them. The only place that knows their names.
std::span<const Task* const> all();
/// Null for an unknown id.
const Task* find(std::string_view id);
/// The task of a plan or cell; an id that nothing knows is that of the first task (a plan with it has been
/// refused).
const Task& taskOf(std::string_view id);
/// The first task that reads such input and has such targets; the first of all where none does.
const Task& firstTask(InputKind input, data::TargetForm target);
/// "text-classification, …", for messages.
std::string idList();

/// The tasks; each in a file of its own.
const Task& textClassification();
const Task& multiLabelClassification();
const Task& tableRegression();
const Task& languageModelling();
const Task& instructionTuning();
const Task& attributeExtraction();

} // namespace plateau::task
