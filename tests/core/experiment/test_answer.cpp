#include "core/experiment/analyse/answer.h"

#include "tests/core/experiment/sample_experiment.h"

#include "core/experiment/analyse/class_curves.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;

namespace {

Plan withBaselines() {
    Plan plan = sample::plan();
    plan.words = true;
    plan.shuffledControl = true;
    return plan;
}

/// Simple baselines with scores of their own; every result knows its positives.
ExperimentState stateOf(const Plan& plan) {
    return sample::stateOf(plan, [](CellState& cell) {
        CellResult& result = *cell.result;
        switch (cell.planned.spec.kind) {
        case CellKind::BagOfWords:
            sample::setAccuracy(result, 0.6, 500);
            break;
        case CellKind::Control:
            sample::setAccuracy(result, 0.5, 500);
            break;
        default:
            break;
        }
        sample::changeClasses(result, [&](auto& classes) {
            for (task::ClassResult& one : classes) {
                one.positives = static_cast<int>(result.spec.n / 2);
                one.recall = result.score();
            }
        });
    });
}

const SimpleBaseline* find(const std::vector<SimpleBaseline>& baselines, SimpleBaseline::Kind kind) {
    for (const SimpleBaseline& baseline : baselines) {
        if (baseline.kind == kind) {
            return &baseline;
        }
    }
    return nullptr;
}

} // namespace

