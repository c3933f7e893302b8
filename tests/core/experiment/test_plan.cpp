#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <functional>

using namespace plateau;
using namespace plateau::experiment;

namespace {

std::vector<std::string> fieldsOf(const std::vector<Fault>& faults) {
    std::vector<std::string> fields;
    for (const Fault& fault : faults) {
        fields.push_back(fault.field);
    }
    return fields;
}

std::vector<Fault> faultsOf(const Json& json) {
    std::vector<Fault> faults;
    readPlan(json, faults);
    return faults;
}

struct Spoiled {
    const char* name;
    std::function<void(Json&)> spoil;
    const char* field;
};

/// Faults of what names and describes things.
std::vector<Spoiled> spoiledNames() {
    return {
        {"no name", [](Json& j) { j.erase("name"); }, "name"},
        {"empty name", [](Json& j) { j["name"] = ""; }, "name"},
        {"line break in the name", [](Json& j) { j["name"] = "a\nb"; }, "name"},
        {"unknown task", [](Json& j) { j["task"] = "telepathy"; }, "task"},
        {"one label", [](Json& j) { j["labels"] = {"on"}; }, "labels"},
        {"labels not sorted",
         [](Json& j) {
             j["labels"] = {"on", "off"};
         },
         "labels"},
        {"label twice",
         [](Json& j) {
             j["labels"] = {"off", "off"};
         },
         "labels"},
        {"empty label",
         [](Json& j) {
             j["labels"] = {"", "on"};
         },
         "labels"},
        {"labels of numbers",
         [](Json& j) {
             j["labels"] = {1, 2};
         },
         "labels[0]"},
        {"data missing", [](Json& j) { j.erase("data"); }, "data"},
        {"upper-case hash", [](Json& j) { j["data"]["test"]["sha256"] = std::string(64, 'A'); },
         "data.test.sha256"},
        {"short hash", [](Json& j) { j["data"]["domain"]["sha256"] = "ab"; }, "data.domain.sha256"},
        {"no rows", [](Json& j) { j["data"]["test"]["rows"] = 0; }, "data.test.rows"},
        {"rows not whole", [](Json& j) { j["data"]["test"]["rows"] = 1.5; }, "data.test.rows"},
        {"unknown field deep inside", [](Json& j) { j["data"]["test"]["path"] = "x"; }, "data.test.path"},
        {"unknown split", [](Json& j) { j["split"]["kind"] = "alphabetical"; }, "split.kind"},
        {"drawn without share", [](Json& j) { j["split"]["test_share"] = 0; }, "split.test_share"},
        {"share above one", [](Json& j) { j["split"]["test_share"] = 1.5; }, "split.test_share"},
    };
}

/// Faults of what is trained, and of the file as a whole.
std::vector<Spoiled> spoiledNumbers() {
    return {
        {"model hash missing", [](Json& j) { j["model"].erase("sha256"); }, "model.sha256"},
        {"negative parameters", [](Json& j) { j["model"]["parameters"] = -1; }, "model.parameters"},
        {"unknown method", [](Json& j) { j["training"]["method"] = "magic"; }, "training.method"},
        {"rank too large", [](Json& j) { j["training"]["lora"]["rank"] = 513; }, "training.lora.rank"},
        {"misspelt training field", [](Json& j) { j["training"]["learnig_rate"] = 1; },
         "training.learnig_rate"},
        {"no sizes", [](Json& j) { j["sizes"] = Json::array(); }, "sizes"},
        {"sizes fall",
         [](Json& j) {
             j["sizes"] = {40, 20};
         },
         "sizes[1]"},
        {"size twice",
         [](Json& j) {
             j["sizes"] = {20, 20};
         },
         "sizes[1]"},
        {"size beyond the pool",
         [](Json& j) {
             j["sizes"] = {20, 1001};
         },
         "sizes[1]"},
        {"size of one",
         [](Json& j) {
             j["sizes"] = {1, 20};
         },
         "sizes[0]"},
        {"no seeds", [](Json& j) { j["seeds"] = 0; }, "seeds"},
        {"too many seeds", [](Json& j) { j["seeds"] = 1001; }, "seeds"},
        {"negative instant seeds", [](Json& j) { j["instant_seeds"] = -1; }, "instant_seeds"},
        {"one fold", [](Json& j) { j["folds"] = 1; }, "folds"},
        {"too many folds", [](Json& j) { j["folds"] = 11; }, "folds"},
        {"folds of a large pool",
         [](Json& j) {
             j["folds"] = 2; // two seeds, 1,000 samples
         },
         "folds"},
        {"fewer seeds than folds",
         [](Json& j) {
             j["folds"] = 5;
             j["data"]["domain"]["rows"] = 480;
         },
         "seeds"},
        {"a size that no fold leaves",
         [](Json& j) {
             j["folds"] = 2;
             j["data"]["domain"]["rows"] = 480; // 240 a seed, the largest size is 320
         },
         "sizes"},
        {"words as text", [](Json& j) { j["words"] = "yes"; }, "words"},
        {"target of one", [](Json& j) { j["target"] = 1.0; }, "target"},
        {"target as text", [](Json& j) { j["target"] = "90 %"; }, "target"},
        {"unknown field", [](Json& j) { j["colour"] = "blue"; }, "colour"},
        {"newer schema", [](Json& j) { j["schema"] = 2; }, "schema"},
        {"no schema", [](Json& j) { j.erase("schema"); }, "schema"},
        {"baseline as number", [](Json& j) { j["baseline"] = 1; }, "baseline"},
    };
}

const std::vector<Spoiled>& spoiledPlans() {
    static const std::vector<Spoiled> all = [] {
        std::vector<Spoiled> rows = spoiledNames();
        for (const Spoiled& row : spoiledNumbers()) {
            rows.push_back(row);
        }
        return rows;
    }();
    return all;
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanSurvivesJsonUnchanged_data();
    void aPlanSurvivesJsonUnchanged();
    void everyFaultIsNamedOnce_data();
    void everyFaultIsNamedOnce();
    void allFaultsAreListedTogether();
    void aNewerSchemaIsRefusedWithoutJudgingItsFields();
    void pathTricksAreRefused_data();
    void pathTricksAreRefused();
    void whatIsNoObjectIsOneFault();
};

void TestPlan::aPlanSurvivesJsonUnchanged_data() {
    QTest::addColumn<int>("variant");
    QTest::newRow("lora") << 0;
    QTest::newRow("full, validation file") << 1;
    QTest::newRow("last layer, no extras") << 2;
}

void TestPlan::aPlanSurvivesJsonUnchanged() {
    QFETCH(int, variant);
    Plan plan = sample::plan();
    if (variant == 1) {
        plan.training = recipe::defaultSettings(recipe::MethodKind::Full);
        plan.training.optimizer.learningRate = 0.1 + 0.2; // needs 17 digits
        plan.validation = DataFile{"data/validation.jsonl", sha256("v"), 12};
        plan.split = {"given_file", 0, 0};
        plan.model.files = {{"1_Pooling/config.json", sha256("p")}, {"config.json", sha256("c")}};
    } else if (variant == 2) {
        plan.training = recipe::defaultSettings(recipe::MethodKind::LastLayer);
        plan.baseline = false;
        plan.shuffledControl = true;
        plan.instantSeeds = 0;
        plan.split.seed = ~0ull;
    }
    std::vector<Fault> faults;
    const Plan read = readPlan(*parseJson(toJson(plan).dump(2), "plan"), faults);
    QVERIFY2(faults.empty(), faultsToError("plan", faults).text().c_str());
    QVERIFY(read == plan);
}

void TestPlan::everyFaultIsNamedOnce_data() {
    QTest::addColumn<std::size_t>("row");
    for (std::size_t i = 0; i < spoiledPlans().size(); ++i) {
        QTest::newRow(spoiledPlans()[i].name) << i;
    }
}

void TestPlan::everyFaultIsNamedOnce() {
    QFETCH(std::size_t, row);
    Json json = toJson(sample::plan());
    QVERIFY(faultsOf(json).empty());
    spoiledPlans()[row].spoil(json);
    const auto faults = faultsOf(json);
    const auto fields = fieldsOf(faults);
    QCOMPARE(std::count(fields.begin(), fields.end(), spoiledPlans()[row].field), 1);
    for (const Fault& fault : faults) {
        QVERIFY2(!fault.reason.empty() && !fault.fix.empty(), fault.field.c_str());
    }
}

void TestPlan::allFaultsAreListedTogether() {
    Json json = toJson(sample::plan());
    json["seeds"] = 0;
    json["target"] = 2;
    json["extra"] = true;
    json["training"]["batch"] = 0;
    json["sizes"] = {20, 5000, 30};
    const auto fields = fieldsOf(faultsOf(json));
    for (const char* wanted : {"seeds", "target", "extra", "training.batch", "sizes[1]", "sizes[2]"}) {
        QVERIFY2(std::find(fields.begin(), fields.end(), wanted) != fields.end(), wanted);
    }
    QCOMPARE(fields.size(), std::size_t{6});
}

void TestPlan::aNewerSchemaIsRefusedWithoutJudgingItsFields() {
    Json json = toJson(sample::plan());
    json["schema"] = Plan::currentSchema + 1;
    json["quantum"] = "field of the future";
    const auto faults = faultsOf(json);
    QCOMPARE(faults.size(), std::size_t{1});
    QVERIFY(faults[0].reason.find("newer") != std::string::npos);
}

void TestPlan::pathTricksAreRefused_data() {
    QTest::addColumn<std::string>("path");
    for (const char* path : {"../domain.jsonl",
                             "data/../../etc/passwd",
                             "/etc/passwd",
                             "data//domain.jsonl",
                             "./domain.jsonl",
                             "",
                             ".",
                             "..",
                             "data/",
                             "/",
                             "data/./x",
                             "data\\domain.jsonl",
                             "~/domain.jsonl",
                             "data/dom ain.jsonl",
                             "data/\x01",
                             "data/d\u202eomain.jsonl",
                             "C:/domain.jsonl",
                             "data/domain.jsonl\n",
                             "$HOME/x",
                             "data/..",
                             "-/../x"}) {
        QTest::newRow(path) << std::string(path);
    }
}

void TestPlan::pathTricksAreRefused() {
    QFETCH(std::string, path);
    for (const char* key : {"domain", "test"}) {
        Json json = toJson(sample::plan());
        json["data"][key]["file"] = path;
        QCOMPARE(fieldsOf(faultsOf(json)), std::vector<std::string>{std::string("data.") + key + ".file"});
    }
    Plan plan = sample::plan();
    plan.model.name = path;
    std::vector<Fault> faults;
    validate(plan, faults);
    const bool leadsAway = path.find('/') != std::string::npos || path.empty() || path == "." || path == "..";
    QVERIFY(!leadsAway || fieldsOf(faults) == std::vector<std::string>{"model.name"});
}

void TestPlan::whatIsNoObjectIsOneFault() {
    for (const char* text : {"[]", "1", "null", "\"plan\""}) {
        QCOMPARE(faultsOf(*parseJson(text, "plan")).size(), std::size_t{1});
    }
}

PLATEAU_TEST(TestPlan)
#include "test_plan.moc"
