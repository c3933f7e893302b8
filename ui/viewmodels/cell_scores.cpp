#include "ui/viewmodels/cell_scores.h"

#include "ui/viewmodels/data_table_model.h"
#include "ui/viewmodels/test_set.h"

#include "core/task/task_list.h"

#include <algorithm>
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
    const double own = cell.result->score();
    const double theirs = than.result->score();
    return own != theirs ? task::taskOf(spec.task).primaryMetric().info().isBetter(own, theirs)
                         : spec.seed < other.seed;
}

Result<std::vector<ScoredItem>> readItems(const Snapshot& snapshot, const std::string& cell) {
    const auto test = readTestSet(snapshot);
    if (!test) {
        return test.error();
    }
    const auto scored = test->items.itemsOf(test->folder, cell);
    if (!scored) {
        return scored.error();
    }
    std::vector<ScoredItem> out;
    for (std::size_t i = 0; i < scored->size(); ++i) {
        out.push_back({scored->labels[i], scored->predictions[i], scored->confidences[i],
                       scored->trueProbabilities[i]});
    }
    return out;
}

/// [C + 1][C] with a last row for classes outside the pool; nothing for more classes than a picture can show.
std::vector<std::vector<int>> denseConfusion(const task::ClassDetails& details) {
    constexpr std::size_t mostShown = 400;
    const std::size_t classes = details.classes.size();
    if (classes > mostShown || details.confusion.empty()) {
        return {};
    }
    std::vector<std::vector<int>> dense(classes + 1, std::vector<int>(classes, 0));
    for (const task::ConfusionCount& count : details.confusion) {
        const std::size_t row = count.truth < 0 ? classes : static_cast<std::size_t>(count.truth);
        dense[row][static_cast<std::size_t>(count.predicted)] = count.items;
    }
    return dense;
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
    out.details = task::classDetails(cell.result->test()->details);
    out.logLoss = cell.result->value("log_loss");
    out.confusion = denseConfusion(out.details);
    for (const task::ClassResult& one : out.details.classes) {
        out.auc.push_back(one.auc);
    }
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
