#include "core/experiment/compared_experiment.h"

#include "core/base/paths.h"
#include "core/base/utf8.h"
#include "core/data/sample_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace plateau::experiment {
namespace {

Error doesNotFit(const ComparedExperiment& experiment, const std::string& cell, const std::string& why) {
    return badInput(experiment.folder.predictionsPath(cell).string(), why,
                    "Delete results/" + cell + ".json to have the cell trained again.");
}

/// Where each line belongs: the k-th line of an id is the k-th test item of that id.
class Places {
public:
    explicit Places(const std::vector<data::Sample>& test) {
        for (std::size_t i = 0; i < test.size(); ++i) {
            m_places[test[i].id].push_back(i);
        }
    }
    std::optional<std::size_t> next(std::string_view id) {
        const auto found = m_places.find(id);
        if (found == m_places.end() || m_taken[id] >= found->second.size()) {
            return std::nullopt;
        }
        return found->second[m_taken[id]++];
    }

private:
    std::unordered_map<std::string_view, std::vector<std::size_t>> m_places;
    std::unordered_map<std::string_view, std::size_t> m_taken;
};

} // namespace

std::string ComparedExperiment::title() const {
    return fmt::format("{} ({}, {})", printable(plan().name, 60), methodText(plan().training),
                       budgetText(plan().training));
}

std::map<std::uint64_t, const LedgerCell*> ComparedExperiment::done(std::int64_t n) const {
    std::map<std::uint64_t, const LedgerCell*> cells;
    for (const LedgerCell& cell : ledger.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (spec.kind == CellKind::Cell && spec.n == n && cell.status == CellStatus::Done && !cell.replaced &&
            cell.result) {
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

Result<std::vector<int>> ComparedExperiment::predictions(const LedgerCell& cell) const {
    const std::string& id = cell.planned.id;
    const auto lines = folder.readPredictions(id);
    if (!lines) {
        return lines.error();
    }
    if (lines->size() != test.size()) {
        return doesNotFit(*this, id,
                          fmt::format("has {} lines, the test set {} items", lines->size(), test.size()));
    }
    const bool inOrder =
        std::equal(lines->begin(), lines->end(), test.begin(),
                   [](const PredictionLine& line, const data::Sample& item) { return line.item == item.id; });
    auto places = inOrder ? std::nullopt : std::optional<Places>(test);
    std::vector<int> predicted(test.size(), -1);
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const PredictionLine& line = (*lines)[i];
        const std::optional<std::size_t> place = inOrder ? i : places->next(line.item);
        if (!place) {
            return doesNotFit(*this, id,
                              fmt::format("names the item \"{}\", which the test set does not have (again)",
                                          printable(line.item, 60)));
        }
        if (line.predicted < 0 || line.predicted >= static_cast<int>(plan().labels.size())) {
            return doesNotFit(
                *this, id,
                fmt::format("predicts class {}, there are {}", line.predicted, plan().labels.size()));
        }
        predicted[*place] = line.predicted;
    }
    return predicted;
}

Result<ComparedExperiment> openCompared(const std::filesystem::path& root) {
    auto folder = Folder::open(root);
    if (!folder) {
        return folder.error();
    }
    auto ledger = readLedger(*folder);
    if (!ledger) {
        return ledger.error();
    }
    const Plan& plan = folder->plan();
    const auto path = insideFolder(folder->root(), plan.test.file);
    if (!path) {
        return path.error();
    }
    auto test = data::readSampleFile(*path, plan.test.sha256);
    if (!test) {
        return test.error();
    }
    DataCurve curve = dataCurve(plan, *ledger);
    return ComparedExperiment{std::move(*folder), std::move(*ledger), std::move(curve), std::move(*test)};
}

} // namespace plateau::experiment
