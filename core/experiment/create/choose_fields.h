#pragma once

#include "core/data/mapping.h"
#include "core/task/task.h"

#include <string>
#include <vector>

namespace plateau::experiment {

/// The fields that a task reads of a file: the user's names count, what he left open is guessed. A label of
/// several names with commas between them, none of them a field, is one column of 0 and 1 a label.
/// @param features columns of a table to learn from; empty: all that play no other part
/// Errors: those of data::guessMapping() and data::completeMapping()
Result<data::GuessedMapping> chooseFields(const data::Dataset& dataset, const task::TaskInfo& task,
                                          const data::FieldNames& names,
                                          const std::vector<std::string>& features = {});

} // namespace plateau::experiment
