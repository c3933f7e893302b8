// The published schema and the reader must say the same.
#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <map>
#include <set>

using namespace plateau;
using namespace plateau::experiment;

namespace {

const Json& schema() {
    static const Json json =
        *readJson(std::string(PLATEAU_SOURCE_DIR) + "/resources/schema/experiment.schema.json");
    return json;
}

const Json& resolved(const Json& node) {
    const auto ref = node.find("$ref");
    return ref == node.end() ? node : schema()["$defs"][ref->get<std::string>().substr(8)];
}

/// Every leaf and inner field of the schema by its path: {"split", "split.kind", …}.
void collect(const Json& node, const std::string& path, std::map<std::string, const Json*>& out) {
    const Json& target = resolved(node);
    if (!path.empty()) {
        out[path] = &target;
    }
    if (target.contains("properties")) {
        for (const auto& [key, child] : target["properties"].items()) {
            collect(child, path.empty() ? key : path + "." + key, out);
        }
    }
}

std::map<std::string, const Json*> schemaFields() {
    std::map<std::string, const Json*> out;
    collect(schema(), "", out);
    return out;
}

/// Paths of everything a plan writes.
void paths(const Json& json, const std::string& path, std::set<std::string>& out) {
    if (!path.empty()) {
        out.insert(path);
    }
    if (json.is_object()) {
        for (const auto& [key, child] : json.items()) {
            paths(child, path.empty() ? key : path + "." + key, out);
        }
    }
}

Json fullPlan() {
    Plan plan = sample::plan();
    plan.validation = DataFile{"data/validation.jsonl", sha256("v"), 12};
    plan.training.lastLayers = 2; // not written where it is 0
    plan.features = {{"age", {}, 38.5, true}};
    plan.general = GeneralPool{{{"data/general.jsonl", sha256("g"), 90}},
                               {{2}, 3},
                               DataFile{"data/general-test.jsonl", sha256("t"), 30}};
    plan.mixtures = {std::nullopt, recipe::Mixture()};
    plan.model.files = {{"config.json", sha256("c")}, {"modules.json", sha256("m")}};
    return toJson(plan);
}

Json::json_pointer pointer(std::string path) {
    std::replace(path.begin(), path.end(), '.', '/');
    return Json::json_pointer("/" + path);
}

/// Whether reading a plan with `value` at `path` finds a fault at that field.
bool isRefused(const std::string& path, const Json& value) {
    Json json = fullPlan();
    json[pointer(path)] = value;
    std::vector<Fault> faults;
    readPlan(json, faults);
    return std::any_of(faults.begin(), faults.end(),
                       [&](const Fault& fault) { return fault.field.rfind(path, 0) == 0; });
}

/// Values just inside and just outside the limits of a number.
struct Probe {
    Json value;
    bool allowed;
};

std::vector<Probe> probesOf(const Json& field) {
    std::vector<Probe> probes;
    const bool whole = field["type"] == "integer";
    const auto add = [&](double value, bool allowed) {
        probes.push_back({whole ? Json(static_cast<std::int64_t>(value)) : Json(value), allowed});
    };
    const double step = whole ? 1 : 1e-9;
    if (field.contains("minimum")) {
        add(field["minimum"], true);
        add(field["minimum"].get<double>() - step, false);
    }
    if (field.contains("exclusiveMinimum")) {
        add(field["exclusiveMinimum"], false);
        add(field["exclusiveMinimum"].get<double>() + step, true);
    }
    if (field.contains("maximum")) {
        const double most = field["maximum"];
        add(most, true);
        add(most + std::max(step, most * 1e-9), false);
    }
    if (field.contains("exclusiveMaximum")) {
        add(field["exclusiveMaximum"], false);
        add(field["exclusiveMaximum"].get<double>() - step, true);
    }
    return probes;
}

/// Limits that depend on a second field are tested with the plan.
bool dependsOnOthers(const std::string& path) {
    return path == "split.test_share" || path == "data.domain.rows" || path == "folds" || path == "schema";
}

} // namespace

class TestPlanSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writerAndSchemaKnowTheSameFields();
    void readerKnowsEveryFieldOfTheSchema();
    void rangesAreEqual();
    void choicesAreEqual();
    void requiredFieldsAreEqual();
    void defaultsAreEqual();
};

