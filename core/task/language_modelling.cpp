#include "core/task/task_list.h"

#include <fmt/format.h>

/// Foreseeing raw text, token by token.
namespace plateau::task {
namespace {

class LanguageModelling final : public Task {
public:
    const TaskInfo& info() const override {
        static const TaskInfo info{
            .id = "language-modelling",
            .name = "language modelling",
            .about = "Raw text, one sample a row: how well the model foresees the next token.",
            .input = InputKind::Text,
            .target = data::TargetForm::None,
            .objective = Objective::CausalLanguage,
            .metrics = {"nats_per_token", "bits_per_byte"},
            .baselines = {BaselineKind::Untouched},
            .comparesTexts = true};
        return info;
    }

    Result<TaskFacts> facts(std::span<const data::Sample>, const data::FieldMapping&) const override {
        return TaskFacts{};
    }

    void validate(const TaskFacts& facts, std::vector<Fault>& faults) const override {
        if (!facts.labels.empty()) {
            faults.push_back({"labels", "must be empty: raw text has none", "Remove them."});
        }
    }

    std::vector<int> strata(std::span<const data::Sample> samples, const TaskFacts&) const override {
        return std::vector<int>(samples.size(), 0);
    }

    Examples examples(std::span<const data::Sample> samples, const TaskFacts&) const override {
        Examples out;
        out.items = samples.size();
        for (const data::Sample& sample : samples) {
            out.texts.push_back(sample.text);
        }
        return out;
    }

    metric::ItemTable score(std::span<const data::Sample> truth, const Outputs& outputs,
                            const TaskFacts&) const override {
        metric::ItemTable table;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            table.items.push_back(truth[i].id);
            table.columns["nats"].push_back(static_cast<double>(outputs.values[2 * i]));
            table.columns["tokens"].push_back(static_cast<double>(outputs.values[2 * i + 1]));
            table.columns["bytes"].push_back(static_cast<double>(truth[i].text.size()));
        }
        return table;
    }

    Json details(const metric::ItemTable& table, const Outputs&, const TaskFacts&,
                 const TrainedOn&) const override {
        double tokens = 0;
        double bytes = 0;
        for (std::size_t i = 0; i < table.size(); ++i) {
            tokens += (*table.find("tokens"))[i];
            bytes += (*table.find("bytes"))[i];
        }
        return {{"tokens", tokens}, {"bytes", bytes}};
    }
};

} // namespace

const Task& languageModelling() {
    static const LanguageModelling task;
    return task;
}

} // namespace plateau::task
