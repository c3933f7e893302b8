#pragma once

#include "core/statistics/intervals/intervals.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

/// Comparisons on the same test items or the same seeds, and the power to see a difference.
namespace plateau::statistics {

/// Items that only the first (b) or only the second (c) got right.
struct Discordance {
    int b = 0;
    int c = 0;
    int items = 0; ///< all test items

    double share() const { return items > 0 ? double(b + c) / items : 0; }      ///< ψ
    double difference() const { return items > 0 ? double(c - b) / items : 0; } ///< second minus first
};

/// @param first, second per item: right or wrong; equal length
Discordance discordance(const std::vector<bool>& first, const std::vector<bool>& second);

struct McNemar {
    double exact = 1;      ///< two-sided exact binomial p
    double midP = 1;       ///< min(1, 2P(X ≤ m)) − P(X = m), m = min(b, c)
    double chiSquared = 0; ///< with continuity correction
    double p = 1;          ///< the one to report: exact when b + c < 25, else mid-p; 1 for a tie
};

McNemar mcNemar(int b, int c);

struct PowerSettings {
    double alpha = 0.05; ///< two-sided
    double power = 0.8;
};

/// Test items per arm to tell p1 from p2 on different items (arcsine), rounded up.
double itemsUnpaired(double p1, double p2, const PowerSettings& settings = {});
/// Test items to see the difference d on the same items at discordance ψ ≥ d, rounded up.
double itemsPaired(double discordance, double difference, const PowerSettings& settings = {});
/// The smallest gain that `items` shared test items show with that power, at discordance ψ; at most ψ.
/// Nothing when not even a difference of ψ would show.
std::optional<double> smallestVisibleGain(double items, double discordance,
                                          const PowerSettings& settings = {});

struct BootstrapSettings {
    int draws = 10000;
    std::uint64_t seed = 0;
    double level = 0.95;
};

struct BootstrapInterval {
    double estimate = 0;
    double low = 0;
    double high = 0;
    double standardError = 0;
    double p = 1; ///< two-sided: twice the smaller share of draws on either side of 0, at least 1/draws
};

/// A statistic of some items (indices, repeats allowed), for example the F1 difference of two models on them.
using ItemStatistic = std::function<double(std::span<const std::size_t>)>;

/// BCa bootstrap over items (Efron 1987; acceleration by jackknife, in at most 200 groups of items).
BootstrapInterval bcaBootstrap(std::size_t items, const ItemStatistic& statistic,
                               const BootstrapSettings& settings = {});
/// Several statistics of the same draws: fills `values`, one a statistic.
using ItemStatistics = std::function<void(std::span<const std::size_t> items, std::span<double> values)>;
/// @return one interval a statistic; each is what bcaBootstrap() alone would give
std::vector<BootstrapInterval> bcaBootstrapAll(std::size_t items, std::size_t statistics,
                                               const ItemStatistics& compute,
                                               const BootstrapSettings& settings = {});
/// The same for the mean of `values` (for example per-item differences), without a callback per draw.
BootstrapInterval bcaBootstrapMean(std::span<const double> values, const BootstrapSettings& settings = {});

/// Two settings run with the same seeds.
struct SeedPaired {
    double difference = 0;          ///< mean of second − first
    double t = 0;                   ///< ±infinity when all differences are equal and not 0
    double p = 1;                   ///< two-sided, m − 1 degrees of freedom
    Interval interval;              ///< of the difference, at `level`
    double probabilityBetter = 0.5; ///< P(second > first) for one seed: share of pairs, ties half
    Interval probabilityInterval;   ///< bootstrap over pairs, at `level`
    bool enoughSeeds = false;       ///< ≥ 5: fewer are shown, not judged
};

/// Nothing with fewer than two pairs. @param first, second by seed, equal length
std::optional<SeedPaired> seedPaired(std::span<const double> first, std::span<const double> second,
                                     double level = 0.9);

/// Holm-adjusted p values, in the order given.
std::vector<double> holm(std::span<const double> p);

} // namespace plateau::statistics
