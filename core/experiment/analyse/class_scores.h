#pragma once

#include "core/experiment/store/experiment_state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plateau::experiment {

/// Fewer test items say little about a class: shown in grey.
inline constexpr int fewItems = 30;

/// A class or label at one size, over the seeds.
struct ClassScore {
    std::string label; ///< untrusted
    int items = 0;     ///< test items of this class, > 0
    double right = 0;  ///< mean of task::scoreOf() over the seeds: recall, of a label F1
    double low = 0;    ///< Wilson interval over as many independent items at curveLevel
    double high = 0;
    bool operator==(const ClassScore&) const = default;
};

/// The classes at the largest size with a score, weakest first; those without test items are left out.
struct ClassScores {
    std::int64_t n = 0; ///< 0: no score yet
    int seeds = 0;
    std::vector<ClassScore> classes;
};
/// @param designEffect of the test set, see EvaluationFacts
ClassScores scoresOfClasses(const Plan& plan, const ExperimentState& state, double designEffect = 1);

} // namespace plateau::experiment
