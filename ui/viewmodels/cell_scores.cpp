#include "ui/viewmodels/cell_scores.h"

#include "ui/viewmodels/data_table_model.h"

#include "core/experiment/store/evaluation_items.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace plateau::ui {

namespace {

using namespace experiment;

bool isBetter(const CellState& cell, const CellState& than) {
    const CellSpec& spec = cell.planned.spec;
    const CellSpec& other = than.planned.spec;
    if (spec.n != other.n) {
        return spec.n > other.n;
    }
    return cell.result->accuracy != than.result->accuracy ? cell.result->accuracy > than.result->accuracy
                                                          : spec.seed < other.seed;
}

/// True classes by item id, in the order of the file where an id occurs again.
std::map<std::string, std::vector<int>> labelsOf(const EvaluationItems& test,
                                                 const std::vector<std::string>& classes) {
    std::map<std::string, std::vector<int>> out;
    for (const data::Sample& sample : test.samples()) {
        const auto at = std::find(classes.begin(), classes.end(), sample.label);
        out[sample.id].push_back(at == classes.end() ? -1 : static_cast<int>(at - classes.begin()));
    }
    return out;
}

Result<std::vector<ScoredItem>> readItems(const Snapshot& snapshot, const std::string& cell) {
    const auto folder = Folder::open(snapshot.folder.toStdString());
    if (!folder) {
        return folder.error();
    }
    const auto test = EvaluationItems::read(*folder);
    if (!test) {
        return test.error();
    }
    if (const auto fits = test->itemsOf(*folder, cell); !fits) {
        return fits.error();
    }
    const auto lines = folder->readPredictions(cell);
    if (!lines) {
        return lines.error();
    }
    const auto labels = labelsOf(*test, snapshot.plan.labels);
    std::map<std::string, std::size_t> seen;
    std::vector<ScoredItem> out;
    for (const PredictionLine& line : *lines) {
        const auto& known = labels.at(line.item);
        const std::size_t at = seen[line.item]++;
        out.push_back({known.at(at), line.predicted, line.probability, line.trueProbability});
    }
    return out;
}

} // namespace

const CellState* bestCell(const ExperimentState& state) {
    const CellState* best = nullptr;
    for (const CellState& cell : state.cells) {
        if (cell.isOnCurve() && cell.planned.spec.kind == CellKind::Cell &&
            (best == nullptr || isBetter(cell, *best))) {
            best = &cell;
        }
    }
    return best;
}

CellScores readCellScores(const Snapshot& snapshot, const CellState& cell) {
    CellScores out;
    out.cell = QString::fromStdString(cell.planned.id);
    out.n = cell.planned.spec.n;
    out.seed = cell.planned.spec.seed;
    for (const std::string& label : snapshot.plan.labels) {
        out.classes << cellText(label);
    }
    out.confusion = cell.result->confusion;
    for (const ClassResult& one : cell.result->classes) {
        out.auc.push_back(one.auc);
    }
    out.metrics = cell.result->metrics;
    auto items = readItems(snapshot, cell.planned.id);
    if (items) {
        out.items = std::move(*items);
    } else {
        out.error = items.error();
    }
    return out;
}

std::vector<ConfusedPair> confusedPairs(const std::vector<std::vector<int>>& confusion, std::size_t most) {
    std::vector<ConfusedPair> out;
    for (std::size_t row = 0; row < confusion.size(); ++row) {
        const int items = std::accumulate(confusion[row].begin(), confusion[row].end(), 0);
        for (std::size_t column = 0; column < confusion[row].size(); ++column) {
            if (row != column && confusion[row][column] > 0) {
                out.push_back({row, column, confusion[row][column],
                               static_cast<double>(confusion[row][column]) / items});
            }
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const ConfusedPair& a, const ConfusedPair& b) { return a.items > b.items; });
    out.resize(std::min(out.size(), most));
    return out;
}

} // namespace plateau::ui
