#include "core/experiment/analyse/leak_effect.h"

#include "core/experiment/store/data_report.h"
#include "core/experiment/store/evaluation_items.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

/// The done cells of the plan's method at the largest size that has any.
std::vector<const CellState*> largestDone(const ExperimentState& state) {
    std::vector<const CellState*> cells;
    for (const CellState& cell : state.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (!cell.isOnCurve()) {
            continue;
        }
        if (!cells.empty() && cells.front()->planned.spec.n < spec.n) {
            cells.clear();
        }
        if (cells.empty() || cells.front()->planned.spec.n == spec.n) {
            cells.push_back(&cell);
        }
    }
    return cells;
}

/// Which test items leaked, in test order.
std::vector<bool> leaksOf(const EvaluationItems& rows, std::span<const std::string> leakedIds) {
    const std::unordered_set<std::string> leaked(leakedIds.begin(), leakedIds.end());
    std::vector<bool> leaks;
    for (const data::Sample& sample : rows.samples()) {
        leaks.push_back(leaked.contains(sample.id));
    }
    return leaks;
}

struct Accuracies {
    double all = 0;
    double without = 0;
};

Accuracies accuraciesOf(const std::vector<bool>& right, const std::vector<bool>& leaks) {
    double all = 0;
    double kept = 0;
    double rightKept = 0;
    for (std::size_t i = 0; i < right.size(); ++i) {
        all += right[i];
        kept += !leaks[i];
        rightKept += right[i] && !leaks[i];
    }
    return {all / static_cast<double>(right.size()), rightKept / kept};
}

void tell(Warning& warning, const LeakEffect& effect) {
    const bool near = warning.kind == WarningKind::NearLeaks;
    warning.values["score_all"] = effect.scoreAll;
    warning.values["score_without"] = effect.scoreWithout;
    warning.values["left_out"] = static_cast<double>(effect.leftOut);
    warning.values["n"] = static_cast<double>(effect.n);
    warning.values["cells"] = static_cast<double>(effect.cells);
    warning.sentence = fmt::format(
        "{:.0f} of {} test texts are {} in the training pool: {:.1f} % on all, {:.1f} % without {}",
        warning.values["rows"], effect.items, near ? "nearly" : "also", 100 * effect.scoreAll,
        100 * effect.scoreWithout,
        near && effect.leftOut > warning.values["rows"] ? "these and the equal ones" : "them");
}

} // namespace

std::optional<LeakEffect> leakEffect(const Folder& folder, const ExperimentState& state,
                                     std::span<const std::string> leakedIds) {
    const auto cells = largestDone(state);
    if (leakedIds.empty() || cells.empty()) {
        return std::nullopt;
    }
    const auto rows = EvaluationItems::read(folder);
    if (!rows) {
        return std::nullopt;
    }
    const std::vector<bool> leaks = leaksOf(*rows, leakedIds);
    const auto leaking = std::count(leaks.begin(), leaks.end(), true);
    if (leaking == 0 || leaking == std::ssize(leaks)) {
        return std::nullopt;
    }
    LeakEffect effect{cells.front()->planned.spec.n, std::ssize(cells), std::ssize(leaks), leaking, 0, 0};
    for (const CellState* cell : cells) {
        const auto items = rows->itemsOf(folder, cell->planned.id);
        if (!items) {
            return std::nullopt;
        }
        const Accuracies accuracies = accuraciesOf(items->right(), leaks);
        effect.scoreAll += accuracies.all / static_cast<double>(cells.size());
        effect.scoreWithout += accuracies.without / static_cast<double>(cells.size());
    }
    return effect;
}

std::vector<Warning> dataWarnings(const Folder& folder, const ExperimentState& state) {
    StoredReport report = readReport(folder);
    std::vector<std::string> any = report.leakedTestIds;
    any.insert(any.end(), report.nearLeakedTestIds.begin(), report.nearLeakedTestIds.end());
    for (Warning& warning : report.warnings) {
        const bool exact = warning.kind == WarningKind::Leaks;
        if (!exact && warning.kind != WarningKind::NearLeaks) {
            continue;
        }
        if (const auto effect = leakEffect(folder, state, exact ? report.leakedTestIds : any)) {
            tell(warning, *effect);
        }
    }
    return std::move(report.warnings);
}

} // namespace plateau::experiment
