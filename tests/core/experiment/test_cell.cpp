#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <functional>
#include <set>

using namespace plateau;
using namespace plateau::experiment;

namespace {

struct Change {
    const char* name;
    std::function<void(Plan&)> change;
    bool otherCells; ///< whether the plan's own cells become other work
};

const std::vector<Change>& changes() {
    using recipe::BudgetRule;
    using recipe::MethodKind;
    static const std::vector<Change> rows = {
        {"name", [](Plan& p) { p.name = "renamed"; }, false},
        {"target", [](Plan& p) { p.target = 0.5; }, false},
        {"more sizes", [](Plan& p) { p.sizes.push_back(640); }, false},
        {"more seeds", [](Plan& p) { p.seeds = 5; }, false},
        {"unused budget field", [](Plan& p) { p.training.budget.updates = 77; }, false},
        {"unused patience", [](Plan& p) { p.training.budget.patience = 9; }, false},
        {"model renamed", [](Plan& p) { p.model.name = "other"; }, false},
        {"pool changed", [](Plan& p) { p.domain.sha256 = sha256("other"); }, true},
        {"test changed", [](Plan& p) { p.test.sha256 = sha256("other"); }, true},
        {"weights changed", [](Plan& p) { p.model.sha256 = sha256("other"); }, true},
        {"tokenizer changed", [](Plan& p) { p.model.tokenizerHash = sha256("other"); }, true},
        {"learning rate", [](Plan& p) { p.training.optimizer.learningRate = 1e-3; }, true},
        {"rank", [](Plan& p) { p.training.lora.rank = 4; }, true},
        {"minimum updates", [](Plan& p) { p.training.budget.minUpdates = 10; }, true},
        {"budget rule", [](Plan& p) { p.training.budget.rule = BudgetRule::Updates; }, true},
        {"packs",
         [](Plan& p) {
             p.seeds = 3;
             p.pack = 2;
         },
         true},
        {"packs of one", [](Plan& p) { p.pack = 1; }, false},
        {"precision", [](Plan& p) { p.training.precision = recipe::Precision::BFloat16; }, true},
        {"max tokens", [](Plan& p) { p.training.maxTokens = 64; }, true},
        {"method", [](Plan& p) { p.training = recipe::defaultSettings(MethodKind::Full); }, true},
    };
    return rows;
}

std::vector<std::string> describe(const Plan& plan) {
    std::vector<std::string> out;
    for (const PlannedCell& cell : cellsOf(plan)) {
        out.push_back(std::string(name(cell.spec.kind)) + " " + cell.spec.method + " " +
                      std::to_string(cell.spec.n) + " " + std::to_string(cell.spec.seed));
    }
    return out;
}

} // namespace

class TestCell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellsComeInTheOrderThatMakesTheCurveUsefulEarly();
    void aLastLayerPlanHasNoSecondInstantCurve();
    void idsAreDistinctSafeNames();
    void onlyWhatDecidesTheOutcomeChangesTheId_data();
    void onlyWhatDecidesTheOutcomeChangesTheId();
    void aSpecSurvivesJsonUnchanged();
    void damagedSpecsAreRefused_data();
    void damagedSpecsAreRefused();
    void anIdIsTheHashOfTheCanonicalText();
    void thePlanSaysWhoTrainsTogether_data();
    void thePlanSaysWhoTrainsTogether();
};

void TestCell::cellsComeInTheOrderThatMakesTheCurveUsefulEarly() {
    Plan plan = sample::plan();
    plan.sizes = {20, 40};
    plan.seeds = 3;
    plan.shuffledControl = true;
    const std::vector<std::string> expected = {
        "baseline untouched 0 0",  "baseline majority 0 0",   "instant last_layer 20 0",
        "instant last_layer 20 1", "instant last_layer 40 0", "instant last_layer 40 1",
        "cell lora 20 0",          "cell lora 40 0",          "cell lora 20 1",
        "cell lora 20 2",          "cell lora 40 1",          "cell lora 40 2",
        "control lora 40 0"};
    QCOMPARE(describe(plan), expected);
}

void TestCell::aLastLayerPlanHasNoSecondInstantCurve() {
    Plan plan = sample::plan();
    plan.training = recipe::defaultSettings(recipe::MethodKind::LastLayer);
    plan.baseline = false;
    QCOMPARE(describe(plan).size(), plan.sizes.size() * static_cast<std::size_t>(plan.seeds));
    QCOMPARE(describe(plan).front(), std::string("cell last_layer 20 0"));
}

void TestCell::idsAreDistinctSafeNames() {
    std::set<std::string> ids;
    const auto cells = cellsOf(sample::plan());
    for (const PlannedCell& cell : cells) {
        ids.insert(cell.id);
        QCOMPARE(cell.id.size(), std::size_t{16});
        QCOMPARE(cell.id.find_first_not_of("0123456789abcdef"), std::string::npos);
        QCOMPARE(cell.id, cellId(cell.spec));
    }
    QCOMPARE(ids.size(), cells.size());
}

