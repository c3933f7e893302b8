#include "core/data/folds.h"
#include "core/data/sample_file.h"
#include "core/experiment/analyse/class_curves.h"
#include "core/experiment/analyse/evaluation_facts.h"
#include "core/experiment/analyse/metric_curve.h"
#include "core/experiment/compare/comparison.h"
#include "core/experiment/plan/subset_rows.h"
#include "core/experiment/store/evaluation_items.h"
#include "tests/core/experiment/create_request.h"
#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

#include <set>

using namespace plateau;
using namespace plateau::experiment;
using sample::createRequest;
using sample::rows;
using support::TemporaryFolder;
using support::writeText;

namespace {

constexpr int samples = 100;
constexpr int folds = 4;

CreateRequest foldedRequest(const TemporaryFolder& dir, const std::string& name, int count = folds) {
    CreateRequest request = createRequest(dir / name, dir / "train.jsonl");
    request.folds = count;
    request.seeds = std::max(count, 3);
    request.sizes = {8, 16, 32, 64};
    return request;
}

/// 100 rows of two classes in 20 groups.
std::string groupedRows() {
    std::string text;
    for (int i = 0; i < samples; ++i) {
        text += fmt::format("{{\"text\": \"lamp {}\", \"label\": \"class {}\", \"group\": \"g{}\"}}\n", i,
                            i % 2, i / 5);
    }
    return text;
}

/// Publishes every training cell as a model that gets the samples right whose number is below `share` of 100.
void publishAll(const Folder& folder, const std::function<int(std::int64_t n)>& share,
                const std::function<bool(const CellSpec&)>& finished) {
    const auto pool = *data::readSampleFile(folder.root() / folder.plan().domain.file);
    const auto parts = foldParts(folder.plan(), pool);
    const auto cells = folder.publishCells();
    for (const PlannedCell& cell : *cells) {
        if (cell.spec.kind != CellKind::Cell || !finished(cell.spec)) {
            continue;
        }
        std::vector<PredictionLine> lines;
        int correct = 0;
        for (const std::uint32_t row : data::leftOut(parts, folds, cell.spec.seed)) {
            const int truth = pool[row].label == folder.plan().labels[1] ? 1 : 0;
            const bool right = static_cast<int>(row * 37 % 100) < share(cell.spec.n);
            correct += right;
            lines.push_back(
                sample::classLine(pool[row].id, right ? truth : 1 - truth, 0.9, right ? 0.9 : 0.1));
        }
        CellResult result = sample::result(cell, static_cast<int>(lines.size()));
        sample::setAccuracy(result, static_cast<double>(correct) / static_cast<double>(lines.size()),
                            static_cast<int>(lines.size()));
        QVERIFY(folder.publishResult(result, lines).ok());
    }
}

bool every(const CellSpec& /*cell*/) {
    return true;
}

} // namespace

class TestCrossValidation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePoolIsItsOwnTestSet();
    void aTestSetThatIsGivenStays_data();
    void aTestSetThatIsGivenStays();
    void namedGroupsStayWhole();
    void tooFewGroupsOrTooLargeSizesAreFaults();
    void aPlanMustNotSayOtherwise_data();
    void aPlanMustNotSayOtherwise();
    void noCellIsScoredOnWhatItTrainsOn();
    void aSizeIsScoredOnAllSamplesOnce();
    void aPartThatIsMissingDoesNotCount();
    void comparisonsJoinTheParts();
    void otherPartsCannotBeCompared();
};

