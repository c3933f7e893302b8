#include "core/experiment/store/result_v1.h"

#include "core/task/class_details.h"

namespace plateau::experiment {
namespace {

constexpr auto required = JsonFields::Presence::Required;

void readMetrics(JsonFields& scores, Evaluation& test, task::ClassDetails& details) {
    auto fields = scores.object("metrics");
    if (!fields) {
        return;
    }
    std::optional<double> logLoss;
    double weightedF1 = 0;
    fields->read("balanced_accuracy", test.metrics["balanced_accuracy"], required);
    fields->read("weighted_f1", weightedF1, required);
    fields->read("macro_auc", details.macroAuc);
    fields->read("log_loss", logLoss);
    fields->read("ece", details.ece);
    fields->read("ece_low", details.eceLow);
    fields->read("ece_high", details.eceHigh);
    fields->finish();
    details.weightedF1 = weightedF1;
    if (logLoss) {
        test.metrics["log_loss"] = *logLoss;
    }
}

/// [C + 1][C] with a last row for classes outside the pool, as what is not 0 in it.
std::vector<task::ConfusionCount> sparse(const std::vector<std::vector<int>>& confusion) {
    std::vector<task::ConfusionCount> counts;
    for (std::size_t row = 0; row < confusion.size(); ++row) {
        const int truth = row + 1 == confusion.size() ? -1 : static_cast<int>(row);
        for (std::size_t column = 0; column < confusion[row].size(); ++column) {
            if (confusion[row][column] > 0) {
                counts.push_back({truth, static_cast<int>(column), confusion[row][column]});
            }
        }
    }
    return counts;
}

void readScores(JsonFields& fields, CellResult& r) {
    Evaluation test;
    task::ClassDetails details;
    std::int64_t correct = 0;
    std::vector<std::vector<int>> confusion;
    fields.read("test_items", test.items, required);
    fields.read("correct", correct, required);
    fields.read("accuracy", test.metrics["accuracy"], required);
    fields.read("macro_f1", test.metrics["macro_f1"], required);
    fields.read("confusion", confusion, required);
    readMetrics(fields, test, details);
    std::vector<Fault> faults;
    if (const Json* classes = fields.find("classes", required)) {
        details.classes =
            task::readClassDetails({{"classes", *classes}, {"confusion", Json::array()}}, faults).classes;
    }
    for (const Fault& fault : faults) {
        fields.fault("classes", fault.field + " " + fault.reason, fault.fix);
    }
    details.confusion = sparse(confusion);
    fields.finish();
    if (r.status == CellStatus::Done && (correct < 0 || correct > test.items)) {
        fields.fault("scores", "are out of range", "The file is damaged.");
    }
    if (r.status == CellStatus::Done) {
        test.details = task::toJson(details);
        r.evaluations.emplace(testSetName, std::move(test));
    }
}

void readUnderTrained(JsonFields& fields, UnderTrained& u) {
    bool any = false;
    fields.read("any", any, required);
    fields.read("loss_still_falling", u.lossStillFalling, required);
    fields.read("not_fitted", u.notFitted, required);
    fields.read("below_floor", u.belowBaseline, required);
    fields.read("loss_drop", u.lossDrop, required);
    fields.read("train_accuracy", u.trainScore, required);
    fields.read("reachable", u.reachable, required);
    fields.read("below_floor_p", u.belowBaselineP, required);
    fields.finish();
}

} // namespace

CellResult readResultV1(const Json& json, std::vector<Fault>& faults) {
    CellResult r;
    JsonFields fields(json, "", faults);
    int schema = 0;
    fields.read("schema", schema, required);
    fields.read("cell", r.cell, required);
    if (const Json* spec = fields.find("spec", required)) {
        r.spec = readCell(*spec, faults);
    }
    readCellStatus(fields, r.status);
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

} // namespace plateau::experiment
