#include "core/experiment/create/vary.h"

#include "core/experiment/compare/comparison.h"

#include "tests/core/experiment/compared_sample.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;
using support::readText;
using support::TemporaryFolder;
using support::writeText;

namespace {

VaryRequest request(const TemporaryFolder& dir, const char* name = "b") {
    VaryRequest wanted{dir / "a", dir / name, "", {}};
    wanted.training.budget.rule = recipe::BudgetRule::Updates;
    return wanted;
}

} // namespace

/// The same data with another recipe.
class TestVary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheTrainingChanges();
    void theVariantIsComparable();
    void theVeryWorkIsRefused_data();
    void theVeryWorkIsRefused();
    void everyFaultIsListed();
    void changedDataAreRefused();
    void aFolderInUseIsRefused();
    void aKilledCallCanBeRepeated();
    void stoppedLeavesNoExperiment();
};

void TestVary::onlyTheTrainingChanges() {
    const TemporaryFolder dir;
    const Folder origin = sample::make(dir / "a", {});
    writeText(dir / "a/data/report.json", "{}");
    const auto varied = varyExperiment(request(dir));
    QVERIFY2(varied.ok(), varied ? "" : varied.error().text().c_str());
    Plan expected = origin.plan();
    expected.name = "b";
    expected.training.budget.rule = recipe::BudgetRule::Updates;
    QCOMPARE(toJson(varied->plan()), toJson(expected));
    QVERIFY(varied->verifyData().ok());
    QCOMPARE(readText(dir / "b/data/report.json"), std::string("{}"));
    QVERIFY(!std::filesystem::exists(dir / "b/.creating.lock"));
    // The copies are the variant's own.
    std::filesystem::remove_all(dir / "a");
    QVERIFY(Folder::open(dir / "b")->verifyData().ok());
}

void TestVary::theVariantIsComparable() {
    const TemporaryFolder dir;
    sample::make(dir / "a", {});
    const auto varied = varyExperiment(request(dir));
    QVERIFY(varied.ok());
    for (const PlannedCell& cell : cellsOf(varied->plan())) {
        std::vector<PredictionLine> lines;
        for (int i = 0; i < 300; ++i) {
            lines.push_back(sample::classLine("test-" + std::to_string(i), i % 3, 0.5, 0.5));
        }
        QVERIFY(varied->publishResult(sample::resultOf(varied->plan(), cell, 300, 300), lines).ok());
    }
    const auto compared =
        compareExperiments(*openCompared(dir / "a"), *openCompared(dir / "b"), {.draws = 100});
    QVERIFY(compared.ok());
    QCOMPARE(compared->pairs.back().score.interval.estimate, 0.0);
}

void TestVary::theVeryWorkIsRefused_data() {
    QTest::addColumn<recipe::TrainingSettings>("training");
    recipe::TrainingSettings same;
    QTest::newRow("nothing changed") << same;
    same.budget.updates = 77;
    QTest::newRow("a number that its rule does not look at") << same;
}

void TestVary::theVeryWorkIsRefused() {
    QFETCH(recipe::TrainingSettings, training);
    const TemporaryFolder dir;
    sample::make(dir / "a", {});
    const auto varied = varyExperiment({dir / "a", dir / "b", "another name", training});
    QVERIFY(!varied.ok() && varied.error().kind == ErrorKind::Usage);
    QVERIFY(varied.error().what.find("very same cells") != std::string::npos);
    QVERIFY(!std::filesystem::exists(dir / "b"));
}

void TestVary::everyFaultIsListed() {
    const TemporaryFolder dir;
    sample::make(dir / "a", {});
    VaryRequest wanted = request(dir);
    wanted.training.budget.updates = 0;
    wanted.training.lora.rank = 0;
    wanted.training.optimizer.batch = -1;
    const auto varied = varyExperiment(wanted);
    QVERIFY(!varied.ok());
    for (const char* field : {"updates", "rank", "batch"}) {
        QVERIFY2(varied.error().text().find(field) != std::string::npos, field);
    }
    QVERIFY(!std::filesystem::exists(dir / "b"));
}

void TestVary::changedDataAreRefused() {
    const TemporaryFolder dir;
    sample::make(dir / "a", {});
    writeText(dir / "a/data/test.jsonl", "{}\n");
    const auto varied = varyExperiment(request(dir));
    QVERIFY(!varied.ok() && varied.error().kind == ErrorKind::BadInput);
    QVERIFY(!std::filesystem::exists(dir / "b"));
}

void TestVary::aFolderInUseIsRefused() {
    const TemporaryFolder dir;
    sample::make(dir / "a", {});
    std::filesystem::create_directories(dir / "c");
    writeText(dir / "c/notes.txt", "mine");
    QVERIFY(varyExperiment(request(dir, "a")).error().what == "already holds an experiment");
    QVERIFY(varyExperiment(request(dir, "c")).error().what == "holds other files");
    QCOMPARE(readText(dir / "c/notes.txt"), std::string("mine"));
}

void TestVary::aKilledCallCanBeRepeated() {
    const TemporaryFolder dir;
    sample::make(dir / "a", {});
    std::filesystem::create_directories(dir / "b/data");
    writeText(dir / "b/.creating.lock", "");
    writeText(dir / "b/data/test.jsonl", "half of i");
    const auto varied = varyExperiment(request(dir));
    QVERIFY2(varied.ok(), varied ? "" : varied.error().text().c_str());
    QVERIFY(varied->verifyData().ok());
}

void TestVary::stoppedLeavesNoExperiment() {
    const TemporaryFolder dir;
    sample::make(dir / "a", {});
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(varyExperiment(request(dir), stop.get_token()).error().kind == ErrorKind::Cancelled);
    QVERIFY(!std::filesystem::exists(dir / "b/experiment.json"));
    QVERIFY(varyExperiment(request(dir)).ok());
}

PLATEAU_TEST(TestVary)
#include "test_vary.moc"
