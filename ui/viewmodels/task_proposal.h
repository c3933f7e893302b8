#pragma once

#include "ui/session/draft.h"

#include "core/data/mapping.h"
#include "core/task/task.h"

namespace plateau::ui {

/// The task that a file looks made for: conversations or prompts with their answers (where a task learns
/// them), several labels a text, a number for a row of a table, raw text
/// without labels, else one class a text. Reads up to 400 rows. @param guess of the file's fields, empty
/// where none could be made @param fields what the user named counts
const task::Task& proposedTask(const data::Dataset& dataset, const data::FieldMapping& guess,
                               const DraftFields& fields);

/// Which fields of the file the task takes: named by the user, guessed for the rest. Reads up to 200 rows.
/// Errors: a part that nobody named and nothing tells.
Result<data::FieldMapping> mappingFor(const task::Task& task, const data::Dataset& dataset,
                                      const data::FieldMapping& guess, const DraftFields& fields);

} // namespace plateau::ui
