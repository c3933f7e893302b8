#include "tests/core/experiment/sample_experiment.h"
#include "tests/core/experiment/task_experiment.h"

#include "core/checkpoint/families/built_in.h"
#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/analyse/data_curve.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau;
using namespace plateau::experiment;
using sample::isCell;
using sample::makePending;
using sample::stateOf;

class TestDataCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pointsHoldTheDoneSeedsOfEachSize();
    void theIntervalIsTheOneOfTheRecipe();
    void otherMetricsStayInTheirRangeAndNeverLoseTheirNoise();
    void noIntervalLeavesTheRangeOfItsMetric();
    void aSingleSeedTakesThePooledNoise();
    void divergedSeedsAreCountedNotScored();
    void underTrainedSeedsAreFlaggedAndLeaveTheFit();
    void baselinesAndControlsStandBeside();
    void theChartCarriesWhatThereIs();
    void theNeededNReachesTheChart();
    void textsNameBudgetAndMethod_data();
    void textsNameBudgetAndMethod();
};

void TestDataCurve::pointsHoldTheDoneSeedsOfEachSize() {
    const Plan plan = sample::plan();
    const DataCurve curve = dataCurve(plan, stateOf(plan, [](CellState& cell) {
                                          if (cell.planned.spec.n == 320 || isCell(cell, 160, 1)) {
                                              makePending(cell);
                                          }
                                      }));
    QCOMPARE(curve.points.size(), std::size_t{4});
    QCOMPARE(curve.instant.size(), std::size_t{4});
    QCOMPARE(curve.points[3].n, std::int64_t{160});
    QCOMPARE(curve.points[3].scores.size(), std::size_t{1});
    QCOMPARE(curve.points[3].planned, 2);
    QCOMPARE(curve.points[0].scores[1].seed, std::uint64_t{1});
    QCOMPARE(curve.points[0].scores[0].score, sample::result(sample::find(plan, CellKind::Cell, 20)).score());
}

void TestDataCurve::theIntervalIsTheOneOfTheRecipe() {
    const Plan plan = sample::plan();
    const DataCurve curve = dataCurve(plan, stateOf(plan));
    const CurvePoint& point = curve.points[2];
    const double a = point.scores[0].score;
    const double b = point.scores[1].score;
    const double mean = (a + b) / 2;
    const double sd = std::abs(a - b) / std::sqrt(2);
    constexpr double t = 6.313751514675; // 95 % quantile, one degree of freedom
    // Over items Wilson's interval, which never vanishes.
    const statistics::Interval wilson = statistics::wilson(mean * 500, 500, 0.9);
    const double seeds = t * sd / std::sqrt(2);
    QVERIFY(std::abs(point.interval.mean - mean) < 1e-12);
    QVERIFY(std::abs(point.interval.low - (mean - std::hypot(seeds, mean - wilson.low))) < 1e-6);
    QVERIFY(std::abs(point.interval.high - std::min(1.0, mean + std::hypot(seeds, wilson.high - mean))) <
            1e-6);
}

void TestDataCurve::otherMetricsStayInTheirRangeAndNeverLoseTheirNoise() {
    Plan plan = sample::plan();
    plan.task = "multi-label-classification";
    plan.labels = {"a", "b"};
    const DataCurve curve = dataCurve(plan, stateOf(plan, [](CellState& cell) {
                                          const double score = cell.planned.spec.n < 160 ? 0.98 : 1;
                                          Evaluation test;
                                          test.items = 32;
                                          test.metrics["micro_f1"] = score;
                                          test.standardErrors["micro_f1"] = score < 1 ? 0.03 : 0;
                                          cell.result->evaluations = {{testSetName, test}};
                                      }));
    QCOMPARE(curve.points.size(), std::size_t{5});
    for (const CurvePoint& point : curve.points) {
        QVERIFY(point.interval.high <= 1);
        QVERIFY(point.interval.low < point.interval.mean - 0.02);
    }
    QVERIFY(curveOf(curve).points.back().itemStandardError > 0);
}

