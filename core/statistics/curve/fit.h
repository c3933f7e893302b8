#pragma once

#include "core/statistics/curve/curve.h"
#include "core/statistics/curve/families.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

/// The fit of a data curve: four families on a fixed grid, averaged by weight. Everything here is in y units
/// (error or loss, smaller is better); n_k is the largest size in the data. Deterministic; a fit of 10 sizes
/// takes about a millisecond.
namespace plateau::statistics {

/// What is said about a size beyond the data.
enum class Horizon {
    InData,         ///< n ≤ n_k
    Promised,       ///< up to 8 n_k
    Warned,         ///< beyond 8 n_k
    StronglyWarned, ///< from 32 n_k
    Refused,        ///< beyond 128 n_k: no number is shown
};

const char* name(Horizon horizon);
Horizon horizonOf(double n, double largest);

/// A fitted curve; build with fitCurve().
struct Fit {
    FitInput input;
    Grid grid;
    Cells cells;                ///< solved with the weights (n_i/n_k)²/(se_i² + 0.004²)
    std::vector<double> weight; ///< of each cell in the average, sum 1
    /// What needed n and the band of pretrained models rest on: solved without the noise of the test items,
    /// which is common to all sizes; equal to the above for losses.
    Cells needCells;
    std::vector<double> needWeight;

    double smallest() const { return input.n.front(); }
    double largest() const { return input.n.back(); }
    /// f(n) of every cell, clipped to [0, 1] for error rates and to ≥ 0 for losses.
    std::vector<double> valuesAt(double n) const;
    /// f(n) of one cell, clipped likewise.
    double valueAt(std::size_t cell, double n) const;
    /// f(n) of every one of needCells, not clipped.
    std::vector<double> needValuesAt(double n) const;
};

/// The weights of the fit.
std::vector<double> fitWeights(const FitInput& input);
/// The weights of needCells: noise between seeds, at least that of an error rate over 1,200 items.
std::vector<double> needFitWeights(const FitInput& input);

/// Fits without judging the input (see refusalOf). Pre: at least two sizes, ascending.
Fit fitCurve(const FitInput& input);
/// refusalOf, then fitCurve.
Result<Fit> fitCurve(const Curve& curve);

/// The averaged prediction at one size.
struct Prediction {
    double n = 0;
    double mean = 0;     ///< of the cells
    double sd = 0;       ///< of the cells
    double pow3 = 0;     ///< best pow3 cell
    double forecast = 0; ///< AVG = (mean + pow3)/2: the point forecast
};

Prediction predict(const Fit& fit, double n);
/// Weighted quantiles of f(n) over the cells.
std::vector<double> predictQuantiles(const Fit& fit, double n, std::span<const double> q);

/// One family by itself: its best cell.
struct FamilyFit {
    Family family = Family::Pow3;
    std::size_t cell = 0;
    double a = 0;
    double b = 0;
    std::array<double, 2> shape{}; ///< see Grid::shape
    double rss = 0;
    double weight = 0; ///< share of the family in the average
    /// Prediction minus truth at the largest size when it is left out of the fit; needs 4 sizes.
    std::optional<double> leaveLastOut;
};

std::array<FamilyFit, 4> familyFits(const Fit& fit);

/// What every fit must beat: the last value repeated. Error at the largest size, as FamilyFit::leaveLastOut.
std::optional<double> lastValueLeaveLastOut(const FitInput& input);
/// The same for the forecast AVG.
std::optional<double> forecastLeaveLastOut(const FitInput& input);

/// A later mean that is worse than an earlier one by more than two combined standard errors.
struct Violation {
    double earlier = 0; ///< size
    double later = 0;   ///< size
    double rise = 0;    ///< in y, > 0
    double z = 0;       ///< rise in combined standard errors, > 2
};

/// The largest size is worse than the smallest by more than two combined standard errors: not a curve to
/// extrapolate.
bool falls(const FitInput& input);

/// The largest violation by z, or nothing.
std::optional<Violation> nonMonotone(const FitInput& input);

} // namespace plateau::statistics
