#include "tests/benchmark/curve_benchmark_tables.h"

#include "core/base/sha256.h"
#include "core/statistics/curve/bands.h"
#include "core/statistics/curve/needed_n.h"
#include "core/statistics/intervals/quantile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

namespace plateau::benchmark {

using statistics::bestCell;
using statistics::CellRange;
using statistics::Cells;
using statistics::cellsOf;
using statistics::Family;
using statistics::FitInput;
using statistics::Grid;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::size_t at(auto value) {
    return static_cast<std::size_t>(value);
}

/// w = 1/σ², or n/n_max alone, or (n/n_max)²/σ².
enum class Weights { Noise, Size, SizeSquared };

std::vector<double> weights(const FitInput& input, Weights kind) {
    std::vector<double> result = statistics::fitWeights(input);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double share = input.n[i] / input.n.back();
        if (kind == Weights::Noise) {
            result[i] /= share * share;
        } else if (kind == Weights::Size) {
            result[i] = share;
        }
    }
    return result;
}

double valueOf(const Cells& cells, std::span<const double> basis, std::size_t cell) {
    return std::clamp(cells.a[cell] + cells.b[cell] * basis[cell], 0.0, 1.0);
}

double bestOf(const Cells& cells, std::span<const double> basis, Family family) {
    return valueOf(cells, basis, bestCell(cells, cellsOf(family)));
}

struct Moments {
    double mean = 0;
    double sd = 0;
};

Moments average(const Cells& cells, std::span<const double> basis, std::size_t sizes) {
    const auto weight = statistics::averagingWeights(cells, sizes);
    Moments moments;
    double squares = 0;
    for (std::size_t cell = 0; cell < weight.size(); ++cell) {
        const double value = valueOf(cells, basis, cell);
        moments.mean += weight[cell] * value;
        squares += weight[cell] * value * value;
    }
    moments.sd = std::sqrt(std::max(0.0, squares - moments.mean * moments.mean));
    return moments;
}

Score score(const std::vector<double>& errors) {
    return errors.empty() ? Score{} : Score{statistics::quantile(errors, 0.5), statistics::mean(errors)};
}

} // namespace

const char* name(Method method) {
    constexpr std::array names{"last1", "pow3", "pow3n",   "pow3n2",     "pow4",
                               "mmf4",  "wbl4", "average", "average_n2", "AVG"};
    return names[at(method)];
}

const char* name(BandKind kind) {
    constexpr std::array names{"average_1.645", "average_k", "AVG_learned"};
    return names[at(kind)];
}

const char* name(NeededRule rule) {
    constexpr std::array names{"pow3n2", "median", "quantile_25"};
    return names[at(rule)];
}

Forecasts forecasts(const FitInput& pilots, double n) {
    const Grid grid(pilots.n);
    const std::vector<double> basis = grid.basisAt(n);
    const Cells noise = solve(grid, pilots.y, weights(pilots, Weights::Noise));
    const Cells size = solve(grid, pilots.y, weights(pilots, Weights::Size), cellsOf(Family::Pow3));
    const Cells squared = solve(grid, pilots.y, weights(pilots, Weights::SizeSquared));
    Forecasts result;
    const auto set = [&](Method method, double value) { result.value[at(method)] = value; };
    set(Method::Last1, pilots.y.back());
    set(Method::Pow3, bestOf(noise, basis, Family::Pow3));
    set(Method::Pow4, bestOf(noise, basis, Family::Pow4));
    set(Method::Mmf4, bestOf(noise, basis, Family::Mmf4));
    set(Method::Wbl4, bestOf(noise, basis, Family::Wbl4));
    set(Method::Average, average(noise, basis, pilots.n.size()).mean);
    set(Method::Pow3N, bestOf(size, basis, Family::Pow3));
    const Moments moments = average(squared, basis, pilots.n.size());
    const double pow3 = bestOf(squared, basis, Family::Pow3);
    set(Method::Pow3N2, pow3);
    set(Method::AverageN2, moments.mean);
    set(Method::Avg, (moments.mean + pow3) / 2);
    result.sd = moments.sd;
    return result;
}

HorizonRow horizonRow(std::span<const ErrorCurve> usable, int horizon) {
    std::array<std::vector<double>, methodCount> errors;
    for (const ErrorCurve& curve : usable) {
        if (const auto known = pilots(curve, curve.n.back() / horizon)) {
            const Forecasts all = forecasts(*known, curve.n.back());
            for (std::size_t method = 0; method < methodCount; ++method) {
                errors[method].push_back(std::abs(all.value[method] - curve.error.back()));
            }
        }
    }
    HorizonRow row{horizon, errors.front().size(), {}};
    std::transform(errors.begin(), errors.end(), row.error.begin(), score);
    return row;
}

