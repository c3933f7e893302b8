#pragma once

#include "core/plot/data_curve.h"
#include "core/statistics/answer/answer.h"

#include <string>

/// Curves of scores that came without an experiment.
namespace plateau::workflow {

/// The target when none is asked for: half way from the best mean to perfection, which is no target itself.
double defaultTarget(const statistics::Curve& curve);

/// Usage at "target" for a target that no score can have.
Result<void> checkTarget(double target, const statistics::Metric& metric);

/// The chart of such a curve with its answer. @param name of the curve
plot::DataCurveChart foreignChart(const statistics::Curve& curve, const statistics::Answer& answer,
                                  const std::string& name);

} // namespace plateau::workflow
