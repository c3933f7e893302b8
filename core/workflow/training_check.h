#pragma once

#include "core/checkpoint/families/model_shape.h"
#include "core/recipe/settings.h"
#include "core/task/task.h"

#include <vector>

/// Whether settings fit the model and the task: asked before an experiment is made, new or varied.
namespace plateau::workflow {

/// Which training a model allows.
struct ModelLimits {
    bool fromNothing = false; ///< it has no weights to build on: all of them are trained
    bool float32Only = false; ///< no weight is ever kept in a smaller type
    bool float32Full = false; ///< the same of method full alone
    int layers = 0;           ///< 0: unknown
    bool wholeOnly = false;   ///< method full trains every layer
    bool language = false;    ///< its head foresees words: it has none of classes
};

ModelLimits limitsOf(const checkpoint::ModelShape& shape, bool fromNothing);

/// Usage at "training.method", "training.last_layers" or "training.precision" when the model cannot be
/// trained so for this task.
Result<void> checkTraining(const recipe::TrainingSettings& settings, const ModelLimits& model,
                           const task::Task& task);

/// Whether checkTraining() takes this method, all else as usual: what a choice of methods may offer.
bool allowsMethod(recipe::MethodKind method, const ModelLimits& model, const task::Task& task);

/// Adapters' targets that mean no module of the model, as a fault of "training.lora.targets" that names some
/// that there are; none for other methods.
std::vector<Fault> targetFaults(const recipe::TrainingSettings& settings,
                                const checkpoint::ModelShape& shape);

} // namespace plateau::workflow
