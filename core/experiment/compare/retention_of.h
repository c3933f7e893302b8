#pragma once

#include "core/experiment/analyse/answer.h"
#include "core/experiment/store/experiment_state.h"

namespace plateau::experiment {

/// Retention of every size and series whose cells were scored on the general test set. Nothing while there is
/// no such set, or neither the untouched model nor the constant answer has a score on it. Errors: test set or
/// predictions that cannot be read.
Result<std::optional<Retention>> retentionOf(const Folder& folder, const ExperimentState& state);

/// The retention to keep: the one asked for, where 0 is none; else the plan's.
std::optional<double> retentionToKeep(std::optional<double> asked, const Plan& plan);

/// answerOf() with what is kept of general ability. Errors: those of answerOf() and retentionOf(); Usage at
/// "retention" where one is asked for without a general test set.
Result<ExperimentAnswer> fullAnswer(const Folder& folder, const ExperimentState& state,
                                    const AnswerRequest& request);

} // namespace plateau::experiment
