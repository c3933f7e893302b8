#include "core/experiment/analyse/answer.h"

#include "core/base/sha256.h"
#include "core/experiment/analyse/answer_warnings.h"
#include "core/experiment/analyse/class_curves.h"
#include "core/experiment/analyse/leak_effect.h"

#include <algorithm>
#include <array>

namespace plateau::experiment {
namespace {

/// Rises when answers to equal inputs hold more than before.
constexpr int answerVersion = 4;

std::string inputsHash(const AnswerRequest& request, const ExperimentState& state,
                       const std::vector<Warning>& warnings) {
    Json inputs = {{"version", answerVersion},
                   {"target", request.target},
                   {"next_samples", request.nextSamples},
                   {"exclude_under_trained", request.underTrained == UnderTrainedCells::Exclude},
                   {"per_class", request.perClass},
                   {"results", resultHashes(state)},
                   {"warnings", toJson(warnings)}};
    if (request.metric != AnswerMetric::Accuracy) {
        inputs["metric"] = name(request.metric);
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
    constexpr std::array names{"majority", "untouched", "shuffled_labels", "words", "instant"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<SimpleBaseline> simpleBaselinesOf(const DataCurve& curve) {
    std::vector<SimpleBaseline> floors;
    if (curve.points.empty()) {
        return floors;
    }
    const double best = curve.points.back().interval.mean;
    const auto addBaseline = [&](SimpleBaseline::Kind kind, const std::optional<BaselinePoint>& baseline) {
        if (baseline) {
            floors.push_back({kind, 0, baseline->accuracy, best - baseline->accuracy});
        }
    };
    const auto addCurve = [&](SimpleBaseline::Kind kind, const std::vector<CurvePoint>& points) {
        for (auto own = curve.points.rbegin(); own != curve.points.rend(); ++own) {
            if (const CurvePoint* point = pointAt(points, own->n)) {
                const double score = point->interval.mean;
                floors.push_back({kind, own->n, score, own->interval.mean - score});
                return;
            }
        }
    };
    addBaseline(SimpleBaseline::Kind::Majority, curve.majority);
    addBaseline(SimpleBaseline::Kind::Untouched, curve.untouched);
    addCurve(SimpleBaseline::Kind::ShuffledLabels, curve.controls);
    addCurve(SimpleBaseline::Kind::Words, curve.words);
    addCurve(SimpleBaseline::Kind::Instant, curve.instant);
    return floors;
}

ExperimentAnswer computeAnswer(const Plan& plan, const ExperimentState& state, const AnswerRequest& request,
                               const AnswerContext& context) {
    ExperimentAnswer out;
    out.request = request;
    out.testSet = context.testSet;
    statistics::AnswerSettings settings;
    settings.target = request.target;
    settings.nextSamples = request.nextSamples;
    settings.level = curveLevel;
    settings.costs = request.costs;
    if (context.testSet && context.testSet->discordance.value_or(0) > 0) {
        settings.discordance = *context.testSet->discordance;
    }
    const DataCurve accuracies = dataCurve(plan, state, context.testSet);
    const bool accuracy = request.metric == AnswerMetric::Accuracy;
    if (accuracy) {
        out.floors = simpleBaselinesOf(accuracies);
        for (const SimpleBaseline& floor : out.floors) {
            settings.baselines.push_back(
                {name(floor.kind), floor.score, static_cast<double>(floor.n), floor.score + floor.gainAbove});
        }
    }
    out.answer = statistics::answer(
        context.curve ? *context.curve : curveOf(accuracies, request.underTrained), settings);
    out.sentence = statistics::sentence(out.answer);
    out.warnings = answerWarnings(plan, state, out.answer, context);
    if (request.perClass && accuracy) {
        out.classes = statistics::classNeeds(classCurves(plan, state), request.target);
        out.collectNext = statistics::collectNext(out.classes);
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
                                  const AnswerRequest& request) {
    AnswerContext context = answerContext(folder, state);
    if (request.metric != AnswerMetric::Accuracy) {
        auto curve = metricCurve(folder, state, request.metric, request.underTrained);
        if (!curve) {
            return curve.error();
        }
        context.curve = std::move(*curve);
    }
    return computeAnswer(folder.plan(), state, request, context);
}

} // namespace plateau::experiment