/// What is told beside the needed samples.
class TestAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWordCounterThatBeatsTheModelIsTheFirstWarning() {
        const Plan plan = withBaselines();
        const ExperimentState state = sample::stateOf(plan, [](CellState& cell) {
            if (cell.planned.spec.kind == CellKind::BagOfWords) {
                sample::setAccuracy(*cell.result, 0.97, 500); // the model has 94.6 % with as many samples
            } else if (cell.planned.spec.kind == CellKind::Control) {
                sample::setAccuracy(*cell.result, 0.5, 500);
            }
        });
        const auto beaten = computeAnswer(plan, state, {.target = 0.98});
        QCOMPARE(beaten.warnings.front().subject, std::string("baseline_beats"));
        QVERIFY2(beaten.warnings.front().sentence.starts_with("Naive Bayes on words beats the model"),
                 beaten.warnings.front().sentence.c_str());
        const auto reached = computeAnswer(plan, state, {.target = 0.95});
        QCOMPARE(reached.warnings.front().subject, std::string("baseline_reaches"));
        for (const Warning& warning : reached.warnings) {
            QVERIFY(warning.action.find("Stop collecting") == std::string::npos);
        }
        const auto other = computeAnswer(plan, stateOf(plan), {.target = 0.95});
        for (const Warning& warning : other.warnings) {
            QVERIFY(!warning.subject.starts_with("baseline_"));
        }
    }

    void baselinesStateTheGainAboveThem() {
        const Plan plan = withBaselines();
        const ExperimentAnswer answer = computeAnswer(plan, stateOf(plan), {.target = 0.9});
        const double best = dataCurve(plan, stateOf(plan)).points.back().interval.mean;
        for (const auto kind : {SimpleBaseline::Kind::Majority, SimpleBaseline::Kind::Untouched,
                                SimpleBaseline::Kind::ShuffledLabels, SimpleBaseline::Kind::Words,
                                SimpleBaseline::Kind::Instant}) {
            const SimpleBaseline* baseline = find(answer.simpleBaselines, kind);
            QVERIFY2(baseline != nullptr, name(kind));
            QVERIFY2(std::abs(baseline->gainAbove - (best - baseline->score)) < 1e-12, name(kind));
        }
        QCOMPARE(find(answer.simpleBaselines, SimpleBaseline::Kind::Words)->score, 0.6);
        QCOMPARE(find(answer.simpleBaselines, SimpleBaseline::Kind::Words)->n, 320);
        QCOMPARE(find(answer.simpleBaselines, SimpleBaseline::Kind::ShuffledLabels)->score, 0.5);
    }

    void aBaselineIsComparedAtASizeThatBothHave() {
        const Plan plan = withBaselines();
        ExperimentState state = stateOf(plan);
        for (CellState& cell : state.cells) {
            if (cell.planned.spec.kind == CellKind::Cell && cell.planned.spec.n > 80) {
                sample::makePending(cell);
            }
        }
        const ExperimentAnswer answer = computeAnswer(plan, state, {.target = 0.9});
        QCOMPARE(find(answer.simpleBaselines, SimpleBaseline::Kind::Words)->n, 80);
        QVERIFY(find(answer.simpleBaselines, SimpleBaseline::Kind::ShuffledLabels) ==
                nullptr); // it was run at 320
    }

    void underTrainedCellsAreNoPointsOfTheFit() {
        const Plan plan = sample::plan();
        ExperimentState state = stateOf(plan);
        for (CellState& cell : state.cells) {
            if (sample::isCell(cell, 40, 1)) {
                cell.result->underTrained.belowBaseline = true;
                sample::setAccuracy(*cell.result, 0.01, 500);
            }
        }
        const DataCurve curve = dataCurve(plan, state);
        QCOMPARE(curve.points[1].scores.size(), std::size_t{2}); // it is drawn, marked
        QCOMPARE(curve.points[1].interval.mean, curve.points[1].scores[0].score);
        QCOMPARE(curveOf(curve).points[1].scores.size(), std::size_t{1});
        QCOMPARE(curveOf(curve, UnderTrainedCells::Keep).points[1].scores.size(), std::size_t{2});
        const auto answer = computeAnswer(plan, state, {.target = 0.9});
        QVERIFY(answer.answer.points[1].mean > 0.5);
    }

    void classesHaveTheirOwnCurves() {
        const Plan plan = sample::plan();
        const auto curves = classCurves(plan, stateOf(plan));
        QCOMPARE(curves.size(), std::size_t{2});
        QCOMPARE(curves[0].label, std::string("off"));
        QCOMPARE(curves[0].testItems, 250.0);
        QCOMPARE(curves[0].points.size(), plan.sizes.size());
        QCOMPARE(curves[0].points.back().positives, 160.0);
        QCOMPARE(curves[0].points.back().recalls.size(), std::size_t{2});
        const auto answer =
            computeAnswer(plan, stateOf(plan), {.target = 0.9, .costs = {}, .perClass = true});
        QCOMPARE(answer.classes.size(), std::size_t{2});
        QVERIFY(computeAnswer(plan, stateOf(plan), {.target = 0.9}).classes.empty());
        AnswerContext grouped;
        grouped.testSet = EvaluationFacts{500, {}, 50, 4};
        const auto wider =
            computeAnswer(plan, stateOf(plan), {.target = 0.9, .costs = {}, .perClass = true}, grouped);
        const auto width = [](const statistics::ClassNeed& need) {
            return need.interval.high - need.interval.low;
        };
        QVERIFY(width(wider.classes[0]) > 1.2 * width(answer.classes[0]));
        QCOMPARE(wider.classes[0].testItems, 250.0);
    }

    void cellsPastTheirBestEpochAreNoted() {
        Plan plan = sample::plan();
        plan.training.budget.rule = recipe::BudgetRule::EarlyStop;
        plan.training.budget.epochs = 40;
        ExperimentState state = sample::stateOf(plan); // 320 samples are 20 updates of 16
        const auto noted = [&] {
            const auto warnings = computeAnswer(plan, state, {.target = 0.9}).warnings;
            const auto found = std::find_if(warnings.begin(), warnings.end(), [](const Warning& warning) {
                return warning.kind == WarningKind::PastBestEpoch;
            });
            return found == warnings.end() ? std::string() : found->sentence;
        };
        const auto stopAt = [&](std::int64_t updates) {
            for (CellState& cell : state.cells) {
                if (cell.result && cell.planned.spec.kind == CellKind::Cell) {
                    cell.result->budgetRule = "early_stop";
                    cell.result->updates = updates;
                }
            }
        };
        QVERIFY(noted().empty());
        stopAt(400);
        QCOMPARE(noted(),
                 std::string("At n = 320 cells were past their best epoch after 20.0 of 40.0 epochs"));
        stopAt(760);
        QVERIFY(noted().empty());
    }

    void classesWithFewTrainingSamplesAreWarnedAbout() {
        const Plan plan = sample::plan();
        ExperimentState state = stateOf(plan);
        const auto warned = [&] {
            const auto answer = computeAnswer(plan, state, {.target = 0.9});
            return std::any_of(answer.warnings.begin(), answer.warnings.end(), [](const Warning& warning) {
                return warning.kind == WarningKind::RareClasses && warning.values.at("classes") == 1;
            });
        };
        QVERIFY(!warned());
        for (CellState& cell : state.cells) {
            sample::changeClasses(*cell.result, [](auto& classes) { classes[1].positives = 19; });
        }
        QVERIFY(warned());
    }

    void resultsOfOlderVersionsHaveNoClassCurves() {
        const Plan plan = sample::plan();
        QVERIFY(classCurves(plan, sample::stateOf(plan)).empty());
    }

    void clusteredTestItemsWidenTheIntervals() {
        const Plan plan = sample::plan();
        const ExperimentState state = stateOf(plan);
        EvaluationFacts facts;
        facts.items = 500;
        facts.designEffect = 4;
        facts.discordance = 0.2;
        const auto plain = computeAnswer(plan, state, {.target = 0.9}).answer;
        const auto clustered =
            computeAnswer(plan, state, {.target = 0.9}, {.dataWarnings = {}, .testSet = facts}).answer;
        QVERIFY(clustered.points.back().high - clustered.points.back().low >
                1.3 * (plain.points.back().high - plain.points.back().low));
        QVERIFY(*clustered.smallestVisibleGain > *plain.smallestVisibleGain);
        QVERIFY(*clustered.itemsForAskedGain > *plain.itemsForAskedGain);
    }

    /// The chart, the next cells and "twice the test items" rest on the same noise as the answer.
    void whatIsDrawnCountsGroupsAsTheAnswerDoes() {
        const Plan plan = sample::plan();
        const ExperimentState state = stateOf(plan);
        EvaluationFacts facts;
        facts.items = static_cast<double>(plan.test.rows);
        facts.groups = 20;
        facts.designEffect = 4;
        const auto answer =
            computeAnswer(plan, state, {.target = 0.9}, {.dataWarnings = {}, .testSet = facts});
        const DataCurve drawn = dataCurve(plan, state, facts);
        QCOMPARE(drawn.testItems, plan.test.rows);
        QCOMPARE(drawn.points.size(), answer.answer.points.size());
        for (std::size_t i = 0; i < drawn.points.size(); ++i) {
            QCOMPARE(drawn.points[i].interval.low, answer.answer.points[i].low);
            QCOMPARE(drawn.points[i].interval.high, answer.answer.points[i].high);
        }
        const statistics::Curve curve = curveOf(drawn);
        QCOMPARE(curve.effectiveItems(), facts.effectiveItems());
        statistics::AnswerSettings settings;
        settings.target = 0.9;
        const auto again = statistics::answer(curve, settings);
        QVERIFY(again.needed && answer.answer.needed);
        QCOMPARE(again.needed->low, answer.answer.needed->low);
        QCOMPARE(again.needed->high, answer.answer.needed->high);
    }

    void testItemsInGroupsAreTold() {
        const Plan plan = sample::plan();
        const ExperimentState state = stateOf(plan);
        EvaluationFacts facts;
        facts.items = 500;
        facts.groups = 20;
        const auto find = [&](double effect) -> std::optional<Warning> {
            facts.designEffect = effect;
            for (const Warning& warning :
                 computeAnswer(plan, state, {.target = 0.9}, {.dataWarnings = {}, .testSet = facts})
                     .warnings) {
                if (warning.kind == WarningKind::GroupedTestItems) {
                    return warning;
                }
            }
            return std::nullopt;
        };
        QVERIFY(!find(1.9));
        const auto told = find(4);
        QVERIFY(told.has_value());
        QCOMPARE(
            told->sentence,
            std::string("The 500 test items come in 20 groups and tell as much as 125 independent ones"));
        QCOMPARE(told->values.at("effective"), 125.0);
    }

    void pricesDecideWhatToCollect() {
        const Plan plan = sample::plan();
        const ExperimentState state = stateOf(plan);
        const auto cheap = computeAnswer(
            plan, state,
            {.target = 0.9, .costs = statistics::Costs{.valuePerPoint = 1000, .perSample = 0.01}});
        const auto dear = computeAnswer(
            plan, state, {.target = 0.9, .costs = statistics::Costs{.valuePerPoint = 1, .perSample = 100}});
        QVERIFY(cheap.answer.cost && !cheap.answer.cost->stop && cheap.answer.cost->regret > 0);
        QVERIFY(dear.answer.cost && dear.answer.cost->stop);
        QVERIFY(cheap.inputsSha256 != dear.inputsSha256);
    }
};

PLATEAU_TEST(TestAnswer)
#include "test_answer.moc"
