#include "core/training/update_loop.h"

#include "core/recipe/budget.h"
#include "core/training/cancelled.h"
#include "core/training/sampling/mixed_cell.h"
#include "core/training/stopwatch.h"

#include <algorithm>
#include <cmath>

namespace plateau::training {
namespace {

bool isCheck(const CellProgress& cell, std::int64_t number) {
    return number >= cell.updates || std::binary_search(cell.checks.begin(), cell.checks.end(), number);
}

} // namespace

UpdateLoop::UpdateLoop(const EncodedSet& set, const task::Examples& examples, const Objective& objective,
                       const recipe::OptimizerSettings& optimizer, TrainableModel& model)
    : m_set(set),
      m_examples(examples),
      m_objective(objective),
      m_optimizer(optimizer),
      m_model(model),
      m_window(model.device().is_cpu() ? 1 : 16) {}

Result<void> UpdateLoop::run(std::vector<CellProgress> cells, LoopStart start, const UpdateHooks& hooks,
                             const std::stop_token& stop) {
    m_cells = std::move(cells);
    m_gone.assign(m_cells.size(), 0);
    m_pending.clear();
    if (start.checksDue) {
        if (auto settled = settle(start.update, hooks); !settled) {
            return settled;
        }
    }
    for (std::int64_t number = start.update + 1; !m_cells.empty(); ++number) {
        const Stopwatch watch;
        update(number);
        const bool halt = stop.stop_requested() || (hooks.wanted && hooks.wanted());
        const bool due = halt || checksAt(number) || m_pending.size() >= m_window;
        if (due) {
            if (auto flushed = flush(hooks); !flushed) {
                return flushed;
            }
        }
        const double share = watch.seconds() / static_cast<double>(m_cells.size());
        for (CellProgress& cell : m_cells) {
            cell.seconds += share;
        }
        if (due) {
            if (auto settled = settle(number, hooks); !settled) {
                return settled;
            }
        }
        const bool stopping = stop.stop_requested();
        if ((halt || stopping) && m_pending.empty() && !m_cells.empty()) {
            hooks.reached(m_cells, number, false);
            if (stopping) {
                return cancelled();
            }
        }
    }
    return {};
}

void UpdateLoop::update(std::int64_t number) {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> targetRows;
    std::vector<double> factors;
    std::vector<std::vector<RealisedDraws>> realised;
    for (CellProgress& cell : m_cells) {
        for (const Draw& draw : cell.source->next(cell.batch)) {
            const bool general = draw.pool < cell.general.size();
            rows.push_back(general ? cell.general[draw.pool] + draw.index : cell.rows[draw.index]);
            targetRows.push_back(general ? rows.back() : cell.targetRows[draw.index]);
            cell.tokens += m_set.cost(rows.back());
        }
        realised.push_back(cell.general.empty() ? std::vector<RealisedDraws>()
                                                : domainFirst(cell.source->realised()));
        factors.push_back(recipe::rateFactor(m_optimizer, number - 1, cell.updates));
    }
    const auto cells = static_cast<std::int64_t>(m_cells.size());
    Batch batch = m_set.collate(rows, cells);
    batch.targets = m_objective.targets(m_examples, targetRows, cells);
    m_pending.push_back({number, m_model.step(batch, factors), std::move(realised)});
}

bool UpdateLoop::checksAt(std::int64_t number) const {
    return std::any_of(m_cells.begin(), m_cells.end(),
                       [&](const CellProgress& cell) { return isCheck(cell, number); });
}

/// Takes losses and norms from the device and takes note of what is no longer finite.
Result<void> UpdateLoop::flush(const UpdateHooks& hooks) {
    for (Pending& pending : m_pending) {
        const at::Tensor loss = pending.result.loss.to(at::kCPU);
        const at::Tensor norm = pending.result.norm.to(at::kCPU);
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            CellProgress& cell = m_cells[i];
            if (m_gone[i] != 0) {
                continue;
            }
            const double lossValue = loss.const_data_ptr<float>()[i];
            const double normValue = norm.const_data_ptr<float>()[i];
            if (!std::isfinite(lossValue) || !std::isfinite(normValue)) {
                m_gone[i] = 1;
                if (auto noted = hooks.diverged(cell, pending.update); !noted) {
                    return noted;
                }
            } else if (hooks.sink) {
                const double rate = m_optimizer.learningRate *
                                    recipe::rateFactor(m_optimizer, pending.update - 1, cell.updates);
                hooks.sink({cell.id, pending.update, cell.updates, lossValue, rate, normValue,
                            std::move(pending.realised[i])});
            }
        }
    }
    m_pending.clear();
    return {};
}

/// The checks of an update, then the cells that are through leave. A check that is cut short leaves a state
/// from which the checks can be made again.
Result<void> UpdateLoop::settle(std::int64_t number, const UpdateHooks& hooks) {
    if (auto checked = check(number, hooks); !checked) {
        if (checked.error().kind == ErrorKind::Cancelled) {
            removeGone();
            hooks.reached(m_cells, number, true);
        }
        return checked;
    }
    removeGone();
    return {};
}

Result<void> UpdateLoop::check(std::int64_t number, const UpdateHooks& hooks) {
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        CellProgress& cell = m_cells[i];
        if (m_gone[i] != 0 || !isCheck(cell, number)) {
            continue;
        }
        auto next = hooks.onCheck(cell, static_cast<std::int64_t>(i), number);
        if (!next) {
            return next.error();
        }
        m_gone[i] = number >= cell.updates || *next == Next::Finished ? 1 : 0;
    }
    return {};
}

void UpdateLoop::removeGone() {
    std::vector<std::int64_t> kept;
    std::vector<CellProgress> cells;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (m_gone[i] == 0) {
            kept.push_back(static_cast<std::int64_t>(i));
            cells.push_back(std::move(m_cells[i]));
        }
    }
    const bool fewer = kept.size() < m_cells.size();
    m_cells = std::move(cells);
    m_gone.assign(m_cells.size(), 0);
    if (fewer && !kept.empty()) {
        m_model.keep(kept);
    }
}

} // namespace plateau::training
