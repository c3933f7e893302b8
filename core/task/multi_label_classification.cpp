#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

/// Any number of labels for each text.
namespace plateau::task {
namespace {

constexpr std::size_t mostLabels = 1000; ///< a prediction has a number a label

/// Positions of a sample's labels; those that the pool does not have are counted in `unknown`.
std::vector<std::size_t> positionsOf(const data::Sample& sample, const TaskFacts& facts, int& unknown) {
    std::vector<std::size_t> positions;
    for (const std::string& label : sample.labels) {
        const auto found = std::lower_bound(facts.labels.begin(), facts.labels.end(), label);
        if (found != facts.labels.end() && *found == label) {
            positions.push_back(static_cast<std::size_t>(found - facts.labels.begin()));
        } else {
            ++unknown;
        }
    }
    return positions;
}

double f1(double hits, double given, double there) {
    return given + there > 0 ? 2 * hits / (given + there) : 0;
}

class MultiLabelClassification final : public Task {
public:
    const TaskInfo& info() const override {
        static const TaskInfo info{
            .id = "multi-label-classification",
            .name = "multi-label classification",
            .about = "Any number of labels for each text: tags, symptoms, topics that overlap.",
            .input = InputKind::Text,
            .target = data::TargetForm::ClassSet,
            .objective = Objective::MultiLabel,
            .metrics = {"micro_f1", "label_macro_f1", "subset_accuracy", "hamming_loss"},
            .baselines = {BaselineKind::Constant, BaselineKind::ShuffledLabels},
            .label = "label",
            .labels = "labels",
            .comparesTexts = true};
        return info;
    }

    Result<TaskFacts> facts(std::span<const data::Sample> pool, const data::FieldMapping&) const override {
        std::set<std::string> labels;
        for (const data::Sample& sample : pool) {
            labels.insert(sample.labels.begin(), sample.labels.end());
        }
        return TaskFacts{{labels.begin(), labels.end()}, {}};
    }

    void validate(const TaskFacts& facts, std::vector<Fault>& faults) const override {
        if (facts.labels.empty() || facts.labels.size() > mostLabels) {
            faults.push_back(
                {"labels", fmt::format("has {} entries, must have 1 … {}", facts.labels.size(), mostLabels),
                 "Use data with labels, and merge rare ones."});
        }
    }

    /// The rarest of a sample's labels stands for the set, so that rare labels come early in every subset.
    std::vector<int> strata(std::span<const data::Sample> samples, const TaskFacts& facts) const override {
        std::vector<std::vector<std::size_t>> all;
        std::vector<int> counts(facts.labels.size());
        for (const data::Sample& sample : samples) {
            int unknown = 0;
            all.push_back(positionsOf(sample, facts, unknown));
            for (const std::size_t position : all.back()) {
                ++counts[position];
            }
        }
        std::vector<int> strata;
        for (const auto& positions : all) {
            const auto rarest =
                std::min_element(positions.begin(), positions.end(),
                                 [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
            strata.push_back(rarest == positions.end() ? -1 : static_cast<int>(*rarest));
        }
        return strata;
    }

    Examples examples(std::span<const data::Sample> samples, const TaskFacts& facts) const override {
        Examples out;
        out.items = samples.size();
        out.targetWidth = static_cast<std::int64_t>(facts.labels.size());
        out.targets.assign(samples.size() * facts.labels.size(), 0);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            out.texts.push_back(samples[i].text);
            int unknown = 0;
            for (const std::size_t position : positionsOf(samples[i], facts, unknown)) {
                out.targets[i * facts.labels.size() + position] = 1;
            }
        }
        return out;
    }

    /// A label is given where its own probability is at least a half. A label that the pool does not have is
    /// a miss.
    metric::ItemTable score(std::span<const data::Sample> truth, const Outputs& outputs,
                            const TaskFacts& facts) const override {
        const std::size_t labels = facts.labels.size();
        metric::ItemTable table;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            int unknown = 0;
            const auto positions = positionsOf(truth[i], facts, unknown);
            std::vector<char> there(labels);
            for (const std::size_t position : positions) {
                there[position] = 1;
            }
            int hits = 0;
            int falseAlarms = 0;
            for (std::size_t k = 0; k < labels; ++k) {
                const bool given = outputs.values[i * labels + k] >= 0;
                hits += given && there[k] != 0;
                falseAlarms += given && there[k] == 0;
                table.columns[fmt::format("truth.{}", k)].push_back(there[k]);
                table.columns[fmt::format("predicted.{}", k)].push_back(given ? 1 : 0);
            }
            const int misses = static_cast<int>(positions.size()) - hits + unknown;
            table.items.push_back(truth[i].id);
            table.columns["hits"].push_back(hits);
            table.columns["false_alarms"].push_back(falseAlarms);
            table.columns["misses"].push_back(misses);
            table.columns["wrong"].push_back(falseAlarms + misses);
            table.columns["label_count"].push_back(static_cast<double>(labels) + unknown);
        }
        return table;
    }

    Json details(const metric::ItemTable& table, const Outputs&, const TaskFacts& facts,
                 const TrainedOn& trained) const override {
        std::vector<int> positives(facts.labels.size());
        for (const std::uint32_t row : trained.rows) {
            int unknown = 0;
            for (const std::size_t position : positionsOf(trained.pool[row], facts, unknown)) {
                ++positives[position];
            }
        }
        Json labels = Json::array();
        for (std::size_t k = 0; k < facts.labels.size(); ++k) {
            const auto& truth = *table.find(fmt::format("truth.{}", k));
            const auto& predicted = *table.find(fmt::format("predicted.{}", k));
            double hits = 0;
            double given = 0;
            double there = 0;
            for (std::size_t i = 0; i < table.size(); ++i) {
                hits += truth[i] * predicted[i];
                given += predicted[i];
                there += truth[i];
            }
            labels.push_back({{"label", facts.labels[k]},
                              {"precision", given > 0 ? hits / given : 0},
                              {"recall", there > 0 ? hits / there : 0},
                              {"f1", f1(hits, given, there)},
                              {"support", static_cast<int>(there)},
                              {"predicted", static_cast<int>(given)},
                              {"positives", positives[k]}});
        }
        return {{"labels", labels}};
    }
};

} // namespace

const Task& multiLabelClassification() {
    static const MultiLabelClassification task;
    return task;
}

} // namespace plateau::task
