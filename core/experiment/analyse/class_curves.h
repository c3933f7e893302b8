#pragma once

#include "core/experiment/store/experiment_state.h"
#include "core/statistics/curve/class_need.h"

#include <vector>

namespace plateau::experiment {

/// The classes or labels of the plan that the test set has, each with its recall (a label: its F1) against
/// its own positives, from the done cells of the plan's method. Under-trained and replaced cells are left out
/// as in the fit. Empty when results do not tell how many samples of each class they were trained on (older
/// versions).
/// @param designEffect of the test set, see EvaluationFacts
std::vector<statistics::ClassCurve> classCurves(const Plan& plan, const ExperimentState& state,
                                                double designEffect = 1);

} // namespace plateau::experiment
