#pragma once

#include "core/statistics/curve/fit.h"

#include <optional>

/// When to stop collecting. Gains are in score units (0.01 = one point), n_k = the largest size in the data.
namespace plateau::statistics {

struct StoppingSettings {
    double pointsPerDoubling = 0.01; ///< per doubling: stop when gain(n → 2n) is below
    double marginalGain = 0.005;     ///< marginal: δ …
    double marginalSamples = 1000;   ///< … per so many further samples
    double certainty = 0.9;          ///< P(gain < limit) that must be reached

    bool operator==(const StoppingSettings&) const = default;
};

/// One rule at one size.
struct StoppingVerdict {
    bool stop = false;
    double gain = 0;             ///< weighted median over the cells
    double probabilityBelow = 0; ///< P(gain < limit)
    /// The first size ≥ n_k (steps of 2^(1/8)) at which the rule says stop; nothing within 128 n_k.
    std::optional<double> stopAt;
};

/// Per doubling: stop when the median gain of n → 2n is below the limit.
StoppingVerdict stopPerDoubling(const Fit& fit, const StoppingSettings& settings = {});
/// Marginal: stop when P(gain of the next D samples < δ) ≥ certainty.
StoppingVerdict stopMarginal(const Fit& fit, const StoppingSettings& settings = {});

struct Costs {
    double valuePerPoint = 0; ///< V: what one point (0.01) is worth, in the user's currency
    double perSample = 0;     ///< κ: label plus training, same currency; > 0
    bool operator==(const Costs&) const = default;
};

struct CostVerdict {
    bool stop = false;      ///< no larger size has a positive expected net value
    double bestSize = 0;    ///< size of the highest expected net value, up to 32 n_k
    double expectedNet = 0; ///< V·gain/0.01 − κ·(bestSize − n_k), expected over the cells
    double regret = 0; ///< expected regret of stopping now: mean over cells of what the best size would bring
    double marginalStop = 0; ///< where the value of one more sample falls to its cost, on the forecast pow3
};

CostVerdict stopByCost(const Fit& fit, const Costs& costs);

/// y = a + b·n^−c, for the closed forms.
struct PowerLaw {
    double a = 0;
    double b = 0;
    double c = 0;
    double at(double n) const;
};

/// The first n from which `samples` more gain less than `limit` (exact difference).
double sizeBelowGain(const PowerLaw& law, double samples, double limit);
/// The first n from which doubling gains less than `limit`.
double sizeBelowDoublingGain(const PowerLaw& law, double limit);
/// (b·c·D/δ)^(1/(c+1)): the derivative's answer.
double sizeBelowDerivative(const PowerLaw& law, double samples, double limit);
/// Where V·100·b·c·n^−(c+1) = κ.
double sizeWhereCostMeetsValue(const PowerLaw& law, const Costs& costs);
/// The knee of the law on the axis [start, end]: depends on the axis, an overlay and never an answer.
double kneeOnAxis(const PowerLaw& law, double start, double end);

} // namespace plateau::statistics
