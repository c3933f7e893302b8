#include "core/experiment/plan/subset_rows.h"

#include "core/base/sha256.h"
#include "core/data/subset.h"
#include "core/task/task_list.h"

#include <fmt/format.h>

namespace plateau::experiment {

SubsetRows::SubsetRows(const Plan& plan, std::span<const data::Sample> pool)
    : m_pool(pool), m_folds(plan.folds), m_strata(task::taskOf(plan.task).strata(pool, plan.facts())) {}

Result<CellRows> SubsetRows::rows(std::int64_t n, std::uint64_t seed) {
    if (n < 1 || n > static_cast<std::int64_t>(m_pool.size())) {
        return badInput("experiment.json", fmt::format("a cell wants {} of {} samples", n, m_pool.size()),
                        "Remove that size.");
    }
    auto it = m_orders.find(seed);
    if (it == m_orders.end()) {
        it = m_orders
                 .emplace(seed, m_folds > 0 ? data::foldOrder(m_strata, seed, m_folds)
                                            : data::subsetOrder(m_strata, seed))
                 .first;
    }
    if (n > static_cast<std::int64_t>(it->second.size())) {
        return badInput(
            "experiment.json",
            fmt::format("a cell wants {} samples, {} folds leave {}", n, m_folds, it->second.size()),
            "Remove that size.");
    }
    CellRows out;
    out.rows.assign(it->second.begin(), it->second.begin() + n);
    Sha256 hash;
    for (const std::uint32_t row : out.rows) {
        hash.add(m_pool[row].id);
        hash.add("\n");
    }
    out.sha256 = hash.hex();
    return out;
}

} // namespace plateau::experiment
