#include "core/experiment/store/result.h"

#include "core/experiment/store/result_v1.h"
#include "core/task/task_list.h"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr auto required = JsonFields::Presence::Required;

constexpr std::array statuses{std::pair{CellStatus::Pending, "pending"},
                              std::pair{CellStatus::Running, "running"}, std::pair{CellStatus::Done, "done"},
                              std::pair{CellStatus::Diverged, "diverged"},
                              std::pair{CellStatus::Failed, "failed"}};

Json toJson(const Evaluation& evaluation) {
    return {{"items", evaluation.items},
            {"metrics", evaluation.metrics},
            {"standard_errors", evaluation.standardErrors},
            {"details", evaluation.details}};
}

void readNumbers(JsonFields& fields, const char* key, std::map<std::string, double>& out) {
    const Json* object = fields.find(key, required);
    if (object == nullptr) {
        return;
    }
    for (const auto& [name, value] : object->items()) {
        if (!value.is_number() || !std::isfinite(value.get<double>())) {
            fields.fault(key, "must hold finite numbers", "The file is damaged.");
            return;
        }
        out[name] = value.get<double>();
    }
}

void readEvaluations(const Json& object, CellResult& r, std::vector<Fault>& faults) {
    for (const auto& [set, entry] : object.items()) {
        JsonFields fields(entry, "evaluations." + set, faults);
        Evaluation evaluation;
        fields.read("items", evaluation.items, required);
        readNumbers(fields, "metrics", evaluation.metrics);
        readNumbers(fields, "standard_errors", evaluation.standardErrors);
        if (const Json* details = fields.find("details", required)) {
            evaluation.details = *details;
        }
        fields.finish();
        r.evaluations.emplace(set, std::move(evaluation));
    }
}

Json realisedJson(const CellResult& r) {
    Json json = Json::object();
    for (const auto& [pool, use] : r.realised) {
        json[pool] = {{"drawn", use.drawn}, {"unique", use.unique}};
    }
    return json;
}

void readRealised(const Json& object, CellResult& r, std::vector<Fault>& faults) {
    for (const auto& [pool, entry] : object.items()) {
        JsonFields fields(entry, "realised." + pool, faults);
        PoolUse use;
        fields.read("drawn", use.drawn, required);
        fields.read("unique", use.unique, required);
        fields.finish();
        r.realised.emplace(pool, use);
    }
}

Json underTrainedJson(const UnderTrained& u) {
    return {{"any", u.any()},
            {"loss_still_falling", u.lossStillFalling},
            {"not_fitted", u.notFitted},
            {"below_baseline", u.belowBaseline},
            {"loss_drop", u.lossDrop},
            {"train_score", u.trainScore},
            {"reachable", u.reachable},
            {"below_baseline_p", u.belowBaselineP}};
}

void readUnderTrained(JsonFields& fields, UnderTrained& u) {
    bool any = false;
    fields.read("any", any, required);
    fields.read("loss_still_falling", u.lossStillFalling, required);
    fields.read("not_fitted", u.notFitted, required);
    fields.read("below_baseline", u.belowBaseline, required);
    fields.read("loss_drop", u.lossDrop, required);
    fields.read("train_score", u.trainScore, required);
    fields.read("reachable", u.reachable, required);
    fields.read("below_baseline_p", u.belowBaselineP, required);
    fields.finish();
}

Json runJson(const CellResult& r) {
    Json json = {{"budget_rule", r.budgetRule},
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
    if (r.partTokens > 0) {
        json["part_tokens"] = r.partTokens;
    }
    return json;
}

} // namespace

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
    fields.read("part_tokens", r.partTokens);
    fields.read("precision", r.precision, required);
    fields.read("device", r.device, required);
    fields.read("build", r.build, required);
    fields.read("torch", r.torchVersion, required);
    fields.read("attempt", r.attempt, required);
    fields.finish();
}

void readCellStatus(JsonFields& fields, CellStatus& out) {
    std::string text;
    fields.read("status", text, required);
    if (text == name(CellStatus::Done) || text == name(CellStatus::Diverged)) {
        out = text == name(CellStatus::Done) ? CellStatus::Done : CellStatus::Diverged;
    } else {
        fields.fault("status", "is neither done nor diverged", "The file is damaged.");
    }
}

