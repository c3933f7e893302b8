#pragma once

#include "core/statistics/answer/answer.h"

namespace plateau::statistics {

/// Everything worth saying about `answer`, most severe first. Internal to this folder.
std::vector<Finding> findingsOf(const Answer& answer, const Curve& curve);

} // namespace plateau::statistics
