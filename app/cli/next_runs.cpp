#include "app/cli/next_runs.h"

#include "app/cli/run_reporter.h"

#include "core/experiment/analyse/next_cells.h"

#include <fmt/format.h>

#include <cmath>

namespace plateau::cli {

using namespace experiment;

bool NextRuns::stop(std::string reason) {
    m_reason = std::move(reason);
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
        return stop("the range is narrow enough");
    }
    if (m_added.size() >= static_cast<std::size_t>(m_options.cells)) {
        return stop("the number of cells was reached");
    }
    if (next.cells.empty()) {
        return stop(next.limitedByTestItems ? "the test set is too small to see more; add test items"
                                            : "no further cell narrows the range; collect more samples");
    }
    const NextCell& best = next.cells.front();
    if (m_options.maxMinutes && m_seconds + best.seconds > 60 * *m_options.maxMinutes) {
        return stop("the time limit would be passed");
    }
    const auto added = addCells(m_folder, {best.cell});
    if (!added) {
        return added.error();
    }
    if (*added == 0) {
        return stop("the best cell is there already");
    }
    m_seconds += best.seconds;
    const CellSpec& spec = best.cell.planned.spec;
    m_added.push_back({{"cell", best.cell.planned.id},
                       {"n", spec.n},
                       {"seed", spec.seed},
                       {"predicted_seconds", best.seconds},
                       {"expected_reduction", best.reduction}});
    m_context.note(fmt::format(
        "next: {} samples, seed {} ({}; the range spans a factor {:.2g}, expected to narrow by "
        "{:.0f} %)",
        spec.n, spec.seed, best.seconds > 0 ? "about " + durationText(best.seconds) : "unknown time",
        std::exp(m_width), 100 * best.reduction));
    return true;
}

Json NextRuns::toJson() const {
    return {{"added", m_added},
            {"stopped_because", m_reason},
            {"range_factor_before", m_startWidth ? Json(std::exp(*m_startWidth)) : Json()},
            {"range_factor_after", m_startWidth ? Json(std::exp(m_width)) : Json()}};
}

std::string NextRuns::text() const {
    if (!m_startWidth) {
        return "no cell was added: " + m_reason;
    }
    return fmt::format(
        "{} {} added; the range of needed samples spanned a factor {:.2g}, now {:.2g}; stopped because {}",
        m_added.size(), m_added.size() == 1 ? "cell" : "cells", std::exp(*m_startWidth), std::exp(m_width),
        m_reason);
}

} // namespace plateau::cli
