#pragma once

#include "core/data/samples.h"
#include "core/experiment/plan/plan.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace plateau::experiment {

/// The pool rows of one cell, in subset order: the rows of a smaller n of the same seed are their beginning.
struct CellRows {
    std::vector<std::uint32_t> rows; ///< positions in the pool
    std::string sha256;              ///< of the samples' ids in this order, one a line
};

/// Part of each pool row, 0 … folds − 1; empty without folds.
std::vector<int> foldParts(const Plan& plan, std::span<const data::Sample> pool);

/// Draws the subsets of a plan. Not thread-safe: orders are kept once drawn (4 bytes a pool row and seed).
class SubsetRows {
public:
    /// @param pool the samples of data/domain.jsonl; kept by reference
    SubsetRows(const Plan& plan, std::span<const data::Sample> pool);

    /// @param n 1 … pool size, BadInput beyond it
    Result<CellRows> rows(std::int64_t n, std::uint64_t seed);

private:
    std::span<const data::Sample> m_pool;
    int m_folds;
    std::vector<int> m_strata; ///< of the task, one a sample
    std::vector<int> m_parts;  ///< see foldParts()
    std::map<std::uint64_t, std::vector<std::uint32_t>> m_orders;
};

} // namespace plateau::experiment
