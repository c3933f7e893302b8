#pragma once

#include "core/experiment/store/experiment_state.h"

#include <string>

/// A plan with several mixtures is several experiments on the same data: each of its series, seen alone.
namespace plateau::experiment {

/// The plan with this one of its series.
Plan planOf(const Plan& plan, std::size_t series);
/// The state without the training runs of other series.
ExperimentState stateOf(const ExperimentState& state, std::size_t series);

/// "domain alone", "50% domain", "10%..50% domain": for charts and tables.
std::string seriesName(const Series& series);

/// The series that others are compared with: the domain alone where the plan has it, else the first.
std::size_t referenceSeries(const Plan& plan);

} // namespace plateau::experiment
