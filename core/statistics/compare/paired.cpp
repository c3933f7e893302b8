#include "core/statistics/compare/paired.h"

#include "core/base/random.h"
#include "core/statistics/intervals/distributions.h"
#include "core/statistics/intervals/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace plateau::statistics {

Discordance discordance(const std::vector<bool>& first, const std::vector<bool>& second) {
    Discordance result;
    result.items = static_cast<int>(first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        result.b += first[i] && !second[i];
        result.c += !first[i] && second[i];
    }
    return result;
}

McNemar mcNemar(int b, int c) {
    McNemar test;
    const int total = b + c;
    if (total == 0) {
        return test;
    }
    const int least = std::min(b, c);
    const double twice = std::min(1.0, 2 * binomialCdf(least, total, 0.5));
    test.exact = twice;
    test.midP = twice - binomialPmf(least, total, 0.5);
    const double distance = std::max(std::abs(b - c) - 1, 0);
    test.chiSquared = distance * distance / total;
    test.p = b == c ? 1 : total < 25 ? test.exact : test.midP;
    return test;
}

double itemsUnpaired(double p1, double p2, const PowerSettings& settings) {
    const double h = 2 * std::abs(std::asin(std::sqrt(p1)) - std::asin(std::sqrt(p2)));
    const double z = normalQuantile(1 - settings.alpha / 2) + normalQuantile(settings.power);
    return std::ceil(2 * (z / h) * (z / h));
}

namespace {

/// Not rounded.
double itemsFor(double psi, double difference, const PowerSettings& settings) {
    const double spread = std::sqrt(std::max(0.0, psi - difference * difference));
    const double z =
        normalQuantile(1 - settings.alpha / 2) * std::sqrt(psi) + normalQuantile(settings.power) * spread;
    return z * z / (difference * difference);
}

} // namespace

double itemsPaired(double psi, double difference, const PowerSettings& settings) {
    return std::ceil(itemsFor(psi, std::abs(difference), settings));
}

std::optional<double> smallestVisibleGain(double items, double psi, const PowerSettings& settings) {
    if (psi <= 0 || itemsFor(psi, psi, settings) > items) {
        return std::nullopt;
    }
    double low = 0; // needs more items than there are
    double high = psi;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (middle > 0 && itemsFor(psi, middle, settings) <= items ? high : low) = middle;
    }
    return high;
}

std::optional<SeedPaired> seedPaired(std::span<const double> first, std::span<const double> second,
                                     double level) {
    const std::size_t pairs = first.size();
    if (pairs < 2) {
        return std::nullopt;
    }
    std::vector<double> differences(pairs);
    std::vector<double> wins(pairs);
    for (std::size_t i = 0; i < pairs; ++i) {
        differences[i] = second[i] - first[i];
        wins[i] = differences[i] > 0 ? 1 : differences[i] < 0 ? 0 : 0.5;
    }
    SeedPaired result;
    result.difference = mean(differences);
    const double degrees = static_cast<double>(pairs) - 1;
    const double se = sampleSd(differences) / std::sqrt(static_cast<double>(pairs));
    const double half = studentQuantile((1 + level) / 2, degrees) * se;
    result.interval = {result.difference - half, result.difference + half};
    if (se > 0) {
        result.t = result.difference / se;
        result.p = 2 * studentCdf(-std::abs(result.t), degrees);
    } else if (result.difference != 0) {
        result.t = std::copysign(std::numeric_limits<double>::infinity(), result.difference);
        result.p = 0;
    }
    result.probabilityBetter = mean(wins);
    Random random(0, "seed pairs");
    std::vector<double> draws(2000);
    for (double& draw : draws) {
        double sum = 0;
        for (std::size_t i = 0; i < pairs; ++i) {
            sum += wins[random.below(pairs)];
        }
        draw = sum / static_cast<double>(pairs);
    }
    result.probabilityInterval = {quantile(draws, (1 - level) / 2), quantile(draws, (1 + level) / 2)};
    result.enoughSeeds = pairs >= 5;
    return result;
}

std::vector<double> holm(std::span<const double> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.size());
    double largest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const double scaled = p[order[rank]] * static_cast<double>(p.size() - rank);
        largest = std::max(largest, std::min(1.0, scaled));
        adjusted[order[rank]] = largest;
    }
    return adjusted;
}

} // namespace plateau::statistics
