#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace plateau::data {

/// The nested stratified order of a seed: the subset of size n is its first n entries. The first entries hold
/// one sample of each class, classes in seeded order; then classes stay in proportion: the k-th sample (from
/// 0) of a class of size s comes at (k + u) / s, u uniform in [0, 1). The same on every platform.
/// @param labels class number of every sample of the pool, any ints
/// @return positions in `labels`, each once
std::vector<std::uint32_t> subsetOrder(std::span<const int> labels, std::uint64_t seed);

/// Sizes of a data curve: they double from max(16, classes) up to min(pool, ceiling), which is always the
/// last. A start below 16 (never below `classes`) and closer steps are taken where that is needed for five
/// sizes and a span of 16. Rising, without repeats; empty for an empty pool.
std::vector<std::int64_t> defaultSizes(std::int64_t pool, std::int64_t classes, std::int64_t ceiling = 2048);

} // namespace plateau::data