void checkSense(const CellResult& r, JsonFields& fields) {
    if (r.cell != cellId(r.spec)) {
        fields.fault("cell", "is not the id of the spec beside it", "The file is damaged.");
    }
    if (r.status == CellStatus::Diverged ? r.divergedAt < 0 : r.divergedAt >= 0) {
        fields.fault("diverged_at", "does not fit the status", "The file is damaged.");
    }
    const Evaluation* test = r.test();
    if (r.status == CellStatus::Done && (test == nullptr || test->items < 1)) {
        fields.fault("evaluations", "have no test set", "The file is damaged.");
    }
    for (const auto& [set, evaluation] : r.evaluations) {
        for (const auto& [id, value] : evaluation.metrics) {
            const metric::Metric* known = metric::find(id);
            const bool inside =
                known == nullptr || (value >= known->info().range.low && value <= known->info().range.high);
            if (!inside) {
                fields.fault("evaluations." + set, id + " is out of range", "The file is damaged.");
            }
        }
    }
}

const char* name(CellStatus status) {
    for (const auto& [known, text] : statuses) {
        if (known == status) {
            return text;
        }
    }
    return "";
}

const Evaluation* CellResult::test() const {
    const auto found = evaluations.find(testSetName);
    return found == evaluations.end() ? nullptr : &found->second;
}

std::optional<double> CellResult::value(std::string_view metric, std::string_view set) const {
    const auto scored = evaluations.find(std::string(set));
    if (scored == evaluations.end()) {
        return std::nullopt;
    }
    const auto& metrics = scored->second.metrics;
    const auto found = metrics.find(std::string(metric));
    return found == metrics.end() ? std::nullopt : std::optional(found->second);
}

double CellResult::score() const {
    return value(task::taskOf(spec.task).primaryMetric().info().id).value_or(0);
}

Json toJson(const CellResult& r) {
    Json evaluations = Json::object();
    for (const auto& [set, evaluation] : r.evaluations) {
        evaluations[set] = toJson(evaluation);
    }
    Json json = {{"schema", resultSchema},
                 {"cell", r.cell},
                 {"spec", toJson(r.spec)},
                 {"status", name(r.status)},
                 {"diverged_at", r.divergedAt},
                 {"evaluations", evaluations},
                 {"realised", realisedJson(r)},
                 {"under_trained", underTrainedJson(r.underTrained)},
                 {"run", runJson(r)},
                 {"rows_sha256", r.rowsSha256},
                 {"predictions_sha256", r.predictionsSha256}};
    if (!r.weightsSha256.empty()) {
        json["weights_sha256"] = r.weightsSha256;
    }
    return json;
}

CellResult readResult(const Json& json, std::vector<Fault>& faults) {
    CellResult r;
    JsonFields fields(json, "", faults);
    int schema = 0;
    fields.read("schema", schema, required);
    if (schema == 1) {
        return readResultV1(json, faults);
    }
    if (schema != resultSchema) {
        fields.fault("schema", fmt::format("is {}, not known here", schema),
                     "Open it with the Plateau that wrote it.");
    }
    fields.read("cell", r.cell, required);
    if (const Json* spec = fields.find("spec", required)) {
        r.spec = readCell(*spec, faults);
    }
    readCellStatus(fields, r.status);
    fields.read("diverged_at", r.divergedAt, required);
    if (const Json* evaluations = fields.find("evaluations", required);
        evaluations && evaluations->is_object()) {
        readEvaluations(*evaluations, r, faults);
    }
    if (const Json* realised = fields.find("realised", required); realised && realised->is_object()) {
        readRealised(*realised, r, faults);
    }
    if (auto underTrained = fields.object("under_trained", required)) {
        readUnderTrained(*underTrained, r.underTrained);
    }
    if (auto run = fields.object("run", required)) {
        readRun(*run, r);
    }
    fields.read("rows_sha256", r.rowsSha256, required);
    fields.read("predictions_sha256", r.predictionsSha256, required);
    fields.read("weights_sha256", r.weightsSha256);
    fields.finish();
    checkSense(r, fields);
    return r;
}

std::string toLine(const PredictionLine& line) {
    Json json{{"item", line.item}, {"columns", line.columns}};
    if (!line.set.empty()) {
        json["set"] = line.set;
    }
    if (line.answer) {
        json["answer"] = *line.answer;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
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
    fields.read("set", line.set);
    if (json->contains("answer")) {
        fields.read("answer", line.answer.emplace());
    }
    if (json->contains("columns")) {
        readNumbers(fields, "columns", line.columns);
    } else {
        for (const char* column : {"predicted", "probability", "true_probability"}) {
            fields.read(column, line.columns[column], required);
        }
    }
    fields.finish();
    if (!faults.empty()) {
        return faultsToError(std::string(where), faults);
    }
    return line;
}

} // namespace plateau::experiment
