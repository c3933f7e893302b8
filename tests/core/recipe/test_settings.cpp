#include "core/recipe/settings.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <functional>
#include <limits>

using namespace plateau;
using namespace plateau::recipe;

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreValid();
    void comesBackFromJson_data();
    void comesBackFromJson();
    void absentFieldsKeepTheDefaultsOfTheMethod();
    void everyFaultIsListedAtOnce();
    void unknownWordsNameTheKnownOnes_data();
    void unknownWordsNameTheKnownOnes();
    void rangesHoldAtTheirEnds_data();
    void rangesHoldAtTheirEnds();
    void loraIsOnlyCheckedWhereItIsUsed();
};

namespace {

TrainingSettings read(const Json& json, std::vector<Fault>& faults) {
    JsonFields fields(json, "training", faults);
    return readSettings(fields);
}

bool isValid(const TrainingSettings& settings, std::vector<Fault>& faults) {
    faults.clear();
    validate(settings, "training", faults);
    return faults.empty();
}

/// Every field away from its default.
TrainingSettings unusual(MethodKind method) {
    TrainingSettings s;
    s.method = method;
    s.optimizer = {8, 1.5e-4, 3e-3, 0.02, 0.25, Schedule::Cosine, 0.5};
    s.budget = {BudgetRule::EarlyStop, 2.5, 77, 11, 0.3, 9};
    s.maxTokens = 64;
    s.precision = Precision::BFloat16;
    s.headInit = HeadInit::LinearProbe;
    s.exact = true;
    if (method == MethodKind::Lora) {
        s.lora = {32, 64.5, 0.1, {"query", "attention.output.dense"}, true};
    }
    return s;
}

} // namespace

void TestSettings::defaultsAreValid() {
    for (const MethodKind method : {MethodKind::Full, MethodKind::Lora, MethodKind::LastLayer}) {
        std::vector<Fault> faults;
        QVERIFY(isValid(defaultSettings(method), faults));
        QCOMPARE(defaultSettings(method).method, method);
    }
}

void TestSettings::comesBackFromJson_data() {
    QTest::addColumn<MethodKind>("method");
    QTest::newRow("full") << MethodKind::Full;
    QTest::newRow("lora") << MethodKind::Lora;
    QTest::newRow("last layer") << MethodKind::LastLayer;
}

void TestSettings::comesBackFromJson() {
    QFETCH(MethodKind, method);
    for (const TrainingSettings& settings : {defaultSettings(method), unusual(method)}) {
        std::vector<Fault> faults;
        const Json json = toJson(settings);
        QVERIFY(read(json, faults) == settings);
        QVERIFY(read(*parseJson(json.dump(), "text"), faults) == settings);
        QVERIFY(faults.empty());
        QCOMPARE(json["method"].get<std::string>(), std::string(name(method)));
    }
}

void TestSettings::absentFieldsKeepTheDefaultsOfTheMethod() {
    std::vector<Fault> faults;
    QVERIFY(read(Json{{"method", "full"}}, faults) == defaultSettings(MethodKind::Full));
    QVERIFY(read(Json::object(), faults) == defaultSettings(MethodKind::Lora));
    QVERIFY(defaultSettings(MethodKind::Full).optimizer.learningRate <
            defaultSettings(MethodKind::Lora).optimizer.learningRate);
    QVERIFY(faults.empty());
}

void TestSettings::everyFaultIsListedAtOnce() {
    const auto json = parseJson(R"({"method":"lora","batch":"many","learning_rate":1,"lr":1,"exact":1,
        "budget":{"rule":"epochs","epoch":3,"updates":1.5},"lora":{"rank":null,"targets":"query"}})",
                                "plan.json");
    std::vector<Fault> faults;
    read(*json, faults);
    std::vector<std::string> fields;
    for (const Fault& fault : faults) {
        QVERIFY(!fault.reason.empty() && !fault.fix.empty());
        fields.push_back(fault.field);
    }
    QCOMPARE(fields, (std::vector<std::string>{"training.batch", "training.exact", "training.budget.updates",
                                               "training.budget.epoch", "training.lora.rank",
                                               "training.lora.targets", "training.lr"}));
}

void TestSettings::unknownWordsNameTheKnownOnes_data() {
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("field");
    QTest::addColumn<std::string>("known");
    const auto row = [](const char* title, const char* json, const char* field, const char* known) {
        QTest::newRow(title) << std::string(json) << std::string(field) << std::string(known);
    };
    row("method", R"({"method":"qlora"})", "training.method", "full, lora, last_layer");
    row("schedule", R"({"schedule":"step"})", "training.schedule", "linear, cosine");
    row("precision", R"({"precision":"fp16"})", "training.precision", "auto, float32, bfloat16");
    row("head start", R"({"head_start":"zero"})", "training.head_start", "regression, random");
    row("budget rule", R"({"budget":{"rule":"tokens"}})", "training.budget.rule",
        "epochs, updates, early_stop");
    row("capitals", R"({"method":"Lora"})", "training.method", "full, lora, last_layer");
}

