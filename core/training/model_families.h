#pragma once

#include "core/training/device.h"
#include "core/training/model_source.h"
#include "core/training/trainer.h"

namespace plateau::training {

/// The source of the model that a task is trained with. The table behind it is the one place that compares
/// names of families.
Result<std::unique_ptr<ModelSource>> openModelSource(const TrainerOptions& options,
                                                     const ChosenDevice& device, const TaskData& data);

} // namespace plateau::training