void TestCrossValidation::thePoolIsItsOwnTestSet() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(samples, 2));
    const auto created = createExperiment(foldedRequest(dir, "e"));
    QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
    const auto opened = Folder::open(dir / "e");
    QVERIFY(opened.ok());
    const Plan& plan = opened->plan();
    QVERIFY(plan.crossValidated());
    QCOMPARE(plan.split, (SplitRecord{"folds", 0, 0}));
    QCOMPARE(plan.test, plan.domain);
    QCOMPARE(plan.domain.rows, std::int64_t{samples});
    QVERIFY(!std::filesystem::exists(dir / "e" / "data" / "test.jsonl"));
    QVERIFY(opened->verifyData().ok());
    QCOMPARE(created->report.testRows, std::int64_t{samples});
    QCOMPARE(created->report.leakedTestRows, std::int64_t{0}); // the pool is no leak of itself
    QCOMPARE(splitText(created->report.split),
             std::string("every sample, by the seeds that do not train on its one of 4 parts"));
    // The rule alone takes the usual number of parts.
    CreateRequest request = foldedRequest(dir, "usual", 0);
    request.splitRule = data::SplitRule::Folds;
    request.seeds = usualFolds;
    const auto usual = createExperiment(request);
    QVERIFY2(usual.ok(), usual.ok() ? "" : usual.error().text().c_str());
    QCOMPARE(usual->folder.plan().folds, usualFolds);
    // The default sizes end where the largest part leaves off.
    request = foldedRequest(dir, "sizes");
    request.sizes.clear();
    QCOMPARE(createExperiment(request)->folder.plan().sizes.back(), std::int64_t{75});
}

void TestCrossValidation::aTestSetThatIsGivenStays_data() {
    QTest::addColumn<std::string>("how");
    QTest::addColumn<std::string>("kind");
    QTest::newRow("file") << std::string("file") << std::string("given_file");
    QTest::newRow("split field") << std::string("field") << std::string("split_field");
    QTest::newRow("rule") << std::string("rule") << std::string("stratified");
}

void TestCrossValidation::aTestSetThatIsGivenStays() {
    QFETCH(std::string, how);
    QFETCH(std::string, kind);
    const TemporaryFolder dir;
    const std::string train = rows(samples, 2, "lamp", how == "field" ? ", \"split\": \"train\"" : "");
    writeText(dir / "train.jsonl",
              train + (how == "field" ? rows(40, 2, "fan", ", \"split\": \"test\"") : ""));
    writeText(dir / "test.jsonl", rows(40, 2, "fan"));
    CreateRequest request = foldedRequest(dir, "e");
    request.sizes = {8, 16, 32, 60};
    if (how == "file") {
        request.test = dir / "test.jsonl";
    } else if (how == "rule") {
        request.splitRule = data::SplitRule::Stratified;
    }
    const auto created = createExperiment(request);
    QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
    QCOMPARE(created->folder.plan().split.kind, kind);
    QCOMPARE(created->folder.plan().folds, folds);
    for (const PlannedCell& cell : cellsOf(created->folder.plan())) {
        QVERIFY(cell.spec.crossValidation.empty());
        QVERIFY(!toJson(cell.spec).contains("cross_validation")); // ids of older experiments stay
    }
}

void TestCrossValidation::namedGroupsStayWhole() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", groupedRows());
    CreateRequest request = foldedRequest(dir, "e");
    request.fields.group = "group";
    const auto created = createExperiment(request);
    QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
    const Plan& plan = created->folder.plan();
    QCOMPARE(plan.split.kind, std::string("group_folds"));
    QCOMPARE(created->report.split.field, std::string("group"));
    const auto pool = *data::readSampleFile(dir / "e" / plan.domain.file);
    const auto parts = foldParts(plan, pool);
    std::map<std::string, std::set<int>> partsOfGroup;
    for (std::size_t i = 0; i < pool.size(); ++i) {
        partsOfGroup[pool[i].group].insert(parts[i]);
    }
    QCOMPARE(partsOfGroup.size(), std::size_t{20});
    for (const auto& [group, its] : partsOfGroup) {
        QCOMPARE(its.size(), std::size_t{1});
    }
    for (const PlannedCell& cell : cellsOf(plan)) {
        QCOMPARE(cell.spec.crossValidation, std::string("groups"));
    }
}

