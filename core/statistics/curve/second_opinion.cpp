#include "core/statistics/curve/second_opinion.h"

#include "core/base/random.h"
#include "core/statistics/curve/families.h"
#include "core/statistics/curve/fit.h"
#include "core/statistics/intervals/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace plateau::statistics {

namespace {

/// Mean score of as many seeds, drawn with repeats.
double resampledMean(const std::vector<double>& scores, Random& random) {
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        sum += scores[random.below(scores.size())];
    }
    return sum / static_cast<double>(scores.size());
}

std::vector<const CurvePoint*> ascending(const Curve& curve) {
    std::vector<const CurvePoint*> points;
    for (const CurvePoint& point : curve.points) {
        points.push_back(&point);
    }
    std::stable_sort(points.begin(), points.end(),
                     [](const CurvePoint* a, const CurvePoint* b) { return a->n < b->n; });
    return points;
}

/// The pow3 fit of one draw.
struct Pow3 {
    const Grid& grid;
    double a = 0;
    double b = 0;
    std::size_t cell = 0;

    double at(double n, bool bounded) const {
        const double y = a + b * grid.basisAt(cell, n);
        return bounded ? std::clamp(y, 0.0, 1.0) : y;
    }
    double needed(double target) const {
        if (target <= a) {
            return std::numeric_limits<double>::infinity();
        }
        return b > 0 ? std::max(1.0, grid.sizeWhere(cell, (target - a) / b)) : 1.0;
    }
};

} // namespace

std::optional<SecondOpinion> secondOpinion(const Curve& curve, std::span<const double> sizes, double target,
                                           const SecondOpinionSettings& settings) {
    const auto points = ascending(curve);
    if (std::none_of(points.begin(), points.end(),
                     [](const CurvePoint* p) { return p->scores.size() > 1; })) {
        return std::nullopt;
    }
    FitInput input = fitInput(curve);
    const std::vector<double> weights = fitWeights(input);
    const CellRange pow3 = cellsOf(Family::Pow3);
    const Grid grid(input.n, pow3);
    Random random(settings.seed, "second opinion");
    std::vector<std::vector<double>> values(sizes.size());
    std::vector<double> needed;
    for (int draw = 0; draw < settings.draws; ++draw) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            input.y[i] = errorFromScore(curve.metric, resampledMean(points[i]->scores, random));
        }
        const Cells cells = solve(grid, input.y, weights);
        const std::size_t cell = bestCell(cells, pow3);
        const Pow3 fit{grid, cells.a[cell], cells.b[cell], cell};
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            values[i].push_back(fit.at(sizes[i], input.bounded));
        }
        needed.push_back(fit.needed(target));
    }
    SecondOpinion opinion;
    opinion.n.assign(sizes.begin(), sizes.end());
    for (const auto& draws : values) {
        opinion.median.push_back(quantile(draws, 0.5));
        opinion.interval.push_back({quantile(draws, 0.05), quantile(draws, 0.95)});
    }
    opinion.neededMedian = quantile(needed, 0.5);
    opinion.needed = {quantile(needed, 0.05), quantile(needed, 0.95)};
    const auto never =
        std::count_if(needed.begin(), needed.end(), [](double n) { return !std::isfinite(n); });
    opinion.never = static_cast<double>(never) / static_cast<double>(needed.size());
    return opinion;
}

} // namespace plateau::statistics
