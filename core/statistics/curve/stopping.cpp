#include "core/statistics/curve/stopping.h"

#include "core/statistics/curve/needed_n.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace plateau::statistics {

namespace {

constexpr int stepsPerDoubling = 8;
constexpr int searchedDoublings = 7; // up to 128 n_k

double sizeAt(const Fit& fit, int step) {
    return fit.largest() * std::exp2(static_cast<double>(step) / stepsPerDoubling);
}

/// The first size ≥ n_k where P(gain of `next(n)` < limit) reaches `certainty`.
template <typename Next>
std::optional<double> firstStop(const Fit& fit, double limit, double certainty, const Next& next) {
    for (int step = 0; step <= searchedDoublings * stepsPerDoubling; ++step) {
        const double n = sizeAt(fit, step);
        if (probabilityGainBelow(fit, n, next(n), limit) >= certainty) {
            return n;
        }
    }
    return std::nullopt;
}

/// Smallest n ≥ 1 at which a gain that falls with n is below the limit.
template <typename GainAt>
double firstBelow(double limit, const GainAt& gainAt) {
    if (gainAt(1.0) < limit) {
        return 1;
    }
    double low = 0; // in ln n
    double high = 1;
    while (gainAt(std::exp(high)) >= limit) {
        high *= 2;
        if (high > 600) {
            return std::numeric_limits<double>::infinity();
        }
    }
    for (int i = 0; i < 200; ++i) {
        const double middle = (low + high) / 2;
        (gainAt(std::exp(middle)) >= limit ? low : high) = middle;
    }
    return std::exp(high);
}

PowerLaw bestPow3(const Fit& fit) {
    const std::size_t cell = bestCell(fit.cells, cellsOf(Family::Pow3));
    const double c = fit.grid.shape(cell)[0];
    return {fit.cells.a[cell], fit.cells.b[cell] * std::pow(fit.smallest(), c), c};
}

} // namespace

StoppingVerdict stopPerDoubling(const Fit& fit, const StoppingSettings& settings) {
    const double limit = settings.pointsPerDoubling;
    StoppingVerdict verdict;
    verdict.gain = gain(fit, fit.largest(), 2 * fit.largest()).median;
    verdict.probabilityBelow = probabilityGainBelow(fit, fit.largest(), 2 * fit.largest(), limit);
    verdict.stop = verdict.gain < limit;
    // A median below the limit and at least half of the weight below it are the same thing.
    verdict.stopAt = firstStop(fit, limit, 0.5, [](double n) { return 2 * n; });
    return verdict;
}

StoppingVerdict stopMarginal(const Fit& fit, const StoppingSettings& settings) {
    const double samples = settings.marginalSamples;
    StoppingVerdict verdict;
    verdict.gain = gainOfNext(fit, samples).median;
    verdict.probabilityBelow =
        probabilityGainBelow(fit, fit.largest(), fit.largest() + samples, settings.marginalGain);
    verdict.stop = verdict.probabilityBelow >= settings.certainty;
    verdict.stopAt = firstStop(fit, settings.marginalGain, settings.certainty,
                               [samples](double n) { return n + samples; });
    return verdict;
}

CostVerdict stopByCost(const Fit& fit, const Costs& costs) {
    const std::vector<double> today = fit.valuesAt(fit.largest());
    std::vector<double> bestOfCell(gridCells, 0.0);
    CostVerdict verdict;
    verdict.bestSize = fit.largest();
    for (int step = 1; step <= 5 * stepsPerDoubling; ++step) {
        const double n = sizeAt(fit, step);
        const double cost = costs.perSample * (n - fit.largest());
        const std::vector<double> then = fit.valuesAt(n);
        double expected = 0;
        for (std::size_t cell = 0; cell < gridCells; ++cell) {
            const double net = costs.valuePerPoint * (today[cell] - then[cell]) / 0.01 - cost;
            expected += fit.weight[cell] * net;
            bestOfCell[cell] = std::max(bestOfCell[cell], net);
        }
        if (expected > verdict.expectedNet) {
            verdict.expectedNet = expected;
            verdict.bestSize = n;
        }
    }
    verdict.stop = verdict.expectedNet <= 0;
    verdict.regret = std::inner_product(bestOfCell.begin(), bestOfCell.end(), fit.weight.begin(), 0.0);
    verdict.marginalStop = sizeWhereCostMeetsValue(bestPow3(fit), costs);
    return verdict;
}

double PowerLaw::at(double n) const {
    return a + b * std::pow(n, -c);
}

double sizeBelowGain(const PowerLaw& law, double samples, double limit) {
    return firstBelow(limit, [&](double n) { return law.at(n) - law.at(n + samples); });
}

double sizeBelowDoublingGain(const PowerLaw& law, double limit) {
    return firstBelow(limit, [&](double n) { return law.at(n) - law.at(2 * n); });
}

double sizeBelowDerivative(const PowerLaw& law, double samples, double limit) {
    return std::pow(law.b * law.c * samples / limit, 1 / (law.c + 1));
}

double sizeWhereCostMeetsValue(const PowerLaw& law, const Costs& costs) {
    return std::max(1.0, sizeBelowDerivative(law, costs.valuePerPoint / 0.01, costs.perSample));
}

double kneeOnAxis(const PowerLaw& law, double start, double end) {
    const double slope = (law.at(start) - law.at(end)) / (end - start);
    return std::pow(law.b * law.c / slope, 1 / (law.c + 1));
}

} // namespace plateau::statistics
