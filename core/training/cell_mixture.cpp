#include "core/training/cell_mixture.h"

#include "core/recipe/budget.h"
#include "core/training/sampling/mixed_cell.h"
#include "core/training/sampling/shuffled_order.h"

#include <algorithm>

namespace plateau::training {
namespace {

/// @param rows of the cell, which the result refers to
MixedCell mixedCell(const TrainingContext& context, const CellMixture& mixture,
                    std::span<const std::uint32_t> rows) {
    MixedCell cell;
    cell.mixture = mixture.mixture;
    cell.domain = rows.size();
    std::vector<std::int64_t> samples;
    for (const task::Examples& dataset : context.data().general) {
        cell.general.push_back(dataset.items);
        samples.push_back(static_cast<std::int64_t>(dataset.items));
    }
    cell.generalWeights = recipe::weightsOf(mixture.shares, samples);
    const JoinedSet& set = context.trainingSet();
    cell.tokens = [&set, own = std::vector(rows.begin(), rows.end()),
                   datasets = cell.general.size()](std::size_t dataset, std::uint32_t index) {
        return set.cost(dataset < datasets ? set.begin(dataset + 1) + index : own[index]);
    };
    return cell;
}

} // namespace

Result<void> checkMixture(const TrainingContext& context, const CellTask& task) {
    if (!task.mixture) {
        return {};
    }
    const std::string where = "cell " + task.id;
    if (context.data().general.empty()) {
        return badInput(where, "mixes in general data, but the task has none", "Add a general pool.");
    }
    if (!task.mixture->shares.weights.empty() &&
        task.mixture->shares.weights.size() != context.data().general.size()) {
        return badInput(where, "has another number of weights than the task has general datasets",
                        "Give each dataset one weight.");
    }
    if (task.settings.method == recipe::MethodKind::LastLayer) {
        return badInput(where, "mixes in general data, but a last layer is fitted without updates",
                        "Use the method lora or full.");
    }
    if (task.mixture->mixture.stop != recipe::MixtureStop::Updates &&
        task.settings.budget.rule == recipe::BudgetRule::EarlyStop) {
        return badInput(where, "lets both the mixture and early stopping choose the number of updates",
                        "Use another budget rule, or a mixture that stops by updates.");
    }
    return {};
}

std::int64_t updatesOf(const TrainingContext& context, const CellTask& task) {
    const std::int64_t budget =
        recipe::updatesFor(task.settings, static_cast<std::int64_t>(task.rows.size()));
    if (!task.mixture || task.mixture->mixture.stop == recipe::MixtureStop::Updates) {
        return budget;
    }
    const MixedCell cell = mixedCell(context, *task.mixture, task.rows);
    return lengthOf(task.seed, cell, task.settings.optimizer.batch, budget).updates;
}

bool hasOwnLength(const CellTask& task) {
    return task.mixture && lengthDependsOnSeed(task.mixture->mixture);
}

void addSource(const TrainingContext& context, const CellTask& task, CellProgress& progress) {
    const int batch = task.settings.optimizer.batch;
    if (!task.mixture) {
        progress.batch = std::min(static_cast<std::size_t>(batch), progress.rows.size());
        progress.source = std::make_unique<ShuffledOrder>(task.seed, progress.rows.size());
        return;
    }
    const MixedCell cell = mixedCell(context, *task.mixture, progress.rows);
    for (std::size_t dataset = 0; dataset < cell.general.size(); ++dataset) {
        progress.general.push_back(static_cast<std::uint32_t>(context.trainingSet().begin(dataset + 1)));
    }
    const RunLength length = lengthOf(task.seed, cell, batch, progress.updates);
    progress.batch = length.batch;
    progress.source = std::make_unique<MixtureSource>(task.seed, poolsOf(cell), length.draws);
}

std::vector<RealisedDraws> realisedOf(const CellProgress& cell) {
    return domainFirst(cell.source->realised());
}

} // namespace plateau::training
