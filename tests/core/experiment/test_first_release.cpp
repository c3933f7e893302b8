#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/compare/comparison.h"
#include "core/experiment/store/additions.h"

#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <set>

using namespace plateau;
using namespace plateau::experiment;

namespace {

std::filesystem::path fixture(const char* name) {
    return std::filesystem::path(PLATEAU_TEST_DATA) / "core/experiment/fixtures" / name;
}

/// A copy of the finished folder that the first release left.
struct Old {
    support::TemporaryFolder dir;
    std::filesystem::path root = dir / "old";
    Old() { std::filesystem::copy(fixture("first_release"), root, std::filesystem::copy_options::recursive); }

    Folder folder() const { return *Folder::open(root); }
    ExperimentState state() const { return *readExperimentState(folder()); }
    Json resultFile(const std::string& cell) const { return *readJson(root / "results" / (cell + ".json")); }
};

std::set<std::string> idsOf(const std::vector<PlannedCell>& cells) {
    std::set<std::string> ids;
    for (const PlannedCell& cell : cells) {
        ids.insert(cell.id);
    }
    return ids;
}

std::set<std::string> stemsOf(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.insert(entry.path().stem().string());
    }
    return names;
}

std::vector<PredictionLine> linesOf(const EvaluationItems& items) {
    std::vector<PredictionLine> lines;
    for (const data::Sample& sample : items.samples()) {
        lines.push_back(sample::classLine(sample.id, 0, 0.75, 0.75));
    }
    return lines;
}

} // namespace

/// Experiments of the first release: results of schema 1, cells with the ids that it gave them.
class TestFirstRelease : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCellKeepsItsId();
    void everyKindOfCellKeepsItsId();
    void everyResultIsRead();
    void predictionsTellTheScores();
    void aResultIsAddedBesideTheOldOnes();
    void aLostResultIsPendingAgain();
    void itsAnswerIsReadAndANewOneJoins();
    void sizesAreCompared();
    void readingChangesNothing();
};

void TestFirstRelease::everyCellKeepsItsId() {
    const Old old;
    const auto cells = old.folder().cells();
    QVERIFY(cells.ok());
    QCOMPARE(idsOf(*cells), stemsOf(old.root / "cells"));
    for (const PlannedCell& cell : *cells) {
        std::vector<Fault> faults;
        Json file = *readJson(old.root / "cells" / (cell.id + ".json"));
        file.erase("checksum");
        QCOMPARE(readCell(file, faults), cell.spec);
        QVERIFY(faults.empty());
    }
}

/// The ids are the names that the first release gave to the files in cells/.
void TestFirstRelease::everyKindOfCellKeepsItsId() {
    const std::set<std::string> ids{
        "17e97f94cfdcdc2c", "18249e3be4a1ef9a", "1ac192279284b4a5", "1d7c4026d92d42b9", "40c01b6d37854e8e",
        "5fc19268d4daebf0", "8e91c8a81232db0a", "ab73d50de549bf88", "aee6310d9f3888ce", "bbfd7d9295b8da1a",
        "c24e4d9a73396eec", "c7d173d3252af85d", "d6edc00a9f739d73", "e15c5eac78fd61c3", "f91c442361c802df"};
    const auto folder = Folder::open(fixture("first_release_lora"));
    QVERIFY2(folder.ok(), folder ? "" : folder.error().text().c_str());
    const auto cells = cellsOf(folder->plan());
    QCOMPARE(idsOf(cells), ids);
    std::set<CellKind> kinds;
    for (const PlannedCell& cell : cells) {
        kinds.insert(cell.spec.kind);
    }
    QCOMPARE(kinds.size(), std::size_t{5});
}

void TestFirstRelease::everyResultIsRead() {
    const Old old;
    const ExperimentState state = old.state();
    QVERIFY(state.damaged.empty());
    QCOMPARE(state.count(CellStatus::Done), std::int64_t{6});
    for (const CellState& cell : state.cells) {
        const Json written = old.resultFile(cell.planned.id);
        QCOMPARE(written["schema"].get<int>(), 1);
        const CellResult& read = *cell.result;
        const Json& scores = written["scores"];
        QCOMPARE(read.score(), scores["accuracy"].get<double>());
        QCOMPARE(read.value("macro_f1").value_or(-1), scores["macro_f1"].get<double>());
        QCOMPARE(read.value("balanced_accuracy").value_or(-1),
                 scores["metrics"]["balanced_accuracy"].get<double>());
        QCOMPARE(read.value("log_loss").value_or(-1), scores["metrics"]["log_loss"].get<double>());
        QCOMPARE(read.test()->items, std::int64_t{12});
        QCOMPARE(read.trainSeconds, written["run"]["train_seconds"].get<double>());
        QCOMPARE(task::classDetails(read.test()->details).classes.size(), scores["classes"].size());
    }
}

