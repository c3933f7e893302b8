#include "core/experiment/answer.h"

#include "core/base/sha256.h"
#include "core/experiment/answer_warnings.h"
#include "core/experiment/class_curves.h"
#include "core/experiment/leak_effect.h"

#include <algorithm>
#include <array>

namespace plateau::experiment {
namespace {

/// Rises when answers to equal inputs hold more than before.
constexpr int answerVersion = 3;

std::string inputsHash(const AnswerRequest& request, const Ledger& ledger,
                       const std::vector<Warning>& warnings) {
    Json inputs = {{"version", answerVersion},
                   {"target", request.target},
                   {"next_samples", request.nextSamples},
                   {"exclude_under_trained", request.underTrained == UnderTrainedCells::Exclude},
                   {"per_class", request.perClass},
                   {"results", resultHashes(ledger)},
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

std::map<std::string, std::string> resultHashes(const Ledger& ledger) {
    std::map<std::string, std::string> hashes;
    for (const LedgerCell& cell : ledger.cells) {
        if (cell.result) {
            hashes[cell.planned.id] = sha256(toJson(*cell.result).dump());
        }
    }
    return hashes;
}

const char* name(Floor::Kind kind) {
    constexpr std::array names{"majority", "untouched", "shuffled_labels", "words", "instant"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Floor> floorsOf(const DataCurve& curve) {
    std::vector<Floor> floors;
    if (curve.points.empty()) {
        return floors;
    }
    const double best = curve.points.back().interval.mean;
    const auto addBaseline = [&](Floor::Kind kind, const std::optional<BaselinePoint>& baseline) {
        if (baseline) {
            floors.push_back({kind, 0, baseline->accuracy, best - baseline->accuracy});
        }
    };
    const auto addCurve = [&](Floor::Kind kind, const std::vector<CurvePoint>& points) {
        for (auto own = curve.points.rbegin(); own != curve.points.rend(); ++own) {
            if (const CurvePoint* point = pointAt(points, own->n)) {
                const double score = point->interval.mean;
                floors.push_back({kind, own->n, score, own->interval.mean - score});
                return;
            }
        }
    };
    addBaseline(Floor::Kind::Majority, curve.majority);
    addBaseline(Floor::Kind::Untouched, curve.untouched);
    addCurve(Floor::Kind::ShuffledLabels, curve.controls);
    addCurve(Floor::Kind::Words, curve.words);
    addCurve(Floor::Kind::Instant, curve.instant);
    return floors;
}

ExperimentAnswer computeAnswer(const Plan& plan, const Ledger& ledger, const AnswerRequest& request,
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
    const DataCurve accuracies = dataCurve(plan, ledger, context.testSet);
    out.answer = statistics::answer(
        context.curve ? *context.curve : curveOf(accuracies, request.underTrained), settings);
    out.sentence = statistics::sentence(out.answer);
    out.warnings = answerWarnings(plan, ledger, out.answer, context);
    const bool accuracy = request.metric == AnswerMetric::Accuracy;
    if (accuracy) {
        out.floors = floorsOf(accuracies);
    }
    if (request.perClass && accuracy) {
        out.classes = statistics::classNeeds(classCurves(plan, ledger), request.target);
        out.collectNext = statistics::collectNext(out.classes);
    }
    out.inputsSha256 = inputsHash(request, ledger, out.warnings);
    return out;
}

AnswerContext answerContext(const Folder& folder, const Ledger& ledger) {
    AnswerContext context;
    context.dataWarnings = dataWarnings(folder, ledger);
    context.testSet = knownTestSet(folder, ledger);
    return context;
}

Result<ExperimentAnswer> answerOf(const Folder& folder, const Ledger& ledger, const AnswerRequest& request) {
    AnswerContext context = answerContext(folder, ledger);
    if (request.metric != AnswerMetric::Accuracy) {
        auto curve = metricCurve(folder, ledger, request.metric, request.underTrained);
        if (!curve) {
            return curve.error();
        }
        context.curve = std::move(*curve);
    }
    return computeAnswer(folder.plan(), ledger, request, context);
}

} // namespace plateau::experiment
