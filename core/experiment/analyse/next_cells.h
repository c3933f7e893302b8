#pragma once

#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/store/additions.h"

#include <vector>

/// Which cell to train next so that the range of the needed samples shrinks most for the time it takes.
namespace plateau::experiment {

/// A cell that could be added.
struct NextCell {
    AddedCell cell;
    bool newSize = false; ///< a size without a score; else one more seed
    double seconds = 0;   ///< predicted from the cells that were trained
    double reduction = 0; ///< expected share of today's spread of ln(needed) that goes away
};

struct NextCells {
    double width = 0;            ///< ln(high/low) of the range today, at most 32 times the data
    std::vector<NextCell> cells; ///< best reduction per second first; those that do not help are left out
    /// Nothing helps: the noise of the test items hides what further runs would show.
    bool limitedByTestItems = false;
};

/// @param target accuracy; the curve is what curveOf(dataCurve()) gives. Empty while nothing was trained.
NextCells nextCells(const Plan& plan, const ExperimentState& state, const statistics::Curve& curve,
                    double target);

/// Seconds that one training run at size n takes, from the measured ones (straight line in log-log between
/// sizes, proportional to n beyond them); 0 while there are none.
double measuredSeconds(const ExperimentState& state, std::int64_t n);

} // namespace plateau::experiment
