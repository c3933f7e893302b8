#pragma once

#include "core/task/task.h"

/// What the tasks whose model writes an answer have in common.
namespace plateau::task {

/// The conversations of these samples, each with the answer at its end.
Examples conversationExamples(std::span<const data::Sample> samples);

/// Items with "nats" and "tokens" of the wanted answer, and, where answers were written, how well they match
/// it: the columns of core/metric/answers.cpp. @param outputs of the items
metric::ItemTable answerTable(std::span<const data::Sample> truth, const Outputs& outputs);

} // namespace plateau::task