BandRow bandRow(std::span<const ErrorCurve> usable, int horizon) {
    BandRow row{horizon, 0, {}};
    for (const ErrorCurve& curve : usable) {
        const auto known = pilots(curve, curve.n.back() / horizon);
        if (!known) {
            continue;
        }
        const statistics::Fit fit = statistics::fitCurve(*known);
        const statistics::Prediction prediction = predict(fit, curve.n.back());
        const double half = 1.645 * std::hypot(prediction.sd, known->se.back());
        // The published table takes the factor of the nominal horizon, not of the size itself.
        const double wide =
            statistics::bandFactor(horizon) * std::hypot(prediction.sd, known->se.back(), 0.01);
        const std::array<statistics::Interval, bandCount> bands{
            statistics::Interval{std::max(0.0, prediction.mean - half),
                                 std::min(1.0, prediction.mean + half)},
            statistics::Interval{std::max(0.0, prediction.mean - wide),
                                 std::min(1.0, prediction.mean + wide)},
            learnedBand(fit, prediction)};
        const double truth = curve.error.back();
        for (std::size_t i = 0; i < bandCount; ++i) {
            const auto [low, high] = bands[i];
            const double outside = std::max({low - truth, truth - high, 0.0});
            row.band[i].coverage += outside <= 0;
            row.band[i].width += high - low;
            row.band[i].interval += high - low + 20 * outside;
        }
        ++row.curves;
    }
    for (BandScore& band : row.band) {
        const auto curves = static_cast<double>(std::max<std::size_t>(row.curves, 1));
        band = {band.coverage / curves, band.width / curves, band.interval / curves};
    }
    return row;
}

namespace {

/// What the three rules say, and the truth (infinity = the curve never gets there).
struct NeededCase {
    double truth = infinity;
    std::array<double, ruleCount> said{};
    bool held = false;
};

NeededCase neededCase(const FitInput& known, double target, double truth) {
    const statistics::Fit fit = statistics::fitCurve(known);
    std::vector<double> needed = neededPerCell(fit, target);
    for (double& n : needed) {
        n = std::max(n, fit.largest());
    }
    constexpr std::array shares{0.5, 0.25, 0.01, 0.75};
    const auto quantiles = statistics::weightedQuantiles(needed, fit.weight, shares);
    NeededCase result;
    result.truth = truth;
    result.said[at(NeededRule::Pow3N2)] = needed[bestCell(fit.cells, cellsOf(Family::Pow3))];
    result.said[at(NeededRule::Median)] = quantiles[0];
    result.said[at(NeededRule::Quarter)] = quantiles[1];
    result.held = quantiles[2] <= truth && truth <= quantiles[3];
    return result;
}

NeededRow summary(const char* test, const std::vector<NeededCase>& cases) {
    NeededRow row{test, cases.size(), 0, 0, {}};
    std::array<std::vector<double>, ruleCount> ratios;
    double reached = 0;
    for (const NeededCase& one : cases) {
        if (!std::isfinite(one.truth)) {
            continue;
        }
        ++reached;
        row.rangeHolds += one.held;
        for (std::size_t rule = 0; rule < ruleCount; ++rule) {
            const double ratio = one.said[rule] / one.truth;
            ratios[rule].push_back(ratio);
            row.rule[rule].never += !std::isfinite(ratio);
            row.rule[rule].withinTwo += ratio >= 0.5 && ratio <= 2;
        }
    }
    if (reached > 0) {
        row.reached = reached / static_cast<double>(cases.size());
        row.rangeHolds /= reached;
        for (std::size_t rule = 0; rule < ruleCount; ++rule) {
            row.rule[rule].never /= reached;
            row.rule[rule].withinTwo /= reached;
            row.rule[rule].medianRatio = statistics::quantile(ratios[rule], 0.5);
        }
    }
    return row;
}

double firstReached(const ErrorCurve& curve, double target, double beyond) {
    for (std::size_t i = 0; i < curve.n.size(); ++i) {
        if (curve.n[i] > beyond && curve.error[i] <= target) {
            return curve.n[i];
        }
    }
    return infinity;
}

/// Hex digits 8i … 8i + 7 of the SHA-256 of the id, over 2^32.
double uniformOf(const std::string& digest, std::size_t i) {
    std::uint32_t value = 0;
    const char* first = digest.data() + 8 * i;
    std::from_chars(first, first + 8, value, 16);
    return value / 4294967296.0;
}

} // namespace

NeededRow neededFourfold(std::span<const ErrorCurve> usable) {
    std::vector<NeededCase> cases;
    for (const ErrorCurve& curve : usable) {
        const double target = curve.error.back() + 0.02;
        const double truth = firstReached(curve, target, 0);
        if (const auto known = pilots(curve, truth / 4)) {
            cases.push_back(neededCase(*known, target, truth));
        }
    }
    return summary("4", cases);
}

NeededRow neededUniform(std::span<const ErrorCurve> usable) {
    std::vector<NeededCase> cases;
    for (const ErrorCurve& curve : usable) {
        const std::string digest = sha256(curve.id);
        const auto known = pilots(curve, curve.n.back() / std::exp2(1 + 3 * uniformOf(digest, 0)));
        if (!known) {
            continue;
        }
        const double least = *std::min_element(known->y.begin(), known->y.end());
        const double target = least * (1 - 0.05 - 0.35 * uniformOf(digest, 1));
        if (least - target >= 0.005) {
            cases.push_back(neededCase(*known, target, firstReached(curve, target, known->n.back())));
        }
    }
    return summary("u", cases);
}

} // namespace plateau::benchmark
