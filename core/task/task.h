#pragma once

#include "core/base/json_fields.h"
#include "core/data/samples.h"
#include "core/metric/metric.h"
#include "core/task/examples.h"
#include "core/task/feature_columns.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::task {

/// Scores that take no training of the model, and what they are compared with.
enum class BaselineKind {
    Untouched,      ///< the model as it came, n = 0
    Constant,       ///< the commonest class, the mean: what needs no input
    LinearProbe,    ///< a linear model on features of the frozen model
    BagOfWords,     ///< naive Bayes on words
    ShuffledLabels, ///< trained like a cell, on targets that mean nothing
};

enum class InputKind { Text, TableRow };

struct TaskInfo {
    std::string_view id;    ///< in plans and on the command line: "text-classification"
    std::string_view name;  ///< English, in the middle of a sentence
    std::string_view about; ///< one sentence for help and the task list
    InputKind input = InputKind::Text;
    data::TargetForm target = data::TargetForm::ClassName;
    Objective objective = Objective::Classification;
    std::vector<std::string_view> metrics; ///< ids; the first is the one a plan is about
    std::vector<BaselineKind> baselines;
    /// What the labels of TaskFacts are, one and several; and what the data are where there are none.
    std::string_view label = "class";
    std::string_view labels = "classes";
    std::string_view unlabelled = "raw text";
    /// Copies of one input in the pool teach nothing new, and inputs that nearly repeat are looked for.
    bool comparesTexts = true;
    /// The model writes an answer to every item, and what it wrote is scored.
    bool writesAnswers = false;
};

/// What the pool fixes for a whole experiment; part of the plan.
struct TaskFacts {
    std::vector<std::string> labels;     ///< sorted; the class number is the position; empty without classes
    std::vector<FeatureColumn> features; ///< of table rows
    bool operator==(const TaskFacts&) const = default;
};

/// The samples that a cell was trained on.
struct TrainedOn {
    std::span<const data::Sample> pool{};
    std::span<const std::uint32_t> rows{}; ///< positions in the pool
};

/// What a model must do with a sample and how that is scored. Stateless; see task_list.h.
class Task {
public:
    virtual ~Task() = default;
    virtual const TaskInfo& info() const = 0;

    /// @param pool all samples that may be trained on. Errors: a pool that allows no such task
    virtual Result<TaskFacts> facts(std::span<const data::Sample> pool,
                                    const data::FieldMapping& mapping) const = 0;
    /// Faults of what a plan says, with the field's name. @param facts as read from the plan
    virtual void validate(const TaskFacts& facts, std::vector<Fault>& faults) const = 0;
    /// A number a sample; subsets keep the shares of each.
    virtual std::vector<int> strata(std::span<const data::Sample> samples, const TaskFacts& facts) const = 0;
    virtual Examples examples(std::span<const data::Sample> samples, const TaskFacts& facts) const = 0;
    /// @param truth T samples @param outputs of T items
    virtual metric::ItemTable score(std::span<const data::Sample> truth, const Outputs& outputs,
                                    const TaskFacts& facts) const = 0;
    /// What is kept beside the metrics: confusion and classes, per label, … ; an object, maybe empty. A pure
    /// function of its arguments. @param table, outputs what score() gave and was given
    virtual Json details(const metric::ItemTable& table, const Outputs& outputs, const TaskFacts& facts,
                         const TrainedOn& trained) const = 0;

    /// The metric that a plan of this task is about.
    const metric::Metric& primaryMetric() const;
    bool has(BaselineKind baseline) const;
    bool has(std::string_view metric) const;
};

} // namespace plateau::task
