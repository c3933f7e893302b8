#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What training leaves of the untouched model's general ability.
namespace plateau::experiment {

/// The cells of one size of a series, seeds averaged.
struct RetentionPoint {
    std::string mixture; ///< "50%", "none"; empty for the untouched model
    std::int64_t n = 0;  ///< 0: the untouched model
    int seeds = 1;
    double score = 0;     ///< mean on the general test set, in the metric's unit
    double retention = 1; ///< (score − chance) / (before − chance); the untouched model's is exactly 1
    double low = 1;       ///< of an interval over test items, paired with the untouched model's
    double high = 1;
    bool operator==(const RetentionPoint&) const = default;
};

struct Retention {
    std::string metric; ///< id of the task's first
    std::int64_t items = 0;
    double before = 0; ///< score of the untouched model
    double chance = 0; ///< of the constant answer
    /// The untouched model, then each series by size; empty where the untouched model is no better than
    /// chance.
    std::vector<RetentionPoint> points;
    std::string sentence; ///< English, one line
    bool operator==(const Retention&) const = default;
};

Json toJson(const Retention& retention);

} // namespace plateau::experiment
