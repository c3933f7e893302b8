#include "core/recipe/budget.h"
#include "core/training/cell_run.h"

#include <algorithm>

namespace plateau::training {
namespace {

/// Times that the held-out rows are looked at on the way to the ceiling.
constexpr std::int64_t looks = 30;

} // namespace

/// One cell while its best number of updates is looked for.
struct CellRun::Search {
    std::vector<std::uint32_t> rows; ///< held out
    std::vector<int> labels;
    Probe best;
    std::int64_t bestAt = 0;
    int worse = 0; ///< looks since the best one

    void see(const Probe& now, std::int64_t update) {
        const bool better = bestAt == 0 || now.accuracy > best.accuracy ||
                            (now.accuracy == best.accuracy && now.loss < best.loss);
        worse = better ? 0 : worse + 1;
        if (better) {
            best = now;
            bestAt = update;
        }
    }
};

Lane CellRun::makeSearchLane(std::size_t cell, Search& search) {
    Lane lane = makeLane(cell);
    const auto n = static_cast<std::int64_t>(lane.rows.size());
    const auto wanted = recipe::validationRows(m_settings.budget, n, m_bench.classes());
    const auto held = heldOutRows(lane.labels, m_bench.classes(), wanted, m_tasks[cell].seed);
    for (auto row = held.rbegin(); row != held.rend(); ++row) {
        const auto at = static_cast<std::ptrdiff_t>(*row);
        search.rows.push_back(lane.rows[*row]);
        search.labels.push_back(lane.labels[*row]);
        lane.rows.erase(lane.rows.begin() + at);
        lane.labels.erase(lane.labels.begin() + at);
    }
    m_reports[cell].validationRows = static_cast<std::int64_t>(held.size());
    lane.order = BatchOrder(m_tasks[cell].seed, lane.rows.size());
    lane.marks.clear();
    const std::int64_t every = std::max<std::int64_t>(1, lane.updates / looks);
    for (std::int64_t at = every; at < lane.updates; at += every) {
        lane.marks.push_back(at);
    }
    return lane;
}

Result<void> CellRun::searchUpdates() {
    std::vector<Search> searches(m_tasks.size());
    std::vector<Lane> lanes;
    std::vector<std::size_t> cells;
    for (std::size_t cell = 0; cell < m_tasks.size(); ++cell) {
        lanes.push_back(makeSearchLane(cell, searches[cell]));
        cells.push_back(cell);
    }
    auto pack = makePack(cells);
    if (!pack) {
        return pack.error();
    }
    const auto look = [&](Lane& lane, std::int64_t packed, std::int64_t update) -> Result<Stage::After> {
        Search& search = searches[lane.cell];
        auto now = probe(**pack, packed, search.rows, search.labels);
        if (!now) {
            return now.error();
        }
        search.see(*now, update);
        const std::int64_t least = m_settings.budget.minUpdates;
        const bool enough = search.worse >= m_settings.budget.patience && update >= least;
        if (!enough && update < lane.updates) {
            return Stage::After::Continue;
        }
        m_prepared[lane.cell].updates = std::max(search.bestAt, least);
        m_reports[lane.cell].trainSeconds += lane.seconds;
        m_reports[lane.cell].tokens += lane.tokens;
        return Stage::After::Finished;
    };
    const auto diverged = [&](Lane& lane, std::int64_t update) { noteDivergence(lane, update); };
    return Stage(m_bench.pool(), m_settings, **pack).run(std::move(lanes), {look, diverged, m_sink}, m_stop);
}

} // namespace plateau::training
