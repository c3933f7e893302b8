#pragma once

#include "ui/charts/chart_data.h"
#include "ui/viewmodels/cell_scores.h"

namespace plateau::ui {

/// How often the cell is right where it is this sure; the diagonal is a cell that knows how sure it may be.
ChartData calibrationChart(const CellScores& scores);

/// Two classes: the curve of true against false positives of the second one. More: the area under the curve
/// of each class against the rest, the weakest first (what results hold of them).
ChartData rocChart(const CellScores& scores);

/// "Macro AUC .991 · calibration error 2.1 % (1.5-2.8) · …": what the results hold; may be empty.
QString metricsText(const CellScores& scores);

} // namespace plateau::ui
