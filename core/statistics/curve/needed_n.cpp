#include "core/statistics/curve/needed_n.h"

#include "core/statistics/curve/bands.h"
#include "core/statistics/curve/need_distribution.h"
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
    enum class Noise { All, Seeds };

    explicit MeanCurve(const FitInput& input, Noise noise = Noise::All)
        : m_input(input),
          m_worse(noise == Noise::Seeds ? input.seedSe : input.se),
          m_better(noise == Noise::All && !input.betterSe.empty() ? std::span<const double>(input.betterSe)
                                                                  : m_worse) {
        for (const double error : input.se) {
            const double least = std::max(error, 1e-6); // unknown noise is 0
            m_weight.push_back(1 / (least * least));
        }
    }

    double crossing(double target, double z) const {
        const std::span<const double> error = z < 0 ? m_better : m_worse;
        std::vector<double> shifted;
        for (std::size_t i = 0; i < m_input.n.size(); ++i) {
            shifted.push_back(m_input.y[i] + z * error[i]);
        }
        return firstCrossing(m_input.n, isotonicFalling(shifted, m_weight), target);
    }

private:
    const FitInput& m_input;
    std::span<const double> m_worse;
    std::span<const double> m_better;
    std::vector<double> m_weight;
};

std::optional<NeededN> inData(const FitInput& input, double target, MeanCurve::Noise noise) {
    const MeanCurve means(input, noise);
    NeededN result;
    result.about = means.crossing(target, 0);
    if (!std::isfinite(result.about)) {
        return std::nullopt;
    }
    result.low = std::min(means.crossing(target, -normal90), result.about);
    result.high = std::max(means.crossing(target, normal90), result.about);
    result.kind = result.about > input.n.front() ? NeededKind::Measured : NeededKind::AtMostSmallest;
    constexpr double rounding = 1e-12;
    if (input.y.back() > target + rounding) {
        result.kind = NeededKind::Unclear;
    }
    return result;
}

double weightWhere(const std::vector<double>& weight, const std::vector<double>& values, auto condition) {
    double sum = 0;
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        if (condition(values[cell])) {
            sum += weight[cell];
        }
    }
    return std::min(sum, 1.0);
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
    constexpr std::array names{"at_most_smallest", "measured", "predicted", "beyond_cap", "never", "unclear"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<double> neededPerCell(const Fit& fit, const Cells& cells, double target) {
    std::vector<double> needed(gridCells);
    for (std::size_t cell = 0; cell < gridCells; ++cell) {
        const double above = target - cells.a[cell];
        if (above <= 0) {
            needed[cell] = infinity;
        } else if (cells.b[cell] > 0) {
            needed[cell] = fit.grid.sizeWhere(cell, above / cells.b[cell]);
        }
    }
    return needed;
}

std::vector<double> neededPerCell(const Fit& fit, double target) {
    return neededPerCell(fit, fit.cells, target);
}

NeededN neededFromCells(const Fit& fit, double target) {
    const std::vector<double> needed = neededPerCell(fit, target);
    constexpr std::array shares{0.25, 0.01, 0.75};
    const auto quantiles = weightedQuantiles(needed, fit.weight, shares);
    NeededN result;
    result.about = std::max({quantiles[0], fit.largest(), 1.0});
    result.low = std::max(quantiles[1], 1.0);
    result.high = std::max({quantiles[2], fit.largest(), 1.0});
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

NeededN neededBeyondData(const Fit& fit, double target) {
    return fit.input.kind == CurveKind::Loss ? neededFromCells(fit, target)
                                             : NeedDistribution(fit, target).stated();
}

std::optional<NeededN> neededInData(const FitInput& input, double target) {
    return inData(input, target, MeanCurve::Noise::All);
}

std::optional<NeededN> neededBySeeds(const FitInput& input, double target) {
    return inData(input, target, MeanCurve::Noise::Seeds);
}

NeededRange neededOnNewItems(const Fit& fit, double target, double shift) {
    const auto easier = neededInData(fit.input, target + shift);
    const double low = easier ? easier->low : neededBeyondData(fit, target + shift).low;
    return {low, neededBeyondData(fit, target - shift).high};
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
    if (fit.input.kind != CurveKind::Loss) {
        return NeedDistribution(fit, target).spread(cap);
    }
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
    return measured ? *measured : neededBeyondData(fit, target);
}

double reachedProbability(const Fit& fit, double target, double n) {
    if (fit.input.kind != CurveKind::Loss) {
        return n < fit.largest() ? 0 : NeedDistribution(fit, target).reached(n);
    }
    return n < fit.largest() ? 0 : weightWhere(fit.weight, neededPerCell(fit, target), [n](double needed) {
        return needed <= n;
    });
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
