#pragma once

#include "core/experiment/plan/warning.h"
#include "core/experiment/store/experiment_state.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plateau::experiment {

/// What leaking test items do to the score, from the stored predictions of the largest size that has scores.
struct LeakEffect {
    std::int64_t n = 0;       ///< that size
    std::int64_t cells = 0;   ///< its done cells, over which the scores are averaged
    std::int64_t items = 0;   ///< of the test set
    std::int64_t leftOut = 0; ///< items that leak
    double scoreAll = 0;      ///< mean accuracy on all items
    double scoreWithout = 0;  ///< mean accuracy on the items that do not leak
};

/// Nothing when no item leaks or all do, when there is no score yet, or when test set or predictions cannot
/// be read.
std::optional<LeakEffect> leakEffect(const Folder& folder, const ExperimentState& state,
                                     std::span<const std::string> leakedIds);

/// The warnings about the data of an experiment (data/report.json). Once there are scores, those about leaks
/// say what the leaks do to them, in the sentence and as the values score_all, score_without, left_out, n
/// and cells. Near leaks are left out together with the exact ones. None when the experiment was made by hand
/// or the report is damaged.
std::vector<Warning> dataWarnings(const Folder& folder, const ExperimentState& state);

} // namespace plateau::experiment
