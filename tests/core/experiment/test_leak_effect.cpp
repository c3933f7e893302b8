#include "tests/core/experiment/create_request.h"
#include "tests/core/experiment/sample_experiment.h"

#include "core/base/checksummed_json.h"
#include "core/base/random.h"
#include "core/data/sample_file.h"
#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/analyse/leak_effect.h"
#include "core/experiment/store/additions.h"
#include "core/experiment/store/data_report.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <optional>

using namespace plateau;
using namespace plateau::experiment;
using support::TemporaryFolder;
using support::writeText;

namespace {

/// Texts that have next to nothing in common.
std::string textOf(int i) {
    Random random(static_cast<std::uint64_t>(i), "leak effect");
    std::string text;
    for (int letter = 0; letter < 60; ++letter) {
        text += static_cast<char>('a' + random.below(26));
    }
    return text;
}

std::string row(const std::string& text, int label) {
    return fmt::format("{{\"text\": \"{}\", \"label\": \"class {}\"}}\n", text, label);
}

/// 200 pool samples; of 20 test items two stand in the pool, four more nearly so.
Result<Created> create(const TemporaryFolder& dir) {
    std::string train;
    std::string test;
    for (int i = 0; i < 200; ++i) {
        train += row(textOf(i), i % 2);
    }
    for (int i = 0; i < 20; ++i) {
        test += row(i < 2 ? textOf(i) : i < 6 ? textOf(i) + "!" : textOf(1000 + i), i % 2);
    }
    writeText(dir / "train.jsonl", train);
    writeText(dir / "test.jsonl", test);
    auto request = sample::createRequest(dir / "e", dir / "train.jsonl");
    request.test = dir / "test.jsonl";
    request.sizes = {20, 40, 80, 160};
    request.seeds = 2;
    return createExperiment(request);
}

/// Every cell is right on the leaking items and on `right` of the other 14.
void publish(const Folder& folder, const PlannedCell& cell, int right) {
    const auto test = data::readSampleFile(folder.root() / "data" / "test.jsonl");
    const auto labels = data::labelNumbers(*test, folder.plan().labels);
    std::vector<PredictionLine> lines;
    for (std::size_t i = 0; i < test->size(); ++i) {
        const bool isRight = static_cast<int>(i) < 6 + right;
        lines.push_back(sample::classLine((*test)[i].id, isRight ? labels[i] : 1 - labels[i], 0.75, 0.75));
    }
    QVERIFY(folder.publishResult(sample::result(cell, 20), lines).ok());
}

const Warning* find(const std::vector<Warning>& warnings, WarningKind kind) {
    const auto found = std::find_if(warnings.begin(), warnings.end(),
                                    [kind](const Warning& warning) { return warning.kind == kind; });
    return found == warnings.end() ? nullptr : &*found;
}

} // namespace

class TestLeakEffect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReportNamesTheLeakingItems();
    void withoutScoresTheWarningsStayAsTheyWere();
    void theLargestSizeIsScoredWithAndWithoutThem();
    void aLongerTrainingTakesThePlaceOfItsCell();
    void theAnswerCarriesIt();
    void damageAndOldReportsAreNoEffect();
};

void TestLeakEffect::theReportNamesTheLeakingItems() {
    const TemporaryFolder dir;
    const auto created = create(dir);
    QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
    const StoredReport stored = readReport(created->folder);
    QCOMPARE(stored.leakedTestIds, (std::vector<std::string>{"0", "1"}));
    QCOMPARE(stored.nearLeakedTestIds, (std::vector<std::string>{"2", "3", "4", "5"}));
    QCOMPARE(created->report.leakedTestRows, std::int64_t{2});
    QCOMPARE(created->report.nearLeakExamples.size(), std::size_t{4});
    QCOMPARE(created->report.nearLeakExamples.front().id, std::string("2"));
    QCOMPARE(created->report.nearLeakExamples.front().pool, std::string("2"));
    QVERIFY(created->report.nearLeakExamples.front().similarity > 0.9);
    QCOMPARE(find(stored.warnings, WarningKind::NearLeaks)->values.at("rows"), 4.0);
}

void TestLeakEffect::withoutScoresTheWarningsStayAsTheyWere() {
    const TemporaryFolder dir;
    const auto created = create(dir);
    const auto state = readExperimentState(created->folder);
    QVERIFY(dataWarnings(created->folder, *state) == created->report.warnings);
}

