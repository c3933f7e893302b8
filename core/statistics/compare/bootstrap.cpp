#include "core/base/random.h"
#include "core/statistics/compare/paired.h"
#include "core/statistics/intervals/distributions.h"
#include "core/statistics/intervals/quantile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plateau::statistics {

namespace {

constexpr std::size_t mostGroups = 200;

/// Skewness of the jackknife over at most 200 groups of items, divided by 6.
double acceleration(const std::vector<double>& leftOut) {
    const double centre = mean(leftOut);
    double squares = 0;
    double cubes = 0;
    for (const double value : leftOut) {
        const double distance = centre - value;
        squares += distance * distance;
        cubes += distance * distance * distance;
    }
    return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

/// Interval and p from the draws (Efron 1987).
BootstrapInterval bca(double estimate, std::vector<double> draws, double a, double level) {
    std::sort(draws.begin(), draws.end());
    const auto count = static_cast<double>(draws.size());
    const auto share = [&](auto condition) {
        return static_cast<double>(std::count_if(draws.begin(), draws.end(), condition)) / count;
    };
    BootstrapInterval result;
    result.estimate = estimate;
    result.standardError = sampleSd(draws);
    const double below =
        share([&](double d) { return d < estimate; }) + share([&](double d) { return d == estimate; }) / 2;
    const double bias = normalQuantile(std::clamp(below, 0.5 / count, 1 - 0.5 / count));
    const auto corrected = [&](double tail) {
        const double z = bias + normalQuantile(tail);
        return quantile(draws, normalCdf(bias + z / (1 - a * z)));
    };
    result.low = corrected((1 - level) / 2);
    result.high = corrected((1 + level) / 2);
    const double side =
        std::min(share([](double d) { return d <= 0; }), share([](double d) { return d >= 0; }));
    result.p = std::clamp(2 * side, 1 / count, 1.0);
    return result;
}

std::size_t groupStart(std::size_t group, std::size_t groups, std::size_t items) {
    return group * items / groups;
}

} // namespace

std::vector<BootstrapInterval> bcaBootstrapAll(std::size_t items, std::size_t statistics,
                                               const ItemStatistics& compute,
                                               const BootstrapSettings& settings) {
    std::vector<std::size_t> picked(items);
    std::iota(picked.begin(), picked.end(), std::size_t{0});
    std::vector<double> estimates(statistics);
    compute(picked, estimates);
    std::vector<double> values(statistics);
    const auto keep = [&](std::vector<std::vector<double>>& where) {
        for (std::size_t k = 0; k < statistics; ++k) {
            where[k].push_back(values[k]);
        }
    };
    std::vector<std::vector<double>> leftOut(statistics);
    const std::size_t groups = std::min(items, mostGroups);
    for (std::size_t group = 0; group < groups && groups > 1; ++group) {
        std::vector<std::size_t> rest;
        for (std::size_t i = 0; i < items; ++i) {
            if (i < groupStart(group, groups, items) || i >= groupStart(group + 1, groups, items)) {
                rest.push_back(i);
            }
        }
        compute(rest, values);
        keep(leftOut);
    }
    Random random(settings.seed, "bootstrap");
    std::vector<std::vector<double>> draws(statistics);
    for (int draw = 0; draw < settings.draws; ++draw) {
        for (std::size_t& item : picked) {
            item = random.below(items);
        }
        compute(picked, values);
        keep(draws);
    }
    std::vector<BootstrapInterval> out;
    for (std::size_t k = 0; k < statistics; ++k) {
        out.push_back(bca(estimates[k], std::move(draws[k]), acceleration(leftOut[k]), settings.level));
    }
    return out;
}

BootstrapInterval bcaBootstrap(std::size_t items, const ItemStatistic& statistic,
                               const BootstrapSettings& settings) {
    return bcaBootstrapAll(
               items, 1,
               [&statistic](std::span<const std::size_t> picked, std::span<double> values) {
                   values[0] = statistic(picked);
               },
               settings)
        .front();
}

BootstrapInterval bcaBootstrapMean(std::span<const double> values, const BootstrapSettings& settings) {
    return bcaBootstrap(
        values.size(),
        [values](std::span<const std::size_t> items) {
            double sum = 0;
            for (const std::size_t item : items) {
                sum += values[item];
            }
            return sum / static_cast<double>(items.size());
        },
        settings);
}

} // namespace plateau::statistics
