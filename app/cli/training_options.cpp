#include "app/cli/training_options.h"

#include "core/base/utf8.h"
#include "core/checkpoint/encoder_config.h"

#include <fmt/format.h>

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
    const auto config = checkpoint::readEncoderConfig(folder);
    if (settings.method != recipe::MethodKind::Lora || !config) {
        return {};
    }
    std::string names;
    for (const auto& target : checkpoint::unmatchedTargets(*config, settings.lora.targets)) {
        names += fmt::format("{}'{}'", names.empty() ? "" : ", ", printable(target, 60));
    }
    if (names.empty()) {
        return {};
    }
    return {{"training.lora.targets", names + ": no linear module of the encoder has this name",
             "Use names such as query, key, value, attention.output.dense, intermediate.dense."}};
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

void addTrainingOptions(CLI::App& c, TrainingOptions& o) {
    CLI::App* t = c.add_option_group("Training", "Defaults fit the method");
    t->add_option("--method", o.method, "lora (default), last_layer or full");
    t->add_option("--budget", o.budget, "epochs, updates or early_stop");
    t->add_option("--epochs", o.epochs, "Passes over the n samples");
    t->add_option("--updates", o.updates, "Updates of every cell with --budget updates");
    t->add_option("--min-updates", o.minUpdates, "Never fewer updates than this");
    t->add_option("--validation-share", o.validationShare, "early_stop: part of the n samples held back");
    t->add_option("--patience", o.patience, "early_stop: evaluations without improvement");
    t->add_option("--batch", o.batch, "Samples an update");
    t->add_option("--lr", o.learningRate, "Learning rate of adapters or base");
    t->add_option("--head-lr", o.headLearningRate, "Learning rate of the head");
    t->add_option("--weight-decay", o.weightDecay, "AdamW weight decay");
    t->add_option("--warmup", o.warmup, "Share of the updates with rising rate");
    t->add_option("--schedule", o.schedule, "linear or cosine");
    t->add_option("--clip", o.clip, "Largest gradient norm of an update; 0: none");
    t->add_option("--head-init", o.headInit, "Where the head starts: linear_probe (default) or random")
        ->check(CLI::IsMember({"linear_probe", "random"}));
    t->add_option("--rank", o.rank, "LoRA rank");
    t->add_option("--alpha", o.alpha, "LoRA alpha; default: 2 × rank");
    t->add_option("--dropout", o.dropout, "LoRA dropout");
    t->add_option("--targets", o.targets, "Modules that get adapters, for example query,value")
        ->delimiter(',');
    t->add_flag("--rslora", o.rslora, "Scale by alpha/√r");
    t->add_option("--max-tokens", o.maxTokens, "Longer texts are cut; default: from the pool");
    t->add_option("--precision", o.precision, "auto, float32 or bfloat16");
    t->add_flag("--exact", o.exact, "One cell at a time, bit-identical when repeated");
}

} // namespace plateau::cli
