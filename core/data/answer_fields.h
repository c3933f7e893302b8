#pragma once

#include "core/data/mapping.h"

#include <optional>

/// Which fields hold what a model is to answer (TargetForm::Answer): a whole conversation in one field
/// (messages, conversations, …), or a prompt and its answer (prompt and completion, question and answer,
/// instruction, input and output) with what goes before them. Looks at up to 200 rows spread over the file.
namespace plateau::data {

/// Completes what the user named: a field of conversations by its values, else prompt and answer by their
/// names; context, system prompt and history by their names and values. otherLabels lists other fields that
/// could be the answer or the conversation. Errors: nothing tells the prompt or the answer; preference pairs
/// (chosen and rejected) of which no answer is named.
/// @param named under the names that the file has
Result<GuessedMapping> completeAnswers(const Dataset& dataset, const FieldMapping& named);

/// The same for a file whose task nobody named; nothing where it holds no answers, as far as its names and
/// values tell. Answers are not the few values of a label that return, and no field is simply called label.
/// Error: preference pairs.
Result<std::optional<GuessedMapping>> findAnswers(const Dataset& dataset);

} // namespace plateau::data
