#include "core/experiment/analyse/answer.h"

#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/experiment/analyse/answer_warnings.h"
#include "core/experiment/analyse/class_curves.h"
#include "core/experiment/analyse/leak_effect.h"
#include "core/experiment/analyse/series.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

/// Rises when answers to equal inputs hold more than before.
constexpr int answerVersion = 6;

std::string inputsHash(const AnswerRequest& request, const ExperimentState& state,
                       const std::vector<Warning>& warnings) {
    Json inputs = {{"version", answerVersion},
                   {"target", request.target},
                   {"next_samples", request.nextSamples},
                   {"exclude_under_trained", request.underTrained == UnderTrainedCells::Exclude},
                   {"per_class", request.perClass},
                   {"results", resultHashes(state)},
                   {"warnings", toJson(warnings)}};
    if (!request.metric.empty()) {
        inputs["metric"] = request.metric;
    }
    if (request.retention) {
        inputs["retention"] = *request.retention;
    }
    if (request.costs) {
        inputs["costs"] = {request.costs->valuePerPoint, request.costs->perSample};
    }
    return sha256(inputs.dump());
}

} // namespace

std::map<std::string, std::string> resultHashes(const ExperimentState& state) {
    std::map<std::string, std::string> hashes;
    for (const CellState& cell : state.cells) {
        if (cell.result) {
            hashes[cell.planned.id] = sha256(toJson(*cell.result).dump());
        }
    }
    return hashes;
}

