#include "core/experiment/store/result.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr auto required = JsonFields::Presence::Required;

constexpr std::array statuses{std::pair{CellStatus::Pending, "pending"},
                              std::pair{CellStatus::Running, "running"}, std::pair{CellStatus::Done, "done"},
                              std::pair{CellStatus::Diverged, "diverged"},
                              std::pair{CellStatus::Failed, "failed"}};

void write(Json& object, const char* key, const std::optional<double>& value) {
    if (value) {
        object[key] = *value;
    }
}

Json metricsJson(const CellMetrics& m) {
    Json json = {{"balanced_accuracy", m.balancedAccuracy}, {"weighted_f1", m.weightedF1}};
    write(json, "macro_auc", m.macroAuc);
    write(json, "log_loss", m.logLoss);
    write(json, "ece", m.ece);
    if (m.eceInterval) {
        json["ece_low"] = m.eceInterval->low;
        json["ece_high"] = m.eceInterval->high;
    }
    return json;
}

std::optional<CellMetrics> readMetrics(JsonFields& scores) {
    auto fields = scores.object("metrics");
    if (!fields) {
        return std::nullopt;
    }
    CellMetrics m;
    std::optional<double> low;
    std::optional<double> high;
    fields->read("balanced_accuracy", m.balancedAccuracy, required);
    fields->read("weighted_f1", m.weightedF1, required);
    fields->read("macro_auc", m.macroAuc);
    fields->read("log_loss", m.logLoss);
    fields->read("ece", m.ece);
    fields->read("ece_low", low);
    fields->read("ece_high", high);
    fields->finish();
    if (low && high) {
        m.eceInterval = statistics::Interval{*low, *high};
    }
    return m;
}

Json scoresJson(const CellResult& r) {
    Json classes = Json::array();
    for (const ClassResult& c : r.classes) {
        Json entry = {{"label", c.label},
                      {"precision", c.precision},
                      {"recall", c.recall},
                      {"f1", c.f1},
                      {"support", c.support}};
        if (c.positives >= 0) {
            entry["positives"] = c.positives;
        }
        write(entry, "auc", c.auc);
        classes.push_back(std::move(entry));
    }
    Json json = {{"test_items", r.testItems}, {"correct", r.correct}, {"accuracy", r.accuracy},
                 {"macro_f1", r.macroF1},     {"classes", classes},   {"confusion", r.confusion}};
    if (r.metrics) {
        json["metrics"] = metricsJson(*r.metrics);
    }
    return json;
}

void readScores(JsonFields& fields, CellResult& r) {
    fields.read("test_items", r.testItems, required);
    fields.read("correct", r.correct, required);
    fields.read("accuracy", r.accuracy, required);
    fields.read("macro_f1", r.macroF1, required);
    fields.read("confusion", r.confusion, required);
    r.metrics = readMetrics(fields);
    if (const Json* classes = fields.find("classes", required)) {
        if (!classes->is_array()) {
            fields.fault("classes", "must be a list", "The file is damaged.");
            return;
        }
        std::vector<Fault> faults;
        for (const Json& entry : *classes) {
            ClassResult c;
            JsonFields item(entry, "classes", faults);
            item.read("label", c.label, required);
            item.read("precision", c.precision, required);
            item.read("recall", c.recall, required);
            item.read("f1", c.f1, required);
            item.read("support", c.support, required);
            item.read("positives", c.positives);
            item.read("auc", c.auc);
            item.finish();
            r.classes.push_back(std::move(c));
        }
        for (const Fault& fault : faults) {
            fields.fault("classes", fault.field + " " + fault.reason, fault.fix);
        }
    }
    fields.finish();
}

Json underTrainedJson(const UnderTrained& u) {
    return {{"any", u.any()},
            {"loss_still_falling", u.lossStillFalling},
            {"not_fitted", u.notFitted},
            {"below_floor", u.belowFloor},
            {"loss_drop", u.lossDrop},
            {"train_accuracy", u.trainAccuracy},
            {"reachable", u.reachable},
            {"below_floor_p", u.belowFloorP}};
}

void readUnderTrained(JsonFields& fields, UnderTrained& u) {
    bool any = false;
    fields.read("any", any, required);
    fields.read("loss_still_falling", u.lossStillFalling, required);
    fields.read("not_fitted", u.notFitted, required);
    fields.read("below_floor", u.belowFloor, required);
    fields.read("loss_drop", u.lossDrop, required);
    fields.read("train_accuracy", u.trainAccuracy, required);
    fields.read("reachable", u.reachable, required);
    fields.read("below_floor_p", u.belowFloorP, required);
    fields.finish();
}

