#pragma once

#include "core/experiment/analyse/evaluation_facts.h"
#include "core/experiment/analyse/metric_curve.h"
#include "core/experiment/analyse/mixture_worth.h"
#include "core/experiment/analyse/retention.h"
#include "core/experiment/analyse/retention_goal.h"
#include "core/experiment/analyse/share_effect.h"
#include "core/experiment/plan/warning.h"
#include "core/statistics/curve/class_need.h"
#include "core/task/task.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// The answer to "how much data?" from the results of an experiment.
namespace plateau::experiment {

struct AnswerRequest {
    std::string metric{}; ///< id; empty: the one the task is about
    double target = 0.9;  ///< in the metric's unit
    /// Share of general ability to keep beside it, (0, 1]; nothing: not asked for.
    std::optional<double> retention{};
    double nextSamples = 0; ///< batch whose gain is stated; 0 = as many as the largest size
    /// Under-trained cells are marked, but no point of the fit until they were trained longer.
    UnderTrainedCells underTrained = UnderTrainedCells::Exclude;
    std::optional<statistics::Costs> costs{};
    bool perClass = false; ///< also what each class needs (a millisecond or two a class)
    bool operator==(const AnswerRequest&) const = default;
};

/// What the answer rests on beside the plan and its results.
struct AnswerContext {
    std::vector<Warning>
        dataWarnings{}; ///< of the data (CreateReport), repeated where they weaken the answer
    std::optional<EvaluationFacts> testSet{};
    std::optional<statistics::Curve> curve{}; ///< of another metric than the task's first
    std::optional<Retention> retention{};     ///< from who can read predictions: retentionOf()
};

/// A score that needs less than the training it stands beside.
struct SimpleBaseline {
    enum class Kind { Majority, Mean, Untouched, ShuffledLabels, Words, Instant };
    Kind kind = Kind::Majority;
    std::int64_t n = 0;   ///< size of the score, 0 for baselines
    double score = 0;     ///< mean
    double gainAbove = 0; ///< of the plan's method above it, at the same size (baselines: at its largest)
};
const char*
name(SimpleBaseline::Kind kind); ///< "majority", "mean", "untouched", "shuffled_labels", "words", "instant"

/// The simple baselines that were run, at the largest size that they share with the curve.
std::vector<SimpleBaseline> simpleBaselinesOf(const DataCurve& curve, const task::Task& task);

/// The answer of another series of the plan, by itself.
struct SeriesAnswer {
    std::string mixture; ///< "50%", "none"
    std::string name;    ///< "50% domain", "domain alone"
    statistics::Answer answer;
    std::string sentence;
    std::optional<RetentionGoal> kept{};
};

struct ExperimentAnswer {
    AnswerRequest request;
    std::string metric; ///< id of what the answer is about
    statistics::Answer answer;
    std::string sentence;                        ///< English, one line
    std::vector<Warning> warnings;               ///< what weakens it, most severe first
    std::vector<SimpleBaseline> simpleBaselines; ///< of the task's first metric only, as are the classes
    std::optional<EvaluationFacts> testSet;
    std::vector<statistics::ClassNeed> classes; ///< with perClass; empty when results do not tell positives
    statistics::CollectNext collectNext;        ///< entries point into `classes`
    /// What the plan's series are worth against each other; of the task's first metric only.
    std::vector<MixtureWorth> mixtures;
    std::vector<SeriesAnswer> series;   ///< of the plan's further series
    std::optional<ShareEffect> shares;  ///< of the plan's constant shares, the first metric only
    std::optional<Retention> retention; ///< of the context
    std::optional<RetentionGoal> kept;  ///< of the plan's first series, where there is a retention
    std::string inputsSha256;           ///< of the request, of every result it rests on, and of the warnings
};

/// Hash of every result by cell id: what an answer rests on.
std::map<std::string, std::string> resultHashes(const ExperimentState& state);

/// The metric that a request is about. BadInput for one that the task does not have, or a target out of its
/// range.
Result<const metric::Metric*> metricOf(const Plan& plan, const AnswerRequest& request);

ExperimentAnswer computeAnswer(const Plan& plan, const ExperimentState& state, const AnswerRequest& request,
                               const AnswerContext& context = {});

/// What computeAnswer() wants to know from the folder for an answer about the task's first metric. Parts that
/// cannot be read are left out.
AnswerContext answerContext(const Folder& folder, const ExperimentState& state);

/// computeAnswer() with answerContext(), for any metric. Errors: those of metricOf() and metricCurve().
/// @param retention of retentionOf(), where it is known
Result<ExperimentAnswer> answerOf(const Folder& folder, const ExperimentState& state,
                                  const AnswerRequest& request, std::optional<Retention> retention = {});

} // namespace plateau::experiment
