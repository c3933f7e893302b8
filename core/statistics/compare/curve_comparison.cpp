#include "core/statistics/compare/curve_comparison.h"

#include "core/base/random.h"
#include "core/statistics/curve/needed_n.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plateau::statistics {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double leastError = 1e-6; ///< standard error that a weight is made of, at least

/// Isotonic means of one curve; y falls.
struct Falling {
    std::span<const double> n;
    std::vector<double> y;
};

Falling falling(const FitInput& input, std::span<const double> y) {
    std::vector<double> weight;
    for (const double se : input.se) {
        weight.push_back(1 / std::pow(std::max(se, leastError), 2));
    }
    return {input.n, isotonicFalling(y, weight)};
}

NeededLabels labelsFor(const Falling& curve, double target) {
    if (curve.y.front() <= target) {
        return {0, curve.n.front()};
    }
    for (std::size_t i = 1; i < curve.y.size(); ++i) {
        if (curve.y[i] <= target) {
            const double share = (curve.y[i - 1] - target) / (curve.y[i - 1] - curve.y[i]);
            const double n = curve.n[i - 1] * std::pow(curve.n[i] / curve.n[i - 1], share);
            return {n, n};
        }
    }
    return {curve.n.back(), infinity};
}

/// Bounds of 1 − n_second / n_first; 1 upwards and −infinity downwards are open.
Interval savedBetween(const NeededLabels& first, const NeededLabels& second) {
    return {first.low > 0 ? 1 - second.high / first.low : -infinity, 1 - second.low / first.high};
}

double bestOfBoth(const Falling& first, const Falling& second) {
    return std::max(first.y.back(), second.y.back());
}

class Drawer {
public:
    Drawer(const FitInput& input, Random& random) : m_input(input), m_random(random), m_y(input.y) {}
    Falling next() {
        for (std::size_t i = 0; i < m_y.size(); ++i) {
            m_y[i] = m_input.y[i] + m_input.se[i] * m_random.normal();
        }
        return falling(m_input, m_y);
    }

private:
    const FitInput& m_input;
    Random& m_random;
    std::vector<double> m_y;
};

/// The order statistic nearest to a share from outside: bounds may be infinite, so nothing is interpolated.
double lowerQuantile(std::vector<double>& values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(std::floor(share * static_cast<double>(values.size() - 1)))];
}

double upperQuantile(std::vector<double>& values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size() - 1)))];
}

} // namespace

CurveVerdict curveVerdict(std::span<const SizeGain> sizes, double margin, double alpha) {
    CurveVerdict verdict;
    verdict.margin = margin;
    verdict.alpha = alpha;
    for (auto size = sizes.rbegin(); size != sizes.rend(); ++size) {
        if (size->interval.low < -margin || size->interval.high > margin) {
            break;
        }
        verdict.equalFrom = size->n;
        ++verdict.equalSizes;
    }
    for (const SizeGain& size : sizes) {
        if (size.p < alpha && size.gain != 0) {
            (size.gain > 0 ? verdict.secondAhead : verdict.firstAhead).push_back(size.n);
        }
    }
    return verdict;
}

LabelSaving labelSaving(const FitInput& first, const FitInput& second, const Metric& metric,
                        const SavingSettings& settings) {
    const Falling a = falling(first, first.y);
    const Falling b = falling(second, second.y);
    LabelSaving out;
    out.level = settings.level;
    out.draws = settings.draws;
    double target = bestOfBoth(a, b);
    if (settings.target && errorFromScore(metric, *settings.target) >= target) {
        out.asked = true;
        target = errorFromScore(metric, *settings.target);
    }
    out.score = scoreFromError(metric, target);
    out.first = labelsFor(a, target);
    out.second = labelsFor(b, target);
    if (out.first.low == out.first.high && out.second.low == out.second.high) {
        out.saved = 1 - out.second.low / out.first.low;
    }
    Random random(settings.seed, "label saving");
    Drawer drawFirst(first, random);
    Drawer drawSecond(second, random);
    std::vector<double> lows;
    std::vector<double> highs;
    for (int draw = 0; draw < settings.draws; ++draw) {
        const Falling x = drawFirst.next();
        const Falling y = drawSecond.next();
        const double goal = out.asked ? target : bestOfBoth(x, y);
        const Interval saved = savedBetween(labelsFor(x, goal), labelsFor(y, goal));
        lows.push_back(saved.low);
        highs.push_back(saved.high);
    }
    const double low = lowerQuantile(lows, (1 - settings.level) / 2);
    const double high = upperQuantile(highs, (1 + settings.level) / 2);
    out.low = std::isfinite(low) ? std::optional(low) : std::nullopt;
    out.high = high < 1 ? std::optional(high) : std::nullopt;
    return out;
}

} // namespace plateau::statistics