void TestCell::onlyWhatDecidesTheOutcomeChangesTheId_data() {
    QTest::addColumn<std::size_t>("row");
    for (std::size_t i = 0; i < changes().size(); ++i) {
        QTest::newRow(changes()[i].name) << i;
    }
}

void TestCell::onlyWhatDecidesTheOutcomeChangesTheId() {
    QFETCH(std::size_t, row);
    Plan changed = sample::plan();
    changes()[row].change(changed);
    const auto before = sample::find(sample::plan(), CellKind::Cell, 40, 1).id;
    const auto after = sample::find(changed, CellKind::Cell, 40, 1).id;
    QVERIFY(!before.empty() && !after.empty());
    QCOMPARE(before != after, changes()[row].otherCells);
}

void TestCell::aSpecSurvivesJsonUnchanged() {
    for (const PlannedCell& cell : cellsOf(sample::plan())) {
        std::vector<Fault> faults;
        const CellSpec read = readCell(*parseJson(toJson(cell.spec).dump(), "cell"), faults);
        QVERIFY(faults.empty());
        QVERIFY(read == cell.spec);
    }
}

void TestCell::damagedSpecsAreRefused_data() {
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("value");
    QTest::newRow("unknown kind") << std::string("kind") << std::string("\"guess\"");
    QTest::newRow("negative n") << std::string("n") << std::string("-1");
    QTest::newRow("cell without samples") << std::string("n") << std::string("0");
    QTest::newRow("newer schema") << std::string("schema") << std::string("2");
    QTest::newRow("seed as text") << std::string("seed") << std::string("\"0\"");
    QTest::newRow("bad training") << std::string("training") << std::string("{\"batch\": 0}");
    QTest::newRow("pack without this seed") << std::string("together") << std::string("[1, 2]");
    QTest::newRow("pack of one") << std::string("together") << std::string("[0]");
    QTest::newRow("pack not ascending") << std::string("together") << std::string("[0, 2, 1]");
    QTest::newRow("unknown field") << std::string("extra") << std::string("1");
}

void TestCell::damagedSpecsAreRefused() {
    QFETCH(std::string, key);
    QFETCH(std::string, value);
    Json json = toJson(sample::find(sample::plan(), CellKind::Cell, 40).spec);
    json[key] = *parseJson(value, "value");
    std::vector<Fault> faults;
    readCell(json, faults);
    QVERIFY(!faults.empty());
}

void TestCell::anIdIsTheHashOfTheCanonicalText() {
    const CellSpec spec = sample::find(sample::plan(), CellKind::LinearProbe, 20).spec;
    const std::string text = toJson(spec).dump();
    QVERIFY(text.rfind("{\"domain_sha256\":\"", 0) == 0);
    QCOMPARE(cellId(spec), sha256(text).substr(0, 16));
}

void TestCell::thePlanSaysWhoTrainsTogether_data() {
    using Packs = std::vector<std::vector<std::uint64_t>>;
    QTest::addColumn<int>("seeds");
    QTest::addColumn<int>("pack");
    QTest::addColumn<Packs>("packs"); // of the seeds of a size
    QTest::newRow("left open") << 4 << 0 << Packs{{}, {}, {}, {}};
    QTest::newRow("alone") << 4 << 1 << Packs{{}, {}, {}, {}};
    QTest::newRow("all but the first") << 4 << 8 << Packs{{}, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
    QTest::newRow("equal packs") << 5 << 3 << Packs{{}, {1, 2}, {1, 2}, {3, 4}, {3, 4}};
    QTest::newRow("one left over") << 4 << 2 << Packs{{}, {1, 2}, {1, 2}, {}};
    QTest::newRow("nobody to train with") << 2 << 8 << Packs{{}, {}};
}

void TestCell::thePlanSaysWhoTrainsTogether() {
    QFETCH(int, seeds);
    QFETCH(int, pack);
    QFETCH(std::vector<std::vector<std::uint64_t>>, packs);
    Plan plan = sample::plan();
    plan.seeds = seeds;
    plan.pack = pack;
    for (const PlannedCell& cell : cellsOf(plan)) {
        const bool run = cell.spec.kind == CellKind::Cell;
        QCOMPARE(cell.spec.together, run ? packs[cell.spec.seed] : std::vector<std::uint64_t>());
        if (run) {
            QCOMPARE(trainingCell(plan, cell.spec.n, cell.spec.seed).id, cell.id);
        }
    }
    // An added seed or size trains alone, and so does everything where nothing may be packed.
    QVERIFY(trainingCell(plan, plan.sizes.front(), 99).spec.together.empty());
    QVERIFY(trainingCell(plan, 777, 1).spec.together.empty());
    plan.training.exact = true;
    QVERIFY(sample::find(plan, CellKind::Cell, 40, 1).spec.together.empty());
}

PLATEAU_TEST(TestCell)
#include "test_cell.moc"