void TestCrossValidation::tooFewGroupsOrTooLargeSizesAreFaults() {
    const TemporaryFolder dir;
    std::string text;
    for (int i = 0; i < samples; ++i) {
        text += fmt::format("{{\"text\": \"lamp {}\", \"label\": \"class {}\", \"group\": \"g{}\"}}\n", i,
                            i % 2, i % 3);
    }
    writeText(dir / "train.jsonl", text);
    CreateRequest request = foldedRequest(dir, "e");
    request.fields.group = "group";
    auto examined = examineRequest(request);
    QVERIFY(examined.ok());
    QCOMPARE(examined->faults.size(), std::size_t{1});
    QCOMPARE(examined->faults[0].field, std::string("folds"));
    QVERIFY2(examined->faults[0].reason.find("not so many groups") != std::string::npos,
             examined->faults[0].reason.c_str());
    // Three parts of 34, 33 and 33: 66 are left to every seed.
    request.folds = 3;
    request.sizes = {8, 16, 32, 67};
    examined = examineRequest(request);
    QVERIFY(examined.ok());
    QCOMPARE(examined->faults.size(), std::size_t{1});
    QCOMPARE(examined->faults[0].field, std::string("sizes"));
    request.sizes = {8, 16, 32, 66};
    QVERIFY(examineRequest(request)->faults.empty());
}

void TestCrossValidation::aPlanMustNotSayOtherwise_data() {
    QTest::addColumn<std::string>("what");
    QTest::addColumn<std::string>("field");
    QTest::newRow("a test set apart") << std::string("test") << std::string("data.test");
    QTest::newRow("no folds") << std::string("folds") << std::string("folds");
    QTest::newRow("fewer seeds than parts") << std::string("seeds") << std::string("seeds");
}

void TestCrossValidation::aPlanMustNotSayOtherwise() {
    QFETCH(std::string, what);
    QFETCH(std::string, field);
    Plan plan = sample::plan();
    plan.split = {"folds", 0, 0};
    plan.test = plan.domain;
    plan.folds = 2;
    plan.seeds = 2;
    plan.sizes = {8, 16, 32, 64};
    std::vector<Fault> faults;
    validate(plan, faults);
    QVERIFY2(faults.empty(),
             faults.empty() ? "" : faults[0].reason.c_str()); // 1,000 samples are not too many
    if (what == "test") {
        plan.test.file = "data/test.jsonl";
    } else if (what == "folds") {
        plan.folds = 0;
    } else {
        plan.seeds = 1;
    }
    validate(plan, faults);
    QCOMPARE(faults.size(), std::size_t{1});
    QCOMPARE(faults[0].field, field);
}

void TestCrossValidation::noCellIsScoredOnWhatItTrainsOn() {
    const TemporaryFolder dir;
    std::string twice = rows(samples / 2, 2) + rows(samples / 2, 2); // every text occurs twice
    writeText(dir / "train.jsonl", twice);
    const auto created = createExperiment(foldedRequest(dir, "e"));
    QVERIFY(created.ok());
    const Plan& plan = created->folder.plan();
    const auto pool = *data::readSampleFile(dir / "e" / plan.domain.file);
    const auto parts = foldParts(plan, pool);
    SubsetRows subsets(plan, pool);
    for (std::uint64_t seed = 0; seed < 2 * folds; ++seed) {
        std::set<std::string> texts;
        const auto drawn = subsets.rows(plan.sizes.back(), seed);
        QVERIFY(drawn.ok());
        for (const std::uint32_t row : drawn->rows) {
            texts.insert(pool[row].text);
        }
        for (const std::uint32_t row : data::leftOut(parts, folds, seed)) {
            QVERIFY(!texts.contains(pool[row].text));
        }
    }
}

