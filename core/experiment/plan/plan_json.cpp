#include "core/experiment/plan/plan.h"

#include <algorithm>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

using Presence = JsonFields::Presence;

void readData(JsonFields& plan, Plan& out, std::vector<Fault>& faults) {
    auto data = plan.object("data", Presence::Required);
    if (!data) {
        return;
    }
    out.domain = readDataFile(*data, "domain");
    out.test = readDataFile(*data, "test");
    if (const Json* validation = data->find("validation"); validation && !validation->is_null()) {
        out.validation = readDataFile(*data, "validation");
    }
    if (const Json* general = data->find("general")) {
        out.general = readGeneralPool(*general, "data.general", faults);
    }
    data->finish();
}

void readSplit(JsonFields& plan, SplitRecord& out) {
    if (auto split = plan.object("split", Presence::Required)) {
        split->read("kind", out.kind, Presence::Required);
        split->read("test_share", out.testShare);
        split->read("seed", out.seed);
        split->finish();
    }
}

void readModelFiles(const Json& files, JsonFields& model, ModelReference& out, std::vector<Fault>& faults) {
    if (!files.is_array()) {
        return model.fault("files", "is no list", "Restore it, or leave it out.");
    }
    for (const Json& file : files) {
        JsonFields fields(file, fmt::format("model.files[{}]", out.files.size()), faults);
        std::string name;
        fields.read("name", name, Presence::Required);
        fields.read("sha256", out.files[name], Presence::Required);
        fields.finish();
    }
}

void readModel(JsonFields& plan, ModelReference& out, std::vector<Fault>& faults) {
    if (auto model = plan.object("model", Presence::Required)) {
        model->read("name", out.name, Presence::Required);
        model->read("sha256", out.sha256, Presence::Required);
        model->read("tokenizer_hash", out.tokenizerHash, Presence::Required);
        model->read("family", out.family, Presence::Required);
        model->read("parameters", out.parameters);
        if (const Json* files = model->find("files")) {
            readModelFiles(*files, *model, out, faults);
        }
        model->finish();
    }
}

/// A newer schema is refused alone: its other fields cannot be judged here.
bool readableSchema(JsonFields& plan) {
    int schema = 0;
    plan.read("schema", schema, Presence::Required);
    if (schema > Plan::currentSchema) {
        plan.fault("schema", fmt::format("is {}, written by a newer Plateau", schema),
                   fmt::format("Open it with that version; this one reads up to {}.", Plan::currentSchema));
        return false;
    }
    if (schema < 1 && plan.find("schema")) {
        plan.fault("schema", "is not a known version", fmt::format("Write {}.", Plan::currentSchema));
    }
    return true;
}

/// True when `field` or something it lies in or holds was already reported.
bool alreadyFaulted(const std::vector<Fault>& faults, const std::string& field) {
    return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
        const auto& [shorter, longer] =
            std::minmax(fault.field, field, [](const auto& a, const auto& b) { return a.size() < b.size(); });
        return longer.compare(0, shorter.size(), shorter) == 0 &&
               (longer.size() == shorter.size() || longer[shorter.size()] == '.' ||
                longer[shorter.size()] == '[');
    });
}

} // namespace

Json toJson(const Plan& plan) {
    Json json = {{"schema", Plan::currentSchema},
                 {"name", plan.name},
                 {"task", plan.task},
                 {"labels", plan.labels},
                 {"training", recipe::toJson(plan.training)},
                 {"sizes", plan.sizes},
                 {"seeds", plan.seeds},
                 {"instant_seeds", plan.instantSeeds},
                 {"words", plan.words},
                 {"folds", plan.folds},
                 {"baseline", plan.baseline},
                 {"shuffled_control", plan.shuffledControl},
                 {"target", plan.target}};
    for (const task::FeatureColumn& column : plan.features) {
        json["features"].push_back(task::toJson(column));
    }
    json["data"] = {{"domain", toJson(plan.domain)}, {"test", toJson(plan.test)}};
    if (plan.pack > 0) {
        json["pack"] = plan.pack;
    }
    if (plan.validation) {
        json["data"]["validation"] = toJson(*plan.validation);
    }
    if (plan.general) {
        json["data"]["general"] = toJson(*plan.general);
    }
    for (const Series& series : plan.mixtures) {
        json["mixtures"].push_back(seriesText(series));
    }
    json["split"] = {
        {"kind", plan.split.kind}, {"test_share", plan.split.testShare}, {"seed", plan.split.seed}};
    json["model"] = {{"name", plan.model.name},
                     {"sha256", plan.model.sha256},
                     {"tokenizer_hash", plan.model.tokenizerHash},
                     {"family", plan.model.family},
                     {"parameters", plan.model.parameters}};
    for (const auto& [name, hash] : plan.model.files) {
        json["model"]["files"].push_back({{"name", name}, {"sha256", hash}});
    }
    return json;
}

Plan readPlan(const Json& json, std::vector<Fault>& faults) {
    Plan plan;
    JsonFields fields(json, "", faults);
    if (!json.is_object() || !readableSchema(fields)) {
        return plan;
    }
    fields.read("name", plan.name, Presence::Required);
    fields.read("task", plan.task, Presence::Required);
    fields.read("labels", plan.labels, Presence::Required);
    if (const Json* features = fields.find("features")) {
        for (const Json& column : *features) {
            plan.features.push_back(
                task::readFeatureColumn(column, fmt::format("features[{}]", plan.features.size()), faults));
        }
    }
    readData(fields, plan, faults);
    plan.mixtures = readSeriesList(fields, "mixtures", faults);
    readSplit(fields, plan.split);
    readModel(fields, plan.model, faults);
    if (auto training = fields.object("training", Presence::Required)) {
        plan.training = recipe::readSettings(*training);
    }
    fields.read("sizes", plan.sizes, Presence::Required);
    fields.read("seeds", plan.seeds);
    fields.read("instant_seeds", plan.instantSeeds);
    fields.read("words", plan.words);
    fields.read("folds", plan.folds);
    fields.read("pack", plan.pack);
    fields.read("baseline", plan.baseline);
    fields.read("shuffled_control", plan.shuffledControl);
    fields.read("target", plan.target);
    fields.finish();

    std::vector<Fault> values;
    validate(plan, values);
    const std::vector<Fault> before = faults;
    for (Fault& fault : values) {
        if (!alreadyFaulted(before, fault.field)) {
            faults.push_back(std::move(fault));
        }
    }
    return plan;
}

} // namespace plateau::experiment