const char* name(SimpleBaseline::Kind kind) {
    constexpr std::array names{"majority", "mean", "untouched", "shuffled_labels", "words", "instant"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<SimpleBaseline> simpleBaselinesOf(const DataCurve& curve, const task::Task& task) {
    std::vector<SimpleBaseline> baselines;
    if (curve.points.empty()) {
        return baselines;
    }
    const double best = curve.points.back().interval.mean;
    const bool higher = curve.metric->info().higherIsBetter();
    const auto gain = [higher](double from, double to) { return higher ? to - from : from - to; };
    const auto addBaseline = [&](SimpleBaseline::Kind kind, const std::optional<BaselinePoint>& baseline) {
        if (baseline) {
            baselines.push_back({kind, 0, baseline->score, gain(baseline->score, best)});
        }
    };
    const auto addCurve = [&](SimpleBaseline::Kind kind, const std::vector<CurvePoint>& points) {
        for (auto own = curve.points.rbegin(); own != curve.points.rend(); ++own) {
            if (const CurvePoint* point = pointAt(points, own->n)) {
                const double score = point->interval.mean;
                baselines.push_back({kind, own->n, score, gain(score, own->interval.mean)});
                return;
            }
        }
    };
    const bool numbers = task.info().objective == task::Objective::Regression;
    addBaseline(numbers ? SimpleBaseline::Kind::Mean : SimpleBaseline::Kind::Majority, curve.majority);
    addBaseline(SimpleBaseline::Kind::Untouched, curve.untouched);
    addCurve(SimpleBaseline::Kind::ShuffledLabels, curve.controls);
    addCurve(SimpleBaseline::Kind::Words, curve.words);
    addCurve(SimpleBaseline::Kind::Instant, curve.instant);
    return baselines;
}

namespace {

/// What is kept with the samples that the answer names, and the clause that says so.
void addRetention(const Plan& plan, const AnswerContext& context, ExperimentAnswer& out) {
    out.retention = context.retention;
    if (!context.retention) {
        return;
    }
    out.kept = retentionGoal(*context.retention, seriesText(seriesOf(plan).front()), out.answer,
                             out.request.retention);
    if (out.kept) {
        out.sentence += clause(*out.kept);
    }
}

/// What the plan's series are worth against each other, and the answer of each.
void addSeries(const Plan& plan, const ExperimentState& state, const DataCurve& scores,
               const AnswerContext& context, ExperimentAnswer& out) {
    out.mixtures = mixtureWorths(plan, scores, out.request.target);
    out.shares = shareEffect(plan, scores, context.retention, out.request.retention);
    for (std::size_t i = 1; i < plan.mixtures.size(); ++i) {
        auto own = computeAnswer(planOf(plan, i), stateOf(state, i), out.request, context);
        out.series.push_back({seriesText(plan.mixtures[i]), seriesName(plan.mixtures[i]),
                              std::move(own.answer), std::move(own.sentence), own.kept});
    }
}

} // namespace

Result<const metric::Metric*> metricOf(const Plan& plan, const AnswerRequest& request) {
    const task::Task& task = task::taskOf(plan.task);
    const metric::Metric* metric =
        request.metric.empty() ? &task.primaryMetric() : metric::find(request.metric);
    if (metric == nullptr || !task.has(metric->info().id)) {
        return badInput("metric",
                        fmt::format("{} is none of {}", printable(request.metric, 60), task.info().name),
                        fmt::format("Use one of {}.", fmt::join(task.info().metrics, ", ")));
    }
    const metric::MetricInfo& info = metric->info();
    if (!info.canBeTarget(request.target)) {
        return badInput(
            "target", fmt::format("{} is no value that {} can be asked to reach", request.target, info.name),
            info.range.high == metric::unlimited
                ? fmt::format("Give a target above {}.", info.range.low)
                : fmt::format("Give a target between {} and {}.", info.range.low, info.range.high));
    }
    return metric;
}

ExperimentAnswer computeAnswer(const Plan& plan, const ExperimentState& state, const AnswerRequest& request,
                               const AnswerContext& context) {
    ExperimentAnswer out;
    out.request = request;
    out.metric = request.metric.empty() ? std::string(task::taskOf(plan.task).primaryMetric().info().id)
                                        : request.metric;
    out.testSet = context.testSet;
    statistics::AnswerSettings settings;
    settings.target = request.target;
    settings.nextSamples = request.nextSamples;
    settings.level = curveLevel;
    settings.costs = request.costs;
    if (context.testSet && context.testSet->discordance.value_or(0) > 0) {
        settings.discordance = *context.testSet->discordance;
    }
    const DataCurve scores = dataCurve(plan, state, context.testSet);
    const bool primary = !context.curve;
    if (primary) {
        out.simpleBaselines = simpleBaselinesOf(scores, task::taskOf(plan.task));
        for (const SimpleBaseline& baseline : out.simpleBaselines) {
            const bool higher = scores.metric->info().higherIsBetter();
            settings.baselines.push_back(
                {name(baseline.kind), baseline.score, static_cast<double>(baseline.n),
                 baseline.score + (higher ? baseline.gainAbove : -baseline.gainAbove)});
        }
    }
    out.answer =
        statistics::answer(context.curve ? *context.curve : curveOf(scores, request.underTrained), settings);
    out.sentence = statistics::sentence(out.answer);
    addRetention(plan, context, out);
    out.warnings = answerWarnings(plan, state, out, context);
    if (request.perClass && primary) {
        out.classes = statistics::classNeeds(
            classCurves(plan, state, context.testSet ? context.testSet->designEffect : 1), request.target);
        if (task::taskOf(plan.task).info().target == data::TargetForm::ClassName) {
            out.collectNext = statistics::collectNext(out.classes);
        } else { // scores of labels do not add up to that of all
            for (statistics::ClassNeed& need : out.classes) {
                need.share = need.heldBack = 0;
            }
        }
    }
    if (primary && plan.mixtures.size() > 1) {
        addSeries(plan, state, scores, context, out);
    }
    out.inputsSha256 = inputsHash(request, state, out.warnings);
    return out;
}

AnswerContext answerContext(const Folder& folder, const ExperimentState& state) {
    AnswerContext context;
    context.dataWarnings = dataWarnings(folder, state);
    context.testSet = knownTestSet(folder, state);
    return context;
}

Result<ExperimentAnswer> answerOf(const Folder& folder, const ExperimentState& state,
                                  const AnswerRequest& request, std::optional<Retention> retention) {
    AnswerContext context = answerContext(folder, state);
    context.retention = std::move(retention);
    const auto metric = metricOf(folder.plan(), request);
    if (!metric) {
        return metric.error();
    }
    if (*metric != &task::taskOf(folder.plan().task).primaryMetric()) {
        auto curve = metricCurve(folder, state, **metric, request.underTrained);
        if (!curve) {
            return curve.error();
        }
        context.curve = std::move(*curve);
    }
    return computeAnswer(folder.plan(), state, request, context);
}

} // namespace plateau::experiment
