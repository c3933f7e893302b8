#include "tests/core/experiment/sample_experiment.h"

#include "core/experiment/answer_store.h"
#include "core/experiment/answer_warnings.h"
#include "core/experiment/data_curve.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace plateau;
using namespace plateau::experiment;
using support::readText;
using support::TemporaryFolder;
using support::writeText;

namespace {

/// A ledger whose cells all have results, changed by `change`.
Ledger ledgerOf(
    const Plan& plan, const std::function<void(LedgerCell&)>& change = [](LedgerCell&) {}) {
    Ledger ledger;
    for (const PlannedCell& planned : cellsOf(plan)) {
        LedgerCell cell;
        cell.planned = planned;
        cell.status = CellStatus::Done;
        cell.result = sample::result(planned);
        change(cell);
        ledger.cells.push_back(std::move(cell));
    }
    return ledger;
}

bool isCell(const LedgerCell& cell, std::int64_t n, std::uint64_t seed) {
    const CellSpec& spec = cell.planned.spec;
    return spec.kind == CellKind::Cell && spec.n == n && spec.seed == seed;
}

void makePending(LedgerCell& cell) {
    cell.status = CellStatus::Pending;
    cell.result.reset();
}

std::set<std::string> kindsOf(const std::vector<Warning>& warnings) {
    std::set<std::string> kinds;
    for (const Warning& warning : warnings) {
        kinds.insert(warning.kind == WarningKind::Finding ? warning.subject : name(warning.kind));
    }
    return kinds;
}

} // namespace

class TestDataCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pointsHoldTheDoneSeedsOfEachSize();
    void theIntervalIsTheOneOfTheRecipe();
    void aSingleSeedTakesThePooledNoise();
    void divergedSeedsAreCountedNotScored();
    void underTrainedSeedsAreFlaggedAndLeaveTheFitOnRequest();
    void baselinesAndControlsStandBeside();
    void theChartCarriesWhatThereIs();
    void theNeededNReachesTheChart();
    void textsNameBudgetAndMethod_data();
    void textsNameBudgetAndMethod();
    void warningsNameWhatWeakensTheAnswer();
    void tooFewSizesCannotTell();
    void answersAreNumberedAndNotRepeated();
    void aDamagedAnswerIsPassedOver();
};

