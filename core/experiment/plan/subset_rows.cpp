#include "core/experiment/plan/subset_rows.h"

#include "core/base/sha256.h"
#include "core/data/folds.h"
#include "core/data/subset.h"
#include "core/task/task_list.h"

#include <fmt/format.h>

namespace plateau::experiment {

std::vector<int> foldParts(const Plan& plan, std::span<const data::Sample> pool) {
    if (plan.folds < 1) {
        return {};
    }
    const task::Task& task = task::taskOf(plan.task);
    const std::vector<int> strata = task.strata(pool, plan.facts());
    if (!plan.crossValidated()) {
        return data::dealtFolds(strata, plan.folds);
    }
    const auto unit = plan.split.kind == "group_folds" ? data::DrawUnit::Group
                      : task.info().comparesTexts      ? data::DrawUnit::EqualText
                                                       : data::DrawUnit::Sample;
    return data::wholeFolds(pool, strata, unit, plan.folds);
}

SubsetRows::SubsetRows(const Plan& plan, std::span<const data::Sample> pool)
    : m_pool(pool),
      m_folds(plan.folds),
      m_strata(task::taskOf(plan.task).strata(pool, plan.facts())),
      m_parts(foldParts(plan, pool)) {}

Result<CellRows> SubsetRows::rows(std::int64_t n, std::uint64_t seed) {
    if (n < 1 || n > static_cast<std::int64_t>(m_pool.size())) {
        return badInput("experiment.json", fmt::format("a cell wants {} of {} samples", n, m_pool.size()),
                        "Remove that size.");
    }
    auto it = m_orders.find(seed);
    if (it == m_orders.end()) {
        it = m_orders
                 .emplace(seed, m_folds > 0 ? data::foldOrder(m_strata, m_parts, m_folds, seed)
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
