#include "app/cli/training_options.h"

#include "core/base/utf8.h"
#include "core/checkpoint/families/model_shape.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace plateau::cli {
namespace {

using recipe::TrainingSettings;

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
    overwrite(json, "precision", options.precision);
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

/// Names of the linear modules without the layer in front: what people give as targets.
std::vector<std::string> shortNames(const checkpoint::ModelShape& shape) {
    std::vector<std::string> names;
    for (const std::string& module : shape.linearModules) {
        const auto digit = module.find_first_of("0123456789");
        const auto dot = module.find('.', std::min(digit, module.size()));
        std::string name = dot == std::string::npos ? module : module.substr(dot + 1);
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
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

std::vector<Fault> targetFaults(const TrainingSettings& settings, const std::filesystem::path& folder) {
    const auto shape = checkpoint::readModelShape(folder);
    if (settings.method != recipe::MethodKind::Lora || !shape) {
        return {};
    }
    std::string names;
    for (const auto& target : checkpoint::unmatchedTargets(*shape, settings.lora.targets)) {
        names += fmt::format("{}'{}'", names.empty() ? "" : ", ", printable(target, 60));
    }
    if (names.empty()) {
        return {};
    }
    return {{"training.lora.targets", names + ": no linear module of the model has this name",
             fmt::format("Use names such as {}.", fmt::join(shortNames(*shape), ", "))}};
}

TrainingSettings variedSettings(const TrainingSettings& origin, const TrainingOptions& options,
                                std::vector<Fault>& faults) {
    Json json = recipe::toJson(origin);
    if (options.method && *options.method != recipe::name(origin.method)) {
        json = {{"method", *options.method},
                {"budget", json["budget"]},
                {"max_tokens", json["max_tokens"]},
                {"precision", json["precision"]},
                {"exact", json["exact"]}};
    }
    overwriteAll(json, options);
    return read(json, faults);
}

void addTrainingOptions(Command& c, TrainingOptions& o) {
    Command* t = c.addOptionGroup("Training", "Defaults fit the method");
    t->addOption("--method", o.method, "lora (default), last_layer or full");
    t->addOption("--budget", o.budget, "epochs, updates or early_stop");
    t->addOption("--epochs", o.epochs, "Passes over the n samples");
    t->addOption("--updates", o.updates, "Updates of every cell with --budget updates");
    t->addOption("--min-updates", o.minUpdates, "Never fewer updates than this");
    t->addOption("--validation-share", o.validationShare, "early_stop: part of the n samples held back");
    t->addOption("--patience", o.patience, "early_stop: evaluations without improvement");
    t->addOption("--batch", o.batch, "Samples an update");
    t->addOption("--lr", o.learningRate, "Learning rate of adapters or base");
    t->addOption("--head-lr", o.headLearningRate, "Learning rate of the head");
    t->addOption("--weight-decay", o.weightDecay, "AdamW weight decay");
    t->addOption("--warmup", o.warmup, "Share of the updates with rising rate");
    t->addOption("--schedule", o.schedule, "linear or cosine");
    t->addOption("--clip", o.clip, "Largest gradient norm of an update; 0: none");
    t->addOption("--head-init", o.headInit, "Where the head starts: linear_probe (default) or random")
        ->check(oneOf({"linear_probe", "random"}));
    t->addOption("--rank", o.rank, "LoRA rank");
    t->addOption("--alpha", o.alpha, "LoRA alpha; default: 2 × rank");
    t->addOption("--dropout", o.dropout, "LoRA dropout");
    t->addOption("--targets", o.targets, "Modules that get adapters, for example query,value")
        ->delimiter(',');
    t->addFlag("--rslora", o.rslora, "Scale by alpha/√r");
    t->addOption("--max-tokens", o.maxTokens, "Longer texts are cut; default: from the pool");
    t->addOption("--precision", o.precision, "auto, float32 or bfloat16");
    t->addFlag("--exact", o.exact, "One cell at a time, bit-identical when repeated");
}

} // namespace plateau::cli