void TestDataCurve::pointsHoldTheDoneSeedsOfEachSize() {
    const Plan plan = sample::plan();
    const DataCurve curve = dataCurve(plan, ledgerOf(plan, [](LedgerCell& cell) {
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
    QCOMPARE(curve.points[0].scores[0].accuracy,
             sample::result(sample::find(plan, CellKind::Cell, 20)).accuracy);
}

void TestDataCurve::theIntervalIsTheOneOfTheRecipe() {
    const Plan plan = sample::plan();
    const DataCurve curve = dataCurve(plan, ledgerOf(plan));
    const CurvePoint& point = curve.points[2];
    const double a = point.scores[0].accuracy;
    const double b = point.scores[1].accuracy;
    const double mean = (a + b) / 2;
    const double sd = std::abs(a - b) / std::sqrt(2);
    constexpr double t = 6.313751514675; // 95 % quantile, one degree of freedom
    constexpr double z = 1.644853626951;
    const double half =
        std::sqrt(std::pow(t * sd / std::sqrt(2), 2) + std::pow(z, 2) * mean * (1 - mean) / 500);
    QVERIFY(std::abs(point.interval.mean - mean) < 1e-12);
    QVERIFY(std::abs(point.interval.low - (mean - half)) < 1e-6);
    QVERIFY(std::abs(point.interval.high - std::min(1.0, mean + half)) < 1e-6);
}

void TestDataCurve::aSingleSeedTakesThePooledNoise() {
    const Plan plan = sample::plan();
    const auto only = [](std::int64_t severalAt) {
        return [severalAt](LedgerCell& cell) {
            if (cell.planned.spec.seed == 1 && cell.planned.spec.n != severalAt) {
                makePending(cell);
            }
        };
    };
    const DataCurve pooled = dataCurve(plan, ledgerOf(plan, only(40)));
    const DataCurve none = dataCurve(plan, ledgerOf(plan, only(-1)));
    QVERIFY(!pooled.points[2].interval.hollow && none.points[2].interval.hollow);
    QVERIFY(pooled.points[2].interval.low < none.points[2].interval.low);
}

void TestDataCurve::divergedSeedsAreCountedNotScored() {
    const Plan plan = sample::plan();
    const DataCurve curve = dataCurve(plan, ledgerOf(plan, [](LedgerCell& cell) {
                                          if (isCell(cell, 80, 0)) {
                                              cell.status = CellStatus::Diverged;
                                              cell.result->accuracy = 0;
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

void TestDataCurve::underTrainedSeedsAreFlaggedAndLeaveTheFitOnRequest() {
    const Plan plan = sample::plan();
    const DataCurve curve = dataCurve(plan, ledgerOf(plan, [](LedgerCell& cell) {
                                          cell.result->underTrained.notFitted =
                                              cell.planned.spec.n == 20 || isCell(cell, 40, 1);
                                      }));
    QVERIFY(curve.points[0].scores[0].underTrained && curve.points[1].scores[1].underTrained);
    QCOMPARE(curveOf(curve).points.size(), std::size_t{5});
    const statistics::Curve strict = curveOf(curve, UnderTrainedCells::Exclude);
    QCOMPARE(strict.points.size(), std::size_t{4});
    QCOMPARE(strict.points[0].n, 40.0);
    QCOMPARE(strict.points[0].seeds, std::vector<std::int64_t>{0});
}

void TestDataCurve::baselinesAndControlsStandBeside() {
    Plan plan = sample::plan();
    plan.shuffledControl = true;
    const DataCurve curve = dataCurve(plan, ledgerOf(plan));
    QVERIFY(curve.untouched && curve.majority);
    QVERIFY(curve.untouched->interval.low < curve.untouched->accuracy);
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
    const plot::DataCurveChart empty = toChart(plan, dataCurve(plan, ledgerOf(plan, makePending)), {});
    QVERIFY(empty.series.at(0).points.empty() && empty.series[0].forecast.empty() && !empty.baseline);
    QCOMPARE(empty.sizes.size(), plan.sizes.size());
    const plot::DataCurveChart full = toChart(plan, dataCurve(plan, ledgerOf(plan)), {});
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
    const Ledger ledger = ledgerOf(plan);
    const DataCurve curve = dataCurve(plan, ledger);
    const auto inside = computeAnswer(plan, ledger, {.target = 0.9});
    QVERIFY(inside.answer.kind == statistics::AnswerKind::Measured);
    const auto chart = toChart(plan, curve, inside.answer);
    QVERIFY(chart.needed && chart.needed->kind == plot::NeedKind::About && !chart.needed->provisional);
    QCOMPARE(chart.needed->about, inside.answer.needed->about);
    QVERIFY(chart.needed->about > 40 && chart.needed->about < 160);
    const auto below = computeAnswer(plan, ledger, {.target = 0.5});
    QVERIFY(toChart(plan, curve, below.answer).needed->kind == plot::NeedKind::AtMost);
    const auto never = computeAnswer(plan, ledger, {.target = 0.9999});
    const auto need = toChart(plan, curve, never.answer).needed;
    QVERIFY(!need || need->kind == plot::NeedKind::MoreThan || !need->high);
    const DataCurve early = dataCurve(plan, ledgerOf(plan, [](LedgerCell& cell) {
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
    QCOMPARE(methodText(settings), name);
}

void TestDataCurve::warningsNameWhatWeakensTheAnswer() {
    const Plan plan = sample::plan();
    const Ledger ledger = ledgerOf(plan, [](LedgerCell& cell) {
        cell.result->underTrained.belowFloor = isCell(cell, 20, 0);
        if (isCell(cell, 40, 0)) {
            cell.status = CellStatus::Diverged;
        } else if (isCell(cell, 80, 0)) {
            makePending(cell);
            cell.status = CellStatus::Failed;
        }
    });
    const std::vector<Warning> fromData = {{WarningKind::Leaks, {{"rows", 3}}, "", "3 leak", "remove"},
                                           {WarningKind::EmptyTexts, {}, "", "empty", ""}};
    const auto answer = computeAnswer(plan, ledger, {.target = 0.9}, fromData);
    const auto kinds = kindsOf(answer.warnings);
    for (const char* wanted : {"under_trained", "diverged", "failed", "leaks", "few_seeds", "pool_larger"}) {
        QVERIFY2(kinds.contains(wanted), wanted);
    }
    QVERIFY(!kinds.contains("empty_texts"));
    for (const Warning& warning : answer.warnings) {
        QVERIFY2(!warning.sentence.empty(), name(warning.kind));
    }
    std::vector<Fault> faults;
    QVERIFY(readWarnings(*parseJson(toJson(answer.warnings).dump(), "w"), faults) == answer.warnings);
    QVERIFY(faults.empty());
}

void TestDataCurve::tooFewSizesCannotTell() {
    const Plan plan = sample::plan();
    const auto answer = computeAnswer(plan,
                                      ledgerOf(plan,
                                               [](LedgerCell& cell) {
                                                   if (cell.planned.spec.n > 40) {
                                                       makePending(cell);
                                                   }
                                               }),
                                      {.target = 0.95});
    QVERIFY(answer.answer.kind == statistics::AnswerKind::CannotTell);
    QVERIFY(answer.sentence.find("Cannot tell") == 0);
    QVERIFY(kindsOf(answer.warnings).contains("refused"));
    const auto empty = computeAnswer(plan, ledgerOf(plan, makePending), {.target = 0.95});
    QVERIFY(empty.answer.kind == statistics::AnswerKind::CannotTell && !empty.sentence.empty());
}

void TestDataCurve::answersAreNumberedAndNotRepeated() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    QVERIFY(!newestAnswer(folder));
    const Ledger ledger = ledgerOf(folder.plan());
    const auto store = [&](double target, const Ledger& from) {
        return storeAnswer(folder, computeAnswer(folder.plan(), from, {.target = target}), from)->number;
    };
    QCOMPARE(store(0.9, ledger), std::int64_t{1});
    QCOMPARE(store(0.9, ledger), std::int64_t{1});
    QCOMPARE(store(0.95, ledger), std::int64_t{2});
    const Ledger fewer = ledgerOf(folder.plan(), [](LedgerCell& cell) {
        if (isCell(cell, 320, 1)) {
            makePending(cell);
        }
    });
    QCOMPARE(store(0.95, fewer), std::int64_t{3});
    for (std::int64_t number = 4; number < 12; ++number) {
        QCOMPARE(store(0.5 + 0.01 * static_cast<double>(number), ledger), number);
    }
    const auto newest = newestAnswer(folder);
    QCOMPARE(newest->number, std::int64_t{11}); // not "9", the last by name
    QCOMPARE(newest->json["answer"]["schema"].get<std::string>(), std::string("plateau.answer/1"));
    QCOMPARE(newest->json["results"].size(), ledger.cells.size());
}

void TestDataCurve::aDamagedAnswerIsPassedOver() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const Ledger ledger = ledgerOf(folder.plan());
    for (const double target : {0.8, 0.9}) {
        QVERIFY(storeAnswer(folder, computeAnswer(folder.plan(), ledger, {.target = target}), ledger).ok());
    }
    const auto second = dir / "e" / "answers" / "2.json";
    writeText(second, readText(second).substr(0, 100));
    writeText(dir / "e" / "answers" / "x9.json", "{}");
    QCOMPARE(newestAnswer(folder)->number, std::int64_t{1});
    QCOMPARE(storeAnswer(folder, computeAnswer(folder.plan(), ledger, {.target = 0.7}), ledger)->number,
             std::int64_t{3});
}

QTEST_GUILESS_MAIN(TestDataCurve)
#include "test_data_curve.moc"
