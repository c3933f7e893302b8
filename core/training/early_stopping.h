#pragma once

#include "core/base/json.h"
#include "core/training/objective/fit.h"

namespace plateau::training {

/// The best number of updates of one cell, looked for on rows that are held out of its training.
class EarlyStopping {
public:
    /// Times that the held-out rows are looked at on the way to the ceiling.
    static constexpr std::int64_t looks = 30;

    EarlyStopping() = default;
    EarlyStopping(task::Objective objective, std::vector<std::uint32_t> rows,
                  std::vector<std::uint32_t> targetRows)
        : m_objective(objective), m_rows(std::move(rows)), m_targetRows(std::move(targetRows)) {}

    std::span<const std::uint32_t> rows() const { return m_rows; } ///< held out
    std::span<const std::uint32_t> targetRows() const { return m_targetRows; }

    /// Takes note of the fit after an update; of the same update only once.
    void see(const Fit& now, std::int64_t update);
    /// Looks since the best one.
    int worse() const { return m_worse; }
    std::int64_t bestAt() const { return m_bestAt; }
    /// The best update, once two looks after it were worse: one alone may be noise. 0 before.
    std::int64_t pastBestSince() const { return m_worse >= 2 ? m_bestAt : 0; }

    Json state() const;
    Result<void> restore(const Json& state);

private:
    task::Objective m_objective = task::Objective::Classification;
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_targetRows;
    Fit m_best;
    std::int64_t m_bestAt = 0;
    std::int64_t m_seenAt = 0;
    int m_worse = 0;
};

} // namespace plateau::training
