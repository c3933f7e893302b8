#include "core/experiment/analyse/next_cells.h"

#include "core/statistics/curve/next_runs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace plateau::experiment {
namespace {

constexpr std::int64_t smallestSize = 8;
constexpr double worthwhile = 0.005; ///< of the spread; below that it is noise of the calculation

std::set<std::int64_t> sizesOf(const statistics::Curve& curve) {
    std::set<std::int64_t> sizes;
    for (const statistics::CurvePoint& point : curve.points) {
        sizes.insert(std::llround(point.n));
    }
    return sizes;
}

/// Sizes that were measured, the middles between them, and steps beyond both ends.
std::vector<double> candidates(const Plan& plan, const std::set<std::int64_t>& sizes) {
    std::set<std::int64_t> out = sizes;
    for (auto it = sizes.begin(); std::next(it) != sizes.end(); ++it) {
        out.insert(std::llround(std::sqrt(static_cast<double>(*it) * static_cast<double>(*std::next(it)))));
    }
    const std::int64_t largest = *sizes.rbegin();
    const auto step = static_cast<std::int64_t>(std::llround(std::sqrt(2.0) * static_cast<double>(largest)));
    for (const std::int64_t n : {step, 2 * largest, plan.domain.rows}) {
        if (n <= 4 * largest) {
            out.insert(std::min<std::int64_t>(n, plan.domain.rows));
        }
    }
    const auto classes = static_cast<std::int64_t>(plan.labels.size());
    if (const std::int64_t half = *sizes.begin() / 2; half >= std::max(smallestSize, classes)) {
        out.insert(half);
    }
    return {out.begin(), out.end()};
}

/// The first seed without a cell at this size.
std::uint64_t freeSeed(const ExperimentState& state, std::int64_t n) {
    std::set<std::uint64_t> taken;
    for (const CellState& cell : state.cells) {
        if (cell.planned.spec.kind == CellKind::Cell && cell.series == 0 && cell.planned.spec.n == n) {
            taken.insert(cell.planned.spec.seed);
        }
    }
    std::uint64_t seed = 0;
    while (taken.contains(seed)) {
        ++seed;
    }
    return seed;
}

/// Mean seconds of the trained cells by size.
std::map<std::int64_t, double> secondsBySize(const ExperimentState& state) {
    std::map<std::int64_t, std::pair<double, int>> sums;
    for (const CellState& cell : state.cells) {
        if (cell.result && cell.series == 0 && cell.planned.spec.kind == CellKind::Cell) {
            auto& [sum, count] = sums[cell.planned.spec.n];
            sum += cell.result->buildSeconds + cell.result->trainSeconds + cell.result->evalSeconds;
            ++count;
        }
    }
    std::map<std::int64_t, double> means;
    for (const auto& [n, sum] : sums) {
        means[n] = sum.first / sum.second;
    }
    return means;
}

/// More seeds cannot narrow a range whose noise comes from the test items at every size.
bool itemsDominate(const statistics::Curve& curve) {
    if (curve.testItems <= 0) {
        return false;
    }
    return std::all_of(curve.points.begin(), curve.points.end(), [&](const statistics::CurvePoint& point) {
        const double score = statistics::mean(point.scores);
        const double sd = statistics::sampleSd(point.scores);
        return sd * sd / static_cast<double>(point.scores.size()) <=
               score * (1 - score) / curve.effectiveItems();
    });
}

} // namespace

double measuredSeconds(const ExperimentState& state, std::int64_t n) {
    const auto known = secondsBySize(state);
    if (known.empty()) {
        return 0;
    }
    const auto above = known.lower_bound(n);
    if (above == known.end() || (above == known.begin() && above->first > n)) {
        const auto& [size, seconds] = above == known.end() ? *known.rbegin() : *known.begin();
        return seconds * static_cast<double>(n) / static_cast<double>(size);
    }
    if (above->first == n) {
        return above->second;
    }
    const auto below = std::prev(above);
    const double share = std::log(static_cast<double>(n) / static_cast<double>(below->first)) /
                         std::log(static_cast<double>(above->first) / static_cast<double>(below->first));
    return below->second * std::pow(std::max(above->second, 1e-9) / std::max(below->second, 1e-9), share);
}

NextCells nextCells(const Plan& plan, const ExperimentState& state, const statistics::Curve& curve,
                    double target) {
    NextCells out;
    if (curve.points.empty() || statistics::brokenInput(curve)) {
        return out;
    }
    const double y = statistics::errorFromScore(curve.metric, target);
    const statistics::NextRuns tried = statistics::nextRuns(curve, y, candidates(plan, sizesOf(curve)));
    out.width = tried.width;
    for (const statistics::NextRun& run : tried.runs) {
        const auto n = static_cast<std::int64_t>(std::llround(run.n));
        NextCell next{addedRun(plan, n, freeSeed(state, n)), run.newSize, measuredSeconds(state, n),
                      tried.spread > 0 ? 1 - run.spread / tried.spread : 0};
        if (next.reduction > worthwhile) {
            out.cells.push_back(std::move(next));
        }
    }
    std::stable_sort(out.cells.begin(), out.cells.end(), [](const NextCell& a, const NextCell& b) {
        return a.reduction * std::max(b.seconds, 1e-3) > b.reduction * std::max(a.seconds, 1e-3);
    });
    out.limitedByTestItems = out.cells.empty() && itemsDominate(curve);
    return out;
}

} // namespace plateau::experiment
