#pragma once

#include "core/experiment/store/result.h"
#include "core/task/task.h"

namespace plateau::runner {

/// A cell's outputs on one evaluation set as what is published.
struct ScoredSet {
    experiment::Evaluation evaluation;
    std::vector<experiment::PredictionLine> lines;
};

/// Every metric of the task that the outputs tell, with its standard error over items or groups of items.
ScoredSet scoredSet(const task::Task& task, std::span<const data::Sample> truth, const task::Outputs& outputs,
                    const task::TaskFacts& facts, const task::TrainedOn& trained);

} // namespace plateau::runner
