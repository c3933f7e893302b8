#pragma once

#include <span>
#include <vector>

namespace plateau::statistics {

/// Weighted quantiles: stable sort by value, then for each q the first value whose cumulative weight ≥ q.
/// @param weights sum to 1; infinite values are allowed and sort last
std::vector<double> weightedQuantiles(std::span<const double> values, std::span<const double> weights,
                                      std::span<const double> q);

/// Quantile of equally weighted values with linear interpolation (the default of numpy). @param values not
/// empty
double quantile(std::vector<double> values, double q);

} // namespace plateau::statistics
