#pragma once

#include "core/experiment/analyse/answer.h"

#include <vector>

namespace plateau::experiment {

/// What weakens an answer, most severe first: the data's own warnings that bear on it, under-trained,
/// diverged and failed cells, test items in groups, the findings of the statistics, what is kept of general
/// ability, samples that no size has used, and, as a note at the end, that compute grows with n.
/// @param found the answer without its warnings
std::vector<Warning> answerWarnings(const Plan& plan, const ExperimentState& state,
                                    const ExperimentAnswer& found, const AnswerContext& context);

} // namespace plateau::experiment