void TestPlanSchema::writerAndSchemaKnowTheSameFields() {
    std::set<std::string> written;
    paths(fullPlan(), "", written);
    std::set<std::string> published;
    for (const auto& [path, node] : schemaFields()) {
        published.insert(path);
    }
    QCOMPARE(published.erase("checksum"), std::size_t{1}); // added when the plan is published
    QCOMPARE(written, published);
}

void TestPlanSchema::readerKnowsEveryFieldOfTheSchema() {
    for (const auto& [path, node] : schemaFields()) {
        if (path == "checksum") {
            continue;
        }
        Json json = fullPlan();
        const Json::json_pointer at = pointer(path);
        json[at] = Json::array({Json::object()}); // of no field's type
        std::vector<Fault> faults;
        readPlan(json, faults);
        const bool known = std::none_of(faults.begin(), faults.end(), [](const Fault& fault) {
            return fault.reason.find("not a known field") != std::string::npos;
        });
        QVERIFY2(known && !faults.empty(), path.c_str());
    }
}

void TestPlanSchema::rangesAreEqual() {
    int checked = 0;
    for (const auto& [path, node] : schemaFields()) {
        const bool number =
            node->contains("type") && ((*node)["type"] == "integer" || (*node)["type"] == "number");
        if (!number || dependsOnOthers(path)) {
            continue;
        }
        for (const Probe& probe : probesOf(*node)) {
            QVERIFY2(isRefused(path, probe.value) != probe.allowed,
                     (path + " = " + probe.value.dump()).c_str());
            ++checked;
        }
    }
    QVERIFY(checked > 40);
}

void TestPlanSchema::choicesAreEqual() {
    int checked = 0;
    for (const auto& [path, node] : schemaFields()) {
        if (!node->contains("enum")) {
            continue;
        }
        for (const Json& choice : (*node)["enum"]) {
            QVERIFY2(!isRefused(path, choice), (path + " = " + choice.dump()).c_str());
            ++checked;
        }
        QVERIFY2(isRefused(path, "something else"), path.c_str());
    }
    QVERIFY(checked > 10);
}

void TestPlanSchema::requiredFieldsAreEqual() {
    for (const auto& [path, node] : schemaFields()) {
        const auto dot = path.rfind('.');
        const Json& parent = dot == std::string::npos ? schema() : *schemaFields().at(path.substr(0, dot));
        const std::string key = dot == std::string::npos ? path : path.substr(dot + 1);
        const Json wanted = parent.value("required", Json::array());
        const bool required = std::find(wanted.begin(), wanted.end(), key) != wanted.end();
        Json json = fullPlan();
        Json& holder = dot == std::string::npos ? json : json[pointer(path.substr(0, dot))];
        holder.erase(key);
        if (path == "split.test_share") {
            json["split"]["kind"] = "given_file";
        }
        if (path == "data.general" || path == "mixtures") { // one is nothing without the other
            json.erase("mixtures");
            json["data"].erase("general");
        }
        std::vector<Fault> faults;
        readPlan(json, faults);
        QVERIFY2(faults.empty() != required, path.c_str());
    }
}

void TestPlanSchema::defaultsAreEqual() {
    Json json = fullPlan();
    std::vector<std::string> withDefault;
    for (const auto& [path, node] : schemaFields()) {
        if (node->contains("default")) {
            withDefault.push_back(path);
        }
    }
    json["split"] = {{"kind", "given_file"}};
    for (const std::string& path : withDefault) {
        if (path.find('.') == std::string::npos) {
            json.erase(path);
        }
    }
    json["model"].erase("parameters");
    json["data"]["general"].erase("temperature");
    json["training"].erase("method");
    std::vector<Fault> faults;
    const Json read = toJson(readPlan(json, faults));
    QVERIFY(faults.empty() && withDefault.size() >= 8);
    for (const std::string& path : withDefault) {
        QVERIFY2(read[pointer(path)] == (*schemaFields().at(path))["default"], path.c_str());
    }
}

PLATEAU_TEST(TestPlanSchema)
#include "test_plan_schema.moc"