void TestDataCurve::noIntervalLeavesTheRangeOfItsMetric() {
    // Two seeds far apart: Student's t with one degree of freedom reaches below an error of 0.
    auto wanted = sample::tableExperiment("two seeds", 500);
    const auto columns = wanted.columns;
    wanted.columns = [columns](const CellSpec& spec, int item) {
        auto values = columns(spec, item);
        values["value"] = values["truth"] + (values["value"] - values["truth"]) * (spec.seed == 0 ? 1 : 3);
        return values;
    };
    const support::TemporaryFolder folder;
    const Folder made = sample::make(folder / "two", wanted);
    const auto state = readExperimentState(made);
    QVERIFY(state.ok());
    const DataCurve curve = dataCurve(made.plan(), *state);
    QCOMPARE(curve.points.size(), wanted.sizes.size());
    for (const CurvePoint& point : curve.points) {
        QCOMPARE(point.interval.low, 0.0);
        QVERIFY(point.interval.high > point.interval.mean);
    }
}

void TestDataCurve::aSingleSeedTakesThePooledNoise() {
    const Plan plan = sample::plan();
    const auto only = [](std::int64_t severalAt) {
        return [severalAt](CellState& cell) {
            if (cell.planned.spec.seed == 1 && cell.planned.spec.n != severalAt) {
                makePending(cell);
            }
        };
    };
    const DataCurve pooled = dataCurve(plan, stateOf(plan, only(40)));
    const DataCurve none = dataCurve(plan, stateOf(plan, only(-1)));
    QVERIFY(!pooled.points[2].interval.hollow && none.points[2].interval.hollow);
    QVERIFY(pooled.points[2].interval.low < none.points[2].interval.low);
}

void TestDataCurve::divergedSeedsAreCountedNotScored() {
    const Plan plan = sample::plan();
    const DataCurve curve = dataCurve(plan, stateOf(plan, [](CellState& cell) {
                                          if (isCell(cell, 80, 0)) {
                                              cell.status = CellStatus::Diverged;
                                              sample::setAccuracy(*cell.result, 0, 500);
                                          }
                                          if (isCell(cell, 40, 0)) {
                                              makePending(cell);
                                              cell.status = CellStatus::Failed;
                                          }
                                      }));
    QCOMPARE(curve.points[2].diverged, 1);
    QCOMPARE(curve.points[2].scores.size(), std::size_t{1});
    QCOMPARE(curve.points[1].failed, 1);
    QVERIFY(curve.points[2].interval.mean > 0.5);
}

void TestDataCurve::underTrainedSeedsAreFlaggedAndLeaveTheFit() {
    const Plan plan = sample::plan();
    const DataCurve curve = dataCurve(plan, stateOf(plan, [](CellState& cell) {
                                          cell.result->underTrained.notFitted =
                                              cell.planned.spec.n == 20 || isCell(cell, 40, 1);
                                      }));
    QVERIFY(curve.points[0].scores[0].underTrained && curve.points[1].scores[1].underTrained);
    QCOMPARE(curveOf(curve, UnderTrainedCells::Keep).points.size(), std::size_t{5});
    const statistics::Curve strict = curveOf(curve);
    QCOMPARE(strict.points.size(), std::size_t{4});
    QCOMPARE(strict.points[0].n, 40.0);
    QCOMPARE(strict.points[0].seeds, std::vector<std::int64_t>{0});
}

void TestDataCurve::baselinesAndControlsStandBeside() {
    Plan plan = sample::plan();
    plan.shuffledControl = true;
    const DataCurve curve = dataCurve(plan, stateOf(plan));
    QVERIFY(curve.untouched && curve.majority);
    QVERIFY(curve.untouched->interval.low < curve.untouched->score);
    QCOMPARE(curve.controls.size(), std::size_t{1});
    QCOMPARE(curve.controls[0].n, std::int64_t{320});
    const statistics::Curve fit = curveOf(curve);
    QCOMPARE(fit.baseline.size(), std::size_t{1});
    QVERIFY(
        std::all_of(fit.points.begin(), fit.points.end(), [](const auto& point) { return point.n >= 20; }));
    QCOMPARE(fit.testItems, 500.0);
}

