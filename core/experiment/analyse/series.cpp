#include "core/experiment/analyse/series.h"

#include <algorithm>

namespace plateau::experiment {

Plan planOf(const Plan& plan, std::size_t series) {
    Plan one = plan;
    one.mixtures = {seriesOf(plan)[series]};
    return one;
}

ExperimentState stateOf(const ExperimentState& state, std::size_t series) {
    ExperimentState one;
    one.damaged = state.damaged;
    one.added = state.added;
    for (const CellState& cell : state.cells) {
        if (cell.planned.spec.kind != CellKind::Cell || cell.series == series) {
            one.cells.push_back(cell);
            one.cells.back().series = 0;
        }
    }
    return one;
}

std::string seriesName(const Series& series) {
    if (!series) {
        return "domain alone";
    }
    std::string text = seriesText(series);
    return text.insert(std::min(text.find('/'), text.size()), " domain");
}

std::size_t referenceSeries(const Plan& plan) {
    const std::vector<Series> all = seriesOf(plan);
    const auto alone = std::find(all.begin(), all.end(), Series());
    return alone == all.end() ? 0 : static_cast<std::size_t>(alone - all.begin());
}

} // namespace plateau::experiment
