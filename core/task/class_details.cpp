#include "core/task/class_details.h"

#include <fmt/format.h>

namespace plateau::task {
namespace {

constexpr auto required = JsonFields::Presence::Required;

void write(Json& object, const char* key, const std::optional<double>& value) {
    if (value) {
        object[key] = *value;
    }
}

void readClasses(const Json& list, ClassDetails& out, std::vector<Fault>& faults) {
    for (const Json& entry : list) {
        ClassResult c;
        JsonFields item(entry, "classes", faults);
        item.read("label", c.label, required);
        item.read("precision", c.precision, required);
        item.read("recall", c.recall, required);
        item.read("f1", c.f1, required);
        item.read("support", c.support, required);
        item.read("positives", c.positives);
        item.read("auc", c.auc);
        item.read("predicted", c.predicted);
        item.finish();
        out.classes.push_back(std::move(c));
    }
}

bool readConfusion(const Json& list, ClassDetails& out) {
    const auto classes = static_cast<int>(out.classes.size());
    for (const Json& entry : list) {
        if (!entry.is_array() || entry.size() != 3 || !entry[0].is_number_integer() ||
            !entry[1].is_number_integer() || !entry[2].is_number_integer()) {
            return false;
        }
        const ConfusionCount count{entry[0].get<int>(), entry[1].get<int>(), entry[2].get<int>()};
        if (count.truth < -1 || count.truth >= classes || count.predicted < 0 || count.predicted >= classes ||
            count.items < 1) {
            return false;
        }
        out.confusion.push_back(count);
    }
    return true;
}

} // namespace

Json toJson(const ClassDetails& details) {
    Json classes = Json::array();
    for (const ClassResult& c : details.classes) {
        Json entry = {{"label", c.label},
                      {"precision", c.precision},
                      {"recall", c.recall},
                      {"f1", c.f1},
                      {"support", c.support}};
        if (c.positives >= 0) {
            entry["positives"] = c.positives;
        }
        if (c.predicted >= 0) {
            entry["predicted"] = c.predicted;
        }
        write(entry, "auc", c.auc);
        classes.push_back(std::move(entry));
    }
    Json confusion = Json::array();
    for (const ConfusionCount& count : details.confusion) {
        confusion.push_back({count.truth, count.predicted, count.items});
    }
    Json json = {{"classes", classes}, {"confusion", confusion}};
    write(json, "weighted_f1", details.weightedF1);
    write(json, "macro_auc", details.macroAuc);
    write(json, "ece", details.ece);
    write(json, "ece_low", details.eceLow);
    write(json, "ece_high", details.eceHigh);
    return json;
}

ClassDetails readClassDetails(const Json& json, std::vector<Fault>& faults) {
    ClassDetails details;
    JsonFields fields(json, "details", faults);
    if (const Json* classes = fields.find("classes", required)) {
        if (classes->is_array()) {
            readClasses(*classes, details, faults);
        } else {
            fields.fault("classes", "must be a list", "The file is damaged.");
        }
    }
    if (const Json* confusion = fields.find("confusion", required)) {
        if (!confusion->is_array() || !readConfusion(*confusion, details)) {
            fields.fault("confusion", "must be a list of [truth, predicted, items]", "The file is damaged.");
        }
    }
    fields.read("weighted_f1", details.weightedF1);
    fields.read("macro_auc", details.macroAuc);
    fields.read("ece", details.ece);
    fields.read("ece_low", details.eceLow);
    fields.read("ece_high", details.eceHigh);
    fields.finish();
    return details;
}

double scoreOf(const ClassResult& result) {
    return result.predicted < 0 ? result.recall : result.f1;
}

ClassDecisions decisionsOf(const ClassResult& result) {
    const double right = result.recall * result.support;
    return {right, result.predicted < 0 ? result.support : result.support + result.predicted - right};
}

double scoreOfShare(const ClassResult& result, double share) {
    return result.predicted < 0 ? share : 2 * share / (1 + share);
}

ClassDetails classDetails(const Json& details) {
    std::vector<Fault> faults;
    if (!details.is_object()) {
        return {};
    }
    if (const auto labels = details.find("labels"); labels != details.end() && labels->is_array()) {
        ClassDetails out;
        readClasses(*labels, out, faults);
        return out;
    }
    return details.contains("confusion") ? readClassDetails(details, faults) : ClassDetails();
}

} // namespace plateau::task
