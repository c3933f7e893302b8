#include "core/experiment/analyse/answer.h"
#include "core/experiment/analyse/next_cells.h"
#include "core/experiment/analyse/series.h"
#include "core/experiment/store/additions.h"
#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <set>

using namespace plateau;
using namespace plateau::experiment;

namespace {

Plan mixedPlan(std::vector<std::string> mixtures) {
    Plan plan = sample::plan();
    GeneralPool general;
    general.files = {{"data/general.jsonl", sha256("general"), 4000},
                     {"data/general-2.jsonl", sha256("more"), 1000}};
    plan.general = std::move(general);
    for (const std::string& text : mixtures) {
        plan.mixtures.push_back(*parseSeries(text));
    }
    return plan;
}

std::string faultsOf(const Plan& plan) {
    std::vector<Fault> faults;
    validate(plan, faults);
    return faults.empty() ? "" : faultsToError("plan", faults).text();
}

/// The mixture reaches every score with half the samples.
ExperimentState stateWhere(const Plan& plan, double helps) {
    ExperimentState state = sample::stateOf(plan);
    for (CellState& cell : state.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (spec.kind == CellKind::Cell) {
            const double n = static_cast<double>(spec.n) * (spec.mixed ? helps : 1);
            const double score = 1 - 0.9 / std::sqrt(n) - 0.002 * static_cast<double>(spec.seed);
            sample::setAccuracy(*cell.result, score, 20'000);
        }
    }
    return state;
}

} // namespace

class TestMixturePlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlanWithMixturesComesBackFromItsFile() {
        Plan plan = mixedPlan({"none", "50%", "10%..50%/tokens"});
        plan.general->shares.weights = {3, 1};
        plan.general->test = DataFile{"data/general-test.jsonl", sha256("gt"), 300};
        std::vector<Fault> faults;
        const Plan read = readPlan(toJson(plan), faults);
        QVERIFY2(faults.empty(), faults.empty() ? "" : faultsToError("", faults).text().c_str());
        QVERIFY(read == plan);
        QVERIFY(toJson(plan)["mixtures"] == Json({"none", "50%", "10%..50%/tokens"}));
        QCOMPARE(dataFiles(plan).size(), std::size_t(5));
    }

    void thePlainSeriesHasTheCellsOfAPlanWithoutMixtures() {
        const auto plain = cellsOf(sample::plan());
        const auto mixed = cellsOf(mixedPlan({"none", "50%"}));
        std::set<std::string> ids;
        for (const PlannedCell& cell : mixed) {
            QVERIFY2(ids.insert(cell.id).second, "two cells have one id");
        }
        for (const PlannedCell& cell : plain) {
            QVERIFY(ids.contains(cell.id));
        }
        QCOMPARE(mixed.size(), plain.size() + 10); // five sizes, two seeds
    }

    void firstSeedsOfAllSeriesRunBeforeFurtherOnes() {
        std::uint64_t seed = 0;
        for (const PlannedCell& cell : cellsOf(mixedPlan({"50%", "none"}))) {
            if (cell.spec.kind == CellKind::Cell) {
                QVERIFY(cell.spec.seed >= seed);
                seed = cell.spec.seed;
            }
        }
    }

    void aCellKnowsWhatItDraws() {
        Plan plan = mixedPlan({"50%"});
        plan.general->shares.temperature = 2;
        const PlannedCell cell = trainingCell(plan, 40, 1);
        QVERIFY(cell.spec.mixed.has_value());
        std::vector<Fault> faults;
        QVERIFY(readCell(toJson(cell.spec), faults) == cell.spec);
        QVERIFY(faults.empty());
        Plan other = plan;
        other.general->files[1].sha256 = sha256("changed");
        QVERIFY(trainingCell(other, 40, 1).id != cell.id);
        other = plan;
        other.general->shares.temperature = 1;
        QVERIFY(trainingCell(other, 40, 1).id != cell.id);
        QVERIFY(trainingCell(mixedPlan({"20%"}), 40, 1).id != trainingCell(mixedPlan({"50%"}), 40, 1).id);
        QCOMPARE(trainingCell(mixedPlan({"1:4"}), 40, 1).id, trainingCell(mixedPlan({"20%"}), 40, 1).id);
    }