void TestFirstRelease::predictionsTellTheScores() {
    const Old old;
    const Folder folder = old.folder();
    const auto items = EvaluationItems::read(folder);
    QVERIFY2(items.ok(), items ? "" : items.error().text().c_str());
    const ExperimentState state = old.state();
    for (const CellState& cell : state.cells) {
        const auto table = items->tableOf(folder, cell.planned.id);
        QVERIFY2(table.ok(), table ? "" : table.error().text().c_str());
        for (const char* id : {"accuracy", "macro_f1", "balanced_accuracy"}) {
            QVERIFY(std::abs(metric::find(id)->value(*table) - cell.result->value(id).value_or(-1)) < 1e-12);
        }
    }
}

void TestFirstRelease::aResultIsAddedBesideTheOldOnes() {
    const Old old;
    const Folder folder = old.folder();
    const AddedCell seed = addedRun(folder.plan(), 16, 1);
    QCOMPARE(*addCells(folder, {seed}), std::size_t{1});
    QCOMPARE(old.state().missing().size(), std::size_t{1});
    const auto published =
        folder.publishResult(sample::result(seed.planned, 12), linesOf(*EvaluationItems::read(folder)));
    QVERIFY2(published.ok(), published ? "" : published.error().text().c_str());
    QCOMPARE(old.resultFile(seed.planned.id)["schema"].get<int>(), resultSchema);
    const ExperimentState state = old.state();
    QVERIFY(state.damaged.empty() && state.missing().empty());
    QCOMPARE(state.count(CellStatus::Done), std::int64_t{7});
    const DataCurve curve = dataCurve(folder.plan(), state);
    QCOMPARE(pointAt(curve.points, 16)->scores.size(), std::size_t{2});
    QCOMPARE(curve.points.size(), std::size_t{4});
    QVERIFY(curve.untouched && curve.majority);
}

void TestFirstRelease::aLostResultIsPendingAgain() {
    const Old old;
    const Folder folder = old.folder();
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 32);
    std::filesystem::remove(folder.resultPath(cell.id));
    const auto missing = old.state().missing();
    QCOMPARE(missing.size(), std::size_t{1});
    QCOMPARE(missing.front().id, cell.id);
    QVERIFY(folder.publishResult(sample::result(cell, 12), linesOf(*EvaluationItems::read(folder))).ok());
    QVERIFY(old.state().missing().empty());
}

void TestFirstRelease::itsAnswerIsReadAndANewOneJoins() {
    const Old old;
    const Folder folder = old.folder();
    const auto kept = newestAnswer(folder);
    QVERIFY(kept);
    QCOMPARE(kept->number, std::int64_t{1});
    QCOMPARE(kept->target, 0.9);
    QCOMPARE(kept->sentence.find("90 % is reached with about 16 samples"), std::size_t{0});
    const ExperimentState state = old.state();
    const auto answer = answerOf(folder, state, {.target = 0.9});
    QVERIFY2(answer.ok(), answer ? "" : answer.error().text().c_str());
    QVERIFY(answer->answer.needed && !answer->sentence.empty());
    const auto stored = storeAnswer(folder, *answer, state);
    QVERIFY(stored.ok());
    QCOMPARE(stored->number, std::int64_t{2});
    QCOMPARE(newestAnswer(folder)->sentence, answer->sentence);
}

void TestFirstRelease::sizesAreCompared() {
    const Old old;
    const auto experiment = openCompared(old.root);
    QVERIFY(experiment.ok());
    const auto compared = compareSizes(*experiment, 4, 32, {.draws = 200});
    QVERIFY2(compared.ok(), compared ? "" : compared.error().text().c_str());
    QCOMPARE(compared->pairs.front().items, std::int64_t{12});
}

void TestFirstRelease::readingChangesNothing() {
    const Old old;
    const auto bytes = [&] {
        std::map<std::string, std::string> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(old.root)) {
            if (entry.is_regular_file()) {
                all[entry.path().string()] = support::readText(entry.path());
            }
        }
        return all;
    };
    const auto before = bytes();
    const ExperimentState state = old.state();
    QVERIFY(answerOf(old.folder(), state, {.target = 0.9}).ok());
    QVERIFY(openCompared(old.root).ok());
    QCOMPARE(bytes(), before);
}

PLATEAU_TEST(TestFirstRelease)
#include "test_first_release.moc"
