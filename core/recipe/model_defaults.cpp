#include "core/recipe/model_defaults.h"

namespace plateau::recipe {

TrainingSettings defaultSettings(MethodKind method, const ModelTraits& model) {
    TrainingSettings settings = defaultSettings(model.scratch ? MethodKind::Full : method);
    if (model.scratch) {
        settings.optimizer.learningRate = scratchLearningRate;
        settings.optimizer.headLearningRate = scratchLearningRate;
    }
    if (model.language) {
        settings.optimizer.batch = languageBatch;
    }
    if (settings.method == MethodKind::Lora && model.targets.size() > 2) {
        settings.lora.targets = {model.targets[0], model.targets[2]};
    }
    return settings;
}

} // namespace plateau::recipe
