#include "core/experiment/store/additions.h"

#include "tests/core/experiment/sample_experiment.h"

#include "core/base/checksummed_json.h"
#include "core/experiment/analyse/data_curve.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;
using support::countEntries;
using support::TemporaryFolder;

namespace {

struct Experiment {
    TemporaryFolder place;
    Folder folder = *Folder::create(place / "e", sample::plan());

    ExperimentState state() const { return *readExperimentState(folder); }
};

const CellState* find(const ExperimentState& state, const PlannedCell& cell) {
    return state.find(cell.id);
}

CellResult underTrained(const PlannedCell& cell) {
    CellResult result = sample::result(cell);
    result.underTrained.notFitted = true;
    return result;
}

} // namespace

/// Cells that join a frozen plan.
class TestAdditions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anExperimentBeginsWithoutAny() {
        const Experiment e;
        QVERIFY(readAdditions(e.folder)->empty());
        QCOMPARE(e.folder.cells()->size(), cellsOf(sample::plan()).size());
    }

    void addedCellsComeLastAndAreReadBack() {
        const Experiment e;
        const AddedCell seed = addedRun(e.folder.plan(), 160, 2);
        const AddedCell size = addedRun(e.folder.plan(), 113, 0);
        QCOMPARE(*addCells(e.folder, {seed}), std::size_t{1});
        QCOMPARE(*addCells(e.folder, {size}), std::size_t{1});
        QCOMPARE(*readAdditions(e.folder), (std::vector<AddedCell>{seed, size}));
        const auto cells = e.folder.publishCells();
        QVERIFY(cells.ok());
        QCOMPARE(cells->back().id, size.planned.id);
        QVERIFY(std::filesystem::exists(e.folder.root() / "cells" / (size.planned.id + ".json")));
        QCOMPARE(e.state().cells.size(), cellsOf(sample::plan()).size() + 2);
    }

    void equalWorkIsNeverAddedTwice() {
        const Experiment e;
        const AddedCell seed = addedRun(e.folder.plan(), 160, 2);
        QCOMPARE(*addCells(e.folder, {seed, seed}), std::size_t{1});
        QCOMPARE(*addCells(e.folder, {seed}), std::size_t{0});
        QCOMPARE(*addCells(e.folder, {addedRun(e.folder.plan(), 160, 1)}), std::size_t{0}); // of the plan
        QCOMPARE(countEntries(e.folder.root() / "added"), std::size_t{1});
    }

    void anAddedCellIsAPointOfTheCurve() {
        const Experiment e;
        const AddedCell size = addedRun(e.folder.plan(), 113, 0);
        QVERIFY(addCells(e.folder, {size}).ok());
        QVERIFY(e.folder.publishResult(sample::result(size.planned), sample::predictions()).ok());
        const DataCurve curve = dataCurve(e.folder.plan(), e.state());
        QCOMPARE(curve.points.size(), std::size_t{1});
        QCOMPARE(curve.points.front().n, 113);
        QCOMPARE(toChart(e.folder.plan(), curve, {}).sizes.size(), sample::plan().sizes.size() + 1);
    }

    void aLongerRunTakesThePlaceOfTheShortOne() {
        const Experiment e;
        const PlannedCell small = sample::find(e.folder.plan(), CellKind::Cell, 20);
        QVERIFY(e.folder.publishResult(underTrained(small), sample::predictions()).ok());
        const AddedCell longer = longerRun(small);
        QCOMPARE(longer.extends, small.id);
        QVERIFY(longer.planned.id != small.id);
        QVERIFY(addCells(e.folder, {longer}).ok());
        QCOMPARE(e.state().underTrained(), 1);
        QVERIFY(!find(e.state(), small)->replaced);

        QVERIFY(e.folder.publishResult(sample::result(longer.planned), sample::predictions()).ok());
        const ExperimentState state = e.state();
        QVERIFY(find(state, small)->replaced);
        QCOMPARE(find(state, longer.planned)->extends, small.id);
        QCOMPARE(state.underTrained(), 0);
        const DataCurve curve = dataCurve(e.folder.plan(), state);
        QCOMPARE(curve.points.front().scores.size(), std::size_t{1});
        QCOMPARE(curve.points.front().scores.front().cell, longer.planned.id);
    }

    void longerDoublesWhatTheRuleCounts_data() {
        QTest::addColumn<int>("rule");
        QTest::newRow("epochs") << static_cast<int>(recipe::BudgetRule::Epochs);
        QTest::newRow("early stop") << static_cast<int>(recipe::BudgetRule::EarlyStop);
        QTest::newRow("updates") << static_cast<int>(recipe::BudgetRule::Updates);
    }

    void longerDoublesWhatTheRuleCounts() {
        QFETCH(int, rule);
        PlannedCell cell = sample::find(sample::plan(), CellKind::Cell, 20);
        recipe::BudgetSettings& before = cell.spec.training.budget;
        before.rule = static_cast<recipe::BudgetRule>(rule);
        before.updates = 500;
        const recipe::BudgetSettings after = longerRun(cell).planned.spec.training.budget;
        const bool updates = before.rule == recipe::BudgetRule::Updates;
        QCOMPARE(after.updates, updates ? 1000 : 500);
        QCOMPARE(after.epochs, updates ? before.epochs : 2 * before.epochs);
        QCOMPARE(after.minUpdates, updates ? before.minUpdates : 2 * before.minUpdates);
    }

    void cellsOfOtherWorkAreRefused_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("other data") << "domain_sha256" << QString::fromStdString(sha256("other"));
        QTest::newRow("other test set") << "test_sha256" << QString::fromStdString(sha256("other"));
        QTest::newRow("other model") << "model_sha256" << QString::fromStdString(sha256("other"));
        QTest::newRow("a control") << "kind"
                                   << "control";
    }

    void cellsOfOtherWorkAreRefused() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        const Experiment e;
        Json spec = toJson(addedRun(e.folder.plan(), 113, 0).planned.spec);
        spec[field.toStdString()] = value.toStdString();
        const Json file = {{"cells", Json::array({Json{{"spec", spec}, {"extends", ""}}})}};
        QVERIFY(makeFolders(e.folder.root() / "added").ok());
        QVERIFY(publishChecksummed(e.folder.root() / "added" / "1.json", file, Publish::Replace).ok());
        const auto read = readAdditions(e.folder);
        QVERIFY(!read.ok());
        QVERIFY2(read.error().text().find("1.json") != std::string::npos, read.error().text().c_str());
        QVERIFY(!readExperimentState(e.folder).ok());
    }

    void aSizeBeyondThePoolIsRefused() {
        const Experiment e;
        AddedCell cell = addedRun(e.folder.plan(), 5000, 0);
        QVERIFY(addCells(e.folder, {cell}).ok());
        QVERIFY(!readAdditions(e.folder).ok());
    }
};

PLATEAU_TEST(TestAdditions)
#include "test_additions.moc"
