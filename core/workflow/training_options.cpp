#include "core/workflow/training_options.h"
#include "core/recipe/model_defaults.h"

#include <fmt/format.h>

#include <variant>

namespace plateau::workflow {
namespace {

using recipe::TrainingSettings;

constexpr double usualTarget = 0.9;

template <typename T>
void overwrite(Json& json, const char* key, const std::optional<T>& value) {
    if (value) {
        json[key] = *value;
    }
}

void overwriteAll(Json& json, const TrainingOptions& options) {
    overwrite(json, "batch", options.batch);
    overwrite(json, "learning_rate", options.learningRate);
    overwrite(json, "head_learning_rate", options.headLearningRate);
    overwrite(json, "weight_decay", options.weightDecay);
    overwrite(json, "warmup", options.warmup);
    overwrite(json, "schedule", options.schedule);
    overwrite(json, "clip", options.clip);
    if (options.headInit) {
        json["head_start"] = *options.headInit == "random" ? "random" : "regression";
    }
    overwrite(json, "max_tokens", options.maxTokens);
    overwrite(json, "last_layers", options.lastLayers);
    overwrite(json, "precision", options.precision);
    if (options.chatTemplate || options.maxNewTokens) {
        Json answer = json.value("answer", Json::object());
        overwrite(answer, "template", options.chatTemplate);
        overwrite(answer, "max_new_tokens", options.maxNewTokens);
        json["answer"] = std::move(answer);
    }
    if (options.exact) {
        json["exact"] = true;
    }
    Json& budget = json["budget"];
    overwrite(budget, "rule", options.budget);
    overwrite(budget, "epochs", options.epochs);
    overwrite(budget, "updates", options.updates);
    overwrite(budget, "min_updates", options.minUpdates);
    overwrite(budget, "validation_share", options.validationShare);
    overwrite(budget, "patience", options.patience);
    Json lora = json.value("lora", Json::object());
    overwrite(lora, "rank", options.rank);
    overwrite(lora, "alpha", options.alpha);
    overwrite(lora, "dropout", options.dropout);
    if (options.rank && !options.alpha) {
        lora["alpha"] = 2 * *options.rank;
    }
    if (!options.targets.empty()) {
        lora["targets"] = options.targets;
    }
    if (options.rslora) {
        lora["rslora"] = true;
    }
    if (!lora.empty()) {
        json["lora"] = lora;
    }
}

TrainingSettings read(const Json& json, std::vector<Fault>& faults) {
    JsonFields fields(json, "training", faults);
    TrainingSettings settings = recipe::readSettings(fields);
    recipe::validate(settings, "training", faults);
    return settings;
}

} // namespace

TrainingSettings trainingSettings(const TrainingOptions& options, std::vector<Fault>& faults) {
    Json json = {{"method", options.method.value_or(recipe::name(TrainingSettings().method))},
                 {"budget", Json::object()}};
    overwriteAll(json, options);
    return read(json, faults);
}

TrainingSettings variedSettings(const TrainingSettings& origin, const TrainingOptions& options,
                                std::vector<Fault>& faults) {
    Json json = recipe::toJson(origin);
    if (options.method && *options.method != recipe::name(origin.method)) {
        Json fresh = {{"method", *options.method},
                      {"budget", json["budget"]},
                      {"max_tokens", json["max_tokens"]},
                      {"precision", json["precision"]},
                      {"exact", json["exact"]}};
        if (json.contains("answer")) {
            fresh["answer"] = json["answer"];
        }
        json = std::move(fresh);
    }
    overwriteAll(json, options);
    return read(json, faults);
}

TrainingOptions withDefaults(TrainingOptions options, const checkpoint::ModelShape& shape, bool fromNothing) {
    if (fromNothing) {
        options.method = options.method.value_or(recipe::name(recipe::MethodKind::Full));
        options.learningRate = options.learningRate.value_or(recipe::scratchLearningRate);
        options.headLearningRate = options.headLearningRate.value_or(recipe::scratchLearningRate);
    }
    if (std::holds_alternative<checkpoint::DecoderConfig>(shape.config)) {
        options.batch = options.batch.value_or(recipe::languageBatch);
    }
    const std::string lora = recipe::name(recipe::MethodKind::Lora);
    if (options.targets.empty() && !shape.targetNames.empty() && options.method.value_or(lora) == lora) {
        options.targets = {shape.targetNames[0], shape.targetNames[2]}; // query and value, PEFT's defaults
    }
    return options;
}

Result<double> targetOf(std::optional<double> asked, const task::Task& task) {
    if (asked) {
        return *asked;
    }
    const metric::MetricInfo& info = task.primaryMetric().info();
    if (info.display == metric::Display::Percent) {
        return usualTarget;
    }
    return Error{ErrorKind::Usage, "target", fmt::format("is missing, and {} has no usual value", info.name),
                 fmt::format("Give the {} that would be good enough.", info.name)};
}

} // namespace plateau::workflow