Json runJson(const CellResult& r) {
    return {{"budget_rule", r.budgetRule},
            {"updates", r.updates},
            {"validation_rows", r.validationRows},
            {"tokens", r.tokens},
            {"truncated", r.truncated},
            {"build_seconds", r.buildSeconds},
            {"train_seconds", r.trainSeconds},
            {"eval_seconds", r.evalSeconds},
            {"packed_with", r.packedWith},
            {"precision", r.precision},
            {"device", r.device},
            {"build", r.build},
            {"torch", r.torchVersion},
            {"attempt", r.attempt}};
}

void readRun(JsonFields& fields, CellResult& r) {
    fields.read("budget_rule", r.budgetRule, required);
    fields.read("updates", r.updates, required);
    fields.read("validation_rows", r.validationRows, required);
    fields.read("tokens", r.tokens, required);
    fields.read("truncated", r.truncated, required);
    fields.read("build_seconds", r.buildSeconds, required);
    fields.read("train_seconds", r.trainSeconds, required);
    fields.read("eval_seconds", r.evalSeconds, required);
    fields.read("packed_with", r.packedWith, required);
    fields.read("precision", r.precision, required);
    fields.read("device", r.device, required);
    fields.read("build", r.build, required);
    fields.read("torch", r.torchVersion, required);
    fields.read("attempt", r.attempt, required);
    fields.finish();
}

void readStatus(JsonFields& fields, CellStatus& out) {
    std::string text;
    fields.read("status", text, required);
    if (text == name(CellStatus::Done) || text == name(CellStatus::Diverged)) {
        out = text == name(CellStatus::Done) ? CellStatus::Done : CellStatus::Diverged;
    } else {
        fields.fault("status", "is neither done nor diverged", "The file is damaged.");
    }
}

/// Numbers that contradict each other are damage, too.
void checkSense(const CellResult& r, JsonFields& fields) {
    if (r.cell != cellId(r.spec)) {
        fields.fault("cell", "is not the id of the spec beside it", "The file is damaged.");
    }
    if (r.status == CellStatus::Diverged ? r.divergedAt < 0 : r.divergedAt >= 0) {
        fields.fault("diverged_at", "does not fit the status", "The file is damaged.");
    }
    if (r.status == CellStatus::Done &&
        (r.testItems < 1 || r.correct < 0 || r.correct > r.testItems || r.accuracy < 0 || r.accuracy > 1 ||
         r.macroF1 < 0 || r.macroF1 > 1)) {
        fields.fault("scores", "are out of range", "The file is damaged.");
    }
}

} // namespace

const char* name(CellStatus status) {
    for (const auto& [known, text] : statuses) {
        if (known == status) {
            return text;
        }
    }
    return "";
}

Json toJson(const CellResult& r) {
    return {{"schema", resultSchema},
            {"cell", r.cell},
            {"spec", toJson(r.spec)},
            {"status", name(r.status)},
            {"diverged_at", r.divergedAt},
            {"scores", scoresJson(r)},
            {"under_trained", underTrainedJson(r.underTrained)},
            {"run", runJson(r)},
            {"rows_sha256", r.rowsSha256},
            {"predictions_sha256", r.predictionsSha256}};
}

CellResult readResult(const Json& json, std::vector<Fault>& faults) {
    CellResult r;
    JsonFields fields(json, "", faults);
    int schema = 0;
    fields.read("schema", schema, required);
    if (schema != resultSchema) {
        fields.fault("schema", fmt::format("is {}, not known here", schema),
                     "Open it with the Plateau that wrote it.");
    }
    fields.read("cell", r.cell, required);
    if (const Json* spec = fields.find("spec", required)) {
        r.spec = readCell(*spec, faults);
    }
    readStatus(fields, r.status);
    fields.read("diverged_at", r.divergedAt, required);
    if (auto scores = fields.object("scores", required)) {
        readScores(*scores, r);
    }
    if (auto underTrained = fields.object("under_trained", required)) {
        readUnderTrained(*underTrained, r.underTrained);
    }
    if (auto run = fields.object("run", required)) {
        readRun(*run, r);
    }
    fields.read("rows_sha256", r.rowsSha256, required);
    fields.read("predictions_sha256", r.predictionsSha256, required);
    fields.finish();
    checkSense(r, fields);
    return r;
}

std::string toLine(const PredictionLine& line) {
    return Json{{"item", line.item},
                {"predicted", line.predicted},
                {"probability", line.probability},
                {"true_probability", line.trueProbability}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<PredictionLine> readPrediction(std::string_view text, std::string_view where) {
    const auto json = parseJson(text, where);
    if (!json) {
        return json.error();
    }
    PredictionLine line;
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    fields.read("item", line.item, required);
    fields.read("predicted", line.predicted, required);
    fields.read("probability", line.probability, required);
    fields.read("true_probability", line.trueProbability, required);
    fields.finish();
    if (!faults.empty()) {
        return faultsToError(std::string(where), faults);
    }
    return line;
}

} // namespace plateau::experiment
