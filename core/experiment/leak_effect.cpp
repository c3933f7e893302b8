#include "core/experiment/leak_effect.h"

#include "core/data/sample_file.h"
#include "core/experiment/create.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

/// The done cells of the plan's method at the largest size that has any.
std::vector<const LedgerCell*> largestDone(const Ledger& ledger) {
    std::vector<const LedgerCell*> cells;
    for (const LedgerCell& cell : ledger.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (spec.kind != CellKind::Cell || cell.status != CellStatus::Done) {
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

/// The frozen test set as the effect needs it.
struct TestItems {
    std::vector<std::string> ids;
    std::vector<int> labels; ///< class numbers; -1 is always wrong
    std::vector<bool> leaks;
    std::int64_t leaking = 0;
};

std::optional<TestItems> readItems(const Folder& folder, std::span<const std::string> leakedIds) {
    const auto samples = data::readSampleFile(folder.root() / folder.plan().test.file);
    if (!samples) {
        return std::nullopt;
    }
    const std::unordered_set<std::string> leaked(leakedIds.begin(), leakedIds.end());
    TestItems items;
    items.labels = data::labelNumbers(*samples, folder.plan().labels);
    for (const data::Sample& sample : *samples) {
        items.ids.push_back(sample.id);
        items.leaks.push_back(leaked.contains(sample.id));
        items.leaking += items.leaks.back();
    }
    return items;
}

struct Accuracies {
    double all = 0;
    double without = 0;
};

std::optional<Accuracies> accuraciesOf(const TestItems& items, const std::vector<PredictionLine>& lines) {
    if (lines.size() != items.ids.size()) {
        return std::nullopt;
    }
    std::int64_t right = 0;
    std::int64_t rightWithout = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].item != items.ids[i]) {
            return std::nullopt;
        }
        const bool isRight = lines[i].predicted == items.labels[i];
        right += isRight;
        rightWithout += isRight && !items.leaks[i];
    }
    const auto count = static_cast<std::int64_t>(lines.size());
    return Accuracies{static_cast<double>(right) / static_cast<double>(count),
                      static_cast<double>(rightWithout) / static_cast<double>(count - items.leaking)};
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

std::optional<LeakEffect> leakEffect(const Folder& folder, const Ledger& ledger,
                                     std::span<const std::string> leakedIds) {
    const auto cells = largestDone(ledger);
    if (leakedIds.empty() || cells.empty()) {
        return std::nullopt;
    }
    const auto items = readItems(folder, leakedIds);
    const auto count = items ? static_cast<std::int64_t>(items->ids.size()) : 0;
    if (!items || items->leaking == 0 || items->leaking == count) {
        return std::nullopt;
    }
    LeakEffect effect{cells.front()->planned.spec.n, std::ssize(cells), count, items->leaking, 0, 0};
    for (const LedgerCell* cell : cells) {
        const auto lines = folder.readPredictions(cell->planned.id);
        const auto accuracies = lines ? accuraciesOf(*items, *lines) : std::nullopt;
        if (!accuracies) {
            return std::nullopt;
        }
        effect.scoreAll += accuracies->all / static_cast<double>(cells.size());
        effect.scoreWithout += accuracies->without / static_cast<double>(cells.size());
    }
    return effect;
}

std::vector<Warning> dataWarnings(const Folder& folder, const Ledger& ledger) {
    StoredReport report = readReport(folder);
    std::vector<std::string> any = report.leakedTestIds;
    any.insert(any.end(), report.nearLeakedTestIds.begin(), report.nearLeakedTestIds.end());
    for (Warning& warning : report.warnings) {
        const bool exact = warning.kind == WarningKind::Leaks;
        if (!exact && warning.kind != WarningKind::NearLeaks) {
            continue;
        }
        if (const auto effect = leakEffect(folder, ledger, exact ? report.leakedTestIds : any)) {
            tell(warning, *effect);
        }
    }
    return std::move(report.warnings);
}

} // namespace plateau::experiment