    void cellsWhoseLengthDependsOnTheSeedTrainAlone() {
        Plan plan = mixedPlan({"50%", "50%/tokens", "50%/first_exhausted", "50%/tokens/first_exhausted"});
        plan.seeds = 5;
        plan.pack = 4;
        std::vector<bool> packs;
        for (const Series& series : plan.mixtures) {
            packs.push_back(!trainingCell(plan, 40, 2, series).spec.together.empty());
        }
        QVERIFY(packs == (std::vector<bool>{true, true, true, false}));
    }

    void whatCannotBeMixedIsRefused_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("says");
        QTest::newRow("no pool") << "no pool"
                                 << "draw from a general pool, but there is none";
        QTest::newRow("no mixture") << "no mixture"
                                    << "no mixture draws from it";
        QTest::newRow("twice") << "twice"
                               << "50% is listed twice";
        QTest::newRow("last layer") << "last layer"
                                    << "a last layer is fitted without any";
        QTest::newRow("early stop") << "early stop"
                                    << "early stopping chooses the updates";
        QTest::newRow("weights") << "weights"
                                 << "has 3 entries, but there are 2 general datasets";
        QTest::newRow("zero weight") << "zero weight"
                                     << "not above 0";
        QTest::newRow("temperature") << "temperature"
                                     << "must be above 0";
        QTest::newRow("endless") << "endless"
                                 << "draws until every sample was drawn, more than 10000000";
        QTest::newRow("never") << "never"
                               << "never draws from the general pool";
        QTest::newRow("outside") << "outside"
                                 << "outside 0 … 100 %";
        QTest::newRow("empty pool") << "empty pool"
                                    << "must be at least 1";
        QTest::newRow("retention without a test") << "retention"
                                                  << "there is no general test set";
        QTest::newRow("retention above all") << "above all"
                                             << "must be above 0 and at most 1";
        QTest::newRow("retention without the untouched model") << "no untouched"
                                                               << "which is left out";
        QTest::newRow("tokens of a table") << "table"
                                           << "rows of a table have no tokens";
    }

    void whatCannotBeMixedIsRefused() {
        QFETCH(QString, change);
        QFETCH(QString, says);
        const std::string what = change.toStdString();
        Plan plan = mixedPlan({"none", "50%"});
        QCOMPARE(faultsOf(plan), std::string());
        recipe::Mixture& mixture = *plan.mixtures[1];
        if (what == "no pool") {
            plan.general.reset();
        } else if (what == "no mixture") {
            plan.mixtures.pop_back();
        } else if (what == "twice") {
            plan.mixtures.push_back(plan.mixtures[1]);
        } else if (what == "last layer") {
            plan.training = recipe::defaultSettings(recipe::MethodKind::LastLayer);
        } else if (what == "early stop") {
            plan.training.budget.rule = recipe::BudgetRule::EarlyStop;
            mixture.stop = recipe::MixtureStop::AllExhausted;
        } else if (what == "weights") {
            plan.general->shares.weights = {1, 2, 3};
        } else if (what == "zero weight") {
            plan.general->shares.weights = {1, 0};
        } else if (what == "temperature") {
            plan.general->shares.temperature = 0;
        } else if (what == "endless") {
            mixture.schedule.points = {{0, 99.99}};
            mixture.stop = recipe::MixtureStop::AllExhausted;
        } else if (what == "never") {
            mixture.schedule.points = {{0, 100}};
        } else if (what == "outside") {
            mixture.schedule.points = {{0, 130}};
        } else if (what == "retention") {
            plan.retention = 0.95;
        } else if (what == "above all" || what == "no untouched") {
            plan.general->test = DataFile{"data/general-test.jsonl", sha256("gt"), 300};
            plan.retention = what == "above all" ? 1.2 : 0.95;
            plan.baseline = what == "above all";
        } else if (what == "empty pool") {
            plan.general->files[0].rows = 0;
        } else {
            plan.task = "table-regression";
            plan.labels.clear();
            plan.features = {{"age", {}, 38.5, true}};
            mixture.unit = recipe::MixtureUnit::Tokens;
        }
        const QString faults = QString::fromStdString(faultsOf(plan));
        QVERIFY2(faults.contains(says), qPrintable(faults));
    }

    void aMixtureInAFileIsReadStrictly() {
        Json json = toJson(mixedPlan({"none", "50%"}));
        json["mixtures"] = {"none", "150%", "sometimes"};
        std::vector<Fault> faults;
        readPlan(json, faults);
        const std::string text = faultsToError("", faults).text();
        QVERIFY2(text.find("mixtures[1]") != std::string::npos, text.c_str());
        QVERIFY2(text.find("mixtures[2]") != std::string::npos, text.c_str());
    }

    void seriesAreCurvesOfOneChart() {
        const Plan plan = mixedPlan({"none", "50%", "10%..50%"});
        const DataCurve curve = dataCurve(plan, stateWhere(plan, 2));
        QCOMPARE(curve.points.size(), std::size_t(5));
        QCOMPARE(curve.points.front().scores.size(), std::size_t(2));
        QCOMPARE(curve.others.size(), std::size_t(2));
        QCOMPARE(curve.others[1].name, std::string("10%..50% domain"));
        QVERIFY(curve.others[0].points.front().interval.mean > curve.points.front().interval.mean + 0.05);
        const auto chart = toChart(plan, curve, std::nullopt);
        QCOMPARE(chart.series.size(), std::size_t(3));
        QCOMPARE(chart.series[0].name, std::string("LoRA r 8, domain alone"));
        QCOMPARE(chart.series[1].name, std::string("LoRA r 8, 50% domain"));
        QCOMPARE(chart.series[1].hue, 1);
    }

    void theAnswerIsAboutTheFirstSeriesAndTellsTheOthersBesideIt() {
        const Plan plan = mixedPlan({"none", "50%"});
        const ExperimentState state = stateWhere(plan, 2);
        const ExperimentAnswer answer = computeAnswer(plan, state, {.target = 0.93});
        const ExperimentAnswer alone = computeAnswer(planOf(plan, 0), stateOf(state, 0), {.target = 0.93});
        QCOMPARE(answer.sentence, alone.sentence);
        QCOMPARE(answer.series.size(), std::size_t(1));
        const ExperimentAnswer mixed = computeAnswer(planOf(plan, 1), stateOf(state, 1), {.target = 0.93});
        QCOMPARE(answer.series[0].sentence, mixed.sentence);
        QVERIFY(answer.series[0].sentence != answer.sentence);
        QVERIFY(alone.series.empty() && alone.mixtures.empty());
    }

    void whatAMixtureSavesIsToldWithItsInterval() {
        const Plan plan = mixedPlan({"none", "50%"});
        const ExperimentAnswer answer = computeAnswer(plan, stateWhere(plan, 2), {.target = 0.9});
        QCOMPARE(answer.mixtures.size(), std::size_t(1));
        const MixtureWorth& worth = answer.mixtures.front();
        QVERIFY(worth.saves.has_value());
        QVERIFY2(worth.saves->low <= 2 && 2 <= worth.saves->high, worth.sentence.c_str());
        QVERIFY2(worth.saves->low > 1.1, worth.sentence.c_str());
        QVERIFY2(worth.sentence.rfind("General data at 50 % saves ", 0) == 0, worth.sentence.c_str());
        QVERIFY2(worth.sentence.find("× the domain samples for 90.0 %, ") != std::string::npos,
                 worth.sentence.c_str());
    }

    void aMixtureThatIsThereAtItsSmallestSizeSavesAtLeastSoMuch() {
        const Plan plan = mixedPlan({"none", "50%"});
        const ExperimentAnswer answer = computeAnswer(plan, stateWhere(plan, 100), {.target = 0.85});
        const MixtureWorth& worth = answer.mixtures.front();
        QVERIFY(!worth.saves);
        // The domain alone needs 36 samples, the mixture at most its 20.
        QVERIFY2(worth.bound && *worth.bound > 1.4 && *worth.bound < 1.9, worth.sentence.c_str());
        QVERIFY2(worth.sentence.rfind("General data at 50 % saves at least 1.", 0) == 0,
                 worth.sentence.c_str());
    }

    void aMixtureThatHurtsOrDoesNothingIsToldSo() {
        const Plan plan = mixedPlan({"none", "20%"});
        const auto worth = [&](double helps) {
            return computeAnswer(plan, stateWhere(plan, helps), {.target = 0.9}).mixtures.front().sentence;
        };
        QVERIFY2(worth(0.5).rfind("General data at 80 % costs ", 0) == 0, worth(0.5).c_str());
        QVERIFY2(worth(1).rfind("No difference shown between general data at 80 % and the domain alone", 0) ==
                     0,
                 worth(1).c_str());
    }

    void theDomainAloneIsWhatMixturesAreComparedWith() {
        const Plan plan = mixedPlan({"50%", "none"});
        const ExperimentAnswer answer = computeAnswer(plan, stateWhere(plan, 2), {.target = 0.9});
        QCOMPARE(answer.mixtures.size(), std::size_t(1));
        QCOMPARE(answer.mixtures.front().mixture, std::string("50%"));
        QCOMPARE(answer.mixtures.front().against, std::string("none"));
        QVERIFY(answer.mixtures.front().saves->about > 1.2);
    }

    void nothingIsSaidBeforeTheCurvesTell() {
        const Plan plan = mixedPlan({"none", "50%"});
        ExperimentState state = stateWhere(plan, 2);
        for (CellState& cell : state.cells) {
            if (cell.planned.spec.mixed && cell.planned.spec.n > 20) {
                sample::makePending(cell);
            }
        }
        QVERIFY(computeAnswer(plan, state, {.target = 0.9}).mixtures.empty());
    }

    void furtherRunsAreOfTheFirstSeries() {
        const Plan plan = mixedPlan({"none", "50%"});
        const ExperimentState state = stateWhere(plan, 2);
        const auto next = nextCells(plan, state, curveOf(dataCurve(plan, state)), 0.97);
        for (const NextCell& one : next.cells) {
            QVERIFY(!one.cell.planned.spec.mixed);
        }
        const auto same = nextCells(planOf(plan, 0), stateOf(state, 0),
                                    curveOf(dataCurve(planOf(plan, 0), stateOf(state, 0))), 0.97);
        QCOMPARE(next.cells.size(), same.cells.size());
    }

    void aMixedCellCanBeTrainedLonger() {
        const support::TemporaryFolder dir;
        const Plan plan = mixedPlan({"none", "50%"});
        const auto folder = Folder::create(dir / "e", plan);
        QVERIFY(folder.ok());
        const PlannedCell cell = trainingCell(plan, 40, 1, plan.mixtures[1]);
        QVERIFY(addCells(*folder, {longerRun(cell)}).ok());
        const auto added = readAdditions(*folder);
        QVERIFY2(added.ok(), added.ok() ? "" : added.error().text().c_str());
        QCOMPARE(added->size(), std::size_t(1));
        QVERIFY(added->front().planned.spec.mixed == cell.spec.mixed);
        const auto state = readExperimentState(*folder);
        QVERIFY(state.ok());
        QCOMPARE(state->cells.back().series, std::size_t(1));
    }
};

PLATEAU_TEST(TestMixturePlan)
#include "test_mixture_plan.moc"
