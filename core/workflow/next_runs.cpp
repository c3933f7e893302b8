#include "core/workflow/next_runs.h"

#include "core/experiment/analyse/next_cells.h"
#include "core/experiment/store/additions.h"

#include <cmath>

namespace plateau::workflow {

using namespace experiment;

bool NextRuns::stop(NextStop reason) {
    m_stop = reason;
    return false;
}

Result<bool> NextRuns::grow(const ExperimentState& state) {
    const Plan& plan = m_folder.plan();
    const NextCells next =
        nextCells(plan, state, curveOf(dataCurve(plan, state, knownTestSet(m_folder, state))),
                  m_options.target.value_or(plan.target));
    m_width = next.width;
    if (!m_startWidth) {
        m_startWidth = m_width;
    }
    const double wanted = m_options.narrowTo ? std::log(*m_options.narrowTo) : *m_startWidth / 2;
    if (m_width <= wanted) {
        return stop(NextStop::NarrowEnough);
    }
    if (m_added.size() >= static_cast<std::size_t>(m_options.cells)) {
        return stop(NextStop::CellsReached);
    }
    if (next.cells.empty()) {
        return stop(next.limitedByTestItems ? NextStop::TestSetTooSmall : NextStop::NothingNarrows);
    }
    const NextCell& best = next.cells.front();
    if (m_options.maxMinutes && m_seconds + best.seconds > 60 * *m_options.maxMinutes) {
        return stop(NextStop::TimeReached);
    }
    const auto added = addCells(m_folder, {best.cell});
    if (!added) {
        return added.error();
    }
    if (*added == 0) {
        return stop(NextStop::AlreadyThere);
    }
    m_seconds += best.seconds;
    const CellSpec& spec = best.cell.planned.spec;
    m_added.push_back(
        {best.cell.planned.id, spec.n, spec.seed, best.seconds, best.reduction, std::exp(m_width)});
    m_told(m_added.back());
    return true;
}

std::optional<double> NextRuns::factorBefore() const {
    return m_startWidth ? std::optional(std::exp(*m_startWidth)) : std::nullopt;
}

std::optional<double> NextRuns::factorNow() const {
    return m_startWidth ? std::optional(std::exp(m_width)) : std::nullopt;
}

Result<LongerRuns> extendUnderTrained(const Folder& folder) {
    const auto state = readExperimentState(folder);
    if (!state) {
        return state.error();
    }
    std::vector<AddedCell> longer;
    for (const CellState& cell : state->cells) {
        if (cell.isUnderTrained() && !cell.endsWithSamples()) {
            longer.push_back(longerRun(cell.planned));
        }
    }
    const auto added = addCells(folder, longer);
    if (!added) {
        return added.error();
    }
    return LongerRuns{longer.size(), static_cast<std::size_t>(state->underTrainedForGood())};
}

} // namespace plateau::workflow
