#include "core/recipe/settings.h"

#include <fmt/format.h>

#include <cmath>

namespace plateau::recipe {
namespace {

/// Collects range faults under one path.
struct RangeCheck {
    const std::string& path;
    std::vector<Fault>& faults;

    void within(const char* field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            faults.push_back({path + "." + field, fmt::format("is {}, outside {} … {}", value, low, high),
                              fmt::format("Choose a value from {} to {}.", low, high)});
        }
    }
    void positive(const char* field, double value, double high) {
        if (!(value > 0 && value <= high)) {
            faults.push_back({path + "." + field,
                              fmt::format("is {}, must be above 0 and at most {}", value, high),
                              "Choose a positive value."});
        }
    }
};

void validateLora(const LoraSettings& lora, const std::string& path, std::vector<Fault>& faults) {
    RangeCheck check{path, faults};
    check.within("rank", lora.rank, 1, 512);
    check.positive("alpha", lora.alpha, 1e6);
    check.within("dropout", lora.dropout, 0, 0.9);
    if (lora.targets.empty()) {
        faults.push_back(
            {path + ".targets", "is empty", "Name at least one module, for example query and value."});
    }
}

} // namespace

TrainingSettings defaultSettings(MethodKind method) {
    TrainingSettings settings;
    settings.method = method;
    if (method == MethodKind::Full) {
        settings.optimizer.learningRate = 1e-4;
        settings.optimizer.headLearningRate = 1e-3;
        settings.optimizer.weightDecay = 0.01;
    }
    return settings;
}

void validate(const TrainingSettings& settings, const std::string& path, std::vector<Fault>& faults) {
    if (settings.method == MethodKind::Lora) {
        validateLora(settings.lora, path + ".lora", faults);
    }
    RangeCheck optimizer{path, faults};
    optimizer.within("batch", settings.optimizer.batch, 1, 4096);
    optimizer.positive("learning_rate", settings.optimizer.learningRate, 1);
    optimizer.positive("head_learning_rate", settings.optimizer.headLearningRate, 1);
    optimizer.within("weight_decay", settings.optimizer.weightDecay, 0, 1);
    optimizer.within("warmup", settings.optimizer.warmup, 0, 0.9);
    optimizer.within("clip", settings.optimizer.clip, 0, 1e6);
    optimizer.within("max_tokens", settings.maxTokens, 8, 8192);
    const std::string budgetPath = path + ".budget";
    RangeCheck budget{budgetPath, faults};
    budget.positive("epochs", settings.budget.epochs, 10000);
    budget.within("updates", settings.budget.updates, 1, 1e7);
    budget.within("min_updates", settings.budget.minUpdates, 0, 1e6);
    budget.within("validation_share", settings.budget.validationShare, 0.05, 0.5);
    budget.within("patience", settings.budget.patience, 1, 1000);
}

} // namespace plateau::recipe
