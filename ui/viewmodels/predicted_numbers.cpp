#include "ui/viewmodels/predicted_numbers.h"

#include "ui/viewmodels/test_set.h"

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

using namespace experiment;

constexpr double half = 0.5;
constexpr double most = 0.95;

Result<std::vector<PredictedNumber>> readItems(const Snapshot& snapshot, const std::string& cell) {
    const auto test = readTestSet(snapshot);
    if (!test) {
        return test.error();
    }
    const auto table = test->items.tableOf(test->folder, cell);
    if (!table) {
        return table.error();
    }
    const auto* truth = table->find("truth");
    const auto* value = table->find("value");
    if (truth == nullptr || value == nullptr) {
        return badInput(test->folder.predictionsPath(cell).string(), "holds no numbers",
                        "Delete the result of this cell to have it trained again.");
    }
    std::vector<PredictedNumber> items;
    for (std::size_t i = 0; i < table->size(); ++i) {
        if (std::isfinite((*truth)[i]) && std::isfinite((*value)[i])) {
            items.push_back({(*truth)[i], (*value)[i]});
        }
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const PredictedNumber& a, const PredictedNumber& b) { return a.truth < b.truth; });
    return items;
}

void summarise(PredictedNumbers& numbers) {
    if (numbers.items.empty()) {
        return;
    }
    std::vector<double> sizes;
    for (const PredictedNumber& item : numbers.items) {
        sizes.push_back(std::abs(item.error()));
        numbers.meanError += item.error() / static_cast<double>(numbers.items.size());
    }
    std::sort(sizes.begin(), sizes.end());
    const auto within = [&sizes](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sizes.size())));
        return sizes[std::max<std::size_t>(rank, 1) - 1];
    };
    numbers.halfWithin = within(half);
    numbers.mostWithin = within(most);
}

} // namespace

PredictedNumbers readPredictedNumbers(const Snapshot& snapshot, const CellState& cell) {
    PredictedNumbers out;
    out.cell = QString::fromStdString(cell.planned.id);
    out.n = cell.planned.spec.n;
    out.seed = cell.planned.spec.seed;
    out.meanAbsoluteError = cell.result->value("mae");
    out.r2 = cell.result->value("r2");
    auto items = readItems(snapshot, cell.planned.id);
    if (items) {
        out.items = std::move(*items);
        summarise(out);
    } else {
        out.error = items.error();
    }
    return out;
}

} // namespace plateau::ui
