#pragma once

#include "core/statistics/curve/curve.h"
#include "core/statistics/curve/fit.h"
#include "core/statistics/intervals/intervals.h"

#include <optional>
#include <span>
#include <vector>

/// How many samples a target needs, and what the next samples bring. Targets are in y units (error or loss).
namespace plateau::statistics {

/// Beyond this many times the data no number is given.
inline constexpr double neededCap = 32;

/// How the needed n was found.
enum class NeededKind {
    AtMostSmallest, ///< reached at the smallest size already: about = n_1, "at most"
    Measured,       ///< crossed inside the data
    Predicted,      ///< beyond the data, from the cells
    BeyondCap,      ///< about > 32 n_k: only "more than 32× the data" may be said
    Never,          ///< the 25 % quantile is never
};

const char* name(NeededKind kind);

struct NeededN {
    NeededKind kind = NeededKind::Predicted;
    double about = 0;     ///< 25 % quantile of the cells, or where the isotonic means cross; infinity = never
    double low = 0;       ///< 1 % quantile, or where means − 1.645 se cross
    double high = 0;      ///< 75 % quantile, or where means + 1.645 se cross; infinity = open
    double never = 0;     ///< P(the target is never reached); 0 when measured
    double beyondCap = 0; ///< P(needed n > 32 n_k or never); 0 when measured
};

/// Needed n of each cell; infinity = never. Not raised to n_k, not clamped.
std::vector<double> neededPerCell(const Fit& fit, double target);

/// From the cells, each raised to at least n_k: for targets that no mean has reached.
NeededN neededFromCells(const Fit& fit, double target);

/// From the data alone: weighted isotonic means, linear in log n. Nothing when they do not reach the target.
std::optional<NeededN> neededInData(const FitInput& input, double target);

/// How uncertain the needed n is: standard deviation of ln n, n counted from 1 to `cap`. Smooth in the data,
/// unlike the ends of a range. The first over the cells of a fit (not raised to n_k), the second over the
/// normal noise of the means; nothing when the means do not reach the target.
double neededSpread(const Fit& fit, double target, double cap);
std::optional<double> neededSpreadInData(const FitInput& input, double target, double cap);

/// neededInData, else neededFromCells.
NeededN neededN(const Fit& fit, double target);

/// P(the target is reached with n samples) for n ≥ n_k, from the cells raised to n_k.
double reachedProbability(const Fit& fit, double target, double n);

/// Change of the score by more data, positive = better.
struct Gain {
    double from = 0;   ///< samples
    double to = 0;     ///< samples
    double median = 0; ///< of f(from) − f(to) over the cells
    double low = 0;    ///< 5 and 95 % quantiles, widened about the median by k_h/1.645
    double high = 0;
};

Gain gain(const Fit& fit, double from, double to);
/// Gain of the next `samples` beyond the data.
Gain gainOfNext(const Fit& fit, double samples);
/// P(f(from) − f(to) < limit) over the cells.
double probabilityGainBelow(const Fit& fit, double from, double to, double limit);

/// Weighted isotonic (falling) regression by pool adjacent violators.
std::vector<double> isotonicFalling(std::span<const double> y, std::span<const double> weight);

} // namespace plateau::statistics
