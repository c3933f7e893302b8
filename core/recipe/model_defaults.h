#pragma once

#include "core/recipe/settings.h"

/// What a recipe takes from the model and not from the method alone.
namespace plateau::recipe {

/// Steps that suit small networks which start from nothing.
inline constexpr double scratchLearningRate = 2e-3;
/// Texts of language models are long: each holds many targets.
inline constexpr int languageBatch = 8;

struct ModelTraits {
    bool scratch = false;  ///< it starts from nothing: every weight is trained
    bool language = false; ///< it foresees texts token by token
    /// What its family calls the linear modules of a layer: query, key, value and output of the attention,
    /// then the others.
    std::vector<std::string> targets = {
        "query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense"};
    bool operator==(const ModelTraits&) const = default;
};

/// The default recipe of a method for such a model; a model that starts from nothing has but one method.
TrainingSettings defaultSettings(MethodKind method, const ModelTraits& model);

} // namespace plateau::recipe
