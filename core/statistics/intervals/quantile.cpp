#include "core/statistics/intervals/quantile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plateau::statistics {

std::vector<double> weightedQuantiles(std::span<const double> values, std::span<const double> weights,
                                      std::span<const double> q) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> cumulative(order.size());
    double sum = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        sum += weights[order[i]];
        cumulative[i] = sum;
    }
    std::vector<double> result;
    result.reserve(q.size());
    for (const double wanted : q) {
        const auto at = std::lower_bound(cumulative.begin(), cumulative.end(), wanted);
        const auto index = std::min(static_cast<std::size_t>(at - cumulative.begin()), order.size() - 1);
        result.push_back(values[order[index]]);
    }
    return result;
}

double quantile(std::vector<double> values, double q) {
    std::sort(values.begin(), values.end());
    const double position = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(position));
    const auto above = std::min(below + 1, values.size() - 1);
    const double share = position - static_cast<double>(below);
    // Equal neighbours may both be infinite.
    return values[below] == values[above] ? values[below]
                                          : values[below] + share * (values[above] - values[below]);
}

} // namespace plateau::statistics
