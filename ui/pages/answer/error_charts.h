#pragma once

#include "ui/charts/chart_data.h"
#include "ui/viewmodels/predicted_numbers.h"

namespace plateau::ui {

/// What was predicted against the truth: a point an item, on the dashed line where the two are equal.
ChartData predictedChart(const PredictedNumbers& numbers);
/// How far each prediction is off, against the truth; above the dashed line it is too high.
ChartData errorChart(const PredictedNumbers& numbers);
/// "Half of 600 test items are off by at most 5,230, 95 % by at most 24,100; on average 120 too high."
QString errorSentence(const PredictedNumbers& numbers);
/// "mean absolute error 8,123 · R² 0.93": what the results hold; may be empty.
QString errorFacts(const PredictedNumbers& numbers);

} // namespace plateau::ui
