#pragma once

#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/store/folder.h"

namespace plateau::experiment {

/// The curve of any metric that the cells can be scored by, from the results. The noise over test items is
/// the standard error in the first seed's result of each size or, where older results have none, that of its
/// stored predictions (over groups where there are groups). BadInput for a metric that neither results nor
/// predictions tell.
Result<statistics::Curve> metricCurve(const Folder& folder, const ExperimentState& state,
                                      const metric::Metric& metric,
                                      UnderTrainedCells cells = UnderTrainedCells::Exclude);

} // namespace plateau::experiment