void TestLeakEffect::theLargestSizeIsScoredWithAndWithoutThem() {
    const TemporaryFolder dir;
    const auto created = create(dir);
    const Folder& folder = created->folder;
    publish(folder, sample::find(folder.plan(), CellKind::Cell, 160, 0), 0);
    publish(folder, sample::find(folder.plan(), CellKind::Cell, 160, 1), 7);
    publish(folder, sample::find(folder.plan(), CellKind::Cell, 80, 0), 14);
    publish(folder, sample::find(folder.plan(), CellKind::LinearProbe, 160, 0), 14);
    const auto state = readExperimentState(folder);
    const StoredReport report = readReport(folder);
    const auto effect = leakEffect(folder, *state, report.nearLeakedTestIds);
    QVERIFY(effect.has_value());
    QCOMPARE(effect->n, std::int64_t{160});
    QCOMPARE(effect->cells, std::int64_t{2});
    QCOMPARE(effect->items, std::int64_t{20});
    QCOMPARE(effect->leftOut, std::int64_t{4});
    QCOMPARE(effect->scoreAll, (6.0 / 20 + 13.0 / 20) / 2);
    QCOMPARE(effect->scoreWithout, (2.0 / 16 + 9.0 / 16) / 2);

    const auto warnings = dataWarnings(folder, *state);
    const Warning* exact = find(warnings, WarningKind::Leaks);
    QCOMPARE(exact->sentence,
             std::string("2 of 20 test texts are also in the training pool: 47.5 % on all, 41.7 % without "
                         "them"));
    QCOMPARE(exact->values.at("score_all"), 0.475);
    const Warning* near = find(warnings, WarningKind::NearLeaks);
    QCOMPARE(near->values.at("left_out"), 6.0); // the exact ones, too
    QCOMPARE(near->values.at("score_without"), (0.0 + 7.0 / 14) / 2);
}

void TestLeakEffect::aLongerTrainingTakesThePlaceOfItsCell() {
    const TemporaryFolder dir;
    const auto created = create(dir);
    const Folder& folder = created->folder;
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 160, 0);
    publish(folder, cell, 0);
    const AddedCell longer = longerRun(cell);
    QCOMPARE(*addCells(folder, {longer}), std::size_t{1});
    publish(folder, longer.planned, 14);
    const auto state = readExperimentState(folder);
    QCOMPARE(state->added, std::int64_t{1});
    const auto effect = leakEffect(folder, *state, readReport(folder).nearLeakedTestIds);
    QCOMPARE(effect->cells, std::int64_t{1});
    QCOMPARE(effect->scoreAll, 1.0);
}

void TestLeakEffect::theAnswerCarriesIt() {
    const TemporaryFolder dir;
    const auto created = create(dir);
    const Folder& folder = created->folder;
    publish(folder, sample::find(folder.plan(), CellKind::Cell, 160, 0), 7);
    const auto state = readExperimentState(folder);
    const auto plain = computeAnswer(folder.plan(), *state, {});
    const auto warned = computeAnswer(folder.plan(), *state, {}, answerContext(folder, *state));
    QVERIFY(find(warned.warnings, WarningKind::NearLeaks)->values.contains("score_without"));
    QVERIFY(storeAnswer(folder, plain, *state)->number != storeAnswer(folder, warned, *state)->number);
    QCOMPARE(storeAnswer(folder, warned, *state)->number, newestAnswer(folder)->number);
}

void TestLeakEffect::damageAndOldReportsAreNoEffect() {
    const TemporaryFolder dir;
    const auto created = create(dir);
    const Folder& folder = created->folder;
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 160, 0);
    publish(folder, cell, 7);
    const auto state = readExperimentState(folder);
    const std::vector<std::string> leaked{"0"};
    QVERIFY(leakEffect(folder, *state, leaked).has_value());
    QVERIFY(!leakEffect(folder, *state, {}));
    QVERIFY(!leakEffect(folder, *state, std::vector<std::string>{"nobody"}));
    QVERIFY(!leakEffect(folder, ExperimentState(), leaked));

    const auto path = folder.root() / "data" / "report.json";
    auto report = readChecksummed(path);
    report->erase("leaked_test_ids");
    report->erase("near_leaked_test_ids");
    QVERIFY(publishChecksummed(path, *report, Publish::Replace).ok());
    QVERIFY(dataWarnings(folder, *state) == created->report.warnings);

    writeText(folder.predictionsPath(cell.id), "{}");
    QVERIFY(!leakEffect(folder, *state, leaked));
    writeText(path, "{}");
    QVERIFY(dataWarnings(folder, *state).empty());
}

PLATEAU_TEST(TestLeakEffect)
#include "test_leak_effect.moc"