void TestCrossValidation::aSizeIsScoredOnAllSamplesOnce() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", groupedRows());
    const auto created = createExperiment(foldedRequest(dir, "e"));
    QVERIFY(created.ok());
    const Folder& folder = created->folder;
    publishAll(
        folder, [](std::int64_t n) { return n == 64 ? 90 : 70; }, every);
    const auto state = readExperimentState(folder);
    const DataCurve curve = dataCurve(folder.plan(), *state);
    QCOMPARE(curve.folds, folds);
    QCOMPARE(curve.testItems, std::int64_t{samples});
    QCOMPARE(curve.points.size(), std::size_t{4});
    for (const CurvePoint& point : curve.points) {
        QCOMPARE(point.testItems, std::int64_t{samples});
        QVERIFY(std::abs(point.interval.mean - (point.n == 64 ? 0.9 : 0.7)) < 0.01);
        // At least as wide as 100 items of one test set make it.
        const auto items = statistics::wilson(point.interval.mean * samples, samples, curveLevel);
        QVERIFY(point.interval.low <= items.low + 1e-9 && point.interval.high >= items.high - 1e-9);
    }
    const statistics::Curve fit = curveOf(curve);
    QCOMPARE(fit.points.back().testItems, 100.0);
    // Every item stands in the tables of one size once.
    const auto items = EvaluationItems::read(folder);
    QVERIFY(items.ok());
    std::multiset<std::string> seen;
    for (const CurveScore& score : curve.points.back().scores) {
        const auto table = items->tableOf(folder, score.cell);
        QVERIFY2(table.ok(), table.ok() ? "" : table.error().text().c_str());
        QCOMPARE(table->size(), std::size_t{samples / folds});
        seen.insert(table->items.begin(), table->items.end());
        const auto own = items->itemsOf(folder, score.cell);
        QCOMPARE(own->size(), table->size());
    }
    QCOMPARE(seen.size(), std::size_t{samples});
    QCOMPARE(std::set<std::string>(seen.begin(), seen.end()).size(), std::size_t{samples});
    const auto facts = evaluationFacts(folder, *state);
    QVERIFY(facts.ok());
    QVERIFY(facts->discordance && std::abs(*facts->discordance - 0.2) < 0.05);
    const auto metric = metricCurve(folder, *state, *metric::find("accuracy"));
    QVERIFY(metric.ok());
    QCOMPARE(metric->points.back().testItems, 100.0);
}

void TestCrossValidation::aPartThatIsMissingDoesNotCount() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(samples, 2));
    const auto created = createExperiment(foldedRequest(dir, "e"));
    QVERIFY(created.ok());
    publishAll(
        created->folder, [](std::int64_t) { return 80; },
        [](const CellSpec& spec) { return spec.n < 64 || spec.seed < 2; });
    const DataCurve curve = dataCurve(created->folder.plan(), *readExperimentState(created->folder));
    QCOMPARE(curve.points.front().testItems, std::int64_t{100});
    QCOMPARE(curve.points.back().testItems, std::int64_t{50});
    QCOMPARE(curveOf(curve).points.back().testItems, 50.0);
}

void TestCrossValidation::comparisonsJoinTheParts() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", groupedRows());
    const auto created = createExperiment(foldedRequest(dir, "first"));
    QVERIFY(created.ok());
    const auto second = varyExperiment(sample::varyRequest(dir / "first", dir / "second"));
    QVERIFY2(second.ok(), second.ok() ? "" : second.error().text().c_str());
    publishAll(
        created->folder, [](std::int64_t) { return 60; }, every);
    publishAll(
        *second, [](std::int64_t) { return 85; },
        [](const CellSpec& spec) { return spec.n < 64 || spec.seed != 2; });
    const auto one = openCompared(dir / "first");
    const auto other = openCompared(dir / "second");
    QVERIFY(one.ok() && other.ok());
    const auto comparison = compareExperiments(*one, *other);
    QVERIFY2(comparison.ok(), comparison.ok() ? "" : comparison.error().text().c_str());
    QCOMPARE(comparison->pairs.size(), std::size_t{3}); // of 64 a part is missing
    QCOMPARE(comparison->withoutCommonSeed, std::vector<std::int64_t>{64});
    for (const PairedCells& pair : comparison->pairs) {
        QCOMPARE(pair.items, std::int64_t{samples});
        QCOMPARE(pair.seeds, std::vector<std::uint64_t>{0});
        QVERIFY(std::abs(pair.score.second - pair.score.first - 0.25) < 1e-9);
        QCOMPARE(pair.right->first, std::int64_t{60});
    }
}

void TestCrossValidation::otherPartsCannotBeCompared() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(samples, 2));
    QVERIFY(createExperiment(foldedRequest(dir, "four")).ok());
    QVERIFY(createExperiment(foldedRequest(dir, "five", 5)).ok());
    const auto one = openCompared(dir / "four");
    const auto other = openCompared(dir / "five");
    QVERIFY(one.ok() && other.ok());
    const auto comparison = compareExperiments(*one, *other);
    QVERIFY(!comparison.ok());
    QVERIFY2(comparison.error().text().find("same parts") != std::string::npos,
             comparison.error().text().c_str());
}

PLATEAU_TEST(TestCrossValidation)
#include "test_cross_validation.moc"
