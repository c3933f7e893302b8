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
    if (model.language && settings.method == MethodKind::Lora) {
        settings.lora.targets = {"q_proj", "v_proj"};
    }
    return settings;
}

} // namespace plateau::recipe
