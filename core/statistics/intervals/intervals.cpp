#include "core/statistics/intervals/intervals.h"

#include "core/statistics/intervals/distributions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace plateau::statistics {

Interval wilson(double successes, double items, double level) {
    if (items <= 0) {
        return {0, 1};
    }
    const double z = normalQuantile((1 + level) / 2);
    const double p = successes / items;
    const double scale = 1 + z * z / items;
    const double centre = (p + z * z / (2 * items)) / scale;
    const double half = z * std::sqrt(p * (1 - p) / items + z * z / (4 * items * items)) / scale;
    // At the ends the exact bound is 0 or 1; rounding must not leave 1e-17 there.
    return {successes <= 0 ? 0 : std::max(0.0, centre - half),
            successes >= items ? 1 : std::min(1.0, centre + half)};
}

Interval clopperPearson(double successes, double items, double level) {
    if (items <= 0) {
        return {0, 1};
    }
    const double tail = (1 - level) / 2;
    return {successes <= 0 ? 0 : betaQuantile(tail, successes, items - successes + 1),
            successes >= items ? 1 : betaQuantile(1 - tail, successes + 1, items - successes)};
}

double mean(std::span<const double> values) {
    return values.empty()
               ? 0
               : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double sampleSd(std::span<const double> values) {
    if (values.size() < 2) {
        return 0;
    }
    const double centre = mean(values);
    double squares = 0;
    for (const double value : values) {
        squares += (value - centre) * (value - centre);
    }
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

std::optional<PooledSd> pooledSd(std::span<const std::vector<double>> scoresPerSize) {
    double squares = 0;
    int degrees = 0;
    for (const auto& scores : scoresPerSize) {
        if (scores.size() > 1) {
            const int own = static_cast<int>(scores.size()) - 1;
            const double sd = sampleSd(scores);
            squares += own * sd * sd;
            degrees += own;
        }
    }
    if (degrees == 0) {
        return std::nullopt;
    }
    return PooledSd{std::sqrt(squares / degrees), degrees};
}

double ItemNoise::variance(double p) const {
    if (standardError > 0) {
        return standardError * standardError;
    }
    if (!bounded || testItems <= 0) {
        return 0;
    }
    constexpr double level = 0.9;
    const Interval sides = wilson(p * testItems, testItems, level);
    const double widest = std::max(p - sides.low, sides.high - p) / normalQuantile((1 + level) / 2);
    return std::max(p * (1 - p) / testItems, widest * widest);
}

Interval ItemNoise::interval(double p, double level) const {
    if (standardError <= 0 && bounded && testItems > 0) {
        return wilson(p * testItems, testItems, level);
    }
    const double half = normalQuantile((1 + level) / 2) * standardError;
    return {p - half, p + half};
}

PointInterval pointInterval(std::span<const double> scores, const ItemNoise& items, double level,
                            const std::optional<PooledSd>& pooled) {
    PointInterval point;
    point.mean = mean(scores);
    const double upper = (1 + level) / 2;
    const auto seeds = static_cast<double>(scores.size());
    double seedHalf = 0;
    if (scores.size() > 1) {
        point.sd = sampleSd(scores);
        seedHalf = studentQuantile(upper, seeds - 1) * point.sd / std::sqrt(seeds);
    } else if (pooled) {
        point.sd = pooled->sd;
        seedHalf = studentQuantile(upper, pooled->degrees) * point.sd;
    } else {
        point.hollow = true;
    }
    const Interval byItems = items.interval(point.mean, level);
    point.low = point.mean - std::hypot(seedHalf, point.mean - byItems.low);
    point.high = point.mean + std::hypot(seedHalf, byItems.high - point.mean);
    if (items.bounded) {
        point.low = std::max(items.low, point.low);
        point.high = std::min(items.high, point.high);
    }
    return point;
}

std::vector<PointInterval> pointIntervals(std::span<const std::vector<double>> scoresPerSize,
                                          const ItemNoise& items, double level) {
    const auto pooled = pooledSd(scoresPerSize);
    std::vector<PointInterval> points;
    points.reserve(scoresPerSize.size());
    for (const auto& scores : scoresPerSize) {
        points.push_back(pointInterval(scores, items, level, pooled));
    }
    return points;
}

double clusteredStandardError(std::span<const double> values, std::span<const std::string> groups) {
    const double centre = mean(values);
    std::map<std::string_view, double> sums;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sums[groups[i]] += values[i] - centre;
    }
    const auto clusters = static_cast<double>(sums.size());
    if (clusters < 2) {
        return 0;
    }
    double squares = 0;
    for (const auto& [group, sum] : sums) {
        squares += sum * sum;
    }
    return std::sqrt(squares * clusters / (clusters - 1)) / static_cast<double>(values.size());
}

} // namespace plateau::statistics
