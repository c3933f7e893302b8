#pragma once

#include "core/data/mapping.h"
#include "core/data/split.h"
#include "core/task/task.h"

namespace plateau::experiment {

/// data::makeSplit() as a task wants it: draws keep the shares that its subsets keep (labels where the
/// samples allow no such task), and equal rows of a table may part.
Result<data::Split> taskSplit(const task::Task& task, std::span<const data::Sample> samples,
                              const data::FieldMapping& mapping, const data::SplitSettings& settings);

} // namespace plateau::experiment
