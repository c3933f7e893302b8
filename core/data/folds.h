#pragma once

#include "core/data/draw_units.h"

#include <cstdint>
#include <span>
#include <vector>

/// K-fold: a pool in K parts of nearly equal size and equal shares of its strata. A seed leaves out the (seed
/// mod K)-th part. K ≥ 2; the parts are the same for every seed.
namespace plateau::data {

/// Part of each sample, 0 … K − 1. Stratum after stratum, each in seed 0's order, the samples are dealt out
/// to the parts in turn. @param strata a number a sample
std::vector<int> dealtFolds(std::span<const int> strata, int folds);

/// The same for a cross-validation, where what belongs together must not stand on both sides: units are
/// whole, large ones first, each in the part that has least of its strata.
std::vector<int> wholeFolds(std::span<const Sample> samples, std::span<const int> strata, DrawUnit unit,
                            int folds);

/// subsetOrder() of the seed over the samples outside the part that it leaves out.
/// @param parts of each sample @return positions
std::vector<std::uint32_t> foldOrder(std::span<const int> strata, std::span<const int> parts, int folds,
                                     std::uint64_t seed);

/// Positions of the part that a seed leaves out, ascending.
std::vector<std::uint32_t> leftOut(std::span<const int> parts, int folds, std::uint64_t seed);

/// Samples that every seed may draw from at least: all without the largest part.
std::int64_t foldedRows(std::span<const int> parts, int folds);
/// The same of dealtFolds().
std::int64_t foldedRows(std::int64_t pool, int folds);

} // namespace plateau::data
