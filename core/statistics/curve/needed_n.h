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
    Never,          ///< not to be reached, more likely than not
    Unclear,        ///< a smaller size reached it, the largest one did not
};

const char* name(NeededKind kind);

struct NeededRange {
    double low = 0;
    double high = 0; ///< infinity = open
    bool operator==(const NeededRange&) const = default;
};

struct NeededN {
    NeededKind kind = NeededKind::Predicted;
    double about = 0;     ///< by the cells, or where the isotonic means cross; infinity = never
    double low = 0;       ///< by the cells, or where means − 1.645 se cross
    double high = 0;      ///< by the cells, or where means + 1.645 se cross; infinity = open
    double never = 0;     ///< P(the target is never reached); 0 when measured
    double beyondCap = 0; ///< P(needed n > 32 n_k or never); 0 when measured
};

/// Needed n of each cell; infinity = never. Not raised to n_k, not clamped.
std::vector<double> neededPerCell(const Fit& fit, const Cells& cells, double target);
std::vector<double> neededPerCell(const Fit& fit, double target);

/// From the cells of the average: 25 % quantile as "about", 1 to 75 % as range. Calibrated for losses; for
/// error rates it is what NeedDistribution improves on.
NeededN neededFromCells(const Fit& fit, double target);

/// For targets that no mean has reached: NeedDistribution for error rates, neededFromCells() for losses.
NeededN neededBeyondData(const Fit& fit, double target);

/// From the data alone: weighted isotonic means, linear in log n. Nothing when they do not reach the target;
/// Unclear when they do but the mean of the largest size does not.
std::optional<NeededN> neededInData(const FitInput& input, double target);
/// The same with the noise between seeds only. Pre: input.hasSeedNoise().
std::optional<NeededN> neededBySeeds(const FitInput& input, double target);

/// How uncertain the needed n is: standard deviation of ln n, n counted from 1 to `cap`. Smooth in the data,
/// unlike the ends of a range. The first over the cells of a fit (not raised to n_k), the second over the
/// normal noise of the means; nothing when the means do not reach the target.
double neededSpread(const Fit& fit, double target, double cap);
std::optional<double> neededSpreadInData(const FitInput& input, double target, double cap);

/// The range when other test items are drawn: they would move the target by `shift` either way. Where the
/// easier target is reached inside the data, the low end lies there.
NeededRange neededOnNewItems(const Fit& fit, double target, double shift);

/// neededInData, else neededBeyondData.
NeededN neededN(const Fit& fit, double target);

/// P(the target is reached with n samples) for n ≥ n_k, by the method of neededBeyondData().
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
