#pragma once

#include "core/statistics/answer/answer.h"

#include <span>
#include <vector>

namespace plateau::statistics {

/// Everything worth saying about `answer`, most severe first. Internal to this folder.
std::vector<Finding> findingsOf(const Answer& answer, const Curve& curve,
                                std::span<const Baseline> baselines = {});

} // namespace plateau::statistics
