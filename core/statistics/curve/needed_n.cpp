#include "core/statistics/curve/needed_n.h"

#include "core/statistics/curve/bands.h"
#include "core/statistics/intervals/distributions.h"
#include "core/statistics/intervals/intervals.h"
#include "core/statistics/intervals/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace plateau::statistics {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double normal90 = 1.645;

/// Where a falling curve, linear in log n between its sizes, meets the target; infinity when it stays above.
double firstCrossing(std::span<const double> n, std::span<const double> y, double target) {
    if (y.front() <= target) {
        return n.front();
    }
    for (std::size_t i = 1; i < n.size(); ++i) {
        if (y[i] <= target) {
            const double share = (y[i - 1] - target) / (y[i - 1] - y[i]);
            return std::exp(std::log(n[i - 1]) + share * std::log(n[i] / n[i - 1]));
        }
    }
    return infinity;
}

/// Weighted isotonic means of the sizes, shifted by z standard errors.
class MeanCurve {
public:
    explicit MeanCurve(const FitInput& input) : m_input(input) {
        for (const double error : input.se) {
            const double se = std::max(error, 1e-6); // a perfect score has none
            m_weight.push_back(1 / (se * se));
        }
    }

    double crossing(double target, double z) const {
        std::vector<double> shifted;
        for (std::size_t i = 0; i < m_input.n.size(); ++i) {
            shifted.push_back(m_input.y[i] + z * m_input.se[i]);
        }
        return firstCrossing(m_input.n, isotonicFalling(shifted, m_weight), target);
    }

private:
    const FitInput& m_input;
    std::vector<double> m_weight;
};

double weightWhere(const std::vector<double>& weight, const std::vector<double>& values, auto condition) {
    double sum = 0;
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        if (condition(values[cell])) {
            sum += weight[cell];
        }
    }
    return std::min(sum, 1.0);
}

std::vector<double> raisedToData(const Fit& fit, double target) {
    std::vector<double> needed = neededPerCell(fit, target);
    for (double& n : needed) {
        n = std::max({n, fit.largest(), 1.0});
    }
    return needed;
}

std::vector<double> gainsPerCell(const Fit& fit, double from, double to) {
    std::vector<double> gains = fit.valuesAt(from);
    const std::vector<double> after = fit.valuesAt(to);
    for (std::size_t cell = 0; cell < gains.size(); ++cell) {
        gains[cell] -= after[cell];
    }
    return gains;
}

} // namespace

const char* name(NeededKind kind) {
    constexpr std::array names{"at_most_smallest", "measured", "predicted", "beyond_cap", "never"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<double> neededPerCell(const Fit& fit, double target) {
    std::vector<double> needed(gridCells);
    for (std::size_t cell = 0; cell < gridCells; ++cell) {
        const double above = target - fit.cells.a[cell];
        if (above <= 0) {
            needed[cell] = infinity;
        } else if (fit.cells.b[cell] > 0) {
            needed[cell] = fit.grid.sizeWhere(cell, above / fit.cells.b[cell]);
        }
    }
    return needed;
}

NeededN neededFromCells(const Fit& fit, double target) {
    const std::vector<double> needed = raisedToData(fit, target);
    constexpr std::array shares{0.25, 0.01, 0.75};
    const auto quantiles = weightedQuantiles(needed, fit.weight, shares);
    NeededN result;
    result.about = quantiles[0];
    result.low = quantiles[1];
    result.high = quantiles[2];
    const double cap = neededCap * fit.largest();
    result.never = weightWhere(fit.weight, needed, [](double n) { return !std::isfinite(n); });
    result.beyondCap = weightWhere(fit.weight, needed, [cap](double n) { return n > cap; });
    if (!std::isfinite(result.about)) {
        result.kind = NeededKind::Never;
    } else {
        result.kind = result.about > cap ? NeededKind::BeyondCap : NeededKind::Predicted;
    }
    return result;
}

std::optional<NeededN> neededInData(const FitInput& input, double target) {
    const MeanCurve means(input);
    NeededN result;
    result.about = means.crossing(target, 0);
    if (!std::isfinite(result.about)) {
        return std::nullopt;
    }
    result.low = std::min(means.crossing(target, -normal90), result.about);
    result.high = std::max(means.crossing(target, normal90), result.about);
    result.kind = result.about > input.n.front() ? NeededKind::Measured : NeededKind::AtMostSmallest;
    return result;
}

std::optional<double> neededSpreadInData(const FitInput& input, double target, double cap) {
    const MeanCurve means(input);
    if (!std::isfinite(means.crossing(target, 0))) {
        return std::nullopt;
    }
    constexpr int steps = 19;
    std::vector<double> logs;
    for (int i = 1; i <= steps; ++i) {
        const double z = normalQuantile(static_cast<double>(i) / (steps + 1));
        logs.push_back(std::log(std::clamp(means.crossing(target, z), 1.0, cap)));
    }
    return sampleSd(logs);
}

double neededSpread(const Fit& fit, double target, double cap) {
    const std::vector<double> needed = neededPerCell(fit, target);
    double mean = 0;
    double square = 0;
    for (std::size_t cell = 0; cell < needed.size(); ++cell) {
        const double log = std::log(std::clamp(needed[cell], 1.0, cap));
        mean += fit.weight[cell] * log;
        square += fit.weight[cell] * log * log;
    }
    return std::sqrt(std::max(0.0, square - mean * mean));
}

NeededN neededN(const Fit& fit, double target) {
    const auto measured = neededInData(fit.input, target);
    return measured ? *measured : neededFromCells(fit, target);
}

double reachedProbability(const Fit& fit, double target, double n) {
    return weightWhere(fit.weight, raisedToData(fit, target), [n](double needed) { return needed <= n; });
}

Gain gain(const Fit& fit, double from, double to) {
    constexpr std::array shares{0.5, 0.05, 0.95};
    const auto quantiles = weightedQuantiles(gainsPerCell(fit, from, to), fit.weight, shares);
    const double scale = bandFactor(to / fit.largest()) / normal90;
    return {from, to, quantiles[0], quantiles[0] + scale * (quantiles[1] - quantiles[0]),
            quantiles[0] + scale * (quantiles[2] - quantiles[0])};
}

Gain gainOfNext(const Fit& fit, double samples) {
    return gain(fit, fit.largest(), fit.largest() + samples);
}

double probabilityGainBelow(const Fit& fit, double from, double to, double limit) {
    return weightWhere(fit.weight, gainsPerCell(fit, from, to), [limit](double g) { return g < limit; });
}

std::vector<double> isotonicFalling(std::span<const double> y, std::span<const double> weight) {
    struct Block {
        double value;
        double weight;
        std::size_t count;
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < y.size(); ++i) {
        blocks.push_back({y[i], weight[i], 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].value < blocks.back().value) {
            const Block last = blocks.back();
            blocks.pop_back();
            Block& before = blocks.back();
            const double total = before.weight + last.weight;
            before = {(before.value * before.weight + last.value * last.weight) / total, total,
                      before.count + last.count};
        }
    }
    std::vector<double> result;
    for (const Block& block : blocks) {
        result.insert(result.end(), block.count, block.value);
    }
    return result;
}

} // namespace plateau::statistics
