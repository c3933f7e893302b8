#include "core/task/task_list.h"
#include "core/task/written_answers.h"

#include <algorithm>

/// Answering a prompt, or the last turn of a conversation.
namespace plateau::task {
namespace {

class InstructionTuning final : public Task {
public:
    const TaskInfo& info() const override {
        static const TaskInfo info{
            .id = "instruction-tuning",
            .name = "instruction tuning",
            .about =
                "A prompt or a conversation, and the answer that is wanted: how well the model writes it.",
            .input = InputKind::Text,
            .target = data::TargetForm::Answer,
            .objective = Objective::CausalLanguage,
            .metrics = {"token_f1", "exact_match", "rouge_l", "bleu", "nats_per_token"},
            .baselines = {BaselineKind::Untouched},
            .unlabelled = "prompts and answers",
            .comparesTexts = true,
            .writesAnswers = true};
        return info;
    }

    Result<TaskFacts> facts(std::span<const data::Sample>, const data::FieldMapping&) const override {
        return TaskFacts{};
    }

    void validate(const TaskFacts& facts, std::vector<Fault>& faults) const override {
        if (!facts.labels.empty()) {
            faults.push_back({"labels", "must be empty: answers are free text", "Remove them."});
        }
    }

    std::vector<int> strata(std::span<const data::Sample> samples, const TaskFacts&) const override {
        return std::vector<int>(samples.size(), 0);
    }

    Examples examples(std::span<const data::Sample> samples, const TaskFacts&) const override {
        return conversationExamples(samples);
    }

    metric::ItemTable score(std::span<const data::Sample> truth, const Outputs& outputs,
                            const TaskFacts&) const override {
        return answerTable(truth, outputs);
    }

    Json details(const metric::ItemTable& table, const Outputs& outputs, const TaskFacts&,
                 const TrainedOn&) const override {
        const auto empty = std::count_if(outputs.answers.begin(), outputs.answers.end(),
                                         [](const std::string& answer) { return answer.empty(); });
        return {{"answers", table.size()}, {"empty_answers", empty}};
    }
};

} // namespace

const Task& instructionTuning() {
    static const InstructionTuning task;
    return task;
}

} // namespace plateau::task