void TestDataCurve::theChartCarriesWhatThereIs() {
    const Plan plan = sample::plan();
    const plot::DataCurveChart empty = toChart(plan, dataCurve(plan, stateOf(plan, makePending)), {});
    QVERIFY(empty.series.at(0).points.empty() && empty.series[0].forecast.empty() && !empty.baseline);
    QCOMPARE(empty.sizes.size(), plan.sizes.size());
    const plot::DataCurveChart full = toChart(plan, dataCurve(plan, stateOf(plan)), {});
    QCOMPARE(full.series.at(0).points.size(), std::size_t{5});
    QCOMPARE(full.instant.size(), std::size_t{5});
    QCOMPARE(full.testItems, 500);
    QCOMPARE(full.level, 0.9);
    QVERIFY(full.baseline.has_value() && full.target == 0.9 && !full.needed);
    QVERIFY(full.series[0].forecast.size() > 30);
    QVERIFY(std::abs(full.series[0].forecast.back().n - 16 * 320) < 1e-6);
}

void TestDataCurve::theNeededNReachesTheChart() {
    const Plan plan = sample::plan();
    const ExperimentState state = stateOf(plan);
    const DataCurve curve = dataCurve(plan, state);
    const auto inside = computeAnswer(plan, state, {.target = 0.9});
    QVERIFY(inside.answer.kind == statistics::AnswerKind::Measured);
    const auto chart = toChart(plan, curve, inside.answer);
    QVERIFY(chart.needed && chart.needed->kind == plot::NeedKind::About && !chart.needed->provisional);
    QCOMPARE(chart.needed->about, inside.answer.needed->about);
    QVERIFY(chart.needed->about > 40 && chart.needed->about < 160);
    const auto below = computeAnswer(plan, state, {.target = 0.5});
    QVERIFY(toChart(plan, curve, below.answer).needed->kind == plot::NeedKind::AtMost);
    const auto never = computeAnswer(plan, state, {.target = 0.9999});
    const auto need = toChart(plan, curve, never.answer).needed;
    QVERIFY(!need || need->kind == plot::NeedKind::MoreThan || !need->high);
    const DataCurve early = dataCurve(plan, stateOf(plan, [](CellState& cell) {
                                          if (cell.planned.spec.seed == 1) {
                                              makePending(cell);
                                          }
                                      }));
    QVERIFY(toChart(plan, early, inside.answer).needed->provisional);
}

void TestDataCurve::textsNameBudgetAndMethod_data() {
    QTest::addColumn<int>("method");
    QTest::addColumn<int>("rule");
    QTest::addColumn<int>("least");
    QTest::addColumn<std::string>("budget");
    QTest::addColumn<std::string>("name");
    QTest::newRow("lora, epochs") << 1 << 0 << 300 << std::string("10 epochs, at least 300 updates")
                                  << std::string("LoRA r 8");
    QTest::newRow("full, updates") << 0 << 1 << 300 << std::string("600 updates")
                                   << std::string("full fine-tune");
    QTest::newRow("early stop") << 1 << 2 << 0 << std::string("early stop, ceiling 10 epochs")
                                << std::string("LoRA r 8");
    QTest::newRow("last layer") << 2 << 0 << 300 << std::string("logistic regression to convergence")
                                << std::string("last layer");
}

void TestDataCurve::textsNameBudgetAndMethod() {
    QFETCH(int, method);
    QFETCH(int, rule);
    QFETCH(int, least);
    QFETCH(std::string, budget);
    QFETCH(std::string, name);
    recipe::TrainingSettings settings;
    settings.method = static_cast<recipe::MethodKind>(method);
    settings.budget.rule = static_cast<recipe::BudgetRule>(rule);
    settings.budget.epochs = 10;
    settings.budget.updates = 600;
    settings.budget.minUpdates = least;
    settings.lora.rank = 8;
    QCOMPARE(budgetText(settings), budget);
    Plan plan = sample::plan();
    plan.training = settings;
    QCOMPARE(methodText(plan), name);
    const auto scratch = *checkpoint::builtInModel("mlp");
    plan.model.name = scratch.name; // a folder of that name is another model
    QCOMPARE(methodText(plan), name);
    plan.model.sha256 = scratch.sha256;
    QCOMPARE(methodText(plan),
             settings.method == recipe::MethodKind::Full ? std::string("trained from scratch") : name);
}

PLATEAU_TEST(TestDataCurve)
#include "test_data_curve.moc"
