#pragma once

#include "core/training/training_context.h"

namespace plateau::training {

/// How many of at most `most` cells of this size are best trained together, by timing a few updates of each
/// width.
Result<int> measurePackWidth(TrainingContext& context, const recipe::TrainingSettings& settings,
                             std::int64_t n, std::int64_t most);

/// Cells whose activations fit into the memory that an update may take.
std::int64_t widestPack(const TrainingContext& context, std::int64_t batch);

} // namespace plateau::training
