#pragma once

#include "core/experiment/analyse/answer.h"

#include <string>

namespace plateau::cli {

/// The sentence, the three warnings that matter most, simple baselines, test set and what to collect next;
/// one a line.
std::string answerText(const experiment::ExperimentAnswer& answer);

} // namespace plateau::cli