void TestSettings::unknownWordsNameTheKnownOnes() {
    QFETCH(std::string, json);
    QFETCH(std::string, field);
    QFETCH(std::string, known);
    std::vector<Fault> faults;
    read(*parseJson(json, "plan.json"), faults);
    QCOMPARE(faults.size(), std::size_t{1});
    QCOMPARE(faults[0].field, field);
    QVERIFY2(faults[0].fix.find(known) != std::string::npos, faults[0].fix.c_str());
}

namespace {

using Set = std::function<void(TrainingSettings&, double)>;

struct Range {
    const char* field;
    Set set;
    std::vector<double> good;
    std::vector<double> bad;
};

int whole(double value) {
    return static_cast<int>(value);
}

const std::vector<Range>& ranges() {
    static const double nan = std::numeric_limits<double>::quiet_NaN();
    static const double infinite = std::numeric_limits<double>::infinity();
    static const std::vector<Range> table = {
        {"lora.rank", [](auto& s, double v) { s.lora.rank = whole(v); }, {1, 512}, {0, -1, 513}},
        {"lora.alpha", [](auto& s, double v) { s.lora.alpha = v; }, {1e-9, 1e6}, {0, -1, 1e6 + 1, nan}},
        {"lora.dropout", [](auto& s, double v) { s.lora.dropout = v; }, {0, 0.9}, {-0.1, 0.91, nan}},
        {"batch", [](auto& s, double v) { s.optimizer.batch = whole(v); }, {1, 4096}, {0, 4097}},
        {"learning_rate", [](auto& s, double v) { s.optimizer.learningRate = v; }, {1e-9, 1}, {0, 1.01, nan}},
        {"head_learning_rate",
         [](auto& s, double v) { s.optimizer.headLearningRate = v; },
         {1e-9, 1},
         {0, -1, infinite}},
        {"weight_decay", [](auto& s, double v) { s.optimizer.weightDecay = v; }, {0, 1}, {-1e-9, 1.01, nan}},
        {"warmup", [](auto& s, double v) { s.optimizer.warmup = v; }, {0, 0.9}, {-0.1, 0.91}},
        {"clip", [](auto& s, double v) { s.optimizer.clip = v; }, {0, 1e6}, {-1, nan}},
        {"max_tokens", [](auto& s, double v) { s.maxTokens = whole(v); }, {8, 8192}, {7, 8193}},
        {"budget.epochs", [](auto& s, double v) { s.budget.epochs = v; }, {0.01, 10000}, {0, 10001, nan}},
        {"budget.updates", [](auto& s, double v) { s.budget.updates = whole(v); }, {1, 1e7}, {0, 1e7 + 1}},
        {"budget.min_updates",
         [](auto& s, double v) { s.budget.minUpdates = whole(v); },
         {0, 1e6},
         {-1, 1e6 + 1}},
        {"budget.validation_share",
         [](auto& s, double v) { s.budget.validationShare = v; },
         {0.05, 0.5},
         {0.049, 0.51, nan}},
        {"budget.patience", [](auto& s, double v) { s.budget.patience = whole(v); }, {1, 1000}, {0, 1001}},
    };
    return table;
}

} // namespace

void TestSettings::rangesHoldAtTheirEnds_data() {
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < ranges().size(); ++i) {
        QTest::newRow(ranges()[i].field) << i;
    }
}

void TestSettings::rangesHoldAtTheirEnds() {
    QFETCH(std::size_t, index);
    const Range& range = ranges()[index];
    std::vector<Fault> faults;
    for (const double value : range.good) {
        TrainingSettings settings;
        range.set(settings, value);
        QVERIFY2(isValid(settings, faults), std::to_string(value).c_str());
    }
    for (const double value : range.bad) {
        TrainingSettings settings;
        range.set(settings, value);
        QVERIFY2(!isValid(settings, faults), std::to_string(value).c_str());
        QCOMPARE(faults.size(), std::size_t{1});
        QCOMPARE(faults[0].field, std::string("training.") + range.field);
    }
}

void TestSettings::loraIsOnlyCheckedWhereItIsUsed() {
    std::vector<Fault> faults;
    TrainingSettings settings = defaultSettings(MethodKind::Full);
    settings.lora.rank = 0;
    settings.lora.targets.clear();
    QVERIFY(isValid(settings, faults));
    settings.method = MethodKind::Lora;
    QVERIFY(!isValid(settings, faults));
    QCOMPARE(faults.size(), std::size_t{2});
}

PLATEAU_TEST(TestSettings)
#include "test_settings.moc"
