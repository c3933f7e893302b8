#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Intervals of proportions and of points on the data curve. Levels are two-sided: 0.9 leaves 5 % on each
/// side.
namespace plateau::statistics {

struct Interval {
    double low = 0;
    double high = 0;
    bool operator==(const Interval&) const = default;
};

/// Wilson score interval of a proportion.
/// @param successes 0 … items, may be fractional (mean over seeds); @param items > 0, else [0, 1]
Interval wilson(double successes, double items, double level = 0.95);

/// Clopper-Pearson ("exact") interval of a proportion.
Interval clopperPearson(double successes, double items, double level = 0.95);

/// Sample standard deviation (divisor m − 1); 0 for fewer than two values.
double sampleSd(std::span<const double> values);
double mean(std::span<const double> values);

/// Seed sd pooled over the sizes that have several seeds.
struct PooledSd {
    double sd = 0;
    int degrees = 0; ///< Σ (m_i − 1)
};

/// Nothing when no size has two scores.
std::optional<PooledSd> pooledSd(std::span<const std::vector<double>> scoresPerSize);

/// How the test items contribute to the noise of one score.
struct ItemNoise {
    double testItems = 0; ///< T of the binomial term p(1 − p)/T; 0 = unknown, no such term
    double standardError =
        0;               ///< over items, in place of the binomial term where > 0 (losses, F1: by bootstrap)
    bool bounded = true; ///< scores lie in [low, high]: the interval is clipped and the binomial term applies
    double low = 0;
    double high = 1;

    /// Squared standard error over items at score p: of a proportion never below what a Wilson interval (90
    /// %) says, so that it does not vanish at 0 and 1.
    double variance(double p) const;
    /// Where the score may lie that p was measured as, by the items alone.
    Interval interval(double p, double level) const;
};

/// One point of the data curve.
struct PointInterval {
    double mean = 0;
    double low = 0;
    double high = 0;
    double sd = 0;       ///< between seeds; the pooled sd with one seed, 0 when unknown
    bool hollow = false; ///< no seed variation known: only test items are in the interval
    bool operator==(const PointInterval&) const = default;
};

/// Each side² = (t·s/√m)² + (side of the items)², the latter Wilson's for a proportion, z·se otherwise. One
/// seed: s and its degrees are the pooled ones; without a pooled sd only the items count and the point is
/// hollow.
/// @param scores one a seed, at least one, in score units (accuracy 0.9, not 90)
PointInterval pointInterval(std::span<const double> scores, const ItemNoise& items, double level = 0.9,
                            const std::optional<PooledSd>& pooled = std::nullopt);

/// pointInterval of every size, the pooled sd taken from all of them.
std::vector<PointInterval> pointIntervals(std::span<const std::vector<double>> scoresPerSize,
                                          const ItemNoise& items, double level = 0.9);

/// Standard error of the mean of `values` when items of one group are not independent (cluster-robust, factor
/// G/(G − 1)). With every item its own group this is sd/√n.
double clusteredStandardError(std::span<const double> values, std::span<const std::string> groups);

} // namespace plateau::statistics
