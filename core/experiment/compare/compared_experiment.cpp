#include "core/experiment/compare/compared_experiment.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

namespace plateau::experiment {

std::string ComparedExperiment::title() const {
    return fmt::format("{} ({}, {})", printable(plan().name, 60), methodText(plan().training),
                       budgetText(plan().training));
}

std::map<std::uint64_t, const CellState*> ComparedExperiment::done(std::int64_t n) const {
    std::map<std::uint64_t, const CellState*> cells;
    for (const CellState& cell : state.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (spec.n == n && cell.isOnCurve()) {
            cells[spec.seed] = &cell;
        }
    }
    return cells;
}

std::vector<std::int64_t> ComparedExperiment::sizes() const {
    std::vector<std::int64_t> sizes;
    for (const CurvePoint& point : curve.points) {
        sizes.push_back(point.n);
    }
    return sizes;
}

Result<std::vector<int>> ComparedExperiment::predictions(const CellState& cell) const {
    auto items = test.itemsOf(folder, cell.planned.id);
    if (!items) {
        return items.error();
    }
    return std::move(items->predictions);
}

Result<ComparedExperiment> openCompared(const std::filesystem::path& root) {
    auto folder = Folder::open(root);
    if (!folder) {
        return folder.error();
    }
    auto state = readExperimentState(*folder);
    if (!state) {
        return state.error();
    }
    auto test = EvaluationItems::read(*folder);
    if (!test) {
        return test.error();
    }
    DataCurve curve = dataCurve(folder->plan(), *state, knownTestSet(*folder, *state));
    return ComparedExperiment{std::move(*folder), std::move(*state), std::move(curve), std::move(*test)};
}

} // namespace plateau::experiment
