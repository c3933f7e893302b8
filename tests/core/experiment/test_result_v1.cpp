#include "core/base/checksummed_json.h"
#include "core/task/class_details.h"

#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;
using support::TemporaryFolder;

namespace {

/// results/<id>.json as Plateau 0.1 wrote it.
Json firstSchema(const PlannedCell& cell) {
    return {{"schema", 1},
            {"cell", cell.id},
            {"spec", toJson(cell.spec)},
            {"status", "done"},
            {"diverged_at", -1},
            {"scores",
             {{"test_items", 500},
              {"correct", 425},
              {"accuracy", 0.85},
              {"macro_f1", 0.8496},
              {"classes",
               {{{"label", "off"},
                 {"precision", 0.82},
                 {"recall", 0.9},
                 {"f1", 0.857},
                 {"support", 250},
                 {"positives", 40}},
                {{"label", "on"},
                 {"precision", 0.89},
                 {"recall", 0.8},
                 {"f1", 0.842},
                 {"support", 250},
                 {"auc", 0.93}}}},
              {"confusion", {{225, 25}, {50, 199}, {0, 1}}},
              {"metrics",
               {{"balanced_accuracy", 0.85},
                {"weighted_f1", 0.849},
                {"macro_auc", 0.93},
                {"log_loss", 0.41},
                {"ece", 0.03},
                {"ece_low", 0.02},
                {"ece_high", 0.05}}}}},
            {"under_trained",
             {{"any", true},
              {"loss_still_falling", false},
              {"not_fitted", false},
              {"below_floor", true},
              {"loss_drop", 0.01},
              {"train_accuracy", 0.97},
              {"reachable", 1.0},
              {"below_floor_p", 0.02}}},
            {"run",
             {{"budget_rule", "epochs"},
              {"updates", 300},
              {"validation_rows", 0},
              {"tokens", 12345},
              {"truncated", 2},
              {"build_seconds", 0.5},
              {"train_seconds", 9.5},
              {"eval_seconds", 0.75},
              {"packed_with", 2},
              {"precision", "bfloat16"},
              {"device", "cpu"},
              {"build", "0.1.0"},
              {"torch", "2.11.0"},
              {"attempt", "001"}}},
            {"rows_sha256", sha256("rows")},
            {"predictions_sha256", sha256("")}};
}

} // namespace

/// Results of the first release stay what they were.
class TestResultV1 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNumberIsFoundAgain() {
        const PlannedCell cell = sample::find(sample::plan(), CellKind::Cell, 80);
        std::vector<Fault> faults;
        const CellResult read = readResult(firstSchema(cell), faults);
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().field.c_str());
        QCOMPARE(read.test()->items, std::int64_t{500});
        QCOMPARE(read.score(), 0.85);
        QCOMPARE(read.value("macro_f1").value(), 0.8496);
        QCOMPARE(read.value("log_loss").value(), 0.41);
        QCOMPARE(read.value("balanced_accuracy").value(), 0.85);
        QVERIFY(!read.value("rmse"));
        const task::ClassDetails details = task::classDetails(read.test()->details);
        QCOMPARE(details.classes.at(0).positives, 40);
        QCOMPARE(details.classes.at(1).auc.value(), 0.93);
        QCOMPARE(details.confusion.size(), std::size_t{5});
        QVERIFY((details.confusion.front() == task::ConfusionCount{0, 0, 225}));
        QVERIFY((details.confusion.back() == task::ConfusionCount{-1, 1, 1}));
        QCOMPARE(details.eceHigh.value(), 0.05);
        QVERIFY(read.underTrained.belowBaseline && read.underTrained.trainScore == 0.97);
        QCOMPARE(read.packedWith, 2);
    }

    void itIsWrittenInTodaysFormAndReadAgain() {
        const PlannedCell cell = sample::find(sample::plan(), CellKind::Cell, 80);
        std::vector<Fault> faults;
        const CellResult read = readResult(firstSchema(cell), faults);
        const CellResult again = readResult(toJson(read), faults);
        QVERIFY(faults.empty());
        QCOMPARE(toJson(again).dump(), toJson(read).dump());
        QCOMPARE(toJson(read)["schema"].get<int>(), resultSchema);
    }

    void anOldFolderOpensAndGoesOn() {
        const TemporaryFolder dir;
        const Folder folder = *Folder::create(dir / "e", sample::plan());
        const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
        QVERIFY(makeFolders(dir / "e" / "results").ok());
        QVERIFY(publishChecksummed(folder.resultPath(cell.id), firstSchema(cell), Publish::FirstWins).ok());
        const auto state = readExperimentState(folder);
        QVERIFY(state.ok());
        QCOMPARE(state->count(CellStatus::Done), std::int64_t{1});
        QVERIFY(state->find(cell.id)->isUnderTrained());
        QCOMPARE(state->missing().size(), cellsOf(folder.plan()).size() - 1);
    }

    void damageIsSeen_data() {
        QTest::addColumn<QString>("field");
        for (const char* field : {"scores", "under_trained", "run", "spec", "status"}) {
            QTest::newRow(field) << QString::fromLatin1(field);
        }
    }
    void damageIsSeen() {
        QFETCH(QString, field);
        Json json = firstSchema(sample::find(sample::plan(), CellKind::Cell, 80));
        json.erase(field.toStdString());
        std::vector<Fault> faults;
        readResult(json, faults);
        QVERIFY(!faults.empty());
    }

    void moreRightThanItemsIsDamage() {
        Json json = firstSchema(sample::find(sample::plan(), CellKind::Cell, 80));
        json["scores"]["correct"] = 501;
        std::vector<Fault> faults;
        readResult(json, faults);
        QVERIFY(!faults.empty());
    }

    void linesOfOldPredictionsAreRead() {
        const auto line = readPrediction(
            R"({"item":"t1","predicted":3,"probability":0.75,"true_probability":0.25})", "p:1");
        QVERIFY2(line.ok(), line ? "" : line.error().text().c_str());
        QVERIFY(*line == sample::classLine("t1", 3, 0.75, 0.25));
        const auto again = readPrediction(toLine(*line), "p:1");
        QVERIFY(again.ok() && *again == *line);
        QVERIFY(!readPrediction(R"({"item":"t1","predicted":3})", "p:1").ok());
        QVERIFY(!readPrediction(R"({"item":"t1","columns":{"a":"b"}})", "p:1").ok());
    }
};

PLATEAU_TEST(TestResultV1)
#include "test_result_v1.moc"
