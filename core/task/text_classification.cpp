#include "core/base/english.h"
#include "core/data/split.h"
#include "core/metric/classification_metrics.h"
#include "core/task/class_details.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

/// One class a text.
namespace plateau::task {
namespace {

constexpr int calibrationDraws = 200;

std::vector<int> toInts(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

/// Softmax of one row of logits.
std::vector<float> softmax(std::span<const float> logits) {
    const double best = *std::max_element(logits.begin(), logits.end());
    std::vector<float> shares;
    double sum = 0;
    for (const float logit : logits) {
        sum += std::exp(static_cast<double>(logit) - best);
    }
    for (const float logit : logits) {
        shares.push_back(static_cast<float>(std::exp(static_cast<double>(logit) - best) / sum));
    }
    return shares;
}

std::span<const float> rowOf(const Outputs& outputs, std::size_t item) {
    const auto width = static_cast<std::size_t>(outputs.width);
    return std::span<const float>(outputs.values).subspan(item * width, width);
}

std::vector<ConfusionCount> confusionOf(std::span<const int> truth, std::span<const int> predicted) {
    std::map<std::pair<int, int>, int> counts;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        ++counts[{truth[i], predicted[i]}];
    }
    std::vector<ConfusionCount> confusion;
    for (const auto& [pair, items] : counts) {
        confusion.push_back({pair.first, pair.second, items});
    }
    return confusion;
}

class TextClassification final : public Task {
public:
    const TaskInfo& info() const override {
        static const TaskInfo info{.id = "text-classification",
                                   .name = "text classification",
                                   .about = "One class for each text: intents, topics, sentiment.",
                                   .input = InputKind::Text,
                                   .target = data::TargetForm::ClassName,
                                   .objective = Objective::Classification,
                                   .metrics = {"accuracy", "macro_f1", "balanced_accuracy", "log_loss"},
                                   .baselines = {BaselineKind::Untouched, BaselineKind::Constant,
                                                 BaselineKind::LinearProbe, BaselineKind::BagOfWords,
                                                 BaselineKind::ShuffledLabels},
                                   .comparesTexts = true};
        return info;
    }

    Result<TaskFacts> facts(std::span<const data::Sample> pool, const data::FieldMapping&) const override {
        return TaskFacts{data::labelNames(pool), {}};
    }

    void validate(const TaskFacts& facts, std::vector<Fault>& faults) const override {
        if (facts.labels.size() < 2) {
            faults.push_back({"labels",
                              fmt::format("has {}, a classification needs at least 2",
                                          counted(facts.labels.size(), "entry", "entries")),
                              "Use data with at least two classes."});
        }
    }

    std::vector<int> strata(std::span<const data::Sample> samples, const TaskFacts& facts) const override {
        return data::labelNumbers(samples, facts.labels);
    }

    Examples examples(std::span<const data::Sample> samples, const TaskFacts& facts) const override {
        Examples out;
        out.items = samples.size();
        out.classes = data::labelNumbers(samples, facts.labels);
        for (const data::Sample& sample : samples) {
            out.texts.push_back(sample.text);
        }
        return out;
    }

    metric::ItemTable score(std::span<const data::Sample> truth, const Outputs& outputs,
                            const TaskFacts& facts) const override {
        metric::ItemTable table;
        const std::vector<int> classes = data::labelNumbers(truth, facts.labels);
        for (std::size_t i = 0; i < truth.size(); ++i) {
            const auto logits = rowOf(outputs, i);
            const auto best =
                std::max_element(logits.begin(), logits.end()) - logits.begin(); // lowest wins a tie
            const auto shares = softmax(logits);
            table.items.push_back(truth[i].id);
            table.columns["truth"].push_back(classes[i]);
            table.columns["predicted"].push_back(static_cast<double>(best));
            table.columns["probability"].push_back(
                static_cast<double>(shares[static_cast<std::size_t>(best)]));
            table.columns["true_probability"].push_back(
                classes[i] < 0 ? 0 : static_cast<double>(shares[static_cast<std::size_t>(classes[i])]));
        }
        return table;
    }

    Json details(const metric::ItemTable& table, const Outputs& outputs, const TaskFacts& facts,
                 const TrainedOn& trained) const override {
        std::vector<double> probabilities;
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto shares = softmax(rowOf(outputs, i));
            probabilities.insert(probabilities.end(), shares.begin(), shares.end());
        }
        statistics::CalibrationSettings calibration;
        calibration.draws = calibrationDraws;
        const auto truth = toInts(*table.find("truth"));
        const auto predicted = toInts(*table.find("predicted"));
        const auto found = statistics::classificationMetrics(
            truth, predicted, static_cast<int>(facts.labels.size()), probabilities, calibration);
        if (!found) {
            return Json::object();
        }
        ClassDetails details;
        std::vector<int> positives(facts.labels.size());
        for (const int number : data::labelNumbers(data::pick(trained.pool, trained.rows), facts.labels)) {
            ++positives[static_cast<std::size_t>(number)];
        }
        for (std::size_t c = 0; c < facts.labels.size(); ++c) {
            const auto& one = found->classes[c];
            details.classes.push_back(
                {facts.labels[c], one.precision, one.recall, one.f1, one.support, positives[c], one.auc});
        }
        details.confusion = confusionOf(truth, predicted);
        details.weightedF1 = found->weightedF1;
        details.macroAuc = found->macroAuc;
        details.ece = found->ece;
        if (found->eceInterval) {
            details.eceLow = found->eceInterval->low;
            details.eceHigh = found->eceInterval->high;
        }
        return toJson(details);
    }
};

} // namespace

const Task& textClassification() {
    static const TextClassification task;
    return task;
}

} // namespace plateau::task
