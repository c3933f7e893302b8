#include "core/experiment/compare/compared_experiment.h"

#include "core/base/utf8.h"
#include "core/task/task_list.h"

#include <set>

#include <fmt/format.h>

namespace plateau::experiment {

bool ComparedExperiment::isPrimary() const {
    return metric == &task::taskOf(plan().task).primaryMetric();
}

std::string ComparedExperiment::title() const {
    return fmt::format("{} ({}, {})", printable(plan().name, 60), methodText(plan()),
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
    std::set<std::int64_t> sizes;
    for (const CellState& cell : state.cells) {
        if (cell.isOnCurve()) {
            sizes.insert(cell.planned.spec.n);
        }
    }
    return {sizes.begin(), sizes.end()};
}

Result<metric::ItemTable> ComparedExperiment::table(const CellState& cell) const {
    return test.tableOf(folder, cell.planned.id);
}

Result<ComparedExperiment> openCompared(const std::filesystem::path& root, const std::string& metric) {
    auto folder = Folder::open(root);
    if (!folder) {
        return folder.error();
    }
    const task::Task& task = task::taskOf(folder->plan().task);
    if (!metric.empty() && !task.has(metric)) {
        return Error{ErrorKind::Usage, "--metric", fmt::format("{} has no \"{}\"", task.info().name, metric),
                     fmt::format("Choose among {}.", fmt::join(task.info().metrics, ", "))};
    }
    auto state = readExperimentState(*folder);
    if (!state) {
        return state.error();
    }
    auto test = EvaluationItems::read(*folder);
    if (!test) {
        return test.error();
    }
    const metric::Metric* by = metric.empty() ? &task.primaryMetric() : metric::find(metric);
    DataCurve curve = dataCurve(folder->plan(), *state, knownTestSet(*folder, *state), by);
    return ComparedExperiment{std::move(*folder), std::move(*state), by, std::move(curve), std::move(*test)};
}

} // namespace plateau::experiment
