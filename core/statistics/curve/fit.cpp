#include "core/statistics/curve/fit.h"

#include "core/statistics/intervals/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace plateau::statistics {

namespace {

constexpr double seFloor = 0.004;   // noise no fit may look below
constexpr double usualItems = 1200; // of the curves the method was calibrated on; never the test set's size

FitInput withoutLast(const FitInput& input) {
    FitInput shorter = input;
    shorter.n.pop_back();
    shorter.y.pop_back();
    shorter.se.pop_back();
    for (std::vector<double>* optional : {&shorter.seedSe, &shorter.betterSe}) {
        if (!optional->empty()) {
            optional->pop_back();
        }
    }
    return shorter;
}

double clipped(double value, bool bounded) {
    return bounded ? std::clamp(value, 0.0, 1.0) : std::max(value, 0.0);
}

} // namespace

const char* name(Horizon horizon) {
    constexpr std::array names{"in_data", "promised", "warned", "strongly_warned", "refused"};
    return names[static_cast<std::size_t>(horizon)];
}

Horizon horizonOf(double n, double largest) {
    const double ratio = n / largest;
    if (ratio <= 1) {
        return Horizon::InData;
    }
    if (ratio <= 8) {
        return Horizon::Promised;
    }
    if (ratio < 32) {
        return Horizon::Warned;
    }
    return ratio <= 128 ? Horizon::StronglyWarned : Horizon::Refused;
}

std::vector<double> Fit::valuesAt(double n) const {
    std::vector<double> values = grid.basisAt(n);
    for (std::size_t cell = 0; cell < gridCells; ++cell) {
        values[cell] = clipped(cells.a[cell] + cells.b[cell] * values[cell], input.bounded);
    }
    return values;
}

double Fit::valueAt(std::size_t cell, double n) const {
    return clipped(cells.a[cell] + cells.b[cell] * grid.basisAt(cell, n), input.bounded);
}

std::vector<double> Fit::needValuesAt(double n) const {
    std::vector<double> values = grid.basisAt(n);
    for (std::size_t cell = 0; cell < gridCells; ++cell) {
        values[cell] = needCells.a[cell] + needCells.b[cell] * values[cell];
    }
    return values;
}

std::vector<double> fitWeights(const FitInput& input) {
    std::vector<double> weights;
    for (std::size_t i = 0; i < input.n.size(); ++i) {
        const double share = input.n[i] / input.n.back();
        weights.push_back(share * share / (input.se[i] * input.se[i] + seFloor * seFloor));
    }
    return weights;
}

std::vector<double> needFitWeights(const FitInput& input) {
    FitInput seeds = input;
    for (std::size_t i = 0; i < input.n.size(); ++i) {
        const double y = std::clamp(input.y[i], 0.0, 1.0);
        const double seed = input.seedSe.empty() ? input.se[i] : input.seedSe[i];
        seeds.se[i] = std::sqrt(std::max(seed * seed, y * (1 - y) / usualItems));
    }
    return fitWeights(seeds);
}

Fit fitCurve(const FitInput& given) {
    FitInput input = given;
    if (!input.bounded) {
        input.kind = CurveKind::Loss;
    }
    Grid grid(input.n);
    Cells cells = solve(grid, input.y, fitWeights(input));
    std::vector<double> weight = averagingWeights(cells, input.n.size());
    if (input.kind == CurveKind::Loss) {
        return {input, std::move(grid), cells, weight, std::move(cells), std::move(weight)};
    }
    Cells needCells = solve(grid, input.y, needFitWeights(input));
    std::vector<double> needWeight = needWeights(grid, needCells, input.n);
    return {input,
            std::move(grid),
            std::move(cells),
            std::move(weight),
            std::move(needCells),
            std::move(needWeight)};
}

Result<Fit> fitCurve(const Curve& curve) {
    if (const auto refusal = refusalOf(curve)) {
        return toError(*refusal);
    }
    return fitCurve(fitInput(curve));
}

Prediction predict(const Fit& fit, double n) {
    const std::vector<double> values = fit.valuesAt(n);
    Prediction prediction;
    prediction.n = n;
    prediction.mean = std::inner_product(values.begin(), values.end(), fit.weight.begin(), 0.0);
    double variance = 0;
    for (std::size_t cell = 0; cell < gridCells; ++cell) {
        const double distance = values[cell] - prediction.mean;
        variance += fit.weight[cell] * distance * distance;
    }
    prediction.sd = std::sqrt(variance);
    prediction.pow3 = values[bestCell(fit.cells, cellsOf(Family::Pow3))];
    prediction.forecast = (prediction.mean + prediction.pow3) / 2;
    return prediction;
}

std::vector<double> predictQuantiles(const Fit& fit, double n, std::span<const double> q) {
    return weightedQuantiles(fit.valuesAt(n), fit.weight, q);
}

std::array<FamilyFit, 4> familyFits(const Fit& fit) {
    std::optional<Fit> shorter;
    if (fit.input.n.size() >= static_cast<std::size_t>(leastSizes)) {
        shorter = fitCurve(withoutLast(fit.input));
    }
    std::array<FamilyFit, 4> result;
    for (std::size_t i = 0; i < allFamilies.size(); ++i) {
        const CellRange range = cellsOf(allFamilies[i]);
        FamilyFit& family = result[i];
        family.family = allFamilies[i];
        family.cell = bestCell(fit.cells, range);
        family.a = fit.cells.a[family.cell];
        family.b = fit.cells.b[family.cell];
        family.shape = fit.grid.shape(family.cell);
        family.rss = fit.cells.rss[family.cell];
        const auto first = fit.weight.begin() + static_cast<std::ptrdiff_t>(range.first);
        family.weight = std::accumulate(first, first + static_cast<std::ptrdiff_t>(range.count), 0.0);
        if (shorter) {
            const double predicted = shorter->valueAt(bestCell(shorter->cells, range), fit.largest());
            family.leaveLastOut = predicted - fit.input.y.back();
        }
    }
    return result;
}

std::optional<double> lastValueLeaveLastOut(const FitInput& input) {
    if (input.n.size() < static_cast<std::size_t>(leastSizes)) {
        return std::nullopt;
    }
    return input.y[input.y.size() - 2] - input.y.back();
}

std::optional<double> forecastLeaveLastOut(const FitInput& input) {
    if (input.n.size() < static_cast<std::size_t>(leastSizes)) {
        return std::nullopt;
    }
    return predict(fitCurve(withoutLast(input)), input.n.back()).forecast - input.y.back();
}

bool falls(const FitInput& input) {
    return input.y.back() - input.y.front() > 2 * std::hypot(input.se.back(), input.se.front());
}

std::optional<Violation> nonMonotone(const FitInput& input) {
    std::optional<Violation> worst;
    for (std::size_t later = 1; later < input.n.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            const double rise = input.y[later] - input.y[earlier];
            const double combined = std::hypot(input.se[later], input.se[earlier]);
            if (rise > 0 && rise > 2 * combined) {
                // Without any noise estimate a rise is certain; a finite z keeps it comparable and printable.
                const double z = rise / std::max(combined, 1e-6);
                if (!worst || z > worst->z) {
                    worst = Violation{input.n[earlier], input.n[later], rise, z};
                }
            }
        }
    }
    return worst;
}

} // namespace plateau::statistics
