#pragma once

#include "core/statistics/curve/curve.h"
#include "core/statistics/curve/needed_n.h"

#include <span>
#include <vector>

/// Which single run makes the needed n most certain; every candidate is tried on paper. A target beyond the
/// data: the score is drawn from what the fit's cells and the scatter of the seeds expect there, the curve is
/// fitted again with it, and the spreads (neededSpread) that follow are averaged. A target that a mean has
/// reached: the score comes out as expected and only the noise of that size shrinks (neededSpreadInData).
/// Noise between seeds is pooled over the sizes, so that a size whose seeds agree by luck does not look
/// better known than it is.
namespace plateau::statistics {

/// A run that could be done next.
struct NextRun {
    double n = 0;         ///< samples
    bool newSize = false; ///< no score at this size yet; else one more seed
    double spread = 0;    ///< expected afterwards
};

struct NextRuns {
    double width = 0;  ///< of the range of the needed n today, see rangeWidth()
    double spread = 0; ///< today
    std::vector<NextRun> runs;
};

/// ln(high/low) of a range of needed n, high at most `cap`: 0 = exactly known. An open range reaches to the
/// cap.
double rangeWidth(const NeededN& needed, double cap);

/// Every candidate with its expected spread, in the order given; n counts up to 32 times the largest size of
/// today. Without a fit everything between the smallest size and that is equally possible. Empty for broken
/// input.
/// @param sizes candidates, ≥ 1 each @param target in y units
NextRuns nextRuns(const Curve& curve, double target, std::span<const double> sizes);

} // namespace plateau::statistics
